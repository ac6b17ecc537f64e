"""Levers: the terms of an offer that one side can move in a negotiation, each on a grid of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.exchange.rate import is_rate
from offercalc.domain.offer.equity import GRANTS
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus, Instalment, OneTime, Salary
from offercalc.domain.problems.value_limits import LARGEST
from offercalc.domain.scenario.assumptions import Assumptions, OwnRate
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.lazy_text import N_, LazyText
from offercalc.domain.values.paths import Path, get_at, path_of, replace_at

MOST_LEVERS = 8
LATEST_START = 365
"""How many days earlier than offered a start can be asked for."""
_LARGEST_PERCENT = Decimal(1000)
_HALF = Decimal("0.5")
_TENTH = Decimal("0.1")
_MOST_WAGES = Decimal(120)
_GRID = 2
"""Two digits below the first: a step is about a hundredth of the value."""


class LeverKind(StrEnum):
    """The levers by the names that people type."""

    BASE = "base"
    SIGN_ON = "sign-on"
    BONUS = "bonus"
    RAISE = "raise"
    UNITS = "units"
    VALUE = "value"
    START = "start"
    CLAWBACK = "clawback"
    RATE = "rate"


class LeverError(ValueError):
    """A lever cannot act; `text` says why and what to do instead."""

    def __init__(self, text: LazyText) -> None:
        super().__init__(text)
        self.text = text


class Wish(Struct, frozen=True, kw_only=True):
    """A lever as a person asks for it: `part` is a path such as `equity[1]`, or empty for the first that fits.

    `pair` is the base and the quote of an exchange rate. Absent limits and steps follow from what is offered.
    """

    kind: LeverKind
    part: str = ""
    pair: tuple[str, str] = ("", "")
    least: Decimal | None = None
    most: Decimal | None = None
    step: Decimal | None = None


class Terms(Struct, frozen=True):
    """What levers act on: the offer, and the assumptions, of which only an exchange rate is a lever."""

    offer: Offer
    assumptions: Assumptions


Value: TypeAlias = Decimal | date


class Lever(Struct, frozen=True, kw_only=True):
    """A term at `path` of the offer, from `first` in steps of `step`; a negative step is a term that costs the other.

    `offered` is its value now, None if it is unknown. `is_new` is True if the offer does not have the term yet.
    """

    wish: Wish
    path: Path
    offered: Value | None
    first: Value
    step: Decimal
    steps: int
    is_new: bool = False

    @property
    def name(self) -> str:
        """The name as people type it, e.g. `base`, `units@equity[1]` or `rate:USD/IDR`."""
        if self.wish.kind is LeverKind.RATE:
            return "rate:" + "/".join(self.wish.pair)
        return f"{self.wish.kind}@{self.wish.part}" if self.wish.part else str(self.wish.kind)

    def value(self, step: int) -> Value:
        """Return the value of the term after a number of steps."""
        if isinstance(self.first, date):
            return self.first + timedelta(days=int(self.step) * step)
        return self.first + self.step * step

    def applied(self, terms: Terms, step: int) -> Terms:
        """Return the terms with this one moved by a number of steps."""
        value = self.value(step)
        if self.wish.kind is LeverKind.RATE:
            own = OwnRate(base=self.wish.pair[0], quote=self.wish.pair[1], value=Decimal(str(value)))
            return replace(terms, assumptions=_with_rate(terms.assumptions, own))
        if self.wish.kind is LeverKind.CLAWBACK and not value:
            return replace(terms, offer=replace_at(terms.offer, self.path[:-1], None))
        return replace(terms, offer=replace_at(terms.offer, self.path, value))


def lever_of(wish: Wish, terms: Terms) -> tuple[Terms, Lever]:
    """Return the lever for a wish, and the terms, to which a missing term is added with the value 0.

    Raise LeverError if the offer has nothing to move, or if the limits contradict what is offered.
    """
    if wish.kind is LeverKind.RATE:
        return terms, _rate_lever(wish)
    if wish.kind is LeverKind.START:
        return terms, _start_lever(wish, terms.offer)
    path = _path(wish, terms.offer)
    is_new = path is None
    offer = terms.offer
    if path is None:
        offer, path = _CREATED.get(wish.kind, _not_there)(wish, offer)
    value = _offered(get_at(offer, path))
    return replace(terms, offer=offer), _grid(wish, path, value, _scale(value, offer), is_new=is_new)


def has_clawback(offer: Offer) -> bool:
    """Whether the offer has a clawback of a known number of months, which can be shortened."""
    return any(_offered(get_at(offer, path)) for path in _clawback_paths(offer))


def _with_rate(assumptions: Assumptions, own: OwnRate) -> Assumptions:
    others = tuple(one for one in assumptions.own_rates if {one.base, one.quote} != {own.base, own.quote})
    return replace(assumptions, own_rates=(*others, own))


def _offered(estimate: object) -> Decimal | None:
    """Return the likely value of an estimate, or None if it is unknown."""
    if isinstance(estimate, Range):
        return estimate.likely
    return Decimal(str(estimate)) if estimate is not None else None


_Finder: TypeAlias = Callable[[Offer], Iterator[Path]]


def _base_paths(offer: Offer) -> Iterator[Path]:
    return (("pay", index, "amount") for index, part in enumerate(offer.pay) if isinstance(part, Salary))


def _raise_paths(offer: Offer) -> Iterator[Path]:
    return (("pay", index, "raise_percent") for index, part in enumerate(offer.pay) if isinstance(part, Salary))


def _bonus_paths(offer: Offer) -> Iterator[Path]:
    for index, part in enumerate(offer.pay):
        if isinstance(part, Bonus):
            fields = ("percent_of_salary", "amount", "months_of_wage")
            stated = next((field for field in fields if getattr(part, field) is not None), fields[0])
            yield ("pay", index, stated)


def _sign_on_paths(offer: Offer) -> Iterator[Path]:
    for index, part in enumerate(offer.pay):
        if isinstance(part, OneTime) and part.instalments:
            yield ("pay", index, "instalments", 0, "amount")


def _clawback_paths(offer: Offer) -> Iterator[Path]:
    for index, part in enumerate(offer.pay):
        if isinstance(part, OneTime) and part.clawback is not None and not part.clawback.schedule:
            yield ("pay", index, "clawback", "months")


def _grant_paths(field: str) -> _Finder:
    def paths(offer: Offer) -> Iterator[Path]:
        for index, part in enumerate(offer.equity):
            if isinstance(part, GRANTS) and getattr(part, field) is not None:
                yield ("equity", index, field)

    return paths


_PATHS: dict[LeverKind, _Finder] = {
    LeverKind.BASE: _base_paths,
    LeverKind.RAISE: _raise_paths,
    LeverKind.BONUS: _bonus_paths,
    LeverKind.SIGN_ON: _sign_on_paths,
    LeverKind.CLAWBACK: _clawback_paths,
    LeverKind.UNITS: _grant_paths("units"),
    LeverKind.VALUE: _grant_paths("value"),
}


def _path(wish: Wish, offer: Offer) -> Path | None:
    """Return the path of the term: in the part that the wish names, otherwise in the first part that fits."""
    found = list(_PATHS[wish.kind](offer))
    if not wish.part:
        return next(iter(found), None)
    part = path_of(f"$.{wish.part}")
    inside = next((path for path in found if path[: len(part)] == part), None)
    if inside is None:
        text = N_("{part} has nothing that {lever} can change; write a part that the offer has, e.g. pay[0].")
        raise LeverError(LazyText(text, part=wish.part, lever=wish.kind.value))
    return inside


def _new_sign_on(_wish: Wish, offer: Offer) -> tuple[Offer, Path]:
    part = OneTime(label=N_("Sign-on bonus"), instalments=(Instalment(amount=Decimal(0)),))
    return _with_pay(offer, part), ("pay", len(offer.pay), "instalments", 0, "amount")


def _new_bonus(_wish: Wish, offer: Offer) -> tuple[Offer, Path]:
    return _with_pay(offer, Bonus(percent_of_salary=Decimal(0))), ("pay", len(offer.pay), "percent_of_salary")


def _new_base(_wish: Wish, offer: Offer) -> tuple[Offer, Path]:
    return _with_pay(offer, Salary(amount=Decimal(0))), ("pay", len(offer.pay), "amount")


def _with_pay(offer: Offer, part: OneTime | Bonus | Salary) -> Offer:
    return replace(offer, pay=(*offer.pay, part))


def _not_there(wish: Wish, _offer: Offer) -> tuple[Offer, Path]:
    missing = {
        LeverKind.UNITS: N_("the offer has no grant with a number of units; add one, or use value."),
        LeverKind.VALUE: N_("the offer has no grant with a value; add one, or use units."),
        LeverKind.RAISE: N_("the offer has no salary, so a raise has nothing to act on; use base."),
        LeverKind.CLAWBACK: N_("the offer has no clawback of a number of months to shorten; leave this lever out."),
    }
    raise LeverError(LazyText(missing[wish.kind]))


_CREATED: dict[LeverKind, Callable[[Wish, Offer], tuple[Offer, Path]]] = {
    LeverKind.SIGN_ON: _new_sign_on,
    LeverKind.BONUS: _new_bonus,
    LeverKind.BASE: _new_base,
}


def _scale(value: Decimal | None, offer: Offer) -> Decimal:
    """Return the size of an amount by which a step is chosen: its own, otherwise that of the salary."""
    if value:
        return value
    salaries = (_offered(part.amount) for part in offer.pay if isinstance(part, Salary))
    return next((amount for amount in salaries if amount), Decimal(100))


def _grid(wish: Wish, path: Path, offered: Decimal | None, scale: Decimal, *, is_new: bool) -> Lever:
    """Return a lever from its least to its largest value."""
    falls = wish.kind is LeverKind.CLAWBACK
    step = _step(wish, str(path[-1]), scale)
    start = offered if offered is not None else Decimal(0)
    least = wish.least if wish.least is not None else Decimal(0) if falls else start
    most = wish.most if wish.most is not None else start if falls else _largest(str(path[-1]))
    if least > most:
        text = N_("{lever} is limited to {least} up to {most}, which leaves nothing to ask for; raise max.")
        raise LeverError(LazyText(text, lever=wish.kind.value, least=f"{least:f}", most=f"{most:f}"))
    first = most if falls else least
    return Lever(
        wish=wish,
        path=path,
        offered=offered,
        first=first,
        step=-step if falls else step,
        steps=int((most - least) / step),
        is_new=is_new,
    )


def _step(wish: Wish, field: str, scale: Decimal) -> Decimal:
    """Return the step that the wish states, otherwise one that suits the field."""
    if wish.step is not None:
        if wish.step <= 0:
            raise LeverError(LazyText(N_("the step of {lever} must be above 0."), lever=wish.kind.value))
        return wish.step
    if field in {"units", "months"}:
        return Decimal(1)
    if field == "months_of_wage":
        return _TENTH
    return _HALF if field.endswith("percent") or field == "percent_of_salary" else _round_step(scale)


def _round_step(value: Decimal) -> Decimal:
    """Return 1, 2 or 5 times a power of ten, about a hundredth of the value."""
    tenth = Decimal(10) ** (value.adjusted() - _GRID)
    first = int(value.scaleb(-value.adjusted()))
    return tenth * (5 if first >= 5 else 2 if first >= 2 else 1)  # noqa: PLR2004 - the digits of a step


def _largest(field: str) -> Decimal:
    if field == "months_of_wage":
        return _MOST_WAGES
    return _LARGEST_PERCENT if "percent" in field else LARGEST


def _start_lever(wish: Wish, offer: Offer) -> Lever:
    """Return the lever of an earlier start: from the offered day back, in days."""
    for limit in (wish.least, wish.most):
        if limit is not None:
            text = N_("limits of start are days before the offered start, e.g. max=60.")
            if limit < 0 or limit > LATEST_START or limit != int(limit):
                raise LeverError(LazyText(text))
    step = int(wish.step) if wish.step is not None else 1
    if step <= 0:
        raise LeverError(LazyText(N_("the step of {lever} must be above 0."), lever=wish.kind.value))
    days = int(wish.most) if wish.most is not None else LATEST_START
    return Lever(
        wish=wish,
        path=("start_date",),
        offered=offer.start_date,
        first=offer.start_date,
        step=Decimal(-step),
        steps=days // step,
    )


def _rate_lever(wish: Wish) -> Lever:
    """Return the lever of an exchange rate; its limits must be stated, because no rate is a part of the offer."""
    if wish.least is None or wish.most is None:
        text = N_("rate needs limits, e.g. rate:{base}/{quote}:min=14000:max=20000.")
        raise LeverError(LazyText(text, base=wish.pair[0], quote=wish.pair[1]))
    if not is_rate(wish.least) or not is_rate(wish.most) or wish.least >= wish.most:
        raise LeverError(LazyText(N_("the limits of rate must be rates, the smaller one first.")))
    step = wish.step if wish.step is not None else _round_step(wish.least) / 100
    if step <= 0:
        raise LeverError(LazyText(N_("the step of {lever} must be above 0."), lever=wish.kind.value))
    steps = int((wish.most - wish.least) / step)
    return Lever(wish=wish, path=(), offered=None, first=wish.least, step=step, steps=steps)
