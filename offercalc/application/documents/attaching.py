"""Which copies of the offers are attached to a PDF, and how the export dialog describes them."""

from __future__ import annotations

from offercalc.application.ports.document_options import Attach, PrintOrder
from offercalc.application.ports.errors import OutsideError
from offercalc.presentation.formats.localizer import N_, Reader


def attached_as(order: PrintOrder) -> Attach:
    """Return which copies of the offers are attached: none if the PDF redacts anything.

    Raises OutsideError if the PDF redacts something and complete offers are requested.
    """
    if not order.redaction:
        return order.attach
    if order.attach == "full":
        raise OutsideError(
            N_("The complete offer contains the information you chose to hide. Attach nothing, or hide nothing.")
        )
    return "none"


def attached_words(order: PrintOrder, reader: Reader, number: int = 1) -> str:
    """Describe the attachments of a PDF with `number` offers; raises OutsideError as `attached_as` does."""
    attach = attached_as(order)
    if attach == "none" and order.redaction:
        return reader.say("Attached: nothing, so that hidden information stays hidden")
    if attach == "none":
        return reader.say("Attached: nothing")
    if attach == "full":
        return reader.count(
            "Attached: the complete offer, including your notes",
            "Attached: the complete offers, including your notes",
            number,
        )
    return reader.count(
        "Attached: the offer without notes, contacts and status",
        "Attached: the offers without notes, contacts and status",
        number,
    )


def attachment_choices(reader: Reader) -> tuple[tuple[Attach, str], ...]:
    """Return the attachment options with their labels, the default first."""
    say = reader.say
    return (
        ("reader", say("Without notes, contacts and status")),
        ("full", say("Everything, including your notes")),
        ("none", say("Nothing")),
    )
