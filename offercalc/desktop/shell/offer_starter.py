"""Begin offers: one with the usual terms of a region, and the samples."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from offercalc.application.offers.drafts import begin_draft
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.offer import Offer


class OfferStarter:
    """Begins offers in a workspace."""

    def __init__(self, workspace: Workspace, samples: Callable[[], tuple[Offer, ...]], today: date) -> None:
        """Take what reads the samples once they are wanted, and the date."""
        self._workspace = workspace
        self._samples = samples
        self._today = today

    def begin(self, region: str = "") -> None:
        """Begin an offer with the usual terms of a region, by default of the person's own."""
        from offercalc.application.offers.starters import region_of  # noqa: PLC0415 - not for the first paint

        workspace, localizer = self._workspace, self._workspace.localizer
        currency = workspace.settings.currency or "USD"
        draft = begin_draft(region or region_of(localizer), currency, self._today, localizer)
        terms = replace(draft.terms, status=workspace.settings.outlook.begins_as)
        workspace.begin(replace(draft, terms=terms), localizer.tr("New offer"))

    def add_samples(self) -> None:
        """Add the samples as one undo step."""
        self._workspace.add_all(self._samples(), self._workspace.localizer.tr("Show samples"))
