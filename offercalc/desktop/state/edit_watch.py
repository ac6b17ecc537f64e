"""The other offer that the chosen one is compared with, and what an edit of the chosen one changes."""

from __future__ import annotations

from fractions import Fraction

from offercalc.analysis.comparison import Comparison
from offercalc.application.ports.library import StoredOffer
from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.offer import Offer
from offercalc.domain.validate.size import is_large
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.pages.edit_effect import EffectLine, edit_effect


class Rival:
    """Names the rival: the one picked, or else the baseline of the comparison, or the best other compared offer."""

    def __init__(self, workspace: Workspace, presets: Presets) -> None:
        self._workspace = workspace
        self._presets = presets
        self.picked = ""

    @property
    def choices(self) -> tuple[StoredOffer, ...]:
        """Return the offers that may be picked: all complete ones but the chosen one, without large ones."""
        return tuple(kept for kept in self._workspace.offers if self._may_be(kept))

    @property
    def kept(self) -> StoredOffer | None:
        """Return the rival with its document, or None if there is no other offer."""
        workspace = self._workspace
        offers = workspace.offers if self.picked else ()
        picked = next((kept for kept in offers if kept.document == self.picked), None)
        if picked is not None and self._may_be(picked):
            return picked
        compared = workspace.compared
        baseline = compared[workspace.selection.baseline] if compared else None
        if baseline is not None and self._may_be(baseline):
            return baseline
        return max((kept for kept in compared if self._may_be(kept)), key=self._likely, default=None)

    @property
    def offer(self) -> Offer | None:
        """Return the rival, or None if there is no other offer."""
        kept = self.kept
        return None if kept is None else kept.offer

    def alone(self) -> Comparison | None:
        """Appraise the rival alone in the currency in which the chosen offer is shown; None if there is none."""
        offer = self.offer
        return None if offer is None else self._workspace.appraised(offer, currency=self._currency)

    def beside(self) -> Comparison:
        """Appraise the chosen offer and beside it the rival, if there is one."""
        workspace, offer = self._workspace, self.offer
        chosen = workspace.chosen_offer
        if offer is None or chosen is None:
            return workspace.chosen_alone()
        return workspace.appraised(chosen, offer, currency=self._currency)

    @property
    def _currency(self) -> str:
        return self._workspace.chosen_alone().assumptions.currency

    def _may_be(self, kept: StoredOffer) -> bool:
        workspace = self._workspace
        return kept.document != workspace.chosen_document and not is_large(kept.offer, self._presets)

    def _likely(self, kept: StoredOffer) -> Fraction:
        years = self._workspace.appraised(kept.offer).offers[0].years
        return sum((span.likely for span in years), Fraction(0))


class EditWatch:
    """Remembers the chosen offer from the moment a row is opened until it is closed."""

    def __init__(self, workspace: Workspace, presets: Presets) -> None:
        self._workspace, self.presets, self.rival = workspace, presets, Rival(workspace, presets)
        self._began: tuple[str, Offer, int] | None = None

    def begin(self) -> None:
        """Remember the offer as it is now."""
        workspace = self._workspace
        kept = workspace.find(workspace.chosen_document)
        self._began = None if kept is None else (kept.document, kept.offer, workspace.undo_stack.index())

    def end(self) -> None:
        """Forget it."""
        self._began = None

    @property
    def can_undo(self) -> bool:
        """Whether anything has been changed since the row was opened."""
        return self._began is not None and self._workspace.undo_stack.index() > self._began[2]

    def lines(self) -> tuple[EffectLine, ...]:
        """Return what has changed; nothing for a large offer, whose figures take a while."""
        workspace = self._workspace
        if self._began is None or self._began[0] != workspace.chosen_document:
            return ()
        before = self._began[1]
        rival = self.rival.offer
        offers = (before, rival) if rival is not None else (before,)
        if any(is_large(offer, self.presets) for offer in offers):
            return ()
        after = workspace.chosen_alone()
        currency = after.assumptions.currency
        other = None if rival is None else workspace.appraised(rival, currency=currency)
        return edit_effect(workspace.appraised(before, currency=currency), after, other, workspace.localizer)
