"""The papers that a table can become: offer sheets, or offer letters as PDFs or Word documents."""

from __future__ import annotations

from offercalc.application.batch.batch_order import BatchPaper
from offercalc.application.batch.letter_batch import LetterOrder, usable_clauses
from offercalc.application.documents.sheet_settings import sheet_order_of
from offercalc.application.workbench.selected_papers import document_localizer
from offercalc.desktop.state.workspace import Workspace
from offercalc.presentation.formats.localizer import Localizer

SHEETS, LETTERS, WORD = "sheets", "letters", "word"


def kinds_of_papers(localizer: Localizer) -> tuple[tuple[str, str], ...]:
    """Return the kinds of papers with their labels."""
    tr = localizer.tr
    return (
        (SHEETS, tr("Offer sheets (PDF)")), (LETTERS, tr("Offer letters (PDF)")), (WORD, tr("Offer letters (Word)")),
    )  # fmt: skip


def wanted_paper(kind: str, workspace: Workspace) -> BatchPaper:
    """Return how papers of a kind are printed; raises ExternalError if the logo cannot be read."""
    settings = workspace.settings
    order = sheet_order_of(settings.sheet, settings.paper, workspace.tools.today)
    localizer = document_localizer(settings.sheet.language, workspace.localizer)
    letters = None
    if kind != SHEETS:
        clauses, _faults = usable_clauses(workspace.tools.clauses, localizer.language, workspace.localizer)
        letters = LetterOrder(clauses, is_word=kind == WORD)
    return BatchPaper(order, settings.sheet.second, settings.by, localizer, workspace.localizer, letters)
