"""Reading of one sheet of an Excel workbook into rows of cells, with remarks about it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.translations.readers import localizer_for
from offercalc.interchange.spreadsheets.bounded_rows import bounded
from offercalc.interchange.spreadsheets.cells import (
    EMPTY,
    MOST_COLUMNS,
    Cell,
    Flaw,
    NotReadError,
    Row,
    Sheet,
    index_of,
    letter_of,
)
from offercalc.interchange.spreadsheets.csv_table import text_cell
from offercalc.interchange.spreadsheets.number_format import Shown
from offercalc.interchange.spreadsheets.workbook_parts import (
    SheetPart,
    Workbook,
    local_name,
    opened_workbook,
    text_of,
    unescaped,
)
from offercalc.interchange.spreadsheets.xml_stream import TooManyError
from offercalc.presentation.formats.localizer import Localizer

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LAST_ROW = 2**20
_AS_SHOWN = Context(prec=15)
"""A workbook stores numbers as binary fractions; spreadsheet programs show, and mean, their first 15 digits."""
_LARGEST_POWER = 300
_DAY_DIGITS = 8
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LEAP_DAY = 60
"""29 February 1900, which Excel counts although it never existed; earlier days are off by one."""
_LAST_DAY = 2_958_465
_MOST_MERGED = 100_000
_MOST_NAMED = 10
_TRUE = {"1", "true", "on"}
_DURATION = "h:mm"


class WorkbookAsk(Struct, frozen=True):
    """A workbook to read: its content, the sheet ("" for the first visible one), and the language of messages."""

    content: bytes
    sheet: str
    language: str
    locale: str


class OpenedSheet:
    """One sheet of an open workbook."""

    def __init__(self, workbook: Workbook, sheet: SheetPart, localizer: Localizer) -> None:
        """Take the workbook and the sheet to read."""
        self._workbook = workbook
        self._sheet = sheet
        self._localizer = localizer
        self._hidden_rows: list[int] = []
        self._hidden_columns: set[int] = set()
        self._merged: list[tuple[int, int, int, int]] = []

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are not empty, in the order of the sheet."""
        number = rows = 0
        for element in self._workbook.elements(self._sheet, "row", "col", "mergeCell"):
            name = local_name(element)
            if name != "row":
                self._note(name, element)
                continue
            rows += 1
            if rows > _LAST_ROW:
                raise TooManyError
            number = int(element.get("r", number + 1))
            cells = self._cells(element)
            if cells:
                self._note_hidden(number, element)
                yield Row(number, cells)

    def without_merged(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """Mark the cells that are merged with a non-empty one, because they show its value without containing it."""
        numbers = [row.number for row in rows]
        found = {row.number: list(row.cells) for row in rows}
        marked = 0
        for left, top, right, bottom in self._merged:
            first = found.get(top, [])
            if left >= len(first) or first[left].is_empty:
                continue
            for number in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
                cells = found[number]
                width = min(right, MOST_COLUMNS - 1) + 1
                cells += [EMPTY] * (width - len(cells))
                start = left + 1 if number == top else left
                marked += width - start
                cells[start:width] = [Cell(flaw=Flaw.MERGED)] * (width - start)
                if marked > _MOST_MERGED:
                    raise NotReadError(self._localizer.tr("Too many cells of the sheet are merged; unmerge them."))
        return tuple(replace(row, cells=tuple(found[row.number])) for row in rows)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all sheets, that which is read first."""
        return (self._sheet.name, *(one.name for one in self._workbook.sheets if one != self._sheet))

    def remarks(self, rows: tuple[Row, ...]) -> tuple[str, ...]:
        """Return remarks: which sheet was read, which others there are, and what is hidden in it."""
        tr, name = self._localizer.tr, self._sheet.name
        if self._sheet.is_hidden:
            remarks = [tr('The hidden sheet "{name}" is read.', name=name)]
        else:
            remarks = [tr('The sheet "{name}" is read.', name=name)]
        others = [one for one in self._workbook.sheets if one != self._sheet]
        if others:
            names = _listed([
                tr("{name} (hidden)", name=one.name) if one.is_hidden else one.name for one in others
            ])  # fmt: skip
            remarks.append(tr("Sheets not read: {names}.", names=names))
        if self._hidden_rows:
            hidden = _listed([str(number) for number in self._hidden_rows])
            remarks.append(tr("Hidden rows of the sheet are read too: {rows}.", rows=hidden))
        width = max((len(row.cells) for row in rows), default=0)
        columns = [letter_of(index) for index in sorted(self._hidden_columns) if index < width]
        if columns:
            say_columns = _listed(columns)
            remarks.append(tr("Hidden columns of the sheet are read too: {columns}.", columns=say_columns))
        return tuple(remarks)

    def _cells(self, row: Element) -> tuple[Cell, ...]:
        """Return the cells of a row from column A to the last non-empty one."""
        found: dict[int, Cell] = {}
        index = -1
        for one in row:
            place = _PLACE.fullmatch(one.get("r", "").upper())
            index = index_of(place[1]) if place else index + 1
            if len(one):
                cell = self._cell(one)
                if not cell.is_empty:
                    found[index] = cell
        return tuple(found.get(place, EMPTY) for place in range(max(found) + 1)) if found else ()

    def _cell(self, element: Element) -> Cell:
        parts = {local_name(one): one for one in element}
        kind = element.get("t", "n")
        if kind == "inlineStr":
            return text_cell(text_of(parts["is"])) if "is" in parts else EMPTY
        value = parts["v"].text if "v" in parts else None
        if value is None:
            is_missing = "f" in parts and not (kind == "str" and "v" in parts)
            return Cell(flaw=Flaw.NOT_WORKED_OUT) if is_missing else EMPTY
        if kind == "s":
            return text_cell(self._workbook.text(int(value)))
        if kind == "str":
            return text_cell(unescaped(value))
        if kind == "b":
            return Cell("TRUE" if value.strip() in _TRUE else "FALSE")
        if kind == "e":
            return Cell(value, flaw=Flaw.ERROR)
        if kind == "d":
            day = date.fromisoformat(value[: len("2027-02-01")])
            return Cell(day.isoformat(), day=day)
        return self._number(value.strip(), int(element.get("s", "0")))

    def _number(self, value: str, style: int) -> Cell:
        formats = self._workbook.formats
        shown = formats[style] if 0 <= style < len(formats) else Shown()
        try:
            number = _AS_SHOWN.create_decimal(value)
        except InvalidOperation:
            return Cell(value, flaw=Flaw.ERROR)
        if not number.is_finite() or abs(number.adjusted()) > _LARGEST_POWER:
            return Cell(value, flaw=Flaw.ERROR)
        if shown.is_day:
            return _day_cell(number, from_1904=self._workbook.counts_from_1904)
        text = f"{(number.scaleb(2) if shown.is_percent else number).normalize():f}"
        signs = (*shown.signs, _DURATION) if shown.is_time else shown.signs
        return Cell(text, Decimal(text), shown.is_percent, signs=signs)

    def _note_hidden(self, number: int, row: Element) -> None:
        """Record a row that is hidden or has zero height."""
        if row.get("hidden") in _TRUE or (row.get("customHeight") in _TRUE and row.get("ht") == "0"):
            self._hidden_rows.append(number)

    def _note(self, name: str, element: Element) -> None:
        """Record hidden columns and merged cells."""
        if name == "col":
            if element.get("hidden") in _TRUE or element.get("width") == "0":
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                self._hidden_columns |= set(range(max(first - 1, 0), min(last, MOST_COLUMNS)))
            return
        places = [_PLACE.fullmatch(part) for part in element.get("ref", "").split(":")]
        corners = [(index_of(place[1]), min(int(place[2]), _LAST_ROW)) for place in places if place]
        if len(corners) == 2:  # noqa: PLR2004 - the first cell and the last one
            (left, top), (right, bottom) = corners
            self._merged.append((left, top, right, bottom))


def read_workbook(ask: WorkbookAsk) -> Sheet | str:
    """Return a sheet of a workbook, or why it cannot be read; a guard runs this."""
    localizer = localizer_for(ask.locale, ask.language)
    try:
        with opened_sheet(ask.content, ask.sheet, localizer) as opened:
            rows = bounded(opened.rows(), localizer)
            return Sheet(opened.without_merged(rows), remarks=opened.remarks(rows), names=opened.names)
    except NotReadError as error:
        return str(error)


@contextmanager
def opened_sheet(content: bytes, name: str, localizer: Localizer) -> Iterator[OpenedSheet]:
    """Open the first visible sheet of a workbook, or the named one; raises NotReadError if that fails."""
    with opened_workbook(content, localizer) as workbook:
        yield OpenedSheet(workbook, _chosen(workbook.sheets, name, localizer), localizer)


def _chosen(sheets: tuple[SheetPart, ...], name: str, localizer: Localizer) -> SheetPart:
    visible = [one for one in sheets if not one.is_hidden]
    if not name and visible:
        return visible[0]
    found = next((one for one in sheets if name and one.name.casefold() == name.casefold()), None)
    if found is not None:
        return found
    there = ", ".join(one.name for one in sheets)
    if not name and sheets:
        raise NotReadError(localizer.tr("All sheets are hidden; choose one with --sheet: {there}.", there=there))
    if not sheets:
        raise NotReadError(localizer.tr("The workbook has no sheet with cells."))
    raise NotReadError(
        localizer.tr('There is no sheet "{sheet}". Sheets in the workbook: {there}.', sheet=name, there=there)
    )


def _day_cell(number: Decimal, *, from_1904: bool) -> Cell:
    """Return the date of a serial number, without its time of day."""
    days = int(round(number, _DAY_DIGITS))
    if from_1904 and 0 <= days < _LAST_DAY:
        day = _EPOCH_1904 + timedelta(days)
    elif not from_1904 and 0 < days <= _LAST_DAY and days != _LEAP_DAY:
        day = _EPOCH + timedelta(days + (days < _LEAP_DAY))
    else:
        return Cell(f"{number.normalize():f}", flaw=Flaw.ERROR)
    return Cell(day.isoformat(), day=day)


def _listed(names: list[str]) -> str:
    """Return names separated by commas, the first ten of them."""
    more = ["…"] if len(names) > _MOST_NAMED else []
    return ", ".join([*names[:_MOST_NAMED], *more])
