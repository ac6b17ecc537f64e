"""The terms of an offer in words, part by part, as a candidate reads them on paper."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import assert_never

from babel import Locale
from msgspec import Struct

from offercalc.domain.equity import Grant, Option
from offercalc.domain.estimate import Estimate, Range
from offercalc.domain.offer import Offer, currency_of
from offercalc.domain.pay import Bonus, Clawback, Instalment, OneTime, PayPart, Salary, ThirteenthMonth
from offercalc.domain.vesting import Presets
from offercalc.presentation.labels import part_label, period_label, vesting_label
from offercalc.presentation.reader import Reader


class Term(Struct, frozen=True):
    """One part of an offer: its name, and what was promised in words."""

    label: str
    words: str


def terms(offer: Offer, presets: Presets, reader: Reader) -> tuple[Term, ...]:
    """Word every part of the pay and every grant, in the offer's order."""
    pay = [Term(part_label(part, reader), _pay(part, currency_of(part, offer), reader)) for part in offer.pay]
    equity = [
        Term(part_label(grant, reader), _grant(grant, currency_of(grant, offer), presets, reader))
        for grant in offer.equity
    ]
    return (*pay, *equity)


def _pay(part: PayPart, currency: str, reader: Reader) -> str:
    match part:
        case Salary():
            amount = _amount(part.amount, currency, reader)
            return amount if part.amount is None else f"{amount} {period_label(part.per, reader)}"
        case Bonus():
            return _bonus(part, currency, reader)
        case OneTime():
            paid = [_instalment(instalment, currency, reader) for instalment in part.instalments]
            return "; ".join([*paid, *_clawback(part.clawback, reader)])
        case ThirteenthMonth():
            month = Locale.parse(reader.language).months["format"]["wide"][part.paid_in_month]
            months = _quantity(part.months, reader)
            return reader.say("monthly wages: {months}, paid in {month}", months=months, month=month)
        case _:
            assert_never(part)


def _bonus(part: Bonus, currency: str, reader: Reader) -> str:
    if part.percent_of_salary is not None:
        percent = _percent(part.percent_of_salary, reader)
        words = reader.say("{percent} of the year's salary as a target", percent=percent)
    elif part.amount is None:
        words = reader.say("not known yet")
    else:
        words = reader.say("{amount} a year as a target", amount=_amount(part.amount, currency, reader))
    if part.paid_after_months:
        after = reader.count(
            "paid {number} month after the year", "paid {number} months after the year", part.paid_after_months
        )
        return f"{words}, {after}"
    return words


def _instalment(instalment: Instalment, currency: str, reader: Reader) -> str:
    amount = _amount(instalment.amount, currency, reader)
    if not instalment.after_months:
        return reader.say("{amount} at the start", amount=amount)
    when = reader.count("after {number} month", "after {number} months", instalment.after_months)
    return f"{amount} {when}"


def _clawback(clawback: Clawback | None, reader: Reader) -> list[str]:
    if clawback is None:
        return []
    if clawback.method == "pro_rata":
        return [
            reader.count(
                "owed back pro rata on leaving within {number} month",
                "owed back pro rata on leaving within {number} months",
                clawback.months,
            )
        ]
    return [
        reader.count(
            "owed back in full on leaving within {number} month",
            "owed back in full on leaving within {number} months",
            clawback.months,
        )
    ]


def _grant(grant: Grant, currency: str, presets: Presets, reader: Reader) -> str:
    """Word the size of a grant, what is known of a share's price, and how it vests."""
    words = [_size(grant, currency, reader)]
    if isinstance(grant, Option):
        words += [] if grant.style == "unspecified" else [grant.style.upper()]
        words.append(reader.say("strike price {amount}", amount=_amount(grant.strike, currency, reader)))
    if grant.price is not None:
        words.append(reader.say("share price {amount}", amount=_amount(grant.price, currency, reader)))
    if grant.valuation is not None:
        words.append(reader.say("company valued at {amount}", amount=_amount(grant.valuation, currency, reader)))
    if grant.fully_diluted_shares is not None:
        shares = _quantity(grant.fully_diluted_shares, reader)
        words.append(reader.say("{shares} fully diluted shares", shares=shares))
    words.append(vesting_label(grant.vesting, presets, reader))
    if grant.vesting_commencement_date is not None:
        words.append(reader.say("vesting from {day}", day=reader.figures.day(grant.vesting_commencement_date)))
    return "; ".join(words)


def _size(grant: Grant, currency: str, reader: Reader) -> str:
    if grant.units is not None:
        return reader.say("{units} units", units=_quantity(grant.units, reader))
    if grant.value is not None:
        return reader.say("worth {amount}", amount=_amount(grant.value, currency, reader))
    if grant.ownership_percent is not None:
        percent = _percent(grant.ownership_percent, reader)
        return reader.say("{percent} of the company", percent=percent)
    return reader.say("number of units not known yet")


def _amount(estimate: Estimate, currency: str, reader: Reader) -> str:
    """Write an amount as it was stated, with all its decimal places."""
    if estimate is None:
        return reader.say("not known yet")
    if isinstance(estimate, Range):
        return _between(estimate, lambda bound: reader.figures.stated(bound, currency), reader)
    return reader.figures.stated(estimate, currency)


def _quantity(estimate: Estimate, reader: Reader) -> str:
    if estimate is None:
        return reader.say("not known yet")
    if isinstance(estimate, Range):
        return _between(estimate, reader.figures.number, reader)
    return reader.figures.number(estimate)


def _percent(estimate: Decimal | Range, reader: Reader) -> str:
    """Write a percentage, or the most likely one and the bounds of a range."""
    if isinstance(estimate, Range):
        return _between(estimate, lambda bound: f"{reader.figures.number(bound)}%", reader)
    return f"{reader.figures.number(estimate)}%"


def _between(estimate: Range, write: Callable[[Decimal], str], reader: Reader) -> str:
    low, likely, high = (write(bound) for bound in (estimate.low, estimate.likely, estimate.high))
    return reader.say("{likely} (between {low} and {high})", likely=likely, low=low, high=high)
