"""What an offer leaves open, as the list to ask the recruiter."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from offercalc.domain.equity import Grant, Option
from offercalc.domain.offer import Offer
from offercalc.domain.pay import Bonus, OneTime, PayPart, Salary, ThirteenthMonth
from offercalc.domain.valuation import share_price


class Topic(StrEnum):
    """What is not known."""

    SALARY = "salary"
    BONUS = "bonus"
    INSTALMENT = "instalment"
    EXTRA_MONTHS = "extra_months"
    UNITS = "units"
    STRIKE = "strike"
    FULLY_DILUTED_SHARES = "fully_diluted_shares"
    SHARE_PRICE = "share_price"
    VESTING = "vesting"


class Question(Struct, frozen=True):
    """One thing to ask: the path of the open field and what it is."""

    path: str
    topic: Topic


def open_questions(offer: Offer) -> tuple[Question, ...]:
    """List what is unknown in an offer, pay first, in the offer's order."""
    asked = [question for index, part in enumerate(offer.pay) for question in _pay(part, f"$.pay[{index}]")]
    asked += _salary_of_others(offer)
    asked += [question for index, grant in enumerate(offer.equity) for question in _grant(grant, f"$.equity[{index}]")]
    return tuple(asked)


def _pay(part: PayPart, path: str) -> Iterator[Question]:
    match part:
        case Salary(amount=None):
            yield Question(f"{path}.amount", Topic.SALARY)
        case Bonus(percent_of_salary=None, amount=None):
            yield Question(f"{path}.percent_of_salary", Topic.BONUS)
        case OneTime():
            for index, instalment in enumerate(part.instalments):
                if instalment.amount is None:
                    yield Question(f"{path}.instalments[{index}].amount", Topic.INSTALMENT)
        case ThirteenthMonth(months=None):
            yield Question(f"{path}.months", Topic.EXTRA_MONTHS)
        case _:
            return


def _salary_of_others(offer: Offer) -> list[Question]:
    """Ask for the salary where other pay is a part of it and the offer states none."""
    if any(isinstance(part, Salary) for part in offer.pay):
        return []
    parts = (f"$.pay[{index}]" for index, part in enumerate(offer.pay) if _is_part_of_salary(part))
    return [Question(path, Topic.SALARY) for path in list(parts)[:1]]


def _is_part_of_salary(part: PayPart) -> bool:
    return isinstance(part, ThirteenthMonth) or (isinstance(part, Bonus) and part.percent_of_salary is not None)


def _grant(grant: Grant, path: str) -> Iterator[Question]:
    """Ask for what the value of a grant needs; a stated money value of restricted stock needs nothing more."""
    priced = not share_price(grant).is_open
    sized_in_money = grant.value is not None and (priced or not isinstance(grant, Option))
    owned = grant.ownership_percent is not None
    if grant.units is None and not sized_in_money and not owned:
        yield Question(f"{path}.units", Topic.UNITS)
    if isinstance(grant, Option) and grant.strike is None:
        yield Question(f"{path}.strike", Topic.STRIKE)
    if not sized_in_money and not priced:
        yield from _price(grant, path, owned=owned)
    elif owned and grant.fully_diluted_shares is None and not (grant.valuation is not None and _is_stock(grant)):
        yield Question(f"{path}.fully_diluted_shares", Topic.FULLY_DILUTED_SHARES)
    if grant.vesting is None:
        yield Question(f"{path}.vesting", Topic.VESTING)


def _price(grant: Grant, path: str, *, owned: bool) -> Iterator[Question]:
    """Ask for what makes the price of a share; a part owned of a known valuation needs no share count."""
    if grant.fully_diluted_shares is None and not (owned and grant.valuation is not None and _is_stock(grant)):
        yield Question(f"{path}.fully_diluted_shares", Topic.FULLY_DILUTED_SHARES)
    if grant.valuation is None:
        yield Question(f"{path}.price", Topic.SHARE_PRICE)


def _is_stock(grant: Grant) -> bool:
    return not isinstance(grant, Option)
