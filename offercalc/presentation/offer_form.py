"""The form of an offer: its fields in sections, each with what stands there and how an entry is read."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never, get_args

from msgspec import Struct

from offercalc.domain.equity import Grant, Option
from offercalc.domain.estimate import Estimate
from offercalc.domain.offer import Offer, Status, currency_of
from offercalc.domain.pay import Bonus, OneTime, PayPart, Period, Salary, ThirteenthMonth
from offercalc.domain.vesting import Presets, Vesting
from offercalc.presentation.entry import Complaint, read_day, read_estimate, read_number, write_estimate
from offercalc.presentation.labels import part_label, period_label, status_label, vesting_label
from offercalc.presentation.reader import Reader

Path = tuple[str | int, ...]


class FieldKind(StrEnum):
    """What may be entered in a field."""

    TEXT = "text"
    DAY = "day"
    ESTIMATE = "estimate"
    WHOLE = "whole"
    CHOICE = "choice"


class Choice(Struct, frozen=True):
    """One of a field's possible values, and what it is called."""

    value: object
    label: str


class Field(Struct, frozen=True):
    """One entry of the form: where it belongs, what it is called, what stands there.

    `unit` is the currency of an amount, "%" or "". A choice has `choices`, of which `chosen` is in force.
    """

    path: Path
    label: str
    kind: FieldKind
    text: str = ""
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    chosen: int = -1


class Section(Struct, frozen=True):
    """Fields that belong together; `path` names the part of the offer that may be removed with them."""

    title: str
    fields: tuple[Field, ...]
    path: Path = ()


def offer_form(offer: Offer, presets: Presets, reader: Reader) -> tuple[Section, ...]:
    """Lay out the form of an offer: every part of pay and equity in a section of its own, then the basics."""
    writer = _FieldWriter(offer, presets, reader)
    pay = [
        Section(part_label(part, reader), writer.pay(part, ("pay", index)), ("pay", index))
        for index, part in enumerate(offer.pay)
    ]
    equity = [
        Section(part_label(grant, reader), writer.grant(grant, ("equity", index)), ("equity", index))
        for index, grant in enumerate(offer.equity)
    ]
    return (*pay, *equity, Section(reader.say("Basics"), writer.basics()))


def read_field(field: Field, text: str, reader: Reader) -> object | Complaint:
    """Read what was typed into a field that is no choice."""
    match field.kind:
        case FieldKind.TEXT:
            return text.strip()
        case FieldKind.DAY:
            return read_day(text, reader)
        case FieldKind.ESTIMATE:
            return read_estimate(text, field.unit, reader)
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


class _FieldWriter:
    """Writes the fields of one offer's parts."""

    def __init__(self, offer: Offer, presets: Presets, reader: Reader) -> None:
        self._offer = offer
        self._presets = presets
        self._say = reader.say
        self._reader = reader

    def basics(self) -> tuple[Field, ...]:
        """Write the fields that every offer has."""
        offer = self._offer
        statuses = tuple(Choice(status, status_label(status, self._reader)) for status in get_args(Status))
        return (
            Field(("company",), self._say("Company"), FieldKind.TEXT, offer.company),
            Field(("role",), self._say("Role"), FieldKind.TEXT, offer.role),
            Field(("location",), self._say("Location"), FieldKind.TEXT, offer.location),
            Field(("start_date",), self._say("Start date"), FieldKind.DAY, offer.start_date.isoformat()),
            _choice(("status",), self._say("Status"), statuses, offer.status),
        )

    def pay(self, part: PayPart, path: Path) -> tuple[Field, ...]:
        """Write the fields of one part of the pay."""
        currency = currency_of(part, self._offer)
        match part:
            case Salary():
                periods = tuple(Choice(period, period_label(period, self._reader)) for period in get_args(Period))
                amount = self._amount((*path, "amount"), self._say("Amount"), part.amount, currency)
                return (amount, _choice((*path, "per"), self._say("Paid per"), periods, part.per))
            case Bonus(amount=None):
                label = self._say("Target in percent of salary")
                return (self._quantity((*path, "percent_of_salary"), label, part.percent_of_salary, "%"),)
            case Bonus():
                return (self._amount((*path, "amount"), self._say("Target a year"), part.amount, currency),)
            case OneTime():
                return self._instalments(part, path, currency)
            case ThirteenthMonth():
                month = _whole((*path, "paid_in_month"), self._say("Paid in month (1 to 12)"), part.paid_in_month)
                return (self._quantity((*path, "months"), self._say("Monthly wages"), part.months), month)
            case _:
                assert_never(part)

    def grant(self, grant: Grant, path: Path) -> tuple[Field, ...]:
        """Write the fields of a grant: its size, what a share is worth, and how it vests."""
        currency = currency_of(grant, self._offer)
        units = self._quantity((*path, "units"), self._say("Number of units"), grant.units)
        price = self._amount((*path, "price"), self._say("Price of a share"), grant.price, currency)
        vesting = self._vesting((*path, "vesting"), grant.vesting)
        if not isinstance(grant, Option):
            value = self._amount((*path, "value"), self._say("Value of the grant"), grant.value, currency)
            return (value, units, price, vesting)
        shares = self._say("Fully diluted shares")
        return (
            units,
            self._amount((*path, "strike"), self._say("Strike price"), grant.strike, currency),
            price,
            self._amount((*path, "valuation"), self._say("Valuation of the company"), grant.valuation, currency),
            self._quantity((*path, "fully_diluted_shares"), shares, grant.fully_diluted_shares),
            vesting,
        )

    def _instalments(self, part: OneTime, path: Path, currency: str) -> tuple[Field, ...]:
        fields = []
        for index, instalment in enumerate(part.instalments):
            where = (*path, "instalments", index)
            fields.append(self._amount((*where, "amount"), self._say("Amount"), instalment.amount, currency))
            after = self._say("Months after the start")
            fields.append(_whole((*where, "after_months"), after, instalment.after_months))
        return tuple(fields)

    def _vesting(self, path: Path, vesting: Vesting | None) -> Field:
        """Offer the presets; terms that are none of them stand first, as they are."""
        terms: list[Vesting | None] = [None, *(Vesting(preset=preset) for preset in self._presets)]
        if vesting not in terms:
            terms.insert(0, vesting)
        choices = tuple(Choice(one, vesting_label(one, self._presets, self._reader)) for one in terms)
        return _choice(path, self._say("Vesting schedule"), choices, vesting)

    def _amount(self, path: Path, label: str, estimate: Estimate, currency: str) -> Field:
        return self._quantity(path, f"{label} ({currency})", estimate, currency)

    def _quantity(self, path: Path, label: str, estimate: Estimate, unit: str = "") -> Field:
        return Field(path, label, FieldKind.ESTIMATE, write_estimate(estimate, self._reader), unit)


def _choice(path: Path, label: str, choices: tuple[Choice, ...], value: object) -> Field:
    chosen = next((index for index, choice in enumerate(choices) if choice.value == value), -1)
    return Field(path, label, FieldKind.CHOICE, choices=choices, chosen=chosen)


def _whole(path: Path, label: str, number: int) -> Field:
    return Field(path, label, FieldKind.WHOLE, str(number))
