"""One entry of the form of an offer: where it belongs, what stands there, and how what is typed is read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import assert_never, get_args

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.estimate import Estimate
from offercalc.domain.pay import Period
from offercalc.domain.places import Path
from offercalc.presentation.entry import (
    Complaint,
    read_day,
    read_estimate,
    read_number,
    read_optional_day,
    write_estimate,
)
from offercalc.presentation.labels import period_label
from offercalc.presentation.reader import Reader


class FieldKind(StrEnum):
    """What may be entered in a field."""

    TEXT = "text"
    DAY = "day"
    ESTIMATE = "estimate"
    NUMBER = "number"
    WHOLE = "whole"
    CHOICE = "choice"


class Choice(Struct, frozen=True):
    """One of a field's possible values, and what it is called."""

    value: object
    label: str


class Field(Struct, frozen=True):
    """One entry of the form: where it belongs, what it is called, what stands there.

    `unit` is the currency of an amount, "%" or "". A choice has `choices`, of which `chosen` is in force. What is
    `optional` may be left empty: there is none then, which an estimate would otherwise take for unknown.
    """

    path: Path
    label: str
    kind: FieldKind
    text: str = ""
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    chosen: int = -1
    optional: bool = False


def read_field(field: Field, text: str, reader: Reader) -> object | Complaint:
    """Read what was typed into a field that is no choice."""
    match field.kind:
        case FieldKind.TEXT:
            return text.strip()
        case FieldKind.DAY:
            return read_optional_day(text, reader) if field.optional else read_day(text, reader)
        case FieldKind.ESTIMATE:
            return read_estimate(text, field.unit, reader)
        case FieldKind.NUMBER:
            return None if field.optional and not text.strip() else read_number(text, field.unit, reader)
        case FieldKind.WHOLE:
            number = read_number(text, field.unit, reader)
            if isinstance(number, Complaint) or number == number.to_integral_value():
                return number if isinstance(number, Complaint) else int(number)
            return Complaint(reader.say("Write a whole number."))
        case FieldKind.CHOICE:
            message = "a choice is not typed"
            raise ValueError(message)
        case _:
            assert_never(field.kind)


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

    def text(self, name: str, label: str, text: str) -> Field:
        """Write a field for words."""
        return Field((*self._path, name), label, FieldKind.TEXT, text)

    def day(self, name: str, label: str, day: date) -> Field:
        """Write a field for a date that there must be."""
        return Field((*self._path, name), label, FieldKind.DAY, day.isoformat())

    def optional_day(self, name: str, label: str, day: date | None) -> Field:
        """Write a field for a date that may be left empty."""
        text = "" if day is None else day.isoformat()
        return Field((*self._path, name), label, FieldKind.DAY, text, optional=True)

    def amount(self, name: str, label: str, estimate: Estimate) -> Field:
        """Write a field for money; its label names the currency."""
        return self.quantity(name, f"{label} ({self._currency})", estimate, self._currency)

    def percent(self, name: str, label: str, estimate: Estimate) -> Field:
        """Write a field for a percentage."""
        return self.quantity(name, label, estimate, "%")

    def quantity(self, name: str, label: str, estimate: Estimate, unit: str = "") -> Field:
        """Write a field for a quantity that may be a range or unknown."""
        return Field((*self._path, name), label, FieldKind.ESTIMATE, write_estimate(estimate, self.reader), unit)

    def limit(self, name: str, label: str, estimate: Estimate, unit: str = "") -> Field:
        """Write a field for an upper limit; where it is left empty there is none."""
        return replace(self.quantity(name, label, estimate, unit), optional=True)

    def money_limit(self, name: str, label: str, estimate: Estimate) -> Field:
        """Write a field for an upper limit in money."""
        return replace(self.amount(name, label, estimate), optional=True)

    def number(self, name: str, label: str, number: Decimal) -> Field:
        """Write a field for one number that must be known."""
        return Field((*self._path, name), label, FieldKind.NUMBER, self.reader.figures.number(number))

    def rate(self, name: str, label: str, rate: Decimal | None, *, optional: bool = False) -> Field:
        """Write a field for an exchange rate; where it is left empty none is fixed."""
        text = "" if rate is None else self.reader.figures.number(rate)
        return Field((*self._path, name), label, FieldKind.NUMBER, text, optional=optional)

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
