"""The offer form: its fields in groups and sections."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.pay import Allowance, Benefit, EmployerContribution, LeavingPay, PayPart, RetirementMatch
from offercalc.domain.values.paths import Path
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.common_parts import common_parts
from offercalc.presentation.forms.equity_form import equity_fields
from offercalc.presentation.forms.field import Adder, Choice, Entry, Field, FieldKind, FieldWriter, Row, read_field
from offercalc.presentation.forms.optional_fields import mark_spare
from offercalc.presentation.forms.pay_form import pay_fields
from offercalc.presentation.forms.spec_form import spec_entries
from offercalc.presentation.text.labels import new_parts, part_label

__all__ = [
    "Adder", "Addition", "Choice", "Entry", "Field", "FieldKind", "Group", "GroupKind", "Path", "Row", "Section",
    "offer_form", "read_field",
]  # fmt: skip

_BASICS = (
    "company",
    "role",
    "level",
    "location",
    "tax_home",
    "currency",
    "start_date",
    "end_date",
    "employment_type",
    "work_place",
    "hours_per_week",
    "weeks_per_year",
    "days_per_year",
    "leave_days",
    "public_holidays",
)
_TERMS = (
    "status",
    "expiry_date",
    "notice_months",
    "probation_months",
    "reference",
    "responsibilities",
    "requirements",
    "notes",
    "sample",
    "contacts",
    "candidate",
)
_BENEFITS = (Allowance, Benefit, RetirementMatch, LeavingPay, EmployerContribution)


class GroupKind(StrEnum):
    """The subject of a group of sections."""

    BASICS = "basics"
    PAY = "pay"
    EQUITY = "equity"
    BENEFITS = "benefits"
    TERMS = "terms"


class TermsRow(StrEnum):
    """The sections of the terms that are no part of the pay or the equity."""

    ANSWER = "answer"
    DUTIES = "duties"
    NOTES = "notes"
    MORE = "more"


_TERMS_ROWS = {
    "status": TermsRow.ANSWER,
    "expiry_date": TermsRow.ANSWER,
    "responsibilities": TermsRow.DUTIES,
    "requirements": TermsRow.DUTIES,
    "notes": TermsRow.NOTES,
}
"""The section of each term; any other is in the last one."""


class Section(Struct, frozen=True):
    """Entries that belong together; `path` is the part of the offer that can be removed with them.

    `slot` tells the sections of a group apart that are no parts.
    """

    title: str
    entries: tuple[Entry, ...]
    path: Path = ()
    slot: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields among the entries."""
        return tuple(entry for entry in self.entries if isinstance(entry, Field))


class Addition(Struct, frozen=True):
    """What can be added: a part, or else the term of the offer itself at the path `field`."""

    label: str
    part: PayPart | Stake | None = None
    field: Path = ()


class Group(Struct, frozen=True):
    """Sections that belong together, and what may be added to them; `left_out` counts parts that are not laid out."""

    kind: GroupKind
    title: str
    sections: tuple[Section, ...] = ()
    additions: tuple[Addition, ...] = ()
    left_out: int = 0


def offer_form(offer: Offer, presets: Presets, localizer: Localizer, most: int | None = None) -> tuple[Group, ...]:
    """Lay out the form of an offer: the basics, each part of pay, equity and benefits by itself, and the terms.

    At most `most` parts each of the pay and of the equity are laid out, always with the last: it may be new.
    """
    tr = localizer.tr
    paid, held = _laid_out(len(offer.pay), most), _laid_out(len(offer.equity), most)
    pay = tuple((is_benefit(offer.pay[index]), _pay_section(offer, index, presets, localizer)) for index in paid)
    equity = tuple(_equity_section(offer, index, presets, localizer) for index in held)
    money, benefits = (tuple(one for found, one in pay if found is wanted) for wanted in (False, True))
    writer = FieldWriter((), offer.currency, localizer)
    basics = Section("", mark_spare(tuple(spec_entries(offer, writer, _BASICS)), offer))
    new_pay, new_equity, new_benefits = additions(localizer)
    return (
        Group(GroupKind.BASICS, tr("Basics"), (basics,)),
        Group(GroupKind.PAY, tr("Pay"), money, new_pay, len(offer.pay) - len(paid)),
        Group(GroupKind.EQUITY, tr("Equity"), equity, new_equity, len(offer.equity) - len(held)),
        Group(GroupKind.BENEFITS, tr("Benefits"), benefits, new_benefits),
        Group(GroupKind.TERMS, tr("Terms"), tuple(_terms_sections(offer, writer))),
    )


def _terms_sections(offer: Offer, writer: FieldWriter) -> Iterator[Section]:
    """Yield the terms in sections, each with its fields in their order."""
    for row in TermsRow:
        names = [name for name in _TERMS if _TERMS_ROWS.get(name, TermsRow.MORE) is row]
        yield Section("", mark_spare(tuple(spec_entries(offer, writer, names)), offer), slot=row)


def _laid_out(count: int, most: int | None) -> tuple[int, ...]:
    """Return the places of the parts that are laid out: the first ones and the last."""
    return tuple(range(count)) if most is None or count <= most else (*range(most - 1), count - 1)


def is_benefit(part: PayPart | Stake) -> bool:
    """Whether a part is a benefit: an allowance, what the employer adds, a benefit in kind or leaving pay."""
    return isinstance(part, _BENEFITS)


def additions(localizer: Localizer) -> tuple[tuple[Addition, ...], ...]:
    """Return what can be added to the pay, the equity and the benefits."""
    pay: list[Addition] = []
    equity: list[Addition] = []
    benefits: list[Addition] = []
    for label, part in new_parts(localizer):
        if isinstance(part, Stake):
            equity.append(Addition(label, part))
        else:
            (benefits if is_benefit(part) else pay).append(Addition(label, part))
    for named in common_parts(localizer):
        (benefits if is_benefit(named) else pay).append(Addition(named.label, named))
    tr = localizer.tr
    leave = (
        Addition(tr("Annual leave"), field=("leave_days",)),
        Addition(tr("Public holidays"), field=("public_holidays",)),
    )
    return tuple(pay), tuple(equity), (*benefits, *leave)


def _pay_section(offer: Offer, index: int, presets: Presets, localizer: Localizer) -> Section:
    part, path = offer.pay[index], ("pay", index)
    fields = pay_fields(part, FieldWriter(path, currency_of(part, offer), localizer), offer.start_date, presets)
    return Section(part_label(part, localizer), mark_spare(fields, offer), path)


def _equity_section(offer: Offer, index: int, presets: Presets, localizer: Localizer) -> Section:
    part, path = offer.equity[index], ("equity", index)
    start = getattr(part, "vesting_commencement_date", None) or offer.start_date
    fields = equity_fields(part, FieldWriter(path, currency_of(part, offer), localizer), presets, start)
    return Section(part_label(part, localizer), mark_spare(fields, offer), path)
