"""Reading of CSV files and Excel workbooks, distinguished by their content."""

# Untrusted files: their size is limited before they are unpacked, and formulas are never evaluated.

from __future__ import annotations

from pathlib import Path

from offercalc.application.files.guard import Bounds, Guard, RefusedError, Unguarded
from offercalc.application.files.regular_files import read_regular
from offercalc.application.ports.errors import ExternalError
from offercalc.interchange.spreadsheets.bounded_rows import bounded
from offercalc.interchange.spreadsheets.cells import NotReadError, Sheet
from offercalc.interchange.spreadsheets.csv_table import csv_rows, decoded
from offercalc.interchange.spreadsheets.workbook_table import WorkbookAsk, read_workbook
from offercalc.presentation.formats.localizer import N_, Localizer

LARGEST_FILE = 20 * 2**20
_BOUNDS = Bounds(seconds=60, megabytes=1024)
_UNGUARDED = Unguarded()
_WORKBOOK = b"PK\x03\x04"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


def read_spreadsheet(path: Path, sheet: str, localizer: Localizer, guard: Guard = _UNGUARDED) -> Sheet:
    """Return the first visible sheet of a file, or the named one.

    The content decides the type: a workbook (.xlsx), which the guard reads, else CSV. Raises ExternalError, naming the
    path, if that fails.
    """
    try:
        content = read_regular(path, LARGEST_FILE + 1)
    except OSError as error:
        raise _refusal(path, localizer.render(error.strerror or str(error))) from error
    if len(content) > LARGEST_FILE:
        raise _refusal(path, localizer.tr("The file is larger than {size} MB; split it.", size=LARGEST_FILE >> 20))
    try:
        return _read(content, sheet, localizer, guard)
    except NotReadError as error:
        raise _refusal(path, str(error)) from error
    except RefusedError as error:
        raise _refusal(path, error.why) from error


def _refusal(path: Path, sentence: str) -> ExternalError:
    return ExternalError(N_("{path}: {reason}"), path=path, reason=sentence)


def _read(content: bytes, sheet: str, localizer: Localizer, guard: Guard) -> Sheet:
    if content.startswith(_WORKBOOK):
        ask = WorkbookAsk(content, sheet, localizer.language, str(localizer.figures.locale))
        found = guard.run(read_workbook, ask, _BOUNDS)
        if isinstance(found, str):
            raise NotReadError(found)
        return found
    if content.startswith(_OLD_OR_LOCKED):
        raise NotReadError(
            localizer.tr(
                "The workbook is password-protected, or in the old .xls format; save it as .xlsx without a password."
            )
        )
    if sheet:
        raise NotReadError(localizer.tr("Only a workbook (.xlsx) has named sheets; this file isn't one."))
    text, guessed = decoded(content, localizer)
    return Sheet(bounded(csv_rows(text, localizer), localizer), guessed)
