"""The open questions of an offer, to ask the recruiter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from offercalc.domain.ledger.equity.valuation import floor_of, whole_value
from offercalc.domain.ledger.salary import is_part_of_salary
from offercalc.domain.offer.equity import Espp, Grant, Option, Phantom, ProfitUnit, RestrictedStock, Rsu, Sar
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.part import GROSS_QUESTION
from offercalc.domain.offer.pay import Salary, ThirteenthMonth
from offercalc.domain.offer.preferred import classes_of
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.field_spec import Unit, is_stated, record_types, specs_of
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months

USUAL_HORIZON = 4
"""The years over which offers are compared unless something else is chosen."""


class Question(Struct, frozen=True):
    """One open question: the path of the open field, and the message that asks for it."""

    path: str
    text: str


def open_questions(offer: Offer, *, is_sold: bool = False, years: int = USUAL_HORIZON) -> tuple[Question, ...]:
    """Return the questions on unknown and ranged values of an offer: its pay, equity and then the employment itself.

    If the company `is_sold`, the proceeds of a share depend on the number of shares. Paydays are asked for within the
    horizon of `years`.
    """
    asked = [question for index, part in enumerate(offer.pay) for question in _open_fields(part, f"$.pay[{index}]")]
    asked += [
        Question(f"$.pay[{index}].tax", GROSS_QUESTION) for index, part in enumerate(offer.pay) if part.tax == "net"
    ]
    asked += _paydays(offer, years)
    asked += _salary_of_others(offer)
    for index, stake in enumerate(offer.equity):
        path = f"$.equity[{index}]"
        asked += _espp(stake, path) if isinstance(stake, Espp) else _grant(stake, path)
        if is_sold and isinstance(stake, Grant) and _needs_shares(stake):
            asked.append(_asked(stake, path, "fully_diluted_shares"))
    asked += [
        _asked(offer, "$", name) for name, spec in specs_of(Offer).items() if spec.question and _is_open(offer, name)
    ]
    return tuple(dict.fromkeys(asked))


def _needs_shares(grant: Grant) -> bool:
    """Whether the number of fully diluted shares is missing for the price at an exit."""
    is_part = grant.ownership_percent is not None and _is_stock(grant)
    return grant.fully_diluted_shares is None and not is_part


def _asked(owner: Struct, path: str, name: str) -> Question:
    """Return the question for a field of a value."""
    return Question(f"{path}.{name}", specs_of(type(owner))[name].question)


def _open_fields(owner: Struct, path: str) -> Iterator[Question]:
    """Yield the open fields of a value, then those of the records inside it."""
    asking, holding = _fields(type(owner))
    for name in asking:
        if _is_open(owner, name):
            yield _asked(owner, path, name)
    for name in holding:
        value = getattr(owner, name)
        records = value if isinstance(value, tuple) else (value,)
        for index, record in enumerate(records):
            place = f"{path}.{name}[{index}]" if isinstance(value, tuple) else f"{path}.{name}"
            if isinstance(record, Struct):
                yield from _open_fields(record, place)


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields of a type that have a question, and those that may hold records."""
    specs = specs_of(kind)
    asking = tuple(name for name in specs if specs[name].question)
    return asking, tuple(name for name in specs if record_types(kind, name))


def _is_open(owner: Struct, name: str) -> bool:
    """Whether a field is a range, or unknown; a limit may be absent, and of alternatives one is asked for.

    That is a percentage where there is one, because most offers state it so.
    """
    value, specs = getattr(owner, name), specs_of(type(owner))
    spec = specs[name]
    if value is not None or spec.is_limit:
        return isinstance(value, Range)
    if not spec.either:
        return True
    alternatives = [other for other, found in specs.items() if found.either == spec.either]
    first = min(alternatives, key=lambda other: specs[other].unit is not Unit.PERCENT)
    return name == first and not any(is_stated(getattr(owner, other)) for other in alternatives)


def _paydays(offer: Offer, years: int) -> list[Question]:
    """Return a question on the paydays of each moving feast after the last one that is stated."""
    return [
        _asked(part, f"$.pay[{index}]", "paid_on")
        for index, part in enumerate(offer.pay)
        if isinstance(part, ThirteenthMonth) and has_assumed_paydays(part, offer, years)
    ]


def has_assumed_paydays(part: ThirteenthMonth, offer: Offer, years: int) -> bool:
    """Whether a payday within the horizon follows from the last stated date because none is stated for its year."""
    end = add_months(offer.start_date, MONTHS_A_YEAR * years)
    last = max(part.paid_on, default=end)
    return add_months(last, MONTHS_A_YEAR) <= end


def _salary_of_others(offer: Offer) -> list[Question]:
    """Return a question on the salary if other pay is a percentage of it and the offer states none."""
    if any(isinstance(part, Salary) for part in offer.pay):
        return []
    parts = [f"$.pay[{index}]" for index, part in enumerate(offer.pay) if is_part_of_salary(part)]
    parts += [f"$.equity[{index}]" for index, stake in enumerate(offer.equity) if isinstance(stake, Espp)]
    return [Question(path, specs_of(Salary)["amount"].question) for path in parts[:1]]


def _espp(plan: Espp, path: str) -> Iterator[Question]:
    """Yield the open terms of a stock purchase plan; its gain does not depend on a share price."""
    yield from (one for one in _open_fields(plan, path) if plan.price is not None or one.path != f"{path}.price")


def _grant(grant: Grant, path: str) -> Iterator[Question]:
    """Yield the open terms that the value of a grant depends on; stock with a stated value needs no units or price."""
    priced = not share_price(grant).is_open
    is_worth_its_value = grant.value is not None and whole_value(grant) is not None
    sized_in_money = grant.value is not None and (priced or is_worth_its_value or grant.grant_price is not None)
    owned = grant.ownership_percent is not None
    if sized_in_money or owned or grant.units is not None:
        yield from _ranges(grant, path, ("units", "value", "ownership_percent", "multiplier_percent"))
    else:
        yield _asked(grant, path, "units")
    if grant.value_is == "percent_of_price" and _is_open(grant, "value_percent"):
        yield _asked(grant, path, "value_percent")
    yield from (_asked(grant, path, name) for name in _floor(grant) if _is_open(grant, name))
    if not is_worth_its_value and not priced:
        yield from _price(grant, path, owned=owned)
    elif owned and grant.fully_diluted_shares is None and not (grant.valuation is not None and _is_stock(grant)):
        yield _asked(grant, path, "fully_diluted_shares")
    yield from _ranges(grant, path, ("grant_price", "price", "valuation", "fully_diluted_shares"))
    for index, one in enumerate(classes_of(grant.preferred)):
        is_list = isinstance(grant.preferred, tuple)
        yield from _open_fields(one, f"{path}.preferred[{index}]" if is_list else f"{path}.preferred")
    if _is_open(grant, "dividend_yield_percent"):
        yield _asked(grant, path, "dividend_yield_percent")
    if grant.vesting is None:
        yield _asked(grant, path, "vesting")
    if grant.refreshers is not None:
        yield from _open_fields(grant.refreshers, f"{path}.refreshers")


def _floor(grant: Grant) -> tuple[str, ...]:
    """Return the fields for the strike, base price, threshold and cap that no grant price replaces.

    The cap on a grant by value is a multiple of that value, and needs no grant price.
    """
    if grant.grant_price is not None and floor_of(grant) is grant.grant_price:
        return ()
    match grant:
        case Option():
            return ("strike",)
        case Sar() | Phantom():
            return ("base_price",)
        case ProfitUnit():
            needs_price = grant.cap is not None and (grant.value is None or whole_value(grant) is None)
            return ("participation_threshold", "grant_price") if needs_price else ("participation_threshold",)
        case _:
            return ()


def _ranges(grant: Grant, path: str, names: tuple[str, ...]) -> Iterator[Question]:
    """Yield the fields that are ranges."""
    for name in names:
        if isinstance(getattr(grant, name), Range):
            yield _asked(grant, path, name)


def _price(grant: Grant, path: str, *, owned: bool) -> Iterator[Question]:
    """Yield the open inputs of a share price; stock with ownership of a known valuation needs no share count."""
    if grant.fully_diluted_shares is None and not (owned and grant.valuation is not None and _is_stock(grant)):
        yield _asked(grant, path, "fully_diluted_shares")
    if grant.valuation is None:
        yield _asked(grant, path, "price")


def _is_stock(grant: Grant) -> bool:
    return isinstance(grant, Rsu | RestrictedStock)
