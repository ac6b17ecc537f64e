"""Notices for the sender of an offer sheet, about facts that the sheet itself does not state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.open_questions import open_questions
from offercalc.application.ports.document_options import DocumentOptions, Letterhead
from offercalc.domain.offer.offer import Offer, Status
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.labels import status_label
from offercalc.presentation.text.problem_text import refusal_sentence

_OVER: frozenset[Status] = frozenset({"declined", "expired", "withdrawn"})
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff")
"""How a PNG and a JPG begin."""


def sender_notices(appraisal: Appraisal, order: DocumentOptions, localizer: Localizer) -> tuple[str, ...]:
    """Return the notices for the sender of an offer sheet, as of the day it is printed."""
    offer = appraisal.offer
    return (
        *standing_notices(offer, order.printed_at.date(), localizer),
        *(refusal_sentence(refused, localizer) for refused in appraisal.refusals),
        *_open(offer, order, localizer),
    )


def standing_notices(offer: Offer, today: date, localizer: Localizer) -> Iterator[str]:
    """Yield a notice if an offer is no longer valid, or is only a sample."""
    tr = localizer.tr
    if offer.status in _OVER:
        yield tr('This offer has the status "{status}".', status=status_label(offer.status, localizer))
    if offer.expiry_date is not None and offer.expiry_date < today:
        yield tr(
            "This offer expired on {day}; the sheet shows that date.", day=localizer.figures.day(offer.expiry_date)
        )
    if offer.sample:
        yield tr("This offer is a sample with invented figures; the sheet does not say so.")


def word_notices(letterhead: Letterhead, localizer: Localizer) -> tuple[str, ...]:
    """Return a notice if a Word document is without the logo of its letterhead, which is a drawing."""
    logo = letterhead.logo
    if not logo or logo.startswith(_PICTURES):
        return ()
    return (localizer.tr("The Word document has no logo: it can hold a PNG or JPG, but not an SVG."),)


def _open(offer: Offer, order: DocumentOptions, localizer: Localizer) -> Iterator[str]:
    """Yield a notice of how many terms an employer's sheet leaves to be confirmed."""
    if order.shows("questions") or order.leaves_out_unknown:
        return
    number = len({question.path for question in open_questions(offer)})
    if number:
        yield localizer.plural(
            'The offer has {number} open term; the sheet shows it as "to be confirmed".',
            'The offer has {number} open terms; the sheet shows them as "to be confirmed".',
            number,
        )
