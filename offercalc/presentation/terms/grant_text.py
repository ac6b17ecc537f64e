"""Grants and stock purchase plans in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from offercalc.domain.ledger.equity.granted import has_own_price, refresh_grant
from offercalc.domain.ledger.equity.valuation import floor_of
from offercalc.domain.offer.equity import (
    DAYS_TO_EXERCISE,
    Espp,
    Grant,
    Option,
    Phantom,
    ProfitUnit,
    RestrictedStock,
    Rsu,
    Sar,
)
from offercalc.domain.offer.preferred import Preferred, classes_of
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.values.estimate import Estimate
from offercalc.domain.vesting.schedule import Presets, Vesting
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.terms.acceleration_text import acceleration_words
from offercalc.presentation.terms.estimate_text import amount_words, percent_words, quantity_words, within_sentence
from offercalc.presentation.text.labels import exercise_time, vesting_label


def grant_words(grant: Grant, currency: str, presets: Presets, localizer: Localizer) -> str:
    """Return a grant in words: its size, what is known of the share price, its vesting and its refresh grants.

    If amounts are shown as percentages, units and prices per unit are left out.
    """
    words = [
        _size(grant, currency, localizer),
        *_conversion(grant, currency, localizer),
        *_trigger(grant, localizer),
        *_kind(grant, currency, localizer),
        *_company(grant, currency, localizer),
    ]
    words = [one for one in words if one]
    words.append(vests_words(grant.vesting, presets, localizer))
    if grant.grant_date is not None:
        words.append(localizer.tr("granted on {day}", day=localizer.figures.day(grant.grant_date)))
    if grant.vesting_commencement_date is not None:
        words.append(localizer.tr("vesting from {day}", day=localizer.figures.day(grant.vesting_commencement_date)))
    words += _dividends(grant, localizer)
    if grant.lock_months:
        words.append(
            localizer.plural(
                "cannot be sold within {number} month of vesting",
                "cannot be sold within {number} months of vesting",
                grant.lock_months,
            )
        )
    words += [acceleration_words(one, localizer) for one in grant.accelerate]
    if grant.refreshers is not None:
        words.append(_refreshers(grant, grant.refreshers, currency, presets, localizer))
    return "; ".join(words)


def vests_words(vesting: Vesting | None, presets: Presets, localizer: Localizer) -> str:
    """Return how a grant vests within a sentence; terms keep the name that the offer gives them."""
    words = vesting_label(vesting, presets, localizer)
    return words if vesting is None or vesting.preset is None else within_sentence(words)


def plan_words(plan: Espp, currency: str, localizer: Localizer) -> str:
    """Return a stock purchase plan in words."""
    tr = localizer.tr
    contribution, discount = plan.contribution_percent, plan.discount_percent
    words = [
        tr("contribution not known yet")
        if contribution is None
        else tr("{percent} of salary contributed", percent=percent_words(contribution, localizer)),
        tr("discount not known yet")
        if discount is None
        else tr("{percent} discount", percent=percent_words(discount, localizer)),
    ]
    if plan.look_back and plan.offering_months is None:
        words.append(tr("look-back to the lower price"))
    elif plan.look_back and plan.offering_months is not None:
        months = localizer.plural("{number} month", "{number} months", plan.offering_months)
        words.append(tr("look-back to the start of an offering of {months}", months=months))
    if plan.reset:
        words.append(tr("a lower price restarts the offering"))
    words.append(
        localizer.plural("shares bought every month", "shares bought every {number} months", plan.purchase_months)
    )
    if plan.yearly_limit is not None:
        words.append(tr("at most {amount} per year", amount=amount_words(plan.yearly_limit, currency, localizer)))
    return "; ".join([*words, *_price(plan.price, currency, localizer)])


def _size(grant: Grant | Refreshers, currency: str, localizer: Localizer) -> str:
    if localizer.figures.is_relative and grant.value is None and grant.units is not None:
        return ""
    if grant.units is not None:
        return localizer.tr("{units} units", units=quantity_words(grant.units, localizer))
    if grant.value is not None:
        amount = amount_words(grant.value, currency, localizer)
        if isinstance(grant, Refreshers) or grant.value_is == "shares":
            return localizer.tr("worth {amount}", amount=amount)
        return _worth(grant, amount, localizer)
    if not isinstance(grant, Refreshers) and grant.ownership_percent is not None:
        return localizer.tr("{percent} of the company", percent=percent_words(grant.ownership_percent, localizer))
    return localizer.tr("number of units not known yet")


def _worth(grant: Grant, amount: str, localizer: Localizer) -> str:
    """Return the value of a grant whose units are counted at their spread or at a percentage of the share price."""
    if grant.value_is == "spread":
        return localizer.tr("worth {amount} above the price per unit to be paid", amount=amount)
    percent = percent_words(grant.value_percent, localizer)
    return localizer.tr("{amount} of units at {percent} of the share price", amount=amount, percent=percent)


def _conversion(grant: Grant, currency: str, localizer: Localizer) -> Iterator[str]:
    """Yield the payout of performance units, the grant price, and how units are rounded if not down to whole ones."""
    if grant.multiplier_percent is not None:
        percent = percent_words(grant.multiplier_percent, localizer)
        yield localizer.tr("{percent} of target paid, depending on performance", percent=percent)
    if grant.grant_price is not None and not isinstance(grant, ProfitUnit) and not localizer.figures.is_relative:
        yield localizer.tr("grant price {amount}", amount=amount_words(grant.grant_price, currency, localizer))
    if (grant.round_to, grant.rounding) == (1, "down"):
        return
    multiple = localizer.figures.number(Decimal(grant.round_to))
    match grant.rounding:
        case "down":
            yield localizer.tr("units rounded down to a multiple of {number}", number=multiple)
        case "nearest" if grant.round_to == 1:
            yield localizer.tr("units rounded to the nearest whole one")
        case "nearest":
            yield localizer.tr("units rounded to the nearest multiple of {number}", number=multiple)
        case "up":
            yield localizer.tr("units rounded up to a multiple of {number}", number=multiple)
        case _:
            assert_never(grant.rounding)


def _trigger(grant: Grant, localizer: Localizer) -> Iterator[str]:
    """Yield the event that vested units wait for, if there is one."""
    match grant.trigger:
        case "single":
            return
        case "double":
            yield localizer.tr("paid after vesting and a liquidity event (double trigger)")
        case "liquidity_only":
            yield localizer.tr("paid only at an exit (sale or IPO)")
        case _:
            assert_never(grant.trigger)


def _kind(grant: Grant, currency: str, localizer: Localizer) -> list[str]:
    """Return the terms that only one kind of grant has."""
    match grant:
        case Rsu() | RestrictedStock():
            return []
        case Option():
            return _option(grant, currency, localizer)
        case Sar():
            return [_base_price(floor_of(grant), currency, localizer)]
        case Phantom():
            return [] if floor_of(grant) == 0 else [_base_price(floor_of(grant), currency, localizer)]
        case ProfitUnit():
            return _profit_unit(grant, currency, localizer)
        case _:
            assert_never(grant)


def _dividends(grant: Grant, localizer: Localizer) -> list[str]:
    """Return the dividend equivalents of a grant, if there are any."""
    stated = grant.dividend_yield_percent
    if stated == 0:
        return []
    if stated is None:
        return [localizer.tr("dividend equivalents credited every quarter as further units, yield not known yet")]
    percent = percent_words(stated, localizer)
    return [
        localizer.tr(
            "dividend equivalents of {percent} per year, credited every quarter as further units", percent=percent
        )
    ]


def _option(grant: Option, currency: str, localizer: Localizer) -> list[str]:
    """Return the terms of an option; a customary exercise window is left out, as it need not have been stated."""
    words = [] if grant.style == "unspecified" else [grant.style.upper()]
    if not localizer.figures.is_relative:
        words.append(localizer.tr("strike price {amount}", amount=amount_words(floor_of(grant), currency, localizer)))
    if grant.days_to_exercise != DAYS_TO_EXERCISE:
        time = exercise_time(grant.days_to_exercise, localizer)
        words.append(localizer.tr("post-termination exercise window of {time}", time=time))
    return words


def _base_price(price: Estimate, currency: str, localizer: Localizer) -> str:
    if localizer.figures.is_relative:
        return ""
    return localizer.tr("base price {amount}", amount=amount_words(price, currency, localizer))


def _profit_unit(grant: ProfitUnit, currency: str, localizer: Localizer) -> list[str]:
    """Return the threshold and the cap, and the grant price if it is stated or the cap depends on it."""
    if localizer.figures.is_relative:
        return []
    floor, by_value = floor_of(grant), grant.grant_price is None and grant.value is not None
    threshold = amount_words(floor, currency, localizer)
    words = [localizer.tr("participation threshold {amount}", amount=threshold)]
    if floor == 0:
        words = [localizer.tr("no participation threshold")]
    if grant.cap is not None and by_value:
        words.append(localizer.tr("capped at {cap} times that value", cap=quantity_words(grant.cap, localizer)))
    elif grant.cap is not None:
        words.append(localizer.tr("capped at {cap} times the grant price", cap=quantity_words(grant.cap, localizer)))
    if (grant.cap is not None and not by_value) or grant.grant_price is not None:
        words.append(localizer.tr("grant price {amount}", amount=amount_words(grant.grant_price, currency, localizer)))
    return words


def _company(grant: Grant, currency: str, localizer: Localizer) -> list[str]:
    """Return what is known of the share price."""
    if localizer.figures.is_relative:
        return []
    words = _price(grant.price, currency, localizer)
    if grant.valuation is not None:
        words.append(
            localizer.tr("company valued at {amount}", amount=amount_words(grant.valuation, currency, localizer))
        )
    if grant.fully_diluted_shares is not None:
        shares = quantity_words(grant.fully_diluted_shares, localizer)
        words.append(localizer.tr("{shares} fully diluted shares", shares=shares))
    words += (_preferred(one, currency, localizer) for one in classes_of(grant.preferred))
    return words


def _price(price: Estimate, currency: str, localizer: Localizer) -> list[str]:
    if price is None or localizer.figures.is_relative:
        return []
    return [localizer.tr("share price {amount}", amount=amount_words(price, currency, localizer))]


def _preferred(preferred: Preferred, currency: str, localizer: Localizer) -> str:
    percent = percent_words(preferred.percent, localizer)
    if preferred.preference is None:
        words = localizer.tr(
            "preferred stock: {percent} of all shares, with a liquidation preference not known yet", percent=percent
        )
    else:
        amount = amount_words(preferred.preference, currency, localizer)
        words = localizer.tr(
            "preferred stock: {percent} of all shares, with a liquidation preference of {amount}",
            percent=percent, amount=amount,
        )  # fmt: skip
    if not preferred.participating:
        return words
    if preferred.cap is None:
        return f"{words}, {localizer.tr('participating')}"
    cap = quantity_words(preferred.cap, localizer)
    return f"{words}, {localizer.tr('participating up to {cap} times the preference', cap=cap)}"


def _refreshers(grant: Grant, refreshers: Refreshers, currency: str, presets: Presets, localizer: Localizer) -> str:
    """Return the refresh grants: how many, their size, their prices and their vesting."""
    when = localizer.plural(
        "refresh grant on the first anniversary",
        "refresh grants on each of the first {number} anniversaries",
        refreshers.years,
    )
    size = _size(refreshers, currency, localizer)
    words = [f"{when}: {size}" if size else when]
    if not localizer.figures.is_relative:
        words += _refreshed_at(grant, refreshers, currency, localizer)
    if refreshers.vesting is not None:
        words.append(vests_words(refreshers.vesting, presets, localizer))
    return ", ".join(words)


def _refreshed_at(grant: Grant, refreshers: Refreshers, currency: str, localizer: Localizer) -> Iterator[str]:
    """Yield the grant price of refresh grants if it is stated, and their strike, base price or threshold."""
    tr = localizer.tr
    if refreshers.grant_price is not None:
        yield tr("grant price {amount}", amount=amount_words(refreshers.grant_price, currency, localizer))
    again = refresh_grant(grant, refreshers)
    floor = floor_of(again)
    if floor is None and has_own_price(grant, refreshers):
        yield tr("at the share price of the grant date")
        return
    amount = amount_words(floor, currency, localizer)
    match again:
        case Option():
            yield tr("strike price {amount}", amount=amount)
        case Sar():
            yield tr("base price {amount}", amount=amount)
        case Phantom() if floor != 0:
            yield tr("base price {amount}", amount=amount)
        case ProfitUnit() if floor == 0:
            yield tr("no participation threshold")
        case ProfitUnit():
            yield tr("participation threshold {amount}", amount=amount)
        case _:
            return
