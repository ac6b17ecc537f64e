"""Grants and stock purchase plans in words."""

from __future__ import annotations

from typing import assert_never

from offercalc.domain.offer.equity import (
    DAYS_TO_EXERCISE,
    Espp,
    Grant,
    Option,
    Phantom,
    Preferred,
    ProfitUnit,
    Refreshers,
    RestrictedStock,
    Rsu,
    Sar,
)
from offercalc.domain.values.estimate import Estimate
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Reader
from offercalc.presentation.text.labels import vesting_label
from offercalc.sheets.text.estimate_text import amount_words, percent_words, quantity_words


def grant_words(grant: Grant, currency: str, presets: Presets, reader: Reader) -> str:
    """Return a grant in words: its size, what is known of the share price, its vesting and its refresh grants.

    If amounts are shown as percentages, units and prices per unit are left out.
    """
    words = [_size(grant, currency, reader), *_kind(grant, currency, reader), *_company(grant, currency, reader)]
    words = [one for one in words if one]
    words.append(vesting_label(grant.vesting, presets, reader))
    if grant.grant_date is not None:
        words.append(reader.say("granted on {day}", day=reader.figures.day(grant.grant_date)))
    if grant.vesting_commencement_date is not None:
        words.append(reader.say("vesting from {day}", day=reader.figures.day(grant.vesting_commencement_date)))
    if grant.refreshers is not None:
        words.append(_refreshers(grant.refreshers, currency, presets, reader))
    return "; ".join(words)


def plan_words(plan: Espp, currency: str, reader: Reader) -> str:
    """Return a stock purchase plan in words."""
    say = reader.say
    contribution, discount = plan.contribution_percent, plan.discount_percent
    words = [
        say("contribution not known yet")
        if contribution is None
        else say("{percent} of salary contributed", percent=percent_words(contribution, reader)),
        say("discount not known yet")
        if discount is None
        else say("{percent} discount", percent=percent_words(discount, reader)),
    ]
    if plan.look_back:
        words.append(say("look-back to the lower price"))
    words.append(reader.count("shares bought every month", "shares bought every {number} months", plan.purchase_months))
    if plan.yearly_limit is not None:
        words.append(say("at most {amount} per year", amount=amount_words(plan.yearly_limit, currency, reader)))
    return "; ".join([*words, *_price(plan.price, currency, reader)])


def _size(grant: Grant | Refreshers, currency: str, reader: Reader) -> str:
    if reader.figures.is_relative and grant.value is None and grant.units is not None:
        return ""
    if grant.units is not None:
        return reader.say("{units} units", units=quantity_words(grant.units, reader))
    if grant.value is not None:
        return reader.say("worth {amount}", amount=amount_words(grant.value, currency, reader))
    if not isinstance(grant, Refreshers) and grant.ownership_percent is not None:
        return reader.say("{percent} of the company", percent=percent_words(grant.ownership_percent, reader))
    return reader.say("number of units not known yet")


def _kind(grant: Grant, currency: str, reader: Reader) -> list[str]:
    """Return the terms that only one kind of grant has."""
    match grant:
        case Rsu():
            return (
                []
                if grant.trigger == "single"
                else [reader.say("paid after vesting and a liquidity event (double trigger)")]
            )
        case RestrictedStock():
            return []
        case Option():
            return _option(grant, currency, reader)
        case Sar():
            return [_base_price(grant.base_price, currency, reader)]
        case Phantom():
            return [] if grant.base_price == 0 else [_base_price(grant.base_price, currency, reader)]
        case ProfitUnit():
            return _profit_unit(grant, currency, reader)
        case _:
            assert_never(grant)


def _option(grant: Option, currency: str, reader: Reader) -> list[str]:
    """Return the terms of an option; a customary exercise window is left out, as it need not have been stated."""
    words = [] if grant.style == "unspecified" else [grant.style.upper()]
    if not reader.figures.is_relative:
        words.append(reader.say("strike price {amount}", amount=amount_words(grant.strike, currency, reader)))
    if grant.days_to_exercise != DAYS_TO_EXERCISE:
        words.append(
            reader.count(
                "post-termination exercise window of {number} day",
                "post-termination exercise window of {number} days",
                grant.days_to_exercise,
            )
        )
    return words


def _base_price(price: Estimate, currency: str, reader: Reader) -> str:
    if reader.figures.is_relative:
        return ""
    return reader.say("base price {amount}", amount=amount_words(price, currency, reader))


def _profit_unit(grant: ProfitUnit, currency: str, reader: Reader) -> list[str]:
    """Return the threshold and the cap, and the grant price if it is stated or the cap depends on it."""
    if reader.figures.is_relative:
        return []
    threshold = amount_words(grant.participation_threshold, currency, reader)
    words = [reader.say("participation threshold {amount}", amount=threshold)]
    if grant.cap is not None:
        words.append(reader.say("capped at {cap} times the grant price", cap=quantity_words(grant.cap, reader)))
    if grant.cap is not None or grant.grant_price is not None:
        words.append(reader.say("grant price {amount}", amount=amount_words(grant.grant_price, currency, reader)))
    return words


def _company(grant: Grant, currency: str, reader: Reader) -> list[str]:
    """Return what is known of the share price."""
    if reader.figures.is_relative:
        return []
    words = _price(grant.price, currency, reader)
    if grant.valuation is not None:
        words.append(reader.say("company valued at {amount}", amount=amount_words(grant.valuation, currency, reader)))
    if grant.fully_diluted_shares is not None:
        shares = quantity_words(grant.fully_diluted_shares, reader)
        words.append(reader.say("{shares} fully diluted shares", shares=shares))
    if grant.preferred is not None:
        words.append(_preferred(grant.preferred, currency, reader))
    return words


def _price(price: Estimate, currency: str, reader: Reader) -> list[str]:
    if price is None or reader.figures.is_relative:
        return []
    return [reader.say("share price {amount}", amount=amount_words(price, currency, reader))]


def _preferred(preferred: Preferred, currency: str, reader: Reader) -> str:
    return reader.say(
        "preferred stock: {percent} of all shares, liquidation preference: {amount}",
        percent=percent_words(preferred.percent, reader),
        amount=amount_words(preferred.preference, currency, reader),
    )


def _refreshers(refreshers: Refreshers, currency: str, presets: Presets, reader: Reader) -> str:
    when = reader.count(
        "refresh grant on the first anniversary",
        "refresh grants on each of the first {number} anniversaries",
        refreshers.years,
    )
    size = _size(refreshers, currency, reader)
    words = f"{when}: {size}" if size else when
    if refreshers.vesting is None:
        return words
    return f"{words}, {vesting_label(refreshers.vesting, presets, reader)}"
