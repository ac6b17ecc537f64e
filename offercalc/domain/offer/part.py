"""What all parts of the pay have: a name, a currency, a time, and conversions to other currencies."""

from typing import Annotated, ClassVar

from msgspec import Struct

from offercalc.domain.offer.conversion import Link, Payout, StatedTax
from offercalc.domain.values.field_spec import Entry, Shown, Spec, Unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.months import LONGEST_DELAY_MONTHS


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
