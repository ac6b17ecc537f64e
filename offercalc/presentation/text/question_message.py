"""The open questions of an offer as a message that is ready to send."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from offercalc.analysis.open_questions import Question
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.text.labels import company
from offercalc.presentation.text.question_text import question_text


class Names(Struct, frozen=True, kw_only=True):
    """Who writes `to` whom, as they want to be named; empty for nobody in particular."""

    to: str = ""
    sender: str = ""


class Message(Struct, frozen=True):
    """A message of a candidate: its subject, and its text with one paragraph or question per line."""

    subject: str
    text: str


def question_message(
    offer: Offer, questions: tuple[Question, ...], today: date, localizer: Localizer, names: Names
) -> Message:
    """Return a message that asks for what is not known, in the order of the questions, with no figure or note of yours.

    Without a name it is addressed to the first contact of the offer, and its last line is left for the sender's name.
    """
    tr, role, at = localizer.tr, single_line(offer.role), company(offer)
    paragraphs = [
        greeting(offer, localizer, names.to),
        tr("Thank you for your offer to join {company} as {role}.", company=at, role=role)
        + " "
        + tr("So that I can consider it properly, could you please help me with these questions?"),
        "\n".join(_numbered(offer, questions, localizer)),
        *_until(offer, today, localizer),
        tr("Thank you very much for your help."),
        f"{tr('Kind regards,')}\n{names.sender}".rstrip(),
    ]
    return Message(tr("Questions about your offer: {role}", role=role), "\n\n".join(paragraphs))


def greeting(offer: Offer, localizer: Localizer, to: str = "") -> str:
    """Return the greeting of a person, else of the first contact of the offer, else of the hiring team."""
    name = single_line(to or (offer.contacts[0].name if offer.contacts else ""))
    return localizer.tr("Dear {name},", name=name) if name else localizer.tr("Dear hiring team,")


def _numbered(offer: Offer, questions: tuple[Question, ...], localizer: Localizer) -> Iterator[str]:
    for number, question in enumerate(questions, start=1):
        yield f"{number}. {question_text(question, offer, localizer)}"


def _until(offer: Offer, today: date, localizer: Localizer) -> Iterator[str]:
    """Yield by when an answer helps, if the offer is still open."""
    if offer.expiry_date is not None and offer.expiry_date > today:
        day = localizer.figures.day(offer.expiry_date)
        yield localizer.tr(
            "The offer is open until {day}, so an answer before then would help me a great deal.", day=day
        )
