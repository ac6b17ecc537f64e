"""Notices for the sender of an offer sheet, about facts that the sheet itself does not state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from offercalc.analysis.comparison import Appraisal
from offercalc.analysis.open_questions import open_questions
from offercalc.application.ports.document_options import PrintOrder
from offercalc.domain.offer.offer import Offer, Status
from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.text.labels import status_label
from offercalc.presentation.text.problem_text import refusal_sentence

_OVER: frozenset[Status] = frozenset({"declined", "expired", "withdrawn"})


def sender_notices(appraisal: Appraisal, order: PrintOrder, reader: Reader) -> tuple[str, ...]:
    """Return the notices for the sender of an offer sheet, as of the day it is printed."""
    offer = appraisal.offer
    return (
        *standing_notices(offer, order.printed_at.date(), reader),
        *(refusal_sentence(refused, reader) for refused in appraisal.refusals),
        *_open(offer, order, reader),
    )


def standing_notices(offer: Offer, today: date, reader: Reader) -> Iterator[str]:
    """Yield a notice if an offer is no longer valid, or is only a sample."""
    say = reader.say
    if offer.status in _OVER:
        yield say('This offer has the status "{status}".', status=status_label(offer.status, reader))
    if offer.expiry_date is not None and offer.expiry_date < today:
        yield say("This offer expired on {day}; the sheet shows that date.", day=reader.figures.day(offer.expiry_date))
    if offer.sample:
        yield say("This offer is a sample with invented figures; the sheet does not say so.")


def _open(offer: Offer, order: PrintOrder, reader: Reader) -> Iterator[str]:
    """Yield a notice of how many terms an employer's sheet leaves to be confirmed."""
    if order.shows("questions") or order.leaves_out_unknown:
        return
    number = len({question.path for question in open_questions(offer)})
    if number:
        yield reader.count(
            'The offer has {number} open term; the sheet shows it as "to be confirmed".',
            'The offer has {number} open terms; the sheet shows them as "to be confirmed".',
            number,
        )
