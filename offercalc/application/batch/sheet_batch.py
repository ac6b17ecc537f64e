"""Batch printing of sheets: rows rendered by several threads into a folder; can be stopped and resumed at any time."""

# Threads, not processes: the renderer releases the GIL, so that two threads with one renderer are as fast as two
# processes, start at once, share fonts and need no data transfer.

from __future__ import annotations

import csv
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from time import monotonic
from typing import TypeAlias

from msgspec import Struct

from offercalc.application.batch.batch_record import BatchRecord, digest
from offercalc.application.batch.cell_changes import changes_of_row
from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import OfferTable, RowFault, RowOffer
from offercalc.application.ports.renderer import RenderedPdf
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.presentation.formats.cell_text import harmless
from offercalc.presentation.formats.localizer import N_

RESULTS = "results.csv"
_AHEAD = 2
"""Sheets in progress or queued per thread; more would only fill the memory."""
_SECONDS_BETWEEN_RECORDS = 2.0
_LONGEST_NAME = 150
"""In bytes; leaves room for a number, the suffix and the mark of an unfinished file."""
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")}

Print: TypeAlias = Callable[[], RenderedPdf]


class BatchOrder(Struct, frozen=True):
    """How the sheets of a batch are made.

    `prepare` is called for a row on the thread that runs the batch, and returns a function that renders its sheet on
    any thread. `made_from` returns the digest of everything that determines the sheet of a row: equal digests mean
    equal sheets. `suffix` is that of the files.
    """

    prepare: Callable[[RowOffer], Print]
    made_from: Callable[[RowOffer], str]
    jobs: int = 1
    suffix: str = ".pdf"


class Onlooker(Struct, frozen=True):
    """Progress callbacks: `one_done` is called after each row, `is_stopped` before each one."""

    one_done: Callable[[], None] = lambda: None
    is_stopped: Callable[[], bool] = lambda: False


class RowResult(Struct, frozen=True):
    """The result of a row: its file, whether an earlier run made it, or why there is none.

    `notices` are what the sender must know about the sheet.
    """

    row: RowOffer
    file: str = ""
    was_there: bool = False
    fault: LazyText = NO_TEXT
    unprintable: str = ""
    notices: tuple[str, ...] = ()


class BatchResult(Struct, frozen=True):
    """The results of the processed rows, in order."""

    rows: tuple[RowResult, ...]
    is_stopped: bool = False


def run_batch(rows: tuple[RowOffer, ...], folder: Path, order: BatchOrder, onlooker: Onlooker) -> BatchResult:
    """Print the sheet of every row into a folder, creating it if needed.

    Rows whose sheets an earlier run made are skipped. A file that the batch did not write is never replaced: a number
    is added to the name. A row that fails does not stop the others. Raises
    ExternalError if the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExternalError(N_("{path}: {reason}"), path=folder, reason=error.strerror or error) from error
    return _Run(folder, order, onlooker).run(rows)


class _Run:
    """One run over the rows: renders ahead in threads and writes the results in the order of the rows."""

    def __init__(self, folder: Path, order: BatchOrder, onlooker: Onlooker) -> None:
        self._folder = folder
        self._order = order
        self._onlooker = onlooker
        self._record = BatchRecord(folder)
        self._recorded_at = monotonic()
        self._taken: set[str] = set()
        self._results: list[RowResult] = []

    def run(self, rows: tuple[RowOffer, ...]) -> BatchResult:
        """Process all rows, or until stopped; the record is written in every case."""
        left = deque(_numbered(rows, self._order.made_from))
        kept = {source: self._record.finished(source) for _row, source in left}
        self._taken = {name.casefold() for name in kept.values() if name is not None}
        under_way: deque[tuple[RowOffer, str, Future[RenderedPdf] | str]] = deque()
        stopped = False
        try:
            with ThreadPoolExecutor(self._order.jobs, "sheet") as threads:
                while under_way or left:
                    stopped = stopped or self._onlooker.is_stopped()
                    while left and not stopped and len(under_way) < _AHEAD * self._order.jobs:
                        row, source = left.popleft()
                        under_way.append((row, source, kept[source] or self._begin(row, threads)))
                    if not under_way:
                        break
                    self._results.append(self._finish(*under_way.popleft()))
                    self._onlooker.one_done()
        finally:
            self._record.write()
        return BatchResult(tuple(self._results), is_stopped=bool(left))

    def _begin(self, row: RowOffer, threads: ThreadPoolExecutor) -> Future[RenderedPdf]:
        try:
            return threads.submit(self._order.prepare(row))
        except ExternalError as error:
            failed: Future[RenderedPdf] = Future()
            failed.set_exception(error)
            return failed

    def _finish(self, row: RowOffer, source: str, sheet: Future[RenderedPdf] | str) -> RowResult:
        """Wait for the sheet of a row and write it; return the result, with the fault if that failed."""
        if isinstance(sheet, str):
            return RowResult(row, sheet, was_there=True)
        try:
            printed = sheet.result()
            name = self._free_name(sheet_name(row), printed.pdf)
            write_atomically(printed.pdf, self._folder / name)
        except ExternalError as error:
            return RowResult(row, fault=error.message)
        self._taken.add(name.casefold())
        self._record.note(name, source, printed.pdf)
        if monotonic() - self._recorded_at > _SECONDS_BETWEEN_RECORDS:
            self._record.write()
            self._recorded_at = monotonic()
        return RowResult(row, name, unprintable=printed.unprintable, notices=printed.notices)

    def _free_name(self, stem: str, content: bytes) -> str:
        for name in _names(stem, self._order.suffix):
            if name.casefold() not in self._taken and self._record.may_replace(name, content):
                return name
        raise AssertionError  # the names are infinite


def _numbered(rows: tuple[RowOffer, ...], made_from: Callable[[RowOffer], str]) -> Iterator[tuple[RowOffer, str]]:
    """Yield every row with the digest of its input; identical rows are distinguished by their order."""
    seen: dict[str, int] = {}
    for row in rows:
        source = made_from(row)
        seen[source] = seen.get(source, 0) + 1
        yield row, source if seen[source] == 1 else digest(f"{source} {seen[source]}".encode())


def _names(stem: str, suffix: str) -> Iterator[str]:
    yield f"{stem}{suffix}"
    number = 2
    while True:
        yield f"{stem} ({number}){suffix}"
        number += 1


def sheet_name(row: RowOffer) -> str:
    """Return a file name without suffix from a sheet's company, role and candidate, valid on every file system."""
    parts = [row.offer.company, row.offer.role, row.candidate]
    name = unicodedata.normalize("NFC", " - ".join(" ".join(part.split()) for part in parts if part.strip()))
    clean = "".join(sign for sign in name if sign.isprintable() and sign not in _NOT_IN_NAMES)
    short = clean.encode("utf-8", "ignore")[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .-~") or "offer"
    return f"_{short}" if short.split(".")[0].strip().casefold() in _RESERVED else short


# --- The report ---


def write_results(result: BatchResult, table: OfferTable, folder: Path, header: tuple[str, ...]) -> Path:
    """Write the result of every row as CSV, and return the path; a file that the batch did not write is not replaced.

    `header` names the eight columns: row, company, role, candidate, file, column at fault, problem, values that were
    changed. The cells of the table follow as they are stored, so that another system finds its own
    ids. No cell can be executed as a formula.
    Raises ExternalError if it cannot be written.
    """
    lines: list[tuple[int, tuple[str, ...]]] = [(one.row.row, _result_line(one)) for one in result.rows]
    lines += [(fault.row, _fault_line(fault)) for fault in table.faults]
    stored = {line.row: line.cells for line in table.lines}
    own = tuple(one.header for one in table.mapping.columns)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(cell) for cell in (*header, *own)])
    for row, told in sorted(lines, key=lambda pair: pair[0]):
        cells = stored.get(row, ())[: len(own)]
        line = (*told, changes_of_row(table, row))
        writer.writerow([harmless(cell) for cell in (*line, *cells, *[""] * (len(own) - len(cells)))])
    content = text.getvalue().encode("utf-8-sig")
    record = BatchRecord(folder)
    stem, _, suffix = RESULTS.rpartition(".")
    name = next(name for name in _names(stem, f".{suffix}") if record.may_replace(name, content))
    write_atomically(content, folder / name)
    record.note(name, RESULTS, content)
    record.write()
    return folder / name


def _result_line(one: RowResult) -> tuple[str, ...]:
    offer = one.row.offer
    return (str(one.row.row), offer.company, offer.role, one.row.candidate, one.file, "", one.fault)


def _fault_line(fault: RowFault) -> tuple[str, ...]:
    column = f"{fault.letter} {fault.header}".strip()
    return (str(fault.row), fault.company, fault.role, fault.candidate, "", column, fault.sentence)
