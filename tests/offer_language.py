"""The notation in which tests write vesting terms and the parts of an offer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec.structs import replace

from offercalc.domain.offer.acceleration import Acceleration
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.contribution import CeilingPer
from offercalc.domain.offer.equity import (
    Espp,
    Option,
    Phantom,
    ProfitUnit,
    RestrictedStock,
    Rsu,
    Sar,
    Stake,
)
from offercalc.domain.offer.leaving_pay import LeavingTier
from offercalc.domain.offer.part import Link, Payout
from offercalc.domain.offer.pay import (
    PAY_PARTS,
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
from offercalc.domain.offer.preferred import Preferred
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.values.estimate import Estimate
from offercalc.domain.vesting.schedule import DatedPercent, Preset, Presets, Vesting
from offercalc.interchange.offer_files.preset_file import read_presets
from tests.number_language import estimate, number

_PRESETS = Path(__file__).parents[1] / "resources" / "presets" / "vesting.json"

Fields = Mapping[str, str | None]


def vesting(text: str) -> Vesting:
    """Return vesting terms: a preset (`"4y 1y-cliff monthly"`), percent by year (`"10/20/70"`, `"50/50 every 3m"`) or
    on dates (`"40% on 2026-06-30, 60% on 2028-01-31"`).
    """
    preset = text.replace(" ", "-")
    if preset in presets():
        return Vesting(preset=preset)
    if "% on " in text:
        dated = (piece.split("% on ") for piece in text.split(", "))
        return Vesting(on_dates=tuple(DatedPercent(percent=number(part), on=_day(day)) for part, day in dated))
    percents, _, every = text.partition(" every ")
    every_months = None if percents == text else int(number(every.removesuffix("m")))
    return Vesting(percent_by_year=tuple(map(number, percents.split("/"))), every_months=every_months)


@cache
def presets() -> Presets:
    """Return the bundled vesting presets."""
    found: Mapping[str, Preset] = read_presets(_PRESETS)
    return found


def read_part(text: str) -> PayPart | Stake:
    """Return one part of an offer; a quantity is an estimate, brackets mark what is optional.

    - `100k USD/year`, per any period, with `[ rising 3%]` each anniversary or in steps, each of them
      `[ then 120k on 2027-03-16]` or `[ then +5% on 2028-01-01]`
    - `20% bonus` or `5k USD bonus`, `[ at 80%][ guaranteed 1y][ after 3m]`
    - `50k USD commission[ at 90%]`
    - `60k USD once[ after 13m][ owed back 24m[ in full]]`
    - `1 wage in month 3`, `2 wages in month 12`
    - `0.7 wages/year on leaving`, `0.7 to 5y, 1 wages/year on leaving`, `[ after 12m][ by days]`
    - `12% contribution`, `[ on bonus][ up to 50k/year][ vesting after 18m]`
    - `500 USD/month allowance[ untaxed][ counted]`, `3k USD/year benefit`
    - `50% match on 6%` or `100% on 3%, 50% on 2% match`, `[ up to 9k[ USD]]`
    - any of these may end with its currency terms: `[ linked to USD at 15000][ paid in SGD[ at 1.35]]`
    - `10% ESPP[ @ 20 USD][ at 15% off][ with look-back][ every 3m][ up to 25k]`
    - a grant is its size: `100`, `900k of` or `0.1%`; its kind: `RSU`, `double-trigger RSU`, `restricted stock`,
      `options`, `SAR`, `phantom` or `PPU`; then `[ @ 10 USD][ granted at 9]`; then, of its kind, `[ strike 4]`,
      `[ base 4]` or `[ threshold 2][ cap 10x[ of 3]]`; then `[ valued 2M over 100k][ preferred 20% before 5M]`
      `[ refreshed 3y by 50 | by 10k worth][ crediting 2%][ locked 12m]`
      `[ accelerating 50% at sale, 100% leaving in 12m][ / VESTING]`
    """
    promise = re.search(_PROMISE, text)
    own = {} if promise is None else _promises(promise.groupdict())
    terms = text if promise is None else text[: promise.start()]
    for pattern, build in _FORMS.items():
        match = re.fullmatch(pattern, terms)
        part = None if match is None else build(match.groupdict())
        if part is not None and (not own or isinstance(part, PAY_PARTS)):
            return replace(part, **own)
    message = f"{text!r} is no part of an offer"
    raise ValueError(message)


def _promises(fields: Fields) -> dict[str, Link | Payout | None]:
    """Return the currency terms of a part of the pay as keywords; empty if it is fixed in the offer's currency."""
    found: dict[str, Link | Payout | None] = {}
    linked, paid, rate = fields["linked"], fields["paid"], fields["paid_rate"]
    if linked is not None:
        found["linked_to"] = Link(currency=linked, rate=number(fields["linked_rate"] or ""))
    if paid is not None:
        found["paid_in"] = Payout(currency=paid, rate=None if rate is None else number(rate))
    return found


def _estimate(fields: Fields, name: str) -> Estimate:
    text = fields[name]
    return None if text is None else estimate(text)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _salary(fields: Fields) -> Salary:
    rising, steps = fields["rising"], fields["steps"] or ""
    return Salary(
        amount=_estimate(fields, "amount"),
        currency=fields["currency"],
        per=msgspec.convert(fields["per"], Period),
        raise_percent=Decimal(0) if rising is None else estimate(rising),
        raises=tuple(_raise(step) for step in steps.split(" then ")[1:]),
    )


def _raise(text: str) -> Raise:
    change, _, day = text.partition(" on ")
    if change.startswith("+"):
        return Raise(on=_day(day), percent=estimate(change.strip("+%")))
    return Raise(on=_day(day), amount=estimate(change))


def _bonus(fields: Fields) -> Bonus:
    return Bonus(
        percent_of_salary=_estimate(fields, "percent"),
        amount=_estimate(fields, "amount"),
        currency=fields["currency"],
        attainment_percent=estimate(fields["attained"] or "100"),
        guaranteed_years=int(fields["years"] or 0),
        paid_after_months=int(fields["months"] or 0),
    )


def _commission(fields: Fields) -> Commission:
    return Commission(
        on_target_amount=_estimate(fields, "amount"),
        currency=fields["currency"],
        attainment_percent=estimate(fields["attained"] or "100"),
    )


def _one_time(fields: Fields) -> OneTime:
    instalment = Instalment(amount=_estimate(fields, "amount"), after_months=int(fields["months"] or 0))
    clawback = None
    if fields["back"] is not None:
        clawback = Clawback(months=_estimate(fields, "back"), method="in_full" if fields["full"] else "pro_rata")
    return OneTime(instalments=(instalment,), currency=fields["currency"], clawback=clawback)


def _thirteenth_month(fields: Fields) -> ThirteenthMonth:
    return ThirteenthMonth(months=_estimate(fields, "wages"), paid_in_month=int(fields["month"] or 12))


def _leaving_pay(fields: Fields) -> LeavingPay:
    pairs = [tier.partition(" to ") for tier in (fields["leaving"] or "").split(", ")]
    return LeavingPay(
        tiers=tuple(
            LeavingTier(
                months_of_wage_per_year=estimate(wages), up_to_years=number(years.removesuffix("y")) if years else None
            )
            for wages, _, years in pairs
        ),
        after_months=int(fields["months"] or 0),
        by="days" if fields["days"] else "months",
    )


def _allowance(fields: Fields) -> Allowance:
    return Allowance(
        amount=_estimate(fields, "amount"),
        currency=fields["currency"],
        per=msgspec.convert(fields["per"], Period),
        taxable=fields["untaxed"] is None,
        counts_as_wage=fields["counted"] is not None,
    )


def _benefit(fields: Fields) -> Benefit:
    return Benefit(yearly_value=_estimate(fields, "amount"), currency=fields["currency"])


def _match(fields: Fields) -> RetirementMatch:
    pairs = (tier.split("% on ") for tier in (fields["tiers"] or f"{fields['rate']}% on {fields['part']}").split("%, "))
    return RetirementMatch(
        tiers=tuple(MatchTier(rate_percent=estimate(rate), of_salary_percent=estimate(part)) for rate, part in pairs),
        yearly_ceiling=_estimate(fields, "ceiling"),
        currency=fields["currency"],
    )


def _contribution(fields: Fields) -> EmployerContribution:
    return EmployerContribution(
        percent=_estimate(fields, "percent"),
        of=("salary", "bonus") if fields["bonus"] else ("salary",),
        ceiling=_estimate(fields, "ceiling"),
        ceiling_per=msgspec.convert(fields["ceiling_per"], CeilingPer | None),
        vests_after_months=int(fields["vests"] or 0),
    )


def _espp(fields: Fields) -> Espp:
    return Espp(
        contribution_percent=_estimate(fields, "part"),
        price=_estimate(fields, "price"),
        currency=fields["currency"],
        discount_percent=_estimate(fields, "discount"),
        look_back=fields["look_back"] is not None,
        purchase_months=int(fields["months"] or 6),
        yearly_limit=_estimate(fields, "limit"),
    )


def _terms(fields: Fields) -> dict[str, Any]:
    """Return the fields that all grants share, as keywords."""
    preferred = refreshers = None
    if fields["fraction"] is not None:
        preferred = Preferred(percent=_estimate(fields, "fraction"), preference=_estimate(fields, "preference"))
    if fields["years"] is not None:
        more, worth = _estimate(fields, "more"), fields["worth"] is not None
        refreshers = Refreshers(
            years=int(fields["years"]), units=None if worth else more, value=more if worth else None
        )
    early = (fields["accelerated"] or "").split(", ")
    return {
        "dividend_yield_percent": estimate(fields["credited"] or "0"),
        "lock_months": int(fields["locked"] or 0),
        "accelerate": tuple(_acceleration(one) for one in early if one),
        "currency": fields["currency"],
        "units": _estimate(fields, "units"),
        "value": _estimate(fields, "value"),
        "ownership_percent": _estimate(fields, "percent"),
        "price": _estimate(fields, "price"),
        "grant_price": _estimate(fields, "granted"),
        "valuation": _estimate(fields, "valuation"),
        "fully_diluted_shares": _estimate(fields, "shares"),
        "preferred": preferred,
        "refreshers": refreshers,
        "vesting": None if fields["vesting"] is None else vesting(fields["vesting"]),
    }


def _acceleration(text: str) -> Acceleration:
    """Return early vesting: `50% at sale`, `100% leaving` or `100% leaving in 12m`."""
    percent, _, cause = text.partition("% ")
    months = cause.removeprefix("leaving in ").removesuffix("m")
    return Acceleration(
        percent=number(percent),
        on="sale" if cause == "at sale" else "leaving_after_sale",
        within_months=int(months) if months.isdigit() else None,
    )


def _rsu(fields: Fields) -> Rsu:
    return Rsu(**_terms(fields), trigger="double" if fields["double"] else "single")


def _restricted_stock(fields: Fields) -> RestrictedStock:
    return RestrictedStock(**_terms(fields))


def _option(fields: Fields) -> Option:
    return Option(**_terms(fields), strike=_estimate(fields, "strike"))


def _sar(fields: Fields) -> Sar:
    return Sar(**_terms(fields), base_price=_estimate(fields, "base"))


def _phantom(fields: Fields) -> Phantom:
    return Phantom(**_terms(fields), base_price=estimate(fields["base"] or "0"))


def _profit_unit(fields: Fields) -> ProfitUnit:
    of = ProfitUnit(
        **_terms(fields), participation_threshold=_estimate(fields, "threshold"), cap=_estimate(fields, "cap")
    )
    return of if fields["grant_price"] is None else replace(of, grant_price=_estimate(fields, "grant_price"))


_AMOUNT = r"(?P<amount>\S+) (?P<currency>[A-Z]{3})"
_PROMISE = (
    r"(?: linked to (?P<linked>[A-Z]{3}) at (?P<linked_rate>\S+))?"
    r"(?: paid in (?P<paid>[A-Z]{3})(?: at (?P<paid_rate>\S+))?)?$"
)
_PER = rf"/(?P<per>{'|'.join(get_args(Period))})"
_RISING = r"(?: rising (?P<rising>\S+)%)?(?P<steps>(?: then \S+ on \S+)*)"
_ATTAINED = r"(?: at (?P<attained>\S+)%)?"
_AFTER = r"(?: after (?P<months>\d+)m)?"
_BACK = r"(?: owed back (?P<back>\S+)m(?P<full> in full)?)?"
_TIERS = (
    r"(?:(?P<rate>[^ %]+)% match on (?P<part>[^ %]+)%|(?P<tiers>[^ %]+% on [^ %]+(?:%, [^ %]+% on [^ %]+)*)% match)"
)
_CEILING = r"(?: up to (?P<ceiling>\S+)(?: (?P<currency>[A-Z]{3}))?)?"
_SIZE = r"(?:(?P<units>[^ %]+)|(?P<value>[^ %]+) of|(?P<percent>[^ %]+)%)"
_PRICE = r"(?: @ (?P<price>\S+) (?P<currency>[A-Z]{3}))?"
_GRANTED = rf"{_PRICE}(?: granted at (?P<granted>\S+))?"
_STRIKE = r"(?: strike (?P<strike>\S+))?"
_BASE = r"(?: base (?P<base>\S+))?"
_SHARING = r"(?: threshold (?P<threshold>\S+))?(?: cap (?P<cap>\S+)x(?: of (?P<grant_price>\S+))?)?"
_COMPANY = (
    r"(?: valued (?P<valuation>\S+) over (?P<shares>\S+))?"
    r"(?: preferred (?P<fraction>\S+)% before (?P<preference>\S+))?"
    r"(?: refreshed (?P<years>\d+)y by (?P<more>\S+)(?P<worth> worth)?)?"
    r"(?: crediting (?P<credited>\S+)%)?(?: locked (?P<locked>\d+)m)?"
    r"(?: accelerating (?P<accelerated>[^/]+))?"
    r"(?: / (?P<vesting>.+))?"
)
_PLAN = (
    r"(?: at (?P<discount>\S+)% off)?(?P<look_back> with look-back)?(?: every (?P<months>\d+)m)?"
    r"(?: up to (?P<limit>\S+))?"
)
_FORMS: dict[str, Callable[[Fields], PayPart | Stake]] = {
    f"{_AMOUNT}{_PER}{_RISING}": _salary,
    rf"(?:(?P<percent>[^ %]+)%|{_AMOUNT}) bonus{_ATTAINED}(?: guaranteed (?P<years>\d+)y)?{_AFTER}": _bonus,
    f"{_AMOUNT} commission{_ATTAINED}": _commission,
    f"{_AMOUNT} once{_AFTER}{_BACK}": _one_time,
    r"(?P<wages>\S+) wages? in month (?P<month>\d+)": _thirteenth_month,
    rf"(?P<leaving>\S+(?: to \S+y, \S+)*) wages/year on leaving{_AFTER}(?P<days> by days)?": _leaving_pay,
    f"{_AMOUNT}{_PER} allowance(?P<untaxed> untaxed)?(?P<counted> counted)?": _allowance,
    f"{_AMOUNT}/year benefit": _benefit,
    f"{_TIERS}{_CEILING}": _match,
    (
        r"(?P<percent>[^ %]+)% contribution(?P<bonus> on bonus)?"
        r"(?: up to (?P<ceiling>\S+)/(?P<ceiling_per>month|year))?"
        r"(?: vesting after (?P<vests>\d+)m)?"
    ): _contribution,
    f"(?P<part>[^ %]+)% ESPP{_PRICE}{_PLAN}": _espp,
    f"{_SIZE} (?P<double>double-trigger )?RSU{_GRANTED}{_COMPANY}": _rsu,
    f"{_SIZE} restricted stock{_GRANTED}{_COMPANY}": _restricted_stock,
    f"{_SIZE} options{_GRANTED}{_STRIKE}{_COMPANY}": _option,
    f"{_SIZE} SAR{_GRANTED}{_BASE}{_COMPANY}": _sar,
    f"{_SIZE} phantom{_GRANTED}{_BASE}{_COMPANY}": _phantom,
    f"{_SIZE} PPU{_GRANTED}{_SHARING}{_COMPANY}": _profit_unit,
}
