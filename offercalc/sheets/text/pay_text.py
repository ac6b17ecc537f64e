"""Every kind of pay in words."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from babel import Locale

from offercalc.domain.offer.pay import (
    ON_TARGET,
    Allowance,
    Benefit,
    Bonus,
    Clawback,
    Commission,
    Instalment,
    MatchTier,
    OneTime,
    PayPart,
    Period,
    Raise,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.values.estimate import Estimate
from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.text.denomination_text import promise_words
from offercalc.presentation.text.labels import period_label
from offercalc.sheets.text.estimate_text import amount_words, percent_words, quantity_words


def pay_words(part: PayPart, currency: str, reader: Reader) -> str:
    """Return one part of the pay, with amounts in `currency`, in words: terms, and linked and payout currencies."""
    return "; ".join([_terms(part, currency, reader), *promise_words(part, currency, reader)])


def _terms(part: PayPart, currency: str, reader: Reader) -> str:
    match part:
        case Salary():
            return _salary(part, currency, reader)
        case Bonus():
            return _bonus(part, currency, reader)
        case Commission():
            return ", ".join([_on_target(part.on_target_amount, currency, reader), *_attainment(part, reader)])
        case OneTime():
            paid = [_instalment(instalment, currency, reader) for instalment in part.instalments]
            return "; ".join([*paid, *_clawback(part.clawback, reader)])
        case ThirteenthMonth():
            month = Locale.parse(reader.language).months["format"]["wide"][part.paid_in_month]
            months = quantity_words(part.months, reader)
            return reader.say("months of salary: {months}, paid in {month}", months=months, month=month)
        case Allowance():
            taxable = reader.say("taxable") if part.taxable else reader.say("not taxable")
            return f"{_periodic(part.amount, part.per, currency, reader)}, {taxable}"
        case RetirementMatch():
            return _retirement_match(part, currency, reader)
        case Benefit():
            if part.yearly_value is None:
                return reader.say("in kind, value not known yet")
            amount = amount_words(part.yearly_value, currency, reader)
            return reader.say("in kind, worth {amount} per year", amount=amount)
        case _:
            assert_never(part)


def _periodic(amount: Estimate, per: Period, currency: str, reader: Reader) -> str:
    words = amount_words(amount, currency, reader)
    return words if amount is None else f"{words} {period_label(per, reader)}"


def _salary(part: Salary, currency: str, reader: Reader) -> str:
    """Return the amount of a salary, and its yearly or dated raises."""
    words = _periodic(part.amount, part.per, currency, reader)
    steps = sorted(part.raises, key=lambda step: step.on)
    return "; ".join([", ".join([words, *_rising(part, reader)]), *(_raise(step, currency, reader) for step in steps)])


def _rising(part: Salary, reader: Reader) -> list[str]:
    if part.raise_percent is None:
        return [reader.say("rising each year by a percentage not known yet")]
    if part.raise_percent == 0:
        return []
    return [reader.say("rising {percent} each year", percent=percent_words(part.raise_percent, reader))]


def _raise(step: Raise, currency: str, reader: Reader) -> str:
    day = reader.figures.short_day(step.on)
    if step.percent is not None:
        return reader.say("from {day}: {percent} more", day=day, percent=percent_words(step.percent, reader))
    return reader.say("from {day}: {amount}", day=day, amount=amount_words(step.amount, currency, reader))


def _bonus(part: Bonus, currency: str, reader: Reader) -> str:
    if part.percent_of_salary is not None:
        percent = percent_words(part.percent_of_salary, reader)
        words = [reader.say("target of {percent} of annual salary", percent=percent)]
    elif part.amount is None:
        words = [reader.say("not known yet")]
    else:
        words = [reader.say("target of {amount} per year", amount=amount_words(part.amount, currency, reader))]
    words += _attainment(part, reader)
    if part.guaranteed_years:
        first = part.guaranteed_years
        words.append(reader.count("the first one guaranteed", "the first {number} guaranteed", first))
    if part.paid_after_months:
        words.append(
            reader.count(
                "paid {number} month after year end", "paid {number} months after year end", part.paid_after_months
            )
        )
    return ", ".join(words)


def _on_target(amount: Estimate, currency: str, reader: Reader) -> str:
    words = amount_words(amount, currency, reader)
    return words if amount is None else reader.say("{amount} per year on target", amount=words)


def _attainment(part: Bonus | Commission, reader: Reader) -> list[str]:
    """Return the expected payout of the target, unless it is all of it."""
    if part.attainment_percent is None:
        return [reader.say("expected payout not known yet")]
    if part.attainment_percent == ON_TARGET:
        return []
    return [reader.say("expected payout {percent} of target", percent=percent_words(part.attainment_percent, reader))]


def _instalment(instalment: Instalment, currency: str, reader: Reader) -> str:
    amount = amount_words(instalment.amount, currency, reader)
    if not instalment.after_months:
        return reader.say("{amount} at the start", amount=amount)
    when = reader.count("after {number} month", "after {number} months", instalment.after_months)
    return f"{amount} {when}"


def _clawback(clawback: Clawback | None, reader: Reader) -> list[str]:
    if clawback is None:
        return []
    months, is_pro_rata = clawback.months, clawback.method == "pro_rata"
    if months is None:
        if is_pro_rata:
            return [reader.say("repayable pro rata if you leave, for a period not known yet")]
        return [reader.say("repayable in full if you leave, for a period not known yet")]
    if isinstance(months, Decimal) and months == months.to_integral_value():
        return [_owed_back(int(months), reader, is_pro_rata=is_pro_rata)]
    words = quantity_words(months, reader)
    if is_pro_rata:
        return [reader.say("repayable pro rata if you leave within {months} months", months=words)]
    return [reader.say("repayable in full if you leave within {months} months", months=words)]


def _owed_back(months: int, reader: Reader, *, is_pro_rata: bool) -> str:
    if is_pro_rata:
        return reader.count(
            "repayable pro rata if you leave within {number} month",
            "repayable pro rata if you leave within {number} months",
            months,
        )
    return reader.count(
        "repayable in full if you leave within {number} month",
        "repayable in full if you leave within {number} months",
        months,
    )


def _retirement_match(part: RetirementMatch, currency: str, reader: Reader) -> str:
    words = [_tier(tier, reader, is_first=not index) for index, tier in enumerate(part.tiers)]
    if part.yearly_ceiling is not None:
        amount = amount_words(part.yearly_ceiling, currency, reader)
        words.append(reader.say("at most {amount} per year", amount=amount))
    return ", ".join(words)


def _tier(tier: MatchTier, reader: Reader, *, is_first: bool) -> str:
    rate, part = percent_words(tier.rate_percent, reader), percent_words(tier.of_salary_percent, reader)
    is_open = tier.of_salary_percent is None
    if is_first and is_open and tier.rate_percent is None:
        return reader.say("not known yet")
    if is_first and is_open:
        return reader.say("{rate} of contributions, on a part of the salary not known yet", rate=rate)
    if is_first:
        return reader.say("{rate} of contributions on the first {part} of salary", rate=rate, part=part)
    if is_open:
        return reader.say("then {rate} on a further part not known yet", rate=rate)
    return reader.say("then {rate} on the next {part}", rate=rate, part=part)
