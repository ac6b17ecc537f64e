"""What lies inside a paper: which copies of its offers, and the words that say so to whoever exports it."""

from __future__ import annotations

from offercalc.application.paper_order import Attach, PrintOrder
from offercalc.application.ports import OutsideError
from offercalc.presentation.reader import N_, Reader


def attached_as(order: PrintOrder) -> Attach:
    """Return what a paper carries: nothing where something is hidden.

    Raises OutsideError where something is hidden and the whole offers are asked for nevertheless.
    """
    if not order.redaction:
        return order.attach
    if order.attach == "full":
        raise OutsideError(
            N_("What is hidden would lie inside the paper with the whole offer: attach nothing, or hide nothing.")
        )
    return "none"


def attached_words(order: PrintOrder, reader: Reader, number: int = 1) -> str:
    """Return in words what a paper of `number` offers carries; raises OutsideError as `attached_as` does."""
    attach = attached_as(order)
    if attach == "none" and order.redaction:
        return reader.say("Attached: nothing, so that what is hidden stays hidden")
    if attach == "none":
        return reader.say("Attached: nothing")
    if attach == "full":
        return reader.count(
            "Attached: the whole offer with your notes", "Attached: the whole offers with your notes", number
        )
    return reader.count(
        "Attached: the offer without notes, contacts and status",
        "Attached: the offers without notes, contacts and status",
        number,
    )


def attachment_choices(reader: Reader) -> tuple[tuple[Attach, str], ...]:
    """Return what may lie inside a paper, each with its words, the usual first."""
    say = reader.say
    return (
        ("reader", say("Without notes, contacts and status")),
        ("full", say("Everything, with your notes")),
        ("none", say("Nothing")),
    )
