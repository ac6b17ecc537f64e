"""The papers that a table can become: offer sheets, or offer letters as PDFs or Word documents."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

from offercalc.application.batch.batch_order import BatchInputs, BatchPaper, batch_order, row_document
from offercalc.application.batch.letter_batch import LetterOrder, usable_clauses
from offercalc.application.batch.sheet_batch import BatchOrder
from offercalc.application.clauses.clause_library import ClauseLibrary
from offercalc.application.documents.sheet_settings import sheet_order_of
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_table import RowOffer
from offercalc.application.ports.renderer import PdfRenderer
from offercalc.application.workbench.selected_papers import document_localizer
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.scenario import assumptions_of
from offercalc.presentation.formats.localizer import Localizer

SHEETS, LETTERS, WORD = "sheets", "letters", "word"
_MOST_JOBS = 4


def kinds_of_papers(localizer: Localizer) -> tuple[tuple[str, str], ...]:
    """Return the kinds of papers with their labels."""
    tr = localizer.tr
    return (
        (SHEETS, tr("Offer sheets (PDF)")), (LETTERS, tr("Offer letters (PDF)")), (WORD, tr("Offer letters (Word)")),
    )  # fmt: skip


class WantedPapers:
    """The papers that a table asks for, under the settings of a workspace; ExternalError if the logo cannot be read."""

    def __init__(
        self,
        workspace: Workspace,
        clauses: Callable[[], ClauseLibrary],
        renderer: Callable[[], PdfRenderer],
        sources: LiveSources,
    ) -> None:
        """Take what returns the clauses for letters, and the renderer once papers are printed."""
        self._workspace = workspace
        self._clauses = clauses
        self._renderer = renderer
        self._sources = sources

    @property
    def today(self) -> date:
        """Return the day on which papers are printed."""
        return self._sources.today

    def paper(self, kind: str) -> BatchPaper:
        """Return how papers of a kind are printed."""
        workspace, settings = self._workspace, self._workspace.settings
        order = sheet_order_of(settings.sheet, settings.paper, self._sources.today)
        localizer = document_localizer(settings.sheet.language, workspace.localizer)
        letters = None
        if kind != SHEETS:
            clauses, _faults = usable_clauses(self._clauses(), localizer.language, workspace.localizer)
            letters = LetterOrder(clauses, is_word=kind == WORD)
        return BatchPaper(order, settings.sheet.second, settings.by, localizer, workspace.localizer, letters)

    def order(self, kind: str) -> BatchOrder:
        """Return the order for papers of a kind, in as many processes as are worth it."""
        return batch_order(self.paper(kind), self._inputs, self._renderer(), min(os.cpu_count() or 1, _MOST_JOBS))

    def drawing(self, kind: str) -> Callable[[RowOffer], tuple[bytes, ...]]:
        """Return what draws the pages of a row, in any thread, as they would be printed."""
        paper, inputs, renderer = self.paper(kind), self._inputs, self._renderer()
        return lambda row: renderer.preview(row_document(paper, inputs, row)[0])

    @property
    def _inputs(self) -> BatchInputs:
        return BatchInputs(self._sources.rates, self._sources.presets, self._assume)

    def _assume(self, row: RowOffer, other: str) -> Assumptions:
        settings = self._workspace.settings
        currency = other or settings.currency or row.offer.currency
        return assumptions_of(settings.assumed, (row.offer,), currency, settings.years, self._sources.today)
