"""Open questions worded as a candidate would ask the recruiter."""

from __future__ import annotations

from offercalc.analysis.open_questions import Question
from offercalc.domain.ledger.component import component_at, is_in_part
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.paths import path_of
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.labels import component_label


def question_text(question: Question, offer: Offer, localizer: Localizer) -> str:
    """Return an open question about an offer in words."""
    path = path_of(question.path)
    if not is_in_part(path):
        return localizer.tr(question.text)
    return localizer.tr(question.text, part=component_label(offer, component_at(path), localizer))
