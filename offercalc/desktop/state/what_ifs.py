"""What compared offers come to at other rates and prices, and what their lead depends on, off the GUI thread."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.negotiation.levers import LeverError, Terms
from offercalc.analysis.negotiation.sensitivity import Sensitivity, Situation
from offercalc.analysis.negotiation.what_if import Share, WhatIf, what_if
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.workbench.negotiation import Conditions
from offercalc.application.workbench.sensitivity import sensitive_to
from offercalc.desktop.state.net_pay import NetPay
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.presentation.negotiation.tornado import usual_factors


class Scene(Struct, frozen=True):
    """What was worked out for a comparison, or why it cannot be."""

    found: WhatIf | None
    sensitivity: Sensitivity | None
    fault: LazyText = NO_TEXT


class WhatIfs(QObject):
    """Works a comparison out at every step of the price of a share; `ready` tells that `scene` is the one asked for."""

    ready = Signal()

    def __init__(
        self, workspace: Workspace, sources: LiveSources, net_pay: NetPay, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._sources = sources
        self._net_pay = net_pay
        self._lane = QtExecutor(self)
        self._asked: tuple[object, ...] = ()
        self.scene = Scene(None, None)

    def ask(self, comparison: Comparison, share: Share | None) -> None:
        """Ask for another comparison or share; of what is asked for meanwhile, only the last is worked out."""
        facts, rates = self._workspace.settings.about_you, self._sources.rates
        asked = id(comparison), comparison.assumptions, share, id(rates)
        if asked == self._asked:
            return
        self._asked = asked
        gross_up, presets = self._net_pay.gross_up, self._sources.presets
        conditions = Conditions(
            comparison.assumptions, comparison.by, rates, presets, lambda one: gross_up(one, facts, rates)
        )
        self._lane.run_last(partial(_scene, comparison, share, conditions), self._show)

    def _show(self, scene: Scene) -> None:
        self.scene = scene
        self.ready.emit()


def _scene(comparison: Comparison, share: Share | None, conditions: Conditions) -> Scene:
    """Return the scene of a comparison, in any thread; the lead is that of the offer with the most."""

    def appraise(situation: Situation) -> tuple[Appraisal, ...]:
        return tuple(conditions.appraised(Terms(offer, situation.assumptions)) for offer in situation.offers)

    found = what_if(comparison, share, appraise)
    ranked = sorted(comparison.offers, key=lambda one: -one.total.likely)
    offers = tuple(one.offer for one in ranked)
    try:
        return Scene(found, sensitive_to(offers, usual_factors(found, offers), conditions))
    except LeverError as error:
        return Scene(None, None, error.text)
