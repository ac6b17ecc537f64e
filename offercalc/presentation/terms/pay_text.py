"""Every kind of pay in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from babel import Locale

from offercalc.domain.offer.pay import (
    ON_TARGET,
    Allowance,
    Benefit,
    Bonus,
    Commission,
    EmployerContribution,
    Instalment,
    LeavingPay,
    MatchTier,
    OneTime,
    PayPart,
    Raise,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.offer.pay_period import Period
from offercalc.domain.values.estimate import Estimate
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.terms.accrual_text import accrual_words, bases_words
from offercalc.presentation.terms.clawback_text import clawback_words
from offercalc.presentation.terms.contribution_text import contribution_words, service_words
from offercalc.presentation.terms.estimate_text import amount_words, percent_words, quantity_words, salary_words
from offercalc.presentation.terms.leaving_pay_text import leaving_pay_words
from offercalc.presentation.terms.time_text import time_words
from offercalc.presentation.text.denomination_text import promise_words
from offercalc.presentation.text.labels import period_label


def pay_words(part: PayPart, currency: str, localizer: Localizer) -> str:
    """Return one part of the pay, with amounts in `currency`, in words: terms, time, tax and other currencies."""
    timed = ", ".join([_terms(part, currency, localizer), *time_words(part, localizer)])
    taxed = [localizer.tr("net of taxes, which the employer bears")] if part.tax == "net" else []
    return "; ".join([timed, *taxed, *promise_words(part, currency, localizer)])


def _terms(part: PayPart, currency: str, localizer: Localizer) -> str:
    match part:
        case Salary():
            return _salary(part, currency, localizer)
        case Bonus():
            return ", ".join(bonus_words(part, currency, localizer))
        case Commission():
            return ", ".join(commission_words(part, currency, localizer))
        case OneTime():
            paid = [_instalment(instalment, part.from_month, currency, localizer) for instalment in part.instalments]
            return "; ".join([*paid, *clawback_words(part.clawback, localizer)])
        case ThirteenthMonth():
            return ", ".join([*_thirteenth_month(part, localizer), *accrual_words(part, localizer)])
        case Allowance():
            taxable = localizer.tr("taxable") if part.taxable else localizer.tr("not taxable")
            counted = [localizer.tr("part of the monthly wage")] if part.counts_as_wage else []
            return ", ".join([_periodic(part.amount, part.per, currency, localizer), taxable, *counted])
        case RetirementMatch():
            return _retirement_match(part, currency, localizer)
        case Benefit():
            return _benefit(part, currency, localizer)
        case _:
            return _employer_terms(part, currency, localizer)


def _employer_terms(part: EmployerContribution | LeavingPay, currency: str, localizer: Localizer) -> str:
    match part:
        case EmployerContribution():
            return contribution_words(part, currency, localizer)
        case LeavingPay():
            return leaving_pay_words(part, currency, localizer)
        case _:
            assert_never(part)


def _benefit(part: Benefit, currency: str, localizer: Localizer) -> str:
    if part.yearly_value is None:
        return localizer.tr("in kind, value not known yet")
    amount = amount_words(part.yearly_value, currency, localizer)
    return localizer.tr("in kind, worth {amount} per year", amount=amount)


def _periodic(amount: Estimate, per: Period, currency: str, localizer: Localizer) -> str:
    words = amount_words(amount, currency, localizer)
    return words if amount is None else f"{words} {period_label(per, localizer)}"


def _salary(part: Salary, currency: str, localizer: Localizer) -> str:
    """Return the amount of a salary, and its yearly or dated raises."""
    words = _periodic(part.amount, part.per, currency, localizer)
    steps = sorted(part.raises, key=lambda step: step.on)
    return "; ".join(
        [", ".join([words, *_rising(part, localizer)]), *(_raise(step, currency, localizer) for step in steps)]
    )


def raise_words(part: Salary, currency: str, localizer: Localizer) -> list[str]:
    """Return the yearly or dated raises of a salary, each in words."""
    steps = sorted(part.raises, key=lambda step: step.on)
    return [*_rising(part, localizer), *(_raise(step, currency, localizer) for step in steps)]


def _rising(part: Salary, localizer: Localizer) -> list[str]:
    if part.raise_percent is None:
        return [localizer.tr("rising each year by a percentage not known yet")]
    if part.raise_percent == 0:
        return []
    return [localizer.tr("rising {percent} each year", percent=percent_words(part.raise_percent, localizer))]


def _raise(step: Raise, currency: str, localizer: Localizer) -> str:
    day = localizer.figures.short_day(step.on)
    if step.percent is not None:
        return localizer.tr("from {day}: {percent} more", day=day, percent=percent_words(step.percent, localizer))
    return localizer.tr("from {day}: {amount}", day=day, amount=amount_words(step.amount, currency, localizer))


def bonus_words(part: Bonus, currency: str, localizer: Localizer) -> list[str]:
    """Return the target of a bonus, its expected payout, its guarantee, and when it is due."""
    if part.percent_of_salary is not None:
        percent = percent_words(part.percent_of_salary, localizer)
        words = [localizer.tr("target of {percent} of annual salary", percent=percent)]
        if part.of != ("salary",):
            bases = bases_words(part.of, localizer)
            words = [localizer.tr("target of {percent} of annual {bases}", percent=percent, bases=bases)]
    elif part.months_of_wage is not None:
        salary = salary_words(part.months_of_wage, localizer)
        words = [localizer.tr("target of {salary} per year", salary=salary)]
    elif part.amount is None:
        words = [localizer.tr("not known yet")]
    else:
        words = [localizer.tr("target of {amount} per year", amount=amount_words(part.amount, currency, localizer))]
    words += _attainment(part, localizer)
    if part.guaranteed_years:
        first = part.guaranteed_years
        words.append(localizer.plural("the first one guaranteed", "the first {number} guaranteed", first))
    if part.paid_after_months:
        words.append(
            localizer.plural(
                "paid {number} month after year end", "paid {number} months after year end", part.paid_after_months
            )
        )
    return [*words, *accrual_words(part, localizer)]


def commission_words(part: Commission, currency: str, localizer: Localizer) -> Iterator[str]:
    """Yield the target of a commission, its expected payout, accelerators, guarantee, and when it is due."""
    yield _on_target(part.on_target_amount, currency, localizer)
    yield from _attainment(part, localizer)
    for step in part.accelerators:
        rate, above = (percent_words(value, localizer) for value in (step.rate_percent, step.above_percent))
        yield localizer.tr("{rate} of the base rate above {above} of target", rate=rate, above=above)
    if part.guaranteed_months:
        yield localizer.plural(
            "guaranteed at target for the first month",
            "guaranteed at target for the first {number} months",
            part.guaranteed_months,
        )
    yield from accrual_words(part, localizer)


def _thirteenth_month(part: ThirteenthMonth, localizer: Localizer) -> Iterator[str]:
    """Yield the number of monthly wages, what each is, and the month in which they are paid if it is only one."""
    if part.on_amount == "in_force":
        yield salary_words(part.months, localizer)
    elif part.months == 1:
        yield localizer.tr("a twelfth of the salary earned in the year")
    else:
        months = quantity_words(part.months, localizer)
        yield localizer.tr("a twelfth of the salary earned in the year, times {months}", months=months)
    if not part.paid_on and not part.paid_in_months:
        month = Locale.parse(localizer.language).months["format"]["wide"][part.paid_in_month]
        yield localizer.tr("paid in {months}", months=month)


def _on_target(amount: Estimate, currency: str, localizer: Localizer) -> str:
    words = amount_words(amount, currency, localizer)
    return words if amount is None else localizer.tr("{amount} per year on target", amount=words)


def _attainment(part: Bonus | Commission, localizer: Localizer) -> list[str]:
    """Return the expected payout of the target, unless it is all of it."""
    if part.attainment_percent is None:
        return [localizer.tr("expected payout not known yet")]
    if part.attainment_percent == ON_TARGET:
        return []
    return [
        localizer.tr("expected payout {percent} of target", percent=percent_words(part.attainment_percent, localizer))
    ]


def _instalment(instalment: Instalment, begin: int, currency: str, localizer: Localizer) -> str:
    """Return an instalment and the months after which it is paid: those of its own and until the part begins."""
    months = begin + instalment.after_months
    amount = amount_words(instalment.amount, currency, localizer)
    if not months:
        return localizer.tr("{amount} at the start", amount=amount)
    when = localizer.plural("after {number} month", "after {number} months", months)
    return f"{amount} {when}"


def _retirement_match(part: RetirementMatch, currency: str, localizer: Localizer) -> str:
    words = [_tier(tier, localizer, is_first=not index) for index, tier in enumerate(part.tiers)]
    if part.yearly_ceiling is not None:
        amount = amount_words(part.yearly_ceiling, currency, localizer)
        words.append(localizer.tr("at most {amount} per year", amount=amount))
    return ", ".join([*words, *service_words(part, localizer)])


def _tier(tier: MatchTier, localizer: Localizer, *, is_first: bool) -> str:
    rate, part = percent_words(tier.rate_percent, localizer), percent_words(tier.of_salary_percent, localizer)
    is_open = tier.of_salary_percent is None
    if is_first and is_open and tier.rate_percent is None:
        return localizer.tr("not known yet")
    if is_first and is_open:
        return localizer.tr("{rate} of contributions, on a part of the salary not known yet", rate=rate)
    if is_first:
        return localizer.tr("{rate} of contributions on the first {part} of salary", rate=rate, part=part)
    if is_open:
        return localizer.tr("then {rate} on a further part not known yet", rate=rate)
    return localizer.tr("then {rate} on the next {part}", rate=rate, part=part)
