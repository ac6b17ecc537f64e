"""Check of the signs in a cell's number format against its column and row."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from offercalc.interchange.offer_tables.column_meanings import IN_DAYS, MEANINGS, UNITS, Kind
from offercalc.interchange.spreadsheets.cells import Cell
from offercalc.interchange.spreadsheets.units import Beside, beside_of
from offercalc.presentation.formats.localizer import Localizer

_NUMBER_AND_WORD = re.compile(r"(?P<number>.*\d)[\s-]*(?P<word>[^\W\d_]+\.?)", re.DOTALL)
_TIMES = {"hour", "day", "week", "month"}
_MOST_PERCENT = 1000
"""In percent of salary: such a value was probably typed as a percentage into a cell already formatted as one."""


class Expected(Struct, frozen=True):
    """The expected meaning of a number: the name of its column, and its currency, "%" or ""."""

    name: str
    unit: str

    @property
    def kind(self) -> Kind:
        """The kind of the number: that of the column, unless it is a percentage there."""
        return "percent" if self.unit == "%" else MEANINGS[self.name].kind


def sign_fault(cell: Cell, expected: Expected, localizer: Localizer) -> str:
    """Return a question if a cell shows something that does not fit its column, else ""."""
    if cell.day is not None:
        return localizer.tr(
            "This cell contains the date {day} instead of a number; format it as a number and check the value.",
            day=cell.day.isoformat(),
        )
    if cell.is_percent and cell.number and expected.kind != "percent":
        return _percent_fault(cell, expected, localizer)
    number = cell.number or Decimal(0)
    if cell.is_percent and number >= _MOST_PERCENT:
        return _either(cell, number / 100, number, localizer)
    signs = [one for text in cell.signs for one in beside_of(text)]
    if any(one.kind == "percent" for one in signs) and expected.kind == "percent" and 0 < number < 1:
        return _either(cell, number * 100, number, localizer)
    return next((_fault(cell, one, expected, localizer) for one in signs if not _fits(one, expected)), "")


def without_unit(text: str, name: str) -> str:
    """Return a text without the unit of its column, such as "3 months" for a notice period."""
    found = _NUMBER_AND_WORD.fullmatch(text.strip())
    if found is None or not any(one.unit and one.unit in UNITS.get(name, ()) for one in beside_of(found["word"])):
        return text
    return found["number"]


def unit_fault(text: str, name: str, localizer: Localizer) -> str:
    """Return a sentence if a text counts in other units of time than its column, such as "30 days", else ""."""
    found = _NUMBER_AND_WORD.fullmatch(text.strip())
    units = UNITS.get(name, ())
    if found is None or not units or not any(one.unit in _TIMES - {*units} for one in beside_of(found["word"])):
        return ""
    facts = {"text": text, "words": localizer.tr(MEANINGS[name].words)}
    if name in IN_DAYS:
        return localizer.tr('"{text}" does not fit "{words}"; write a number of days.', **facts)
    if "month" in units:
        return localizer.tr('"{text}" does not fit "{words}"; write a number of months.', **facts)
    return ""


def _fits(sign: Beside, expected: Expected) -> bool:
    if sign.kind == "currency":
        return expected.kind == "amount" and (not expected.unit or sign.fits(expected.unit))
    if sign.kind == "unit":
        return sign.unit in UNITS.get(expected.name, ())
    return sign.kind == "filler" or (sign.kind == "percent" and expected.kind == "percent")


def _fault(cell: Cell, sign: Beside, expected: Expected, localizer: Localizer) -> str:
    if sign.kind == "currency" and expected.kind == "amount":
        return localizer.tr(
            'The cell format shows "{sign}", but the amount is read in {currency}; format the cell '
            "without a currency if {currency} is correct, or state the other currency in the row or in "
            "the header.",
            sign=sign.text, currency=expected.unit,
        )  # fmt: skip
    if sign.kind == "minor":
        return localizer.tr(
            'The cell format shows "{sign}", one hundredth of a currency unit; enter the amount in the '
            "main unit, in a cell without that sign.",
            sign=sign.text,
        )  # fmt: skip
    return localizer.tr(
        'The cell format shows "{sign}" beside {number}, which does not fit "{words}"; enter the '
        "intended value in a cell with the General format.",
        sign=sign.text, number=cell.text, words=localizer.tr(MEANINGS[expected.name].words),
    )  # fmt: skip


def _percent_fault(cell: Cell, expected: Expected, localizer: Localizer) -> str:
    number = cell.number or Decimal(0)
    return localizer.tr(
        'The cell shows {shown}%, but "{words}" is not a percentage; enter {one} or {other} in a cell '
        "with the General format.",
        shown=cell.text, words=localizer.tr(MEANINGS[expected.name].words),
        one=_plain(number / 100), other=_plain(number),
    )  # fmt: skip


def _either(cell: Cell, one: Decimal, other: Decimal, localizer: Localizer) -> str:
    return localizer.tr(
        '"{text}" may mean two things; write {one} or {other}.',
        text=cell.text, one=f"{_plain(one)}%", other=f"{_plain(other)}%",
    )  # fmt: skip


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
