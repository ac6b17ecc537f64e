"""The fields of an offer that a reply changes: what is usually negotiated, and what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from offercalc.analysis.negotiation.levers import LeverError, LeverKind, Terms, lever_of
from offercalc.analysis.negotiation.package import usual_wishes
from offercalc.analysis.open_questions import Question
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.paths import Path, path_of
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.field import LONG, Field, FieldKind
from offercalc.presentation.forms.offer_form import offer_form

_DAYS: tuple[Path, ...] = (("start_date",), ("expiry_date",))


def reply_fields(offer: Offer, assumptions: Assumptions, presets: Presets, localizer: Localizer) -> tuple[Field, ...]:
    """Return the fields of the terms that are usually negotiated and that the offer has, and of its dates."""
    found = dict.fromkeys(_paths(offer, assumptions))
    return _fields((*found, *_DAYS), offer, presets, localizer)


def answer_fields(
    offer: Offer, questions: Iterable[Question], presets: Presets, localizer: Localizer
) -> tuple[Field, ...]:
    """Return the fields that open questions ask for, in the order of the questions."""
    return _fields(tuple(path_of(question.path) for question in questions), offer, presets, localizer)


def _paths(offer: Offer, assumptions: Assumptions) -> Iterator[Path]:
    for wish in usual_wishes(offer):
        try:
            _terms, lever = lever_of(wish, Terms(offer, assumptions))
        except LeverError:
            continue
        if not lever.is_new and lever.wish.kind is not LeverKind.START:
            yield lever.path


def _fields(paths: tuple[Path, ...], offer: Offer, presets: Presets, localizer: Localizer) -> tuple[Field, ...]:
    """Return the fields at paths, in their order; those of a part name it."""
    known: dict[Path, Field] = {}
    for group in offer_form(offer, presets, localizer):
        for section in group.sections:
            for field in section.fields:
                if field.kind is FieldKind.CHOICE or field.kind in LONG:
                    continue
                title = section.title if section.path else ""
                label = f"{title}: {field.label}" if title else field.label
                known.setdefault(field.path, replace(field, label=label))
    return tuple(known[path] for path in dict.fromkeys(paths) if path in known)
