"""What is asked for in the negotiation of the selected offer, worked out off the GUI thread while it is changed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from offercalc.analysis.measures import Measure, Overall
from offercalc.analysis.negotiation.levers import MOST_LEVERS, LeverError, LeverKind, Value, Wish
from offercalc.analysis.negotiation.package import AskedTerm, AskError, Proposal, Way, usual_wishes
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.library import StoredOffer
from offercalc.application.workbench.negotiation import Aim, Bid, Conditions, proposed
from offercalc.desktop.state.net_pay import NetPay
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.domain.exchange.rate import NoRate
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.exchange_basis import basis_rate
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.negotiation.negotiation_page import NegotiationPage, measures_offered, negotiation_page

AMOUNT = "amount"
"""The target that is an amount in the display currency instead of another offer."""


_RATE_SPREAD = 4


class Stance(Struct, frozen=True, kw_only=True):
    """What a person asks for: the target, the measure, and the values and steps of terms by their places.

    The target is a document, `AMOUNT`, or "" for the compared offer that is ahead. `closing` is the place of the term
    that closes the rest, -1 for none.
    """

    target: str = ""
    amount: Decimal | None = None
    measure: Measure = Overall.TOTAL
    values: dict[int, Value] = {}
    steps: dict[int, Decimal] = {}
    closing: int = 0


_Names: TypeAlias = tuple[tuple[LeverKind, str], ...]
"""What terms were asked about, in their order."""


def _moved(stance: Stance, before: _Names, now: _Names) -> Stance:
    """Return a stance with its terms where they are now; a term that is gone is not asked for."""
    places = {place: now.index(name) for place, name in enumerate(before) if name in now}
    return replace(
        stance,
        values={places[place]: value for place, value in stance.values.items() if place in places},
        steps={places[place]: step for place, step in stance.steps.items() if place in places},
        closing=places.get(stance.closing, -1),
    )


class Answer(Struct, frozen=True):
    """A proposal with its page, or why there is none: a sentence, and the place of the term it is about or -1.

    `offer` is the offer for which the proposal was made, which may no longer be the selected one.
    """

    proposal: Proposal | None
    page: NegotiationPage | None
    fault: LazyText | None = None
    place: int = -1
    offer: Offer | None = None


class Negotiator(QObject):
    """Holds a stance per offer; `answered` tells that the answer has changed."""

    answered = Signal()

    def __init__(
        self, workspace: Workspace, sources: LiveSources, net_pay: NetPay, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._sources = sources
        self._net_pay = net_pay
        self._lane = QtExecutor(self)
        self._stances: dict[str, tuple[_Names, Stance]] = {}
        self._asked: tuple[object, ...] = ()
        self.answer = Answer(None, None)

    @property
    def stance(self) -> Stance:
        """Return what is asked for of the selected offer, also if the offer has other terms by now."""
        document, names = self._workspace.chosen_document, self._names
        if document not in self._stances:
            return Stance()
        before, stance = self._stances[document]
        return stance if before == names else _moved(stance, before, names)

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """Return the terms that can be asked for of the selected offer, and an exchange rate on which it depends."""
        offer = self._workspace.chosen_offer
        if offer is None:
            return ()
        found = usual_wishes(offer)
        rate = self._rate_wish(offer)
        return found if rate is None else (*found[: MOST_LEVERS - 1], rate)

    @property
    def others(self) -> tuple[StoredOffer, ...]:
        """Return the offers that the selected one can be made equal to."""
        workspace = self._workspace
        return tuple(kept for kept in workspace.offers if kept.document != workspace.chosen_document)

    @property
    def target(self) -> str:
        """Return the document of the target, or `AMOUNT`: without a choice, the compared offer with the most."""
        others, chosen = self.others, self.stance.target
        if chosen == AMOUNT or any(kept.document == chosen for kept in others):
            return chosen
        if not others:
            return AMOUNT
        found = self._workspace.comparison()
        totals = {
            kept.document: one.total.likely for kept, one in zip(self._workspace.compared, found.offers, strict=True)
        }
        return max(others, key=lambda kept: totals.get(kept.document, Fraction(-1))).document

    @property
    def proposal(self) -> Proposal | None:
        """Return the proposal for the selected offer; None until the answer is about that offer as it is now."""
        return self.answer.proposal if self.answer.offer == self._workspace.chosen_offer else None

    @property
    def years(self) -> int:
        """Return the years of the horizon."""
        return self._workspace.settings.years

    def change(self, **fields: object) -> None:
        """Change parts of the stance, and work the answer out again."""
        stance = replace(self.stance, **fields)
        self._stances[self._workspace.chosen_document] = self._names, stance
        self.refresh()

    def ask(self, place: int, value: Value) -> None:
        """Ask for a value of a term; if it was the one that closes the rest, no term does any more."""
        closing = -1 if place == self.stance.closing else self.stance.closing
        self.change(values={**self.stance.values, place: value}, closing=closing)

    def set_step(self, place: int, step: Decimal) -> None:
        """Change the step of a term."""
        self.change(steps={**self.stance.steps, place: step})

    def take(self, way: Way) -> None:
        """Ask for another way to the goal; its last term closes the rest, so that it follows the others."""
        self.change(values=dict(way.values), closing=way.values[-1][0])

    def forget(self) -> None:
        """Forget what is asked for of the selected offer, such as when it has become the offer itself."""
        self._stances.pop(self._workspace.chosen_document, None)

    def refresh(self) -> None:
        """Work the answer out if anything has changed that it depends on."""
        offer, stance, localizer = self._workspace.chosen_offer, self.stance, self._workspace.localizer
        aim = self._aim()
        if offer is None or aim is None:
            self._asked = ()
            self._show(Answer(None, None))
            return
        conditions = self._conditions()
        settings = self._workspace.settings
        taxed = settings.about_you if settings.take_home else None
        key = offer, aim, stance, localizer, conditions.assumptions, conditions.by, id(conditions.rates), taxed
        if key != self._asked:
            self._asked = key
            asked = tuple(
                AskedTerm(wish=replace(wish, step=stance.steps.get(place)), value=stance.values.get(place))
                for place, wish in enumerate(self.wishes)
            )
            bid = Bid(aim=aim, asked=asked, closing=stance.closing)
            self._lane.run_last(partial(_answer, offer, bid, conditions, localizer), self._show)

    @property
    def _names(self) -> _Names:
        """Return the terms of the selected offer by their names; the exchange rate comes last and is not asked for."""
        offer = self._workspace.chosen_offer
        return () if offer is None else tuple((wish.kind, wish.part) for wish in usual_wishes(offer))

    def _rate_wish(self, offer: Offer) -> Wish | None:
        """Return the exchange rate between an offer and the display currency, from a quarter of it to four times."""
        assumptions, target = self._conditions().assumptions, self._workspace.selection.find(self.target)
        if offer.currency == assumptions.currency or (target is not None and target.currency == offer.currency):
            return None
        rate = basis_rate(self._sources.rates, offer.currency, assumptions)
        if isinstance(rate, NoRate):
            return None
        value = Decimal(f"{float(rate.value):.6g}")
        pair = offer.currency, assumptions.currency
        return Wish(kind=LeverKind.RATE, pair=pair, least=value / _RATE_SPREAD, most=value * _RATE_SPREAD)

    def _aim(self) -> Aim | None:
        stance = self.stance
        measure = stance.measure if stance.measure in measures_offered(self.years) else Overall.TOTAL
        if self.target == AMOUNT:
            return None if stance.amount is None else Aim(target=Fraction(stance.amount), measure=measure)
        found = self._workspace.selection.find(self.target)
        return None if found is None else Aim(target=found, measure=measure)

    def _conditions(self) -> Conditions:
        workspace, net_pay = self._workspace, self._net_pay
        found, facts, rates = workspace.chosen_alone(), workspace.settings.about_you, self._sources.rates
        return Conditions(
            found.assumptions,
            found.by,
            rates,
            self._sources.presets,
            lambda comparison: net_pay.gross_up(comparison, facts, rates),
            net_pay.leave(facts, rates) if workspace.settings.take_home else None,
        )

    def _show(self, answer: Answer) -> None:
        self.answer = answer
        self.answered.emit()


def _answer(offer: Offer, bid: Bid, conditions: Conditions, localizer: Localizer) -> Answer:
    """Return the answer to a stance, in any thread."""
    try:
        proposal = proposed(offer, bid, conditions)
    except AskError as error:
        return Answer(None, None, error.text, error.place)
    except LeverError as error:
        return Answer(None, None, error.text)
    return Answer(proposal, negotiation_page(proposal, localizer), offer=offer)
