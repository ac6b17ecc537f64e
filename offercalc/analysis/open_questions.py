"""The open questions of an offer, to ask the recruiter."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from offercalc.domain.ledger.salary import is_part_of_salary
from offercalc.domain.offer.equity import Espp, Grant, Option, Phantom, ProfitUnit, RestrictedStock, Rsu, Sar
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus, OneTime, PayPart, RetirementMatch, Salary
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.estimate import Estimate, Range


class Topic(StrEnum):
    """The subject of an open question."""

    SALARY = "salary"
    RAISE = "raise"
    BONUS = "bonus"
    ATTAINMENT = "attainment"
    COMMISSION = "commission"
    INSTALMENT = "instalment"
    CLAWBACK = "clawback"
    EXTRA_MONTHS = "extra_months"
    ALLOWANCE = "allowance"
    MATCH = "match"
    BENEFIT = "benefit"
    UNITS = "units"
    STRIKE = "strike"
    BASE_PRICE = "base_price"
    THRESHOLD = "threshold"
    CAP = "cap"
    FULLY_DILUTED_SHARES = "fully_diluted_shares"
    SHARE_PRICE = "share_price"
    PREFERENCE = "preference"
    VESTING = "vesting"
    REFRESHERS = "refreshers"
    CONTRIBUTION = "contribution"
    DISCOUNT = "discount"


class Question(Struct, frozen=True):
    """One open question: the path of the open field and its topic."""

    path: str
    topic: Topic


_TOPICS = {
    "salary.amount": Topic.SALARY,
    "salary.raise_percent": Topic.RAISE,
    "raises.amount": Topic.RAISE,
    "raises.percent": Topic.RAISE,
    "bonus.percent_of_salary": Topic.BONUS,
    "bonus.amount": Topic.BONUS,
    "attainment_percent": Topic.ATTAINMENT,
    "on_target_amount": Topic.COMMISSION,
    "instalments.amount": Topic.INSTALMENT,
    "clawback.months": Topic.CLAWBACK,
    "thirteenth_month.months": Topic.EXTRA_MONTHS,
    "allowance.amount": Topic.ALLOWANCE,
    "rate_percent": Topic.MATCH,
    "of_salary_percent": Topic.MATCH,
    "yearly_ceiling": Topic.MATCH,
    "yearly_value": Topic.BENEFIT,
    "refreshers.units": Topic.REFRESHERS,
    "refreshers.value": Topic.REFRESHERS,
    "units": Topic.UNITS,
    "value": Topic.UNITS,
    "ownership_percent": Topic.UNITS,
    "strike": Topic.STRIKE,
    "base_price": Topic.BASE_PRICE,
    "participation_threshold": Topic.THRESHOLD,
    "cap": Topic.CAP,
    "grant_price": Topic.CAP,
    "price": Topic.SHARE_PRICE,
    "valuation": Topic.SHARE_PRICE,
    "fully_diluted_shares": Topic.FULLY_DILUTED_SHARES,
    "preferred.percent": Topic.PREFERENCE,
    "preferred.preference": Topic.PREFERENCE,
    "contribution_percent": Topic.CONTRIBUTION,
    "discount_percent": Topic.DISCOUNT,
    "yearly_limit": Topic.CONTRIBUTION,
}
"""The topic of each field that may be open, by name, prefixed with its owner's name if that is ambiguous."""


def open_questions(offer: Offer, *, is_sold: bool = False) -> tuple[Question, ...]:
    """Return the questions on unknown and ranged values of an offer, pay first, in the offer's order.

    If the company `is_sold`, the proceeds of a share depend on the number of shares.
    """
    asked = [question for index, part in enumerate(offer.pay) for question in _pay(part, f"$.pay[{index}]")]
    asked += _salary_of_others(offer)
    for index, stake in enumerate(offer.equity):
        path = f"$.equity[{index}]"
        asked += _espp(stake, path) if isinstance(stake, Espp) else _grant(stake, path)
        if is_sold and isinstance(stake, Grant) and _needs_shares(stake):
            asked.append(Question(f"{path}.fully_diluted_shares", Topic.FULLY_DILUTED_SHARES))
    return tuple(dict.fromkeys(asked))


def _needs_shares(grant: Grant) -> bool:
    """Whether the number of fully diluted shares is missing for the price at an exit."""
    is_part = grant.ownership_percent is not None and _is_stock(grant)
    return grant.fully_diluted_shares is None and not is_part


def _pay(part: PayPart, path: str) -> Iterator[Question]:
    """Yield the open fields of a pay component; a bonus is a percentage or an amount."""
    optional = {"yearly_ceiling"} if isinstance(part, RetirementMatch) else set[str]()
    if isinstance(part, Bonus):
        optional = {"amount"} if part.amount is None else {"percent_of_salary"}
    yield from _open_fields(part, path, optional)
    if isinstance(part, OneTime):
        for index, instalment in enumerate(part.instalments):
            yield from _open_fields(instalment, f"{path}.instalments[{index}]", set(), "instalments")
        if part.clawback is not None:
            yield from _open_fields(part.clawback, f"{path}.clawback", set(), "clawback")
    elif isinstance(part, Salary):
        for index, step in enumerate(part.raises):
            either = {"amount"} if step.amount is None else {"percent"}
            yield from _open_fields(step, f"{path}.raises[{index}]", either, "raises")
    elif isinstance(part, RetirementMatch):
        for index, tier in enumerate(part.tiers):
            yield from _open_fields(tier, f"{path}.tiers[{index}]", set())


def _open_fields(part: Struct, path: str, optional: set[str], owner: str = "") -> Iterator[Question]:
    """Yield each field that is a range, or unknown and not optional."""
    name = owner or str(part.__struct_config__.tag)
    for field in part.__struct_fields__:
        topic = _TOPICS.get(f"{name}.{field}") or _TOPICS.get(field)
        value = getattr(part, field)
        if topic and (isinstance(value, Range) or (value is None and field not in optional)):
            yield Question(f"{path}.{field}", topic)


def _salary_of_others(offer: Offer) -> list[Question]:
    """Return a question on the salary if other pay is a percentage of it and the offer states none."""
    if any(isinstance(part, Salary) for part in offer.pay):
        return []
    parts = [f"$.pay[{index}]" for index, part in enumerate(offer.pay) if is_part_of_salary(part)]
    parts += [f"$.equity[{index}]" for index, stake in enumerate(offer.equity) if isinstance(stake, Espp)]
    return [Question(path, Topic.SALARY) for path in parts[:1]]


def _espp(plan: Espp, path: str) -> Iterator[Question]:
    """Yield the open terms of a stock purchase plan; its gain does not depend on a share price."""
    yield from _open_fields(plan, path, {"price", "yearly_limit"})


def _grant(grant: Grant, path: str) -> Iterator[Question]:
    """Yield the open terms that the value of a grant depends on; stock with a stated value needs no units or price."""
    priced = not share_price(grant).is_open
    sized_in_money = grant.value is not None and (priced or isinstance(grant, Rsu | RestrictedStock))
    owned = grant.ownership_percent is not None
    if sized_in_money or owned or grant.units is not None:
        yield from _ranges(grant, path, ("units", "value", "ownership_percent"))
    else:
        yield Question(f"{path}.units", Topic.UNITS)
    for field in _floor(grant):
        yield from _asked(grant, path, field)
    if not sized_in_money and not priced:
        yield from _price(grant, path, owned=owned)
    elif owned and grant.fully_diluted_shares is None and not (grant.valuation is not None and _is_stock(grant)):
        yield Question(f"{path}.fully_diluted_shares", Topic.FULLY_DILUTED_SHARES)
    yield from _ranges(grant, path, ("price", "valuation", "fully_diluted_shares"))
    if grant.preferred is not None:
        yield from _open_fields(grant.preferred, f"{path}.preferred", set(), "preferred")
    if grant.vesting is None:
        yield Question(f"{path}.vesting", Topic.VESTING)
    if grant.refreshers is not None:
        either = {"units"} if grant.refreshers.value is not None else {"value"}
        yield from _open_fields(grant.refreshers, f"{path}.refreshers", either | {"vesting"}, "refreshers")


def _floor(grant: Grant) -> tuple[str, ...]:
    """Return the fields of the strike, base price, threshold and cap of a grant."""
    match grant:
        case Option():
            return ("strike",)
        case Sar() | Phantom():
            return ("base_price",)
        case ProfitUnit():
            return ("participation_threshold",) if grant.cap is None else ("participation_threshold", "grant_price")
        case _:
            return ()


def _asked(grant: Grant, path: str, field: str) -> Iterator[Question]:
    value: Estimate = getattr(grant, field)
    if value is None or isinstance(value, Range):
        yield Question(f"{path}.{field}", _TOPICS[field])


def _ranges(grant: Grant, path: str, names: tuple[str, ...]) -> Iterator[Question]:
    """Yield the fields that are ranges."""
    for name in names:
        if isinstance(getattr(grant, name), Range):
            yield Question(f"{path}.{name}", _TOPICS[name])


def _price(grant: Grant, path: str, *, owned: bool) -> Iterator[Question]:
    """Yield the open inputs of a share price; stock with ownership of a known valuation needs no share count."""
    if grant.fully_diluted_shares is None and not (owned and grant.valuation is not None and _is_stock(grant)):
        yield Question(f"{path}.fully_diluted_shares", Topic.FULLY_DILUTED_SHARES)
    if grant.valuation is None:
        yield Question(f"{path}.price", Topic.SHARE_PRICE)


def _is_stock(grant: Grant) -> bool:
    return isinstance(grant, Rsu | RestrictedStock)
