"""The state of an offer when a row of it was opened, to say what has changed since."""

from __future__ import annotations

from fractions import Fraction

from offercalc.desktop.state.workspace import Workspace
from offercalc.domain.offer.offer import Offer
from offercalc.domain.validate.size import is_large
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.pages.edit_effect import EffectLine, edit_effect


class EditWatch:
    """Remembers the chosen offer from the moment a row is opened until it is closed."""

    def __init__(self, workspace: Workspace, presets: Presets) -> None:
        self._workspace = workspace
        self._presets = presets
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
        rival = self._rival()
        offers = (before, rival) if rival is not None else (before,)
        if any(is_large(offer, self._presets) for offer in offers):
            return ()
        after = workspace.chosen_alone()
        currency = after.assumptions.currency
        other = None if rival is None else workspace.appraised(rival, currency=currency)
        return edit_effect(workspace.appraised(before, currency=currency), after, other, workspace.localizer)

    def _rival(self) -> Offer | None:
        """Return the baseline of the comparison, or else the best other offer that is compared."""
        workspace = self._workspace
        compared, chosen = workspace.compared, workspace.chosen_document
        baseline = compared[workspace.selection.baseline] if compared else None
        if baseline is not None and baseline.document != chosen:
            return baseline.offer
        others = [kept.offer for kept in compared if kept.document != chosen]
        others = [one for one in others if not is_large(one, self._presets)]
        return max(others, key=self._likely, default=None)

    def _likely(self, offer: Offer) -> Fraction:
        return sum((span.likely for span in self._workspace.appraised(offer).offers[0].years), Fraction(0))
