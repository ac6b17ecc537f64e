"""Equity terms of an offer: grants that vest, and employee stock purchase plans."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.values.field_spec import Choices, Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS, MONTHS_A_YEAR
from offercalc.domain.vesting.schedule import Vesting

OptionStyle = Literal["iso", "nso", "unspecified"]
RsuTrigger = Literal["single", "double"]
OPTION_STYLES: Choices = (("unspecified", N_("not known yet")), ("iso", "ISO"), ("nso", "NSO"))
RSU_TRIGGERS: Choices = (
    ("single", N_("Single trigger (time-based vesting)")),
    ("double", N_("Double trigger (vesting and a liquidity event)")),
)
PURCHASE_MONTHS: Choices = tuple((months, "") for months in (1, 2, 3, 4, 6, 12))

DAYS_TO_EXERCISE = 90
"""The default post-termination exercise window: ISO rules allow three months."""

_PREFERENCE_QUESTION = N_(
    "{part}: what is the total liquidation preference, and what share of the company is preferred stock?"
)
_REFRESHERS_QUESTION = N_("{part}: how large are the annual refresh grants?")
_UNITS_QUESTION = N_("{part}: how many units are granted?")
_PRICE_QUESTION = N_("{part}: what is the latest price of one share, or the company's valuation?")
_CAP_QUESTION = N_("{part}: is there a cap on the gain per unit, and what was the grant price?")
_CONTRIBUTION_QUESTION = N_("{part}: what percentage of salary can be contributed?")
_BasePrice: TypeAlias = Annotated[
    Estimate,
    Spec(
        N_("Base price"),
        Unit.SHARE_PRICE,
        question=N_("{part}: what is the base price above which a unit pays?"),
        shown=Shown.ALWAYS,
        lowers=True,
    ),
]


class Preferred(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A private company's preferred stock as one class: its share of all shares, and its liquidation preference.

    `preference` is money in the currency of the grant.
    """

    percent: Annotated[
        Estimate,
        Spec(
            N_("Preferred stock (% of all shares)"),
            Unit.PERCENT,
            most=100,
            question=_PREFERENCE_QUESTION,
            shown=Shown.ALWAYS,
        ),
    ] = None
    preference: Annotated[
        Estimate,
        Spec(
            N_("Total liquidation preference"),
            Unit.COMPANY_VALUE,
            question=_PREFERENCE_QUESTION,
            shown=Shown.ALWAYS,
            lowers=True,
        ),
    ] = None


class Refreshers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Further grants of the same kind, one on each of the first `years` anniversaries of the start.

    Each has `units`, or a `value` that buys whole units at the price on its grant date. It vests from that date by
    `vesting`, or by the terms of the first grant if absent.
    """

    years: Annotated[
        int,
        Spec(
            N_("Number of refresh grants"), Unit.YEARS, Entry.WHOLE, least=1, most=LONGEST_DELAY_MONTHS // MONTHS_A_YEAR
        ),
    ]
    units: Annotated[
        Estimate,
        Spec(
            N_("Units per refresh grant"),
            Unit.SHARES,
            question=_REFRESHERS_QUESTION,
            shown=Shown.AS_ALTERNATIVE,
            either="size",
        ),
    ] = None
    value: Annotated[
        Estimate,
        Spec(
            N_("Value per refresh grant"),
            Unit.MONEY,
            question=_REFRESHERS_QUESTION,
            shown=Shown.AS_ALTERNATIVE,
            either="size",
        ),
    ] = None
    vesting: Annotated[
        Vesting | None,
        Spec(
            N_("Vesting schedule"),
            entry=Entry.SPECIAL,
            form_label=N_("Vesting schedule of the refresh grants"),
            hint=N_("same as the first grant"),
        ),
    ] = None


class _Stake(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type"):
    """The fields of all equity terms: a custom label, the currency of the shares, and today's price of one share."""

    kind_label: ClassVar[str]
    """The message that names the kind."""
    label: Annotated[str, Spec(N_("Name"), entry=Entry.TEXT)] = ""
    currency: Annotated[
        str | None, Spec(N_("Currency"), entry=Entry.CURRENCY, form_label=N_("Currency (if not the offer's)"))
    ] = None
    price: Annotated[
        Estimate, Spec(N_("Share price"), Unit.SHARE_PRICE, question=_PRICE_QUESTION, shown=Shown.ALWAYS)
    ] = None


class _Grant(_Stake, frozen=True, kw_only=True):
    """The fields of all grants.

    The size is `units`, a `value` that buys whole units at `price`, or a percentage of the company's fully diluted
    shares. `price` is today's price of one share; a private company's follows from `valuation` and
    `fully_diluted_shares`. Money is in `currency`, or in the offer's currency if absent.
    """

    units: Annotated[
        Estimate,
        Spec(N_("Number of units"), Unit.SHARES, question=_UNITS_QUESTION, shown=Shown.AS_ALTERNATIVE, either="size"),
    ] = None
    value: Annotated[
        Estimate,
        Spec(N_("Grant value"), Unit.MONEY, question=_UNITS_QUESTION, shown=Shown.AS_ALTERNATIVE, either="size"),
    ] = None
    ownership_percent: Annotated[
        Estimate, Spec(N_("Ownership (%)"), Unit.PERCENT, question=_UNITS_QUESTION, either="size")
    ] = None
    valuation: Annotated[Estimate, Spec(N_("Company valuation"), Unit.COMPANY_VALUE, question=_PRICE_QUESTION)] = None
    fully_diluted_shares: Annotated[
        Estimate,
        Spec(
            N_("Fully diluted shares"),
            Unit.SHARES,
            question=N_("{part}: how many fully diluted shares does the company have?"),
            lowers=True,
        ),
    ] = None
    preferred: Annotated[Preferred | None, Spec(N_("Liquidation preference"), entry=Entry.RECORD)] = None
    grant_date: Annotated[date | None, Spec(N_("Grant date"), entry=Entry.DAY)] = None
    vesting_commencement_date: Annotated[
        date | None,
        Spec(
            N_("Vesting commencement date"),
            entry=Entry.DAY,
            form_label=N_("Vesting commencement date (if not the start date)"),
        ),
    ] = None
    vesting: Annotated[
        Vesting | None,
        Spec(
            N_("Vesting schedule"),
            entry=Entry.SPECIAL,
            question=N_("{part}: when does the grant vest?"),
            shown=Shown.ALWAYS,
        ),
    ] = None
    refreshers: Annotated[Refreshers | None, Spec(N_("Annual refresh grants"), entry=Entry.RECORD)] = None


class Rsu(_Grant, frozen=True, kw_only=True, tag="rsu"):
    """Restricted stock units: each vested unit pays a share, or its price.

    With a double trigger they pay on the later of vesting and a liquidity event.
    """

    kind_label: ClassVar[str] = N_("Restricted stock units")
    trigger: Annotated[RsuTrigger, Spec(N_("Payment trigger"), entry=Entry.CHOICE, choices=RSU_TRIGGERS)] = "single"


class RestrictedStock(_Grant, frozen=True, kw_only=True, tag="restricted_stock"):
    """Shares held from the grant date on, which the company may repurchase until they vest."""

    kind_label: ClassVar[str] = N_("Restricted stock")


class Option(_Grant, frozen=True, kw_only=True, tag="option"):
    """Stock options: the right to buy shares at the strike price, until `days_to_exercise` days after leaving."""

    kind_label: ClassVar[str] = N_("Stock options")
    style: Annotated[OptionStyle, Spec(N_("Option type"), entry=Entry.CHOICE, choices=OPTION_STYLES)] = "unspecified"
    strike: Annotated[
        Estimate,
        Spec(
            N_("Strike price"),
            Unit.SHARE_PRICE,
            question=N_("{part}: what is the strike price of one option?"),
            shown=Shown.ALWAYS,
            lowers=True,
        ),
    ] = None
    strike_currency: Annotated[str | None, Spec(N_("Strike price currency"), entry=Entry.CURRENCY)] = None
    days_to_exercise: Annotated[
        int, Spec(N_("Post-termination exercise window (days)"), Unit.DAYS, Entry.WHOLE, most=7305)
    ] = DAYS_TO_EXERCISE


class Sar(_Grant, frozen=True, kw_only=True, tag="sar"):
    """Stock appreciation rights: each unit pays the gain of a share above the base price; no shares are bought."""

    kind_label: ClassVar[str] = N_("Stock appreciation rights")
    base_price: _BasePrice = None


class Phantom(_Grant, frozen=True, kw_only=True, tag="phantom"):
    """Phantom shares: each unit pays the value of a share above the base price in cash; with base zero, all of it."""

    kind_label: ClassVar[str] = N_("Phantom shares")
    base_price: _BasePrice = Decimal(0)


class ProfitUnit(_Grant, frozen=True, kw_only=True, tag="profit_unit"):
    """Profit participation units: each pays its value above the threshold, at most `cap` times its grant price."""

    kind_label: ClassVar[str] = N_("Profit participation units")
    participation_threshold: Annotated[
        Estimate,
        Spec(
            N_("Participation threshold"),
            Unit.SHARE_PRICE,
            question=N_("{part}: what is the participation threshold of one unit?"),
            shown=Shown.ALWAYS,
            lowers=True,
        ),
    ] = None
    cap: Annotated[
        Decimal | Range | None,
        Spec(
            N_("Cap (multiple of grant price)"),
            Unit.MULTIPLE,
            form_label=N_("Cap (multiple of grant price, optional)"),
            question=_CAP_QUESTION,
            is_limit=True,
        ),
    ] = None
    grant_price: Annotated[Estimate, Spec(N_("Grant price"), Unit.SHARE_PRICE, question=_CAP_QUESTION)] = None


class Espp(_Stake, frozen=True, kw_only=True, tag="espp"):
    """An employee stock purchase plan: a percentage of the salary buys shares at a discount.

    With a look-back the discount applies to the lower of the prices at the start and the end of a purchase period.
    Contributions are at most `yearly_limit` per year, or unlimited if it is None.
    """

    kind_label: ClassVar[str] = N_("Employee stock purchase plan")
    contribution_percent: Annotated[
        Estimate,
        Spec(
            N_("Contribution (% of salary)"),
            Unit.PERCENT,
            most=100,
            question=_CONTRIBUTION_QUESTION,
            shown=Shown.ALWAYS,
        ),
    ] = None
    discount_percent: Annotated[
        Estimate,
        Spec(
            N_("Discount (%)"),
            Unit.PERCENT,
            most=99,
            question=N_("{part}: how large is the discount?"),
            shown=Shown.ALWAYS,
        ),
    ] = None
    look_back: Annotated[
        bool,
        Spec(N_("Look-back"), entry=Entry.YES_NO, form_label=N_("Look-back to the lower price"), shown=Shown.ALWAYS),
    ] = False
    purchase_months: Annotated[
        int,
        Spec(
            N_("Purchase period (months)"),
            Unit.MONTHS,
            Entry.CHOICE,
            form_label=N_("Months between purchases"),
            choices=PURCHASE_MONTHS,
        ),
    ] = 6
    yearly_limit: Annotated[
        Decimal | Range | None,
        Spec(
            N_("Annual maximum"),
            Unit.MONEY,
            form_label=N_("Annual maximum (optional)"),
            question=_CONTRIBUTION_QUESTION,
            is_limit=True,
        ),
    ] = None


Grant: TypeAlias = Rsu | RestrictedStock | Option | Sar | Phantom | ProfitUnit
"""All kinds of grants, which vest in units."""
Stake: TypeAlias = Grant | Espp
"""All kinds of equity terms."""
GRANTS = (Rsu, RestrictedStock, Option, Sar, Phantom, ProfitUnit)
STAKES = (*GRANTS, Espp)
