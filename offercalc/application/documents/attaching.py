"""Which copies of the offers are attached to a PDF, and how the export dialog describes them."""

from __future__ import annotations

from offercalc.application.ports.document_options import Attach, DocumentOptions
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_, Localizer


def attached_as(order: DocumentOptions) -> Attach:
    """Return which copies of the offers are attached: none if the PDF redacts anything.

    Raises ExternalError if the PDF redacts something and complete offers are requested.
    """
    if not order.redaction:
        return order.attach
    if order.attach == "full":
        raise ExternalError(
            N_("The complete offer contains the information you chose to hide. Attach nothing, or hide nothing.")
        )
    return "none"


def attached_words(order: DocumentOptions, localizer: Localizer, number: int = 1) -> str:
    """Describe the attachments of a PDF with `number` offers; raises ExternalError as `attached_as` does."""
    attach = attached_as(order)
    if attach == "none" and order.redaction:
        return localizer.tr("Attached: nothing, so that hidden information stays hidden")
    if attach == "none":
        return localizer.tr("Attached: nothing")
    if attach == "full":
        return localizer.plural(
            "Attached: the complete offer, including your notes",
            "Attached: the complete offers, including your notes",
            number,
        )
    return localizer.plural(
        "Attached: the offer without notes, contacts, status and candidate",
        "Attached: the offers without notes, contacts, status and candidate",
        number,
    )


def attachment_choices(localizer: Localizer) -> tuple[tuple[Attach, str], ...]:
    """Return the attachment options with their labels, the default first."""
    tr = localizer.tr
    return (
        ("reader", tr("Without notes, contacts, status and candidate")),
        ("full", tr("Everything, including your notes")),
        ("none", tr("Nothing")),
    )
