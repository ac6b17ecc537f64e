"""The assumptions in words, with their values, as shown beside every result."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.yearly import By
from offercalc.domain.exchange.rate import Rate, RateKind
from offercalc.domain.ledger.line import Category
from offercalc.domain.offer.equity import Grant, PaymentTrigger, Stake
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.pay import Bonus, Commission
from offercalc.domain.scenario.assumptions import Exit, Growth, PricePath, Targets
from offercalc.domain.scenario.price_path import is_private
from offercalc.domain.values.estimate import Range
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.text.labels import company
from offercalc.presentation.text.rate_text import drift_words, rates_used


def assumption_lines(comparison: Comparison, localizer: Localizer) -> tuple[str, ...]:
    """Return the assumptions as sentences with their values."""
    assumptions = comparison.assumptions
    lines = [
        localizer.plural(
            "Horizon: {number} year of employment", "Horizon: {number} years of employment", assumptions.years
        )
    ]
    if comparison.by is By.CALENDAR:
        lines.append(localizer.tr("Years are calendar years"))
    if assumptions.leaving_date is not None:
        lines.append(localizer.tr("Employment ends on {day}", day=localizer.figures.day(assumptions.leaving_date)))
    lines += _attainment(comparison, localizer)
    lines += _equity(comparison, localizer)
    lines.append(_discount(assumptions.discount_percent, localizer))
    lines += _exchange(comparison, localizer)
    return tuple(lines)


def _exchange(comparison: Comparison, localizer: Localizer) -> Iterator[str]:
    """Yield the dates of the exchange rates used, and how rates are assumed to change after that."""
    used = rates_used(comparison)
    drifts = dict.fromkeys(rate.drift for rate in used if rate.drift is not None)
    if drifts:
        words = ", ".join(drift_words(drift, localizer) for drift in drifts)
        from_day = localizer.figures.day(comparison.assumptions.exchange_day)
        facts = {"days": _days_used(used, localizer), "from_day": from_day, "drifts": words}
        yield localizer.tr("Exchange rates as of {days}; from {from_day} on, {drifts}", **facts)
    elif used:
        yield localizer.tr("Exchange rates as of {days} are used for all years", days=_days_used(used, localizer))


def _days_used(rates: tuple[Rate, ...], localizer: Localizer) -> str:
    """Return the date of the published rates, or their first and last; with only manual rates, the requested dates."""
    days = [rate.used for rate in rates if rate.kind is not RateKind.MANUAL] or [rate.requested for rate in rates]
    first, last = (localizer.figures.day(choose(days)) for choose in (min, max))
    return first if first == last else localizer.tr("{first} to {last}", first=first, last=last)


def after_tax(lines: tuple[str, ...], percent: Decimal, localizer: Localizer) -> tuple[str, ...]:
    """Return lines of assumptions as they stand beside figures after tax; `percent` is the discount per year."""
    after = localizer.tr("After tax (estimate), without discounting")
    if percent:
        template = N_("After tax (estimate); present value discounted at {percent} per year")
        after = localizer.tr(template, percent=_percent(percent, localizer))
    before = _discount(percent, localizer)
    return tuple(after if line == before else line for line in lines)


def _discount(percent: Decimal, localizer: Localizer) -> str:
    if not percent:
        return localizer.tr("Before tax, without discounting")
    return localizer.tr(
        "Before tax; present value discounted at {percent} per year", percent=_percent(percent, localizer)
    )


def _is_certain(part: Bonus | Commission) -> bool:
    """Whether all of a bonus is guaranteed, so that nothing is assumed of it."""
    return part.certainty == "guaranteed" and part.attainment_percent == Bonus().attainment_percent


def _percent(percent: Decimal, localizer: Localizer) -> str:
    return f"{localizer.figures.number(percent)}%"


def _attainment(comparison: Comparison, localizer: Localizer) -> Iterator[str]:
    """Yield the assumed payout of bonuses, commissions and performance units, if there are any."""
    parts = [part for one in comparison.offers for part in one.offer.pay if isinstance(part, Bonus | Commission)]
    assumed = comparison.assumptions.attainment_percent
    stakes = (stake for one in comparison.offers for stake in one.offer.equity)
    if assumed is not None and any(_is_for_performance(stake) for stake in stakes):
        yield localizer.tr("Performance units pay out {percent} of target", percent=_percent(assumed, localizer))
    if not parts or (assumed is None and all(_is_certain(part) for part in parts)):
        return
    if assumed is not None:
        yield localizer.tr("Bonuses and commissions pay out {percent} of target", percent=_percent(assumed, localizer))
    elif all(part.attainment_percent == Bonus().attainment_percent for part in parts):
        yield localizer.tr("Target bonuses are paid in full")
    else:
        yield localizer.tr("Bonuses and commissions pay out as stated in the offer")


def _is_for_performance(stake: Stake) -> bool:
    return isinstance(stake, Grant) and stake.multiplier_percent is not None


def _equity(comparison: Comparison, localizer: Localizer) -> Iterator[str]:
    """Yield the assumptions about share prices, liquidity and the fair value of options."""
    offers = [appraisal.offer for appraisal in comparison.offers]
    if any(row.category is Category.EQUITY for appraisal in comparison.offers for row in appraisal.rows):
        yield from _prices(offers, comparison, localizer)
    if any(is_private(stake) for offer in offers for stake in offer.equity):
        yield from _private(offers, comparison, localizer)
    unsold = _unsold(offers, comparison)
    if comparison.assumptions.liquidity_date is None and _waits(unsold, "double"):
        yield localizer.tr("Double-trigger units pay nothing because no liquidity event is assumed")
    if _waits(unsold, "liquidity_only"):
        yield localizer.tr("What is paid only at an exit counts only at an exit; none is assumed")
    fair = comparison.assumptions.fair_value
    if fair is not None:
        yield localizer.tr(
            "Fair value of options: volatility {volatility}, risk-free rate {rate}, dividend yield {dividends}, "
            "years until exercise: {years}",
            volatility=_percent(fair.volatility_percent, localizer),
            rate=_percent(fair.risk_free_percent, localizer),
            dividends=_percent(fair.dividend_yield_percent, localizer),
            years=localizer.figures.number(fair.term_years),
        )


def _waits(offers: list[Offer], trigger: PaymentTrigger) -> bool:
    """Whether a grant of the offers waits for an event."""
    return any(isinstance(stake, Grant) and stake.trigger == trigger for offer in offers for stake in offer.equity)


def _is_paper(stake: Stake) -> bool:
    """Whether vested shares of a private company have a value before they can be sold."""
    return is_private(stake) and not (isinstance(stake, Grant) and stake.trigger == "liquidity_only")


def _unsold(offers: list[Offer], comparison: Comparison) -> list[Offer]:
    """Return the offers for whose company no exit is assumed."""
    assumptions = comparison.assumptions
    return [offer for offer in offers if not isinstance(assumptions.price_path(offer.company), Exit)]


def _prices(offers: list[Offer], comparison: Comparison, localizer: Localizer) -> Iterator[str]:
    """Yield the share price assumption of each company, or one sentence for all if there is none."""
    with_shares = [offer for offer in offers if offer.equity]
    if all(comparison.assumptions.price_path(offer.company) is None for offer in with_shares):
        yield localizer.tr("Share prices remain as stated")
        return
    for offer in with_shares:
        path = comparison.assumptions.price_path(offer.company)
        words = _price_days if localizer.figures.is_relative else _price_path
        yield f"{company(offer)}: {words(path, currency_of(offer.equity[0], offer), localizer)}"


def _price_days(path: PricePath | None, currency: str, localizer: Localizer) -> str:
    """Return a share price assumption without amounts, for figures shown as percentages of a total."""
    match path:
        case Targets(targets=targets):
            days = ", ".join(localizer.figures.day(one.on) for one in sorted(targets, key=lambda one: one.on))
            return localizer.tr("the share price changes on {days}", days=days)
        case Exit(on=day):
            return localizer.tr("exit (sale or IPO) on {day}", day=localizer.figures.day(day))
        case _:
            return _price_path(path, currency, localizer)


def _price_path(path: PricePath | None, currency: str, localizer: Localizer) -> str:
    figures = localizer.figures
    match path:
        case None:
            return localizer.tr("the share price remains as stated")
        case Growth(percent_a_year=percent):
            return localizer.tr("the share price changes by {percent} per year", percent=_percent(percent, localizer))
        case Targets(targets=targets):
            steps = "; ".join(
                localizer.tr("{price} from {day}", price=figures.stated(one.price, currency), day=figures.day(one.on))
                for one in sorted(targets, key=lambda one: one.on)
            )
            return localizer.tr("share price: {steps}", steps=steps)
        case Exit(on=day, value=value):
            if value is None:
                return localizer.tr("exit (sale or IPO) on {day} at an unchanged share price", day=figures.day(day))
            return localizer.tr(
                "exit (sale or IPO) on {day} at a value of {value}",
                day=figures.day(day),
                value=figures.stated(value, currency),
            )
        case _:
            assert_never(path)


def _private(offers: list[Offer], comparison: Comparison, localizer: Localizer) -> Iterator[str]:
    """Yield the assumed dilution of private companies, and when their shares can be sold."""
    assumptions = comparison.assumptions
    dilution = assumptions.dilution_percent
    if isinstance(dilution, Range):
        bounds = [_percent(bound, localizer) for bound in (dilution.low, dilution.likely, dilution.high)]
        yield localizer.tr(
            "Private companies are diluted by {likely} per year (between {low} and {high})",
            low=bounds[0], likely=bounds[1], high=bounds[2],
        )  # fmt: skip
    elif dilution is None:
        yield localizer.tr("The dilution of private companies is not known")
    elif dilution:
        yield localizer.tr("Private companies are diluted by {percent} per year", percent=_percent(dilution, localizer))
    if assumptions.liquidity_date is not None:
        day = localizer.figures.day(assumptions.liquidity_date)
        yield localizer.tr("Private shares can be sold from {day}", day=day)
    elif any(_is_paper(stake) for offer in _unsold(offers, comparison) for stake in offer.equity):
        yield localizer.tr(
            "Private shares are shown at their pro-rata share of the valuation (“paper value”); no "
            "liquidity date is assumed"
        )
