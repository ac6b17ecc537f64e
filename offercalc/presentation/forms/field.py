"""One field of the offer form: its path, its text, and the parsing of what is typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias, get_args

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.offer.pay_period import Period
from offercalc.domain.values.currencies import read_code
from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.paths import Path
from offercalc.domain.vesting.schedule import Vesting
from offercalc.presentation.formats.currency_signs import code_fault
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.place_names import place_name
from offercalc.presentation.parsing.amounts import (
    InputError,
    read_estimate,
    read_number,
    read_whole,
    write_estimate,
    write_number,
)
from offercalc.presentation.parsing.dates import day_hint, read_day, read_optional_day, write_day
from offercalc.presentation.parsing.lists import (
    read_dated,
    read_days,
    read_lines,
    read_link,
    read_payout,
    read_percents,
    read_wholes,
    write_days,
    write_lines,
    write_wholes,
)
from offercalc.presentation.parsing.places import read_place, suggested_place
from offercalc.presentation.parsing.vesting import TermsReader, percent_vesting, read_even, read_event, read_terms
from offercalc.presentation.text.labels import period_label


class FieldKind(StrEnum):
    """The kind of value that a field takes."""

    TEXT = "text"
    NOTE = "note"
    LINES = "lines"
    NUMBERS = "numbers"
    DAYS = "days"
    CODE = "code"
    PLACE = "place"
    DAY = "day"
    ESTIMATE = "estimate"
    NUMBER = "number"
    WHOLE = "whole"
    CHOICE = "choice"
    LINK = "link"
    PAYOUT = "payout"
    EVEN = "even"
    PERCENTS = "percents"
    DATED = "dated"
    EVENT = "event"
    TERMS = "terms"


LONG = frozenset({FieldKind.NOTE, FieldKind.LINES, FieldKind.DAYS, FieldKind.DATED, FieldKind.TERMS})
"""Kinds whose text may have several lines."""
_LONGEST_IN_COLUMN = 26
"""The characters of a choice that one of two columns shows."""
_LONGEST_AMOUNT = 13
"""The characters of an amount, beside its currency, that one of two columns shows."""


class Way(Struct, frozen=True):
    """One of several ways to state the same, such as a grant by its units or by its value: its path, name and unit."""

    path: Path
    label: str
    unit: str = ""


class Choice(Struct, frozen=True):
    """A possible value of a field, with its label."""

    value: object
    label: str


class Field(Struct, frozen=True):
    """One field of the form: its path in the offer, its label and its text.

    `unit` is the currency of an amount, "%" or ""; a `fine` value usually has three decimals. A choice has `choices`,
    and `chosen` is the index of the current one. An `optional` field may be left empty, which means "none"; an empty
    estimate that is not optional means "not known". `hint` is shown in an empty field. If an entry replaces a whole
    value of which the field shows a part, `target` is the path of that value and `base` what the entry is combined
    with. A `spare` field holds its default and may be hidden; one of `other` notation than the chosen one always is.
    An empty field may have a `suggestion`, the text that a person would enter by confirming it, and its name,
    `suggested`. Fields that state the same in different `ways` share a `heading`, and one of them is shown. A `note`
    says what follows from the value.
    """

    path: Path
    label: str
    kind: FieldKind
    text: str = ""
    unit: str = ""
    fine: bool = False
    choices: tuple[Choice, ...] = ()
    chosen: int = -1
    optional: bool = False
    hint: str = ""
    target: Path = ()
    base: object = None
    spare: bool = False
    other: bool = False
    suggestion: str = ""
    suggested: str = ""
    ways: tuple[Way, ...] = ()
    heading: str = ""
    note: str = ""

    @property
    def place(self) -> Path:
        """Return the path in the offer that the parsed value is written to."""
        return self.target or self.path

    @property
    def is_wide(self) -> bool:
        """Whether the field needs the width of two: its text may have several lines, or it or a choice is long."""
        is_long_amount = self.kind is FieldKind.ESTIMATE and len(self.text) > _LONGEST_AMOUNT
        return self.kind in LONG or is_long_amount or any(len(one.label) > _LONGEST_IN_COLUMN for one in self.choices)


def caption_of(field: Field) -> str:
    """Return the label of a field without the unit that stands in the field itself, or what all its ways share."""
    if field.heading:
        return field.heading
    return field.label.removesuffix(f" ({field.unit})") if field.unit else field.label


class Row(Struct, frozen=True):
    """The heading of a record in a list, such as a raise; the record can be removed."""

    path: Path
    title: str


class Adder(Struct, frozen=True):
    """A control that appends a record to the list at a path; a `spare` one may be hidden."""

    path: Path
    label: str
    value: object
    spare: bool = False
    other: bool = False


Entry: TypeAlias = Field | Row | Adder
"""What a section of the form consists of."""


def ways_in(entry: Entry) -> frozenset[Path]:
    """Return the paths of all ways to state what an entry does, none if there is only one."""
    return frozenset(way.path for way in entry.ways) if isinstance(entry, Field) else frozenset()


def read_field(field: Field, text: str, localizer: Localizer, terms: TermsReader | None = None) -> object | InputError:
    """Parse the text of a field that is not a choice; `terms` parses full vesting terms."""
    match field.kind:
        case FieldKind.DAY:
            return read_optional_day(text, localizer) if field.optional else read_day(text, localizer)
        case FieldKind.ESTIMATE:
            return read_estimate(text, field.unit, localizer, fine=field.fine)
        case FieldKind.NUMBER:
            is_left_out = field.optional and not text.strip()
            return None if is_left_out else read_number(text, field.unit, localizer, fine=field.fine)
        case FieldKind.WHOLE:
            return None if field.optional and not text.strip() else read_whole(text, localizer)
        case FieldKind.LINK:
            return read_link(text, localizer)
        case FieldKind.PAYOUT:
            return read_payout(text, localizer)
        case FieldKind.CHOICE:
            message = "a choice is not typed"
            raise ValueError(message)
        case FieldKind.TEXT | FieldKind.NOTE | FieldKind.CODE | FieldKind.PLACE:
            return _read_words(field, text, localizer)
        case FieldKind.LINES | FieldKind.NUMBERS | FieldKind.DAYS:
            return _read_list(field, text, localizer)
        case _:
            return _read_vesting(field, text, localizer, terms)


def _read_words(field: Field, text: str, localizer: Localizer) -> object | InputError:
    """Parse plain text, a place, or a currency code."""
    if field.kind is FieldKind.PLACE:
        return read_place(text, localizer)
    if field.kind is not FieldKind.CODE:
        return text.strip()
    if not text.strip():
        return None if field.optional else ""
    return read_code(text) or InputError(localizer.render(code_fault(text)))


def _read_list(field: Field, text: str, localizer: Localizer) -> tuple[object, ...] | InputError:
    """Parse a list of lines, whole numbers or dates."""
    if field.kind is FieldKind.NUMBERS:
        return read_wholes(text, localizer)
    return read_lines(text) if field.kind is FieldKind.LINES else read_days(text, localizer)


def _read_vesting(field: Field, text: str, localizer: Localizer, terms: TermsReader | None) -> object | InputError:
    """Parse vesting in any notation; empty text clears it."""
    if field.kind is FieldKind.EVENT:
        return read_event(str(field.path[-1]), text, field.base, localizer)
    if not text.strip():
        return None
    if field.kind is FieldKind.EVEN:
        return read_even(str(field.path[-1]), text, field.base, localizer)
    if field.kind is FieldKind.PERCENTS:
        percents = read_percents(text, localizer)
        return percents if isinstance(percents, InputError) else percent_vesting(percents, field.base)
    if field.kind is FieldKind.DATED:
        dated = read_dated(text, localizer)
        return dated if isinstance(dated, InputError) else Vesting(on_dates=dated)
    return read_terms(text, field.base, localizer, terms)


@lru_cache(maxsize=4)
def _day_hint(localizer: Localizer) -> str:
    """Return the hint of an empty date field, which a form has many of; to find it takes a millisecond."""
    return day_hint(localizer)


class FieldWriter:
    """Builds the fields of one value of an offer: at its path, in its currency, for one localizer."""

    def __init__(self, path: Path, currency: str, localizer: Localizer) -> None:
        """Take the path of the value and the currency of its amounts."""
        self._path = path
        self._currency = currency
        self.localizer = localizer

    @property
    def currency(self) -> str:
        """Return the currency of the amounts."""
        return self._currency

    def inside(self, *steps: str | int) -> FieldWriter:
        """Return a writer for the fields of a value inside this one."""
        return FieldWriter((*self._path, *steps), self._currency, self.localizer)

    def text(self, name: str, label: str, text: str, hint: str = "") -> Field:
        """Return a field for text."""
        return Field((*self._path, name), label, FieldKind.TEXT, text, hint=hint)

    def note(self, name: str, label: str, text: str) -> Field:
        """Return a field for text of several lines."""
        return Field((*self._path, name), label, FieldKind.NOTE, text)

    def lines(self, name: str, label: str, lines: tuple[str, ...], hint: str) -> Field:
        """Return a field for a list of texts, one per line."""
        return Field((*self._path, name), label, FieldKind.LINES, write_lines(lines), hint=hint)

    def numbers(self, name: str, label: str, numbers: tuple[int, ...], hint: str = "") -> Field:
        """Return a field for a list of whole numbers, on one line."""
        return Field((*self._path, name), label, FieldKind.NUMBERS, write_wholes(numbers), hint=hint)

    def days(self, name: str, label: str, days: tuple[date, ...], hint: str = "") -> Field:
        """Return a field for a list of dates, one per line."""
        return Field((*self._path, name), label, FieldKind.DAYS, write_days(days, self.localizer), hint=hint)

    def code(self, name: str, label: str, code: str | None, *, optional: bool = False) -> Field:
        """Return a field for a currency; an optional one has the currency that applies when it is empty as its hint."""
        hint = self._currency if optional else ""
        return Field((*self._path, name), label, FieldKind.CODE, code or "", optional=optional, hint=hint)

    def tax_place(self, name: str, label: str, code: str | None, location: str) -> Field:
        """Return a field for the place where pay is taxed; an empty one suggests that of the location."""
        suggestion = "" if code else suggested_place(location, self.localizer)
        suggested = place_name(suggestion, self.localizer) if suggestion else ""
        hint = self.localizer.tr("city, state or country")
        return Field(
            (*self._path, name), label, FieldKind.PLACE, code or "", optional=True, hint=hint, suggestion=suggestion,
            suggested=suggested,
        )  # fmt: skip

    def whole_value(self, place: tuple[str, str], label: str, kind: FieldKind, text: str) -> Field:
        """Return a field inside a value that an entry replaces as a whole; `place` has the names of value and field."""
        target = (*self._path, place[0])
        return Field((*target, place[1]), label, kind, text, optional=True, target=target)

    def promise(self, name: str, label: str, kind: FieldKind, hint: str) -> Field:
        """Return an empty field for another currency and its rate."""
        return Field((*self._path, name), label, kind, optional=True, hint=hint)

    def row(self, title: str) -> Row:
        """Return the heading of this writer's record."""
        return Row(self._path, title)

    def adder(self, name: str, label: str, value: object) -> Adder:
        """Return the control that appends a record to a list."""
        return Adder((*self._path, name), label, value)

    def day(self, name: str, label: str, day: date) -> Field:
        """Return a field for a required date."""
        return Field((*self._path, name), label, FieldKind.DAY, write_day(day, self.localizer))

    def optional_day(self, name: str, label: str, day: date | None) -> Field:
        """Return a field for an optional date."""
        text = write_day(day, self.localizer)
        return Field((*self._path, name), label, FieldKind.DAY, text, optional=True, hint=_day_hint(self.localizer))

    def amount(self, name: str, label: str, estimate: Estimate) -> Field:
        """Return a field for money; its label names the currency."""
        return self.quantity(name, f"{label} ({self._currency})", estimate, self._currency)

    def price(self, name: str, label: str, estimate: Estimate) -> Field:
        """Return a field for a share price, which often has three decimals; its label names the currency."""
        text = write_estimate(estimate, self.localizer, self._currency, fine=True)
        return replace(self.amount(name, label, estimate), text=text, fine=True)

    def percent(self, name: str, label: str, estimate: Estimate) -> Field:
        """Return a field for a percentage."""
        return self.quantity(name, label, estimate, "%")

    def quantity(self, name: str, label: str, estimate: Estimate, unit: str = "") -> Field:
        """Return a field for a quantity that may be a range or unknown."""
        return Field(
            (*self._path, name), label, FieldKind.ESTIMATE, write_estimate(estimate, self.localizer, unit), unit
        )

    def limit(self, name: str, label: str, estimate: Estimate, unit: str = "") -> Field:
        """Return a field for an upper limit; empty means no limit."""
        return replace(self.quantity(name, label, estimate, unit), optional=True)

    def money_limit(self, name: str, label: str, estimate: Estimate) -> Field:
        """Return a field for an upper limit in money."""
        return replace(self.amount(name, label, estimate), optional=True)

    def number(self, name: str, label: str, number: Decimal | None) -> Field:
        """Return a field for a number, empty if there is none."""
        text = "" if number is None else write_number(number, self.localizer)
        return Field((*self._path, name), label, FieldKind.NUMBER, text)

    def rate(self, name: str, label: str, rate: Decimal | None, *, optional: bool = False) -> Field:
        """Return a field for an exchange rate; an optional one may be empty if no rate is agreed."""
        text = "" if rate is None else write_number(rate, self.localizer, fine=True)
        return Field((*self._path, name), label, FieldKind.NUMBER, text, fine=True, optional=optional)

    def whole(self, name: str, label: str, number: int | None, hint: str = "") -> Field:
        """Return a field for a whole number, empty if there is none."""
        return Field((*self._path, name), label, FieldKind.WHOLE, "" if number is None else str(number), hint=hint)

    def choice(self, name: str, label: str, choices: tuple[Choice, ...], value: object) -> Field:
        """Return a field with choices; `value` is the current one."""
        chosen = next((index for index, choice in enumerate(choices) if choice.value == value), -1)
        return Field((*self._path, name), label, FieldKind.CHOICE, choices=choices, chosen=chosen)

    def yes_no(self, name: str, label: str, *, value: bool) -> Field:
        """Return a field for yes or no."""
        tr = self.localizer.tr
        return self.choice(name, label, (Choice(False, tr("No")), Choice(True, tr("Yes"))), value)  # noqa: FBT003

    def presence(self, name: str, label: str, value: object, empty: object) -> Field:
        """Return a field for whether a value exists; choosing yes creates it as `empty`."""
        tr = self.localizer.tr
        choices = (Choice(None, tr("No")), Choice(empty if value is None else value, tr("Yes")))
        return self.choice(name, label, choices, value)

    def period(self, name: str, label: str, period: Period) -> Field:
        """Return a field for how often something is paid."""
        periods = tuple(Choice(one, period_label(one, self.localizer)) for one in get_args(Period))
        return self.choice(name, label, periods, period)
