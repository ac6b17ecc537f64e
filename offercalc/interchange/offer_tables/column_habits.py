"""Formats of numbers and dates written as text, detected for each column from all of its cells."""

# If one row of a column has 13/02/2027, the day comes first in all of them; if one has 1.234,56, then 1.234 means
# thousands. If the cells of a column contradict each other, or nothing decides, one question is asked.

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from offercalc.application.ports.offer_table import TableAsk
from offercalc.interchange.offer_tables.column_meanings import MEANINGS
from offercalc.interchange.offer_tables.day_order import NumberedDay, is_day_first_for, numbered_day
from offercalc.interchange.offer_tables.number_words import POINTS, NumberWord, numbers_in, rewritten, unmistakable
from offercalc.interchange.offer_tables.offer_columns import Columns, Placed
from offercalc.interchange.spreadsheets.cells import Cell, Row
from offercalc.presentation.formats.localizer import Localizer

_NUMBERS = {"amount", "percent", "number"}
_MOST_NAMED = 5
_LAST_MONTH = 12


class Habits(Struct, frozen=True):
    """The formats of the columns: the decimal sign of numbers, and whether dates are written day first.

    A column that is missing here is undecided. `remarks` name the cells that decided, `problems` are questions, and
    `asked` has those of each column by its letter.
    """

    points: dict[str, str]
    day_first: dict[str, bool]
    remarks: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    asked: dict[str, tuple[str, ...]] = {}

    def number_text(self, name: str, text: str, localizer: Localizer) -> str:
        """Return a text with its numbers rewritten so that they are unambiguous in the reader's formats."""
        point = self.points.get(name)
        if point is None:
            return text
        sign = localizer.figures.decimal_sign
        return rewritten(text, lambda word: _plain(word, point, sign))


def habits_of(rows: tuple[Row, ...], columns: Columns, ask: TableAsk, localizer: Localizer) -> Habits:
    """Return the formats of the columns, as decided by their cells, their headers or the reader's locale."""
    points: dict[str, str] = {}
    day_first: dict[str, bool] = {}
    remarks: list[str] = []
    problems: list[str] = []
    asked: dict[str, tuple[str, ...]] = {}
    for name, placed in columns.placed.items():
        kind = MEANINGS[name].kind
        if kind not in _NUMBERS | {"day"}:
            continue
        column = _Column(placed, rows, ask, localizer)
        if kind == "day":
            order = column.day_first()
            day_first |= {} if order is None else {name: order}
        else:
            point = column.point()
            points |= {} if point is None else {name: point}
        remarks += column.remarks
        problems += column.problems
        asked |= {placed.letter: tuple(column.problems)} if column.problems else {}
    return Habits(points, day_first, tuple(remarks), tuple(problems), asked)


def _plain(word: NumberWord, point: str, sign: str) -> str:
    plain = word.meaning(point)
    return word.text if plain is None else unmistakable(plain, sign)


class _Column:
    """Decides the format of one column, and collects remarks and problems."""

    def __init__(self, placed: Placed, rows: tuple[Row, ...], ask: TableAsk, localizer: Localizer) -> None:
        self.remarks: list[str] = []
        self.problems: list[str] = []
        self._placed = placed
        self._rows = rows
        self._localizer = localizer
        self._are_days_decided = ask.days_by_locale
        self._is_locale_named = ask.is_locale_named
        self._has_options = ask.has_options

    # --- Numbers ---

    def point(self) -> str | None:
        """Return the decimal sign of the column, None if it is undecided or questioned."""
        words = [(row, word) for row, cell in self._texts() for word in numbers_in(cell.text)]
        told = {point: next((one for one in words if one[1].points == (point,)), None) for point in POINTS}
        open_words = [one for one in words if one[1].may_mean_two]
        habit = self._localizer.figures.decimal_sign
        first, second = told.values()
        if first is not None and second is not None:
            self._ask_unlike(self._quoted(first), self._quoted(second))
            return None
        found = next(((point, one) for point, one in told.items() if one is not None), None)
        if found is not None and found[0] != habit:
            return self._foreign_point(*found, open_words)
        if found is None and open_words and not self._is_locale_named and not self._are_groups(open_words):
            self._ask_numbers(open_words)
            return None
        if habit not in POINTS or any(not self._is_ours(word) for _row, word in open_words):
            return None
        return habit

    def _foreign_point(
        self, point: str, proof: tuple[int, NumberWord], open_words: list[tuple[int, NumberWord]]
    ) -> str | None:
        """Return the sign that a cell proves, unless the user named a locale that reads other cells differently."""
        if self._is_locale_named:
            if open_words:
                self._ask_numbers(open_words)
            return None
        self.remarks.append(
            self._localizer.tr(
                'Column {letter} ({header}): numbers are read with "{point}" as the decimal separator, '
                "because of {cell}.",
                point=point, cell=self._quoted(proof), **self._facts,
            )
        )  # fmt: skip
        return point

    def _are_groups(self, words: list[tuple[int, NumberWord]]) -> bool:
        """Whether all ambiguous numbers use the group separator of the reader's locale."""
        group = self._localizer.figures.group_sign
        return all(group in word.text and self._localizer.figures.decimal_sign not in word.text for _row, word in words)

    def _is_ours(self, word: NumberWord) -> bool:
        figures = self._localizer.figures
        return any(sign in word.text for sign in (figures.group_sign, figures.decimal_sign))

    def _ask_numbers(self, words: list[tuple[int, NumberWord]]) -> None:
        meanings = words[0][1].meanings
        sign = self._localizer.figures.decimal_sign
        one, other = (unmistakable(meaning or "", sign) for meaning in meanings)
        self._ask(words, one, other)

    # --- Days ---

    def day_first(self) -> bool | None:
        """Return whether dates are written day first, None if it is undecided or questioned."""
        days = [(row, day) for row, cell in self._texts() if (day := numbered_day(cell.text)) is not None]
        first = next((one for one in days if one[1].month_first is None and one[1].day_first is not None), None)
        second = next((one for one in days if one[1].day_first is None and one[1].month_first is not None), None)
        open_days = [one for one in days if one[1].may_mean_two]
        if first is not None and second is not None and (open_days or not self._is_locale_named):
            self._ask_unlike(self._quoted(first), self._quoted(second))
            return None
        turned = next((row for row, day in self._dates() if first is not None and day <= _LAST_MONTH), None)
        if first is not None and turned is not None:
            self._ask_turned(self._quoted(first), turned)
            return None
        return self._order(first, second, open_days)

    def _order(
        self,
        first: tuple[int, NumberedDay] | None,
        second: tuple[int, NumberedDay] | None,
        open_days: list[tuple[int, NumberedDay]],
    ) -> bool | None:
        """Decide by the header, by an unambiguous cell, or by the locale, if these agree."""
        said = {"d": True, "m": False}.get(self._placed.order[:1])
        proof = first or second
        told = None if proof is None else proof is first
        if said is None and self._are_days_decided and (told is None or self._is_locale_named):
            said = is_day_first_for(self._localizer)
        if open_days and told is not None and said is not None and told != said:
            self._ask_days(open_days)
            return None
        if open_days and told is None and said is None:
            self._ask_days(open_days)
            return None
        if open_days and proof is not None and said is None:
            self.remarks.append(self._order_remark(proof, is_day_first=proof is first))
        return told if said is None else said

    def _order_remark(self, proof: tuple[int, NumberedDay], *, is_day_first: bool) -> str:
        tr = self._localizer.tr
        facts = {"cell": self._quoted(proof), **self._facts}
        if is_day_first:
            return tr("Column {letter} ({header}): dates are read day first, because of {cell}.", **facts)
        return tr("Column {letter} ({header}): dates are read month first, because of {cell}.", **facts)

    def _ask_days(self, days: list[tuple[int, NumberedDay]]) -> None:
        one, other = days[0][1].days
        self._ask(days, one.isoformat(), other.isoformat())

    def _ask_turned(self, cell: str, row: int) -> None:
        self.problems.append(
            self._localizer.tr(
                "Column {letter} ({header}): {cell} is text with the day first, so the spreadsheet may "
                "have swapped day and month in row {row}; check that date, and write all dates as "
                "year-month-day.",
                cell=cell, row=row, **self._facts,
            )
        )  # fmt: skip

    # --- Questions ---

    def _ask(self, words: list[tuple[int, NumberWord]] | list[tuple[int, NumberedDay]], one: str, other: str) -> None:
        named = [self._quoted(word) for word in words[:_MOST_NAMED]]
        more = ["…"] if len(words) > _MOST_NAMED else []
        if not self._has_options:
            self.problems.append(
                self._localizer.tr(
                    "Column {letter} ({header}) can be read in two ways: {cells}; write e.g. {one} or {other}, or "
                    "choose how numbers and dates are written.",
                    cells=", ".join([*named, *more]), one=one, other=other, **self._facts,
                )
            )  # fmt: skip
            return
        self.problems.append(
            self._localizer.tr(
                "Column {letter} ({header}) can be read in two ways: {cells}; write e.g. {one} or "
                "{other}, or specify the locale of its numbers and dates with --locale.",
                cells=", ".join([*named, *more]), one=one, other=other, **self._facts,
            )
        )  # fmt: skip

    def _ask_unlike(self, one: str, other: str) -> None:
        self.problems.append(
            self._localizer.tr(
                "Column {letter} ({header}) uses two formats: {one} and {other}; use one format throughout.",
                one=one, other=other, **self._facts,
            )
        )  # fmt: skip

    def _quoted(self, found: tuple[int, NumberWord] | tuple[int, NumberedDay]) -> str:
        row, word = found
        return self._localizer.tr('"{text}" (row {row})', text=word.text, row=row)

    @property
    def _facts(self) -> dict[str, str]:
        return {"letter": self._placed.letter, "header": self._placed.header}

    def _cells(self) -> Iterator[tuple[int, Cell]]:
        index = self._placed.index
        return ((row.number, row.cells[index]) for row in self._rows if index < len(row.cells))

    def _texts(self) -> Iterator[tuple[int, Cell]]:
        """Yield the cells that contain text only."""
        return ((row, cell) for row, cell in self._cells() if cell.number is None and cell.day is None)

    def _dates(self) -> Iterator[tuple[int, int]]:
        """Yield the day of the month of the cells that the spreadsheet stored as dates."""
        return ((row, cell.day.day) for row, cell in self._cells() if cell.day is not None)
