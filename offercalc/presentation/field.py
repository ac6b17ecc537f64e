"""One entry of the form of an offer: where it belongs, what stands there, and how what is typed is read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias, get_args

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.currencies import read_code
from offercalc.domain.estimate import Estimate
from offercalc.domain.pay import Period
from offercalc.domain.places import Path
from offercalc.domain.vesting import Vesting
from offercalc.presentation.currency_signs import code_fault
from offercalc.presentation.day_entry import day_hint, read_day, read_optional_day, write_day
from offercalc.presentation.entry import (
    Complaint,
    read_estimate,
    read_number,
    read_whole,
    write_estimate,
    write_number,
)
from offercalc.presentation.labels import period_label
from offercalc.presentation.list_entry import (
    read_dated,
    read_lines,
    read_link,
    read_payout,
    read_percents,
    write_lines,
)
from offercalc.presentation.reader import Reader
from offercalc.presentation.vesting_entry import TermsReader, percent_vesting, read_even, read_event, read_terms


class FieldKind(StrEnum):
    """What may be entered in a field."""

    TEXT = "text"
    NOTE = "note"
    LINES = "lines"
    CODE = "code"
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


LONG = frozenset({FieldKind.NOTE, FieldKind.LINES, FieldKind.DATED, FieldKind.TERMS})
"""Kinds of which the text may have several lines."""


class Choice(Struct, frozen=True):
    """One of a field's possible values, and what it is called."""

    value: object
    label: str


class Field(Struct, frozen=True):
    """One entry of the form: where it belongs, what it is called, what stands there.

    `unit` is the currency of an amount, "%" or "", and what is `fine` usually has three decimals. A choice has
    `choices`, of which `chosen` is in force. What is `optional` may be left empty: there is none then, which an
    estimate would otherwise take for unknown. `hint` tells how to write what may stand in an empty field. Where an
    entry changes a whole value of which it shows a part, `target` is the place of that value and `base` what the
    entry is combined with. A `spare` field states nothing yet, and need not be shown.
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

    @property
    def place(self) -> Path:
        """Give where in the offer the value that is read belongs."""
        return self.target or self.path


class Row(Struct, frozen=True):
    """The head of a record in a list, such as a raise, which may be taken away."""

    path: Path
    title: str


class Adder(Struct, frozen=True):
    """What adds a record at the end of the list at a path; a `spare` one need not be shown."""

    path: Path
    label: str
    value: object
    spare: bool = False


Entry: TypeAlias = Field | Row | Adder
"""What a section of the form is made of."""


def read_field(field: Field, text: str, reader: Reader, terms: TermsReader | None = None) -> object | Complaint:
    """Read what was typed into a field that is no choice; `terms` reads full vesting terms."""
    match field.kind:
        case FieldKind.DAY:
            return read_optional_day(text, reader) if field.optional else read_day(text, reader)
        case FieldKind.ESTIMATE:
            return read_estimate(text, field.unit, reader, fine=field.fine)
        case FieldKind.NUMBER:
            is_left_out = field.optional and not text.strip()
            return None if is_left_out else read_number(text, field.unit, reader, fine=field.fine)
        case FieldKind.WHOLE:
            return read_whole(text, reader)
        case FieldKind.LINK:
            return read_link(text, reader)
        case FieldKind.PAYOUT:
            return read_payout(text, reader)
        case FieldKind.CHOICE:
            message = "a choice is not typed"
            raise ValueError(message)
        case FieldKind.TEXT | FieldKind.NOTE | FieldKind.LINES | FieldKind.CODE:
            return _read_words(field, text, reader)
        case _:
            return _read_vesting(field, text, reader, terms)


def _read_words(field: Field, text: str, reader: Reader) -> object | Complaint:
    """Read words as they are, a line each or all together, and a currency in capitals."""
    if field.kind is FieldKind.LINES:
        return read_lines(text)
    if field.kind is not FieldKind.CODE:
        return text.strip()
    if not text.strip():
        return None if field.optional else ""
    return read_code(text) or Complaint(reader.tell(code_fault(text)))


def _read_vesting(field: Field, text: str, reader: Reader, terms: TermsReader | None) -> object | Complaint:
    """Read vesting in any of its ways; an empty entry takes it back."""
    if field.kind is FieldKind.EVENT:
        return read_event(str(field.path[-1]), text, field.base, reader)
    if not text.strip():
        return None
    if field.kind is FieldKind.EVEN:
        return read_even(str(field.path[-1]), text, field.base, reader)
    if field.kind is FieldKind.PERCENTS:
        percents = read_percents(text, reader)
        return percents if isinstance(percents, Complaint) else percent_vesting(percents, field.base)
    if field.kind is FieldKind.DATED:
        dated = read_dated(text, reader)
        return dated if isinstance(dated, Complaint) else Vesting(on_dates=dated)
    return read_terms(text, field.base, reader, terms)


class FieldWriter:
    """Writes the fields of one value of an offer: at its path, in its currency, for one reader."""

    def __init__(self, path: Path, currency: str, reader: Reader) -> None:
        """Take where the value stands and the currency its amounts are in."""
        self._path = path
        self._currency = currency
        self.reader = reader

    @property
    def currency(self) -> str:
        """Give the currency that amounts are in."""
        return self._currency

    def inside(self, *steps: str | int) -> FieldWriter:
        """Write the fields of a value inside of this one."""
        return FieldWriter((*self._path, *steps), self._currency, self.reader)

    def text(self, name: str, label: str, text: str, hint: str = "") -> Field:
        """Write a field for words."""
        return Field((*self._path, name), label, FieldKind.TEXT, text, hint=hint)

    def note(self, name: str, label: str, text: str) -> Field:
        """Write a field for words over several lines."""
        return Field((*self._path, name), label, FieldKind.NOTE, text)

    def lines(self, name: str, label: str, lines: tuple[str, ...], hint: str) -> Field:
        """Write a field for a list of texts, one a line."""
        return Field((*self._path, name), label, FieldKind.LINES, write_lines(lines), hint=hint)

    def code(self, name: str, label: str, code: str | None, *, optional: bool = False) -> Field:
        """Write a field for a currency; where it may be left empty, the one that holds then is its hint."""
        hint = self._currency if optional else ""
        return Field((*self._path, name), label, FieldKind.CODE, code or "", optional=optional, hint=hint)

    def whole_value(self, place: tuple[str, str], label: str, kind: FieldKind, text: str) -> Field:
        """Write a field inside a value, `place` being the names of both, all of which an entry in it replaces."""
        target = (*self._path, place[0])
        return Field((*target, place[1]), label, kind, text, optional=True, target=target)

    def promise(self, name: str, label: str, kind: FieldKind, hint: str) -> Field:
        """Write an empty field for another currency and its rate."""
        return Field((*self._path, name), label, kind, optional=True, hint=hint)

    def row(self, title: str) -> Row:
        """Write the head of the record that this writes the fields of."""
        return Row(self._path, title)

    def adder(self, name: str, label: str, value: object) -> Adder:
        """Write what adds a record to a list."""
        return Adder((*self._path, name), label, value)

    def day(self, name: str, label: str, day: date) -> Field:
        """Write a field for a date that there must be."""
        return Field((*self._path, name), label, FieldKind.DAY, write_day(day, self.reader))

    def optional_day(self, name: str, label: str, day: date | None) -> Field:
        """Write a field for a date that may be left empty."""
        text = write_day(day, self.reader)
        return Field((*self._path, name), label, FieldKind.DAY, text, optional=True, hint=day_hint(self.reader))

    def amount(self, name: str, label: str, estimate: Estimate) -> Field:
        """Write a field for money; its label names the currency."""
        return self.quantity(name, f"{label} ({self._currency})", estimate, self._currency)

    def price(self, name: str, label: str, estimate: Estimate) -> Field:
        """Write a field for the price of a share, which often has three decimals; its label names the currency."""
        text = write_estimate(estimate, self.reader, self._currency, fine=True)
        return replace(self.amount(name, label, estimate), text=text, fine=True)

    def percent(self, name: str, label: str, estimate: Estimate) -> Field:
        """Write a field for a percentage."""
        return self.quantity(name, label, estimate, "%")

    def quantity(self, name: str, label: str, estimate: Estimate, unit: str = "") -> Field:
        """Write a field for a quantity that may be a range or unknown."""
        return Field((*self._path, name), label, FieldKind.ESTIMATE, write_estimate(estimate, self.reader, unit), unit)

    def limit(self, name: str, label: str, estimate: Estimate, unit: str = "") -> Field:
        """Write a field for an upper limit; where it is left empty there is none."""
        return replace(self.quantity(name, label, estimate, unit), optional=True)

    def money_limit(self, name: str, label: str, estimate: Estimate) -> Field:
        """Write a field for an upper limit in money."""
        return replace(self.amount(name, label, estimate), optional=True)

    def number(self, name: str, label: str, number: Decimal) -> Field:
        """Write a field for one number that must be known."""
        return Field((*self._path, name), label, FieldKind.NUMBER, write_number(number, self.reader))

    def rate(self, name: str, label: str, rate: Decimal | None, *, optional: bool = False) -> Field:
        """Write a field for an exchange rate; where it is left empty none is fixed."""
        text = "" if rate is None else write_number(rate, self.reader, fine=True)
        return Field((*self._path, name), label, FieldKind.NUMBER, text, fine=True, optional=optional)

    def whole(self, name: str, label: str, number: int) -> Field:
        """Write a field for a whole number that must be known."""
        return Field((*self._path, name), label, FieldKind.WHOLE, str(number))

    def choice(self, name: str, label: str, choices: tuple[Choice, ...], value: object) -> Field:
        """Write a field that offers values, of which one is in force."""
        chosen = next((index for index, choice in enumerate(choices) if choice.value == value), -1)
        return Field((*self._path, name), label, FieldKind.CHOICE, choices=choices, chosen=chosen)

    def yes_no(self, name: str, label: str, *, value: bool) -> Field:
        """Write a field for what is so or is not."""
        say = self.reader.say
        return self.choice(name, label, (Choice(False, say("No")), Choice(True, say("Yes"))), value)  # noqa: FBT003

    def presence(self, name: str, label: str, value: object, empty: object) -> Field:
        """Write a field for something that is there or is not; it begins as `empty`."""
        say = self.reader.say
        choices = (Choice(None, say("No")), Choice(empty if value is None else value, say("Yes")))
        return self.choice(name, label, choices, value)

    def period(self, name: str, label: str, period: Period) -> Field:
        """Write a field for how often something is paid."""
        periods = tuple(Choice(one, period_label(one, self.reader)) for one in get_args(Period))
        return self.choice(name, label, periods, period)
