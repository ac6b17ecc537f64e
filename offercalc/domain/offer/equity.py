"""Equity terms of an offer: grants that vest, and employee stock purchase plans."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.offer.acceleration import Acceleration
from offercalc.domain.offer.preferred import PreferredStock
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.values.field_spec import Choices, Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS
from offercalc.domain.vesting.schedule import Vesting

OptionStyle = Literal["iso", "nso", "unspecified"]
PaymentTrigger = Literal["single", "double", "liquidity_only"]
ValueMeaning = Literal["shares", "spread", "percent_of_price"]
Rounding = Literal["down", "nearest", "up"]
OPTION_STYLES: Choices = (("unspecified", N_("not known yet")), ("iso", "ISO"), ("nso", "NSO"))
PAYMENT_TRIGGERS: Choices = (
    ("single", N_("Single trigger (time-based vesting)")),
    ("double", N_("Double trigger (vesting and a liquidity event)")),
    ("liquidity_only", N_("Only at an exit (sale or IPO)")),
)
VALUE_MEANINGS: Choices = (
    ("shares", N_("what the shares are worth")),
    ("spread", N_("the amount above the strike price, base price or threshold")),
    ("percent_of_price", N_("what the units cost, at a percentage of the share price")),
)
ROUNDINGS: Choices = (("down", N_("down")), ("nearest", N_("to the nearest")), ("up", N_("up")))
PURCHASE_MONTHS: Choices = tuple((months, "") for months in (1, 2, 3, 4, 6, 12))

LARGEST_MULTIPLE = 1_000_000
"""The largest multiple that units are rounded to."""
LARGEST_PAYOUT = 200
"""The largest payout of performance units, in percent of their target."""
LONGEST_OFFERING_MONTHS = 60
"""The longest offering period of a stock purchase plan; with a look-back US plans are limited to 27 months."""
DAYS_TO_EXERCISE = 90
"""The default post-termination exercise window: ISO rules allow three months."""

_SIZE = N_("Grant size")
_UNITS_QUESTION = N_("{part}: how many units are granted?")
_PRICE_QUESTION = N_("{part}: what is the latest price of one share, or the company's valuation?")
_CAP_QUESTION = N_("{part}: is there a cap on the gain per unit, and what was the grant price?")
_GRANT_PRICE_QUESTION = N_("{part}: what was the grant price, the price of one unit on which the grant is based?")
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

    The size is `units`, a `value` that buys units at `grant_price`, or a percentage of the company's fully diluted
    shares. `price` is today's price of one share; a private company's follows from `valuation` and
    `fully_diluted_shares`. Without a grant price, a value buys units at the price on the grant date. `value_is` says
    whether the value is that of the shares, their spread over the strike, or `value_percent` of their price. Units are
    rounded to a multiple of `round_to`. Those of performance units are a target, of which `multiplier_percent` is paid.
    A sale of the company can `accelerate` vesting. With a double `trigger` units pay on the later of vesting and a
    liquidity event; `liquidity_only` units pay at an exit alone. Money is in `currency`, or in the offer's currency if
    absent.
    """

    units: Annotated[
        Estimate,
        Spec(
            N_("Number of units"),
            Unit.SHARES,
            question=_UNITS_QUESTION,
            shown=Shown.AS_ALTERNATIVE,
            either="size",
            way=N_("Units"),
            heading=_SIZE,
        ),
    ] = None
    value: Annotated[
        Estimate,
        Spec(
            N_("Grant value"),
            Unit.MONEY,
            question=_UNITS_QUESTION,
            shown=Shown.AS_ALTERNATIVE,
            either="size",
            way=N_("Value"),
            heading=_SIZE,
        ),
    ] = None
    value_is: Annotated[
        ValueMeaning, Spec(N_("Meaning of the grant value"), entry=Entry.CHOICE, choices=VALUE_MEANINGS)
    ] = "shares"
    value_percent: Annotated[
        Estimate,
        Spec(
            N_("Cost of a unit (% of share price)"),
            Unit.PERCENT,
            most=1000,
            question=N_("{part}: at what percentage of the share price are the units counted?"),
            lowers=True,
        ),
    ] = None
    grant_price: Annotated[
        Estimate, Spec(N_("Grant price"), Unit.SHARE_PRICE, question=_GRANT_PRICE_QUESTION, lowers=True)
    ] = None
    round_to: Annotated[
        int,
        Spec(N_("Units rounded to a multiple of"), Unit.SHARES, Entry.WHOLE, least=1, most=LARGEST_MULTIPLE),
    ] = 1
    rounding: Annotated[Rounding, Spec(N_("Rounding of units"), entry=Entry.CHOICE, choices=ROUNDINGS)] = "down"
    ownership_percent: Annotated[
        Estimate,
        Spec(
            N_("Ownership (%)"),
            Unit.PERCENT,
            question=_UNITS_QUESTION,
            either="size",
            way=N_("Percent"),
            heading=_SIZE,
        ),
    ] = None
    multiplier_percent: Annotated[
        Decimal | Range | None,
        Spec(
            N_("Performance payout (% of target)"),
            Unit.PERCENT,
            form_label=N_("Performance payout (% of target, optional)"),
            most=LARGEST_PAYOUT,
            question=N_("{part}: what percentage of the target units do the performance conditions pay?"),
            is_limit=True,
        ),
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
    preferred: Annotated[
        PreferredStock,
        Spec(
            N_("Liquidation preference"),
            entry=Entry.RECORDS,
            row=N_("Class {number} of preferred stock"),
            add=N_("Add a class of preferred stock"),
        ),
    ] = None
    trigger: Annotated[PaymentTrigger, Spec(N_("Payment trigger"), entry=Entry.CHOICE, choices=PAYMENT_TRIGGERS)] = (
        "single"
    )
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
    dividend_yield_percent: Annotated[
        Estimate,
        Spec(
            N_("Dividend equivalents (% per year)"),
            Unit.PERCENT,
            most=100,
            form_label=N_("Dividend equivalents credited as units (% per year)"),
            question=N_("{part}: at which dividend yield are further units credited until vesting?"),
        ),
    ] = Decimal(0)
    lock_months: Annotated[
        int, Spec(N_("Lock-up after vesting (months)"), Unit.MONTHS, Entry.WHOLE, most=LONGEST_DELAY_MONTHS)
    ] = 0
    accelerate: Annotated[
        tuple[Acceleration, ...],
        Spec(
            N_("Early vesting"),
            entry=Entry.RECORDS,
            row=N_("Early vesting {number}"),
            add=N_("Add early vesting at a sale"),
        ),
    ] = ()
    refreshers: Annotated[Refreshers | None, Spec(N_("Annual refresh grants"), entry=Entry.RECORD)] = None


class Rsu(_Grant, frozen=True, kw_only=True, tag="rsu"):
    """Restricted stock units: each vested unit pays a share, or its price."""

    kind_label: ClassVar[str] = N_("Restricted stock units")


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


class Espp(_Stake, frozen=True, kw_only=True, tag="espp"):
    """An employee stock purchase plan: a percentage of the salary buys shares at a discount.

    With a look-back the discount applies to the lower of the prices at the purchase and at the start of its purchase
    period, or of the offering, which has several. A `reset` starts a new offering after a purchase at a lower price.
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
    offering_months: Annotated[
        int | None,
        Spec(
            N_("Offering period (months)"),
            Unit.MONTHS,
            Entry.WHOLE,
            form_label=N_("Offering period (months, if longer)"),
            least=1,
            most=LONGEST_OFFERING_MONTHS,
        ),
    ] = None
    reset: Annotated[
        bool,
        Spec(
            N_("Reset of the offering"),
            entry=Entry.YES_NO,
            form_label=N_("A lower price restarts the offering (reset)"),
        ),
    ] = False
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
FLOORS: dict[str, tuple[type[Grant], ...]] = {
    "strike": (Option,),
    "base_price": (Sar, Phantom),
    "participation_threshold": (ProfitUnit,),
}
"""The fields of the price above which a unit pays, and the kinds of grants that have each."""
