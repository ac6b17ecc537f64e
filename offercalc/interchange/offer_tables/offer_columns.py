"""Mapping of table columns to meanings, from English and Indonesian headers or as stated by the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.ports.offer_table import Column, Mapping, TableAsk
from offercalc.domain.offer.pay_period import Period
from offercalc.interchange.offer_tables.column_headers import Header, header_of, header_problems
from offercalc.interchange.offer_tables.column_meanings import MEANINGS, PERIODIC, name_of
from offercalc.interchange.offer_tables.known_exports import exported_by
from offercalc.interchange.offer_tables.pay_periods import amount_and_period, period_of, plain_words
from offercalc.interchange.spreadsheets.cells import Cell, Row, letter_of
from offercalc.interchange.spreadsheets.units import Beside
from offercalc.presentation.formats.localizer import Localizer

_NEEDED = ("company", "role", "currency", "start_date")


class Placed(Struct, frozen=True):
    """A column with a known meaning, its index and the additions in its header.

    `money` is the currency that the header states, or a sign of several; `period` that of a salary; `order` the date
    order.
    """

    index: int
    header: str
    name: str
    money: Beside | None = None
    period: Period | None = None
    order: str = ""

    @property
    def letter(self) -> str:
        """The letter that spreadsheets show above the column."""
        return letter_of(self.index)

    @property
    def currency(self) -> str:
        """The single currency that the header states, "" for none or a sign of several."""
        return self.money.currencies[0] if self.money is not None and len(self.money.currencies) == 1 else ""


class Columns(Struct, frozen=True):
    """The columns of a table: the recognized ones by name, and the mapping to show."""

    placed: dict[str, Placed]
    filled: dict[str, str]
    shown: Mapping

    @property
    def is_usable(self) -> bool:
        """Whether the rows can be read."""
        return not self.shown.problems

    @property
    def width(self) -> int:
        """The number of columns that have a header."""
        return len(self.shown.columns)


def columns_of(header: Row, ask: TableAsk, localizer: Localizer, rows: tuple[Row, ...] = ()) -> Columns:
    """Return the meaning of every column, as stated by the user or else from its header; `rows` are those below it."""
    placed: dict[str, Placed] = {}
    problems = list(_ask_problems(header, ask, localizer))
    filled = {name_of(name): value for name, value in ask.filled}
    said = _Said(ask)
    shown = []
    for index, cell in enumerate(header.cells):
        letter = letter_of(index)
        found = _by_cells(header_of(cell.text, said.of(letter, cell.text)), index, rows)
        before = placed.get(found.name)
        own: tuple[str, ...] = ()
        if before is not None:
            own = (_twice(before, letter, cell.text, ask, localizer),)
        elif found.name in MEANINGS:
            placed[found.name] = _placed(index, found)
            own = tuple(header_problems(found, letter, localizer, has_options=ask.has_options))
        problems += own
        shown.append(Column(letter, cell.text, _words(found, localizer), found.name, own))
    problems += _period_problems(placed, filled, localizer)
    absent = (name for name in _needed(placed, rows) if name not in placed and name not in filled)
    problems += _missing(absent, ask, localizer)
    problems += _allowance_problems(placed, filled, localizer)
    pairs = tuple((localizer.tr(MEANINGS[name].words), text) for name, text in filled.items() if name in MEANINGS)
    system = exported_by(plain_words(cell.text) for cell in header.cells)
    return Columns(
        placed, filled, Mapping(tuple(shown), pairs, problems=tuple(problems), header_row=header.number, system=system)
    )


class _Said:
    """What the user says of columns, by their letters or their headers."""

    def __init__(self, ask: TableAsk) -> None:
        self._by_letter = {letter.strip().upper(): name_of(meaning) for letter, meaning in ask.letters}
        self._by_header = {plain_words(name): name_of(meaning) for name, meaning in ask.columns}

    def of(self, letter: str, header: str) -> str | None:
        """Return the name of a column's meaning, "" for none, or None if nothing is said of it."""
        if letter in self._by_letter:
            return self._by_letter[letter]
        return self._by_header.get(plain_words(header)) if header else None


def _by_cells(header: Header, index: int, rows: tuple[Row, ...]) -> Header:
    """Return a header of bonuses as one of percentages if every cell below it is one."""
    cells = [row.cells[index] for row in rows if index < len(row.cells) and not row.cells[index].is_empty]
    if header.name == "bonus" and cells and all(_is_percentage(cell) for cell in cells):
        return replace(header, name="bonus_percent")
    return header


def _is_percentage(cell: Cell) -> bool:
    return cell.number is None and cell.text.rstrip().endswith("%")


def unused_remark(columns: Columns, rows: tuple[Row, ...], localizer: Localizer) -> tuple[str, ...]:
    """Return a remark that names the unused columns with content, if there are any."""
    unused = [index for index, one in enumerate(columns.shown.columns) if not one.meaning]
    held = [
        f"{letter_of(index)} {columns.shown.columns[index].header}".strip()
        for index in unused
        if any(index < len(row.cells) and row.cells[index].text for row in rows)
    ]
    return (localizer.tr("Not used, although not empty: {columns}.", columns=", ".join(held)),) if held else ()


def _placed(index: int, header: Header) -> Placed:
    return Placed(index, header.text, header.name, header.money, header.period, header.order)


def _words(header: Header, localizer: Localizer) -> str:
    """Return the label of a header's meaning, with the currency or sign that it states."""
    if not header.name:
        return ""
    words = localizer.tr(MEANINGS[header.name].words)
    money = header.money
    if money is None:
        return words
    return f"{words} ({money.currencies[0] if len(money.currencies) == 1 else money.text})"


def _ask_problems(header: Row, ask: TableAsk, localizer: Localizer) -> Iterator[str]:
    """Yield a problem for each missing column, unknown meaning and repetition in what the user stated."""
    names = ", ".join(MEANINGS)
    there = {plain_words(cell.text) for cell in header.cells} - {""}
    for column, _meaning in ask.columns:
        if plain_words(column) not in there:
            yield localizer.tr('There is no column "{column}" in row {row}.', column=column, row=header.number)
    for _column, meaning in (*ask.columns, *ask.letters):
        if meaning.strip() and not name_of(meaning):
            yield localizer.tr(
                '"{name}" isn\'t a valid column meaning; choose one of {names}.', name=meaning, names=names
            )
    for name, value in ask.filled:
        if not name_of(name):
            yield localizer.tr('"{name}" isn\'t a valid column meaning; choose one of {names}.', name=name, names=names)
        elif not value.strip():
            yield localizer.tr('No value is given for "{name}"; write e.g. --fill "{name}=…".', name=name)
    said = Counter(plain_words(column) for column, _meaning in ask.columns)
    given = Counter(name_of(name) or name for name, _value in ask.filled)
    for twice in (name for counts in (said, given) for name, number in counts.items() if number > 1):
        yield localizer.tr('"{name}" is specified twice; specify it once.', name=twice)


def _twice(before: Placed, letter: str, header: str, ask: TableAsk, localizer: Localizer) -> str:
    if not ask.has_options:
        return localizer.tr(
            "Columns {first} ({header}) and {second} ({other}) have the same meaning; choose another one for one of "
            "them, or none.",
            first=before.letter, header=before.header, second=letter, other=header,
        )  # fmt: skip
    return localizer.tr(
        "Columns {first} ({header}) and {second} ({other}) have the same meaning; use --map to give one "
        "of them another meaning, or none.",
        first=before.letter, header=before.header, second=letter, other=header,
    )  # fmt: skip


def _period_problems(placed: dict[str, Placed], filled: dict[str, str], localizer: Localizer) -> Iterator[str]:
    """Take the pay period from the header of the salary; yield a problem if the value for all rows differs."""
    salary = placed.get("salary")
    if salary is None or salary.period is None:
        return
    said = filled.setdefault("salary_per", salary.period)
    if period_of(said) != salary.period:
        yield localizer.tr(
            'Column {letter} ({header}) states the period "{period}", but "{said}" is set for all '
            "rows; correct one of them.",
            letter=salary.letter, header=salary.header, period=salary.period, said=said,
        )  # fmt: skip


def _allowance_problems(placed: dict[str, Placed], filled: dict[str, str], localizer: Localizer) -> Iterator[str]:
    """Yield a problem for each allowance whose period no header states; it is never guessed."""
    for name in PERIODIC[1:]:
        column = placed.get(name)
        words = localizer.tr(MEANINGS[name].words)
        if column is not None and column.period is None:
            yield localizer.tr(
                "Column {letter} ({header}) does not state the period of its amounts; write it in the header, e.g. "
                '"{words} per month".',
                letter=column.letter, header=column.header, words=words,
            )  # fmt: skip
        elif column is None and name in filled:
            yield localizer.tr(
                '"{words}" needs a column of its own, whose header states the period, e.g. "{words} per month".',
                words=words,
            )


def _needed(placed: dict[str, Placed], rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Return the required columns; a salary requires its pay period, which is never guessed, unless cells bring it."""
    salary = placed.get("salary")
    if salary is None:
        return _NEEDED
    texts = (row.cells[salary.index].text for row in rows if salary.index < len(row.cells))
    return _NEEDED if any(amount_and_period(text)[1] for text in texts) else (*_NEEDED, "salary_per")


def _missing(names: Iterable[str], ask: TableAsk, localizer: Localizer) -> Iterator[str]:
    """Yield a problem for each required column that is missing."""
    for name in names:
        if not ask.has_options:
            yield localizer.tr(
                'There is no column for "{words}"; choose it above a column, or state a value for all rows.',
                words=localizer.tr(MEANINGS[name].words),
            )
        else:
            yield localizer.tr(
                'There is no column for "{words}"; map one with --map "HEADER={name}", or set a '
                'value for all rows with --fill "{name}=…".',
                words=localizer.tr(MEANINGS[name].words), name=name,
            )  # fmt: skip
