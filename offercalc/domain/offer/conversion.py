"""How amounts of pay are meant: before or after tax, following another currency, or paid out in one."""

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.values.field_spec import Choices, Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_

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
