"""What all parts of the pay have: a name, a time, and how their amounts are meant: before tax, in which currency."""

from decimal import Decimal
from typing import Annotated, ClassVar, Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.values.field_spec import Choices, Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS

TaxBasis = Literal["gross", "net"]
TAX_BASES: Choices = (
    ("gross", N_("Gross (before tax)")),
    ("net", N_("Net (the employer bears the tax)")),
)
GROSS_QUESTION = N_("{part}: it is stated net of tax; what is the gross amount before tax and social contributions?")
StatedTax: TypeAlias = Annotated[TaxBasis, Spec(N_("Tax"), entry=Entry.CHOICE, choices=TAX_BASES)]
"""Whether what is stated is before tax, or reaches the account because the employer bears tax and contributions."""


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pay linked to another currency: `rate` is the agreed price of one unit of it, in the currency of the pay."""

    currency: Annotated[str, Spec(N_("Linked currency"), entry=Entry.TEXT)]
    rate: Annotated[
        Decimal,
        Spec(
            N_("Agreed exchange rate"),
            Unit.EXCHANGE_RATE,
            Entry.NUMBER,
            form_label=N_("Agreed exchange rate ({currency} per 1 {other})"),
        ),
    ]


class Payout(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The currency in which pay is paid out if it differs from the stated one.

    A `rate` is fixed: the amount paid for one unit of the stated currency. Without it, the rate of each payday applies.
    """

    currency: Annotated[str, Spec(N_("Payment currency"), entry=Entry.TEXT)]
    rate: Annotated[
        Decimal | None,
        Spec(
            N_("Agreed exchange rate"),
            Unit.EXCHANGE_RATE,
            Entry.NUMBER,
            form_label=N_("Fixed rate, if any ({other} per 1 {currency})"),
            shown=Shown.ALWAYS,
        ),
    ] = None


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="type"):
    """The fields of all pay components: a custom label, a currency if it is not the offer's, and its time.

    The pay is fixed in that currency unless it is linked to another one, or paid in another one at a fixed rate. It
    begins `from_month` whole months after the start date, and lasts `for_months`, or to the end if that is None.
    """

    kind_label: ClassVar[str]
    """The message that names the kind."""
    label: Annotated[str, Spec(N_("Name"), entry=Entry.TEXT)] = ""
    currency: Annotated[
        str | None, Spec(N_("Currency"), entry=Entry.CURRENCY, form_label=N_("Currency (if not the offer's)"))
    ] = None
    tax: StatedTax = "gross"
    from_month: Annotated[
        int,
        Spec(
            N_("Months until it begins"),
            Unit.MONTHS,
            Entry.WHOLE,
            form_label=N_("Begins after (months)"),
            most=LONGEST_DELAY_MONTHS,
        ),
    ] = 0
    for_months: Annotated[
        int | None,
        Spec(
            N_("Months that it lasts"),
            Unit.MONTHS,
            Entry.WHOLE,
            form_label=N_("Lasts (months)"),
            hint=N_("to the end"),
            least=1,
            most=LONGEST_DELAY_MONTHS,
        ),
    ] = None
    linked_to: Annotated[
        Link | None, Spec(N_("Linked to another currency"), entry=Entry.SPECIAL, hint=N_("currency and agreed rate"))
    ] = None
    paid_in: Annotated[
        Payout | None, Spec(N_("Paid in another currency"), entry=Entry.SPECIAL, hint=N_("currency, and rate if fixed"))
    ] = None


class NamedPart(Part, frozen=True, kw_only=True):
    """Pay whose kind says little, such as an allowance, so that the form shows its label."""

    label: Annotated[str, Spec(N_("Name"), entry=Entry.TEXT, shown=Shown.ALWAYS)] = ""
