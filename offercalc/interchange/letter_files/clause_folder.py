"""The clauses in a folder that ships and in a folder of the person's own, by language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from offercalc.application.clauses.clause import Clause, RefusedClause
from offercalc.application.clauses.clause_error import ClauseError
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.files.regular_files import read_regular
from offercalc.domain.values.lazy_text import LazyText
from offercalc.interchange.letter_files.clause_file import LARGEST_FILE, read_clause
from offercalc.interchange.letter_files.letter_file import read_letter_file
from offercalc.presentation.formats.localizer import N_

MOST_OWN_FILES = 500
_FALLBACK = "en"


class ClauseFolders:
    """Reads clauses when they are first asked for; a person's own file replaces the clause with its id."""

    def __init__(self, shipped: Path, own: Callable[[], Path]) -> None:
        """Take the folder of the program, and how to find the person's; each has a folder per language."""
        self._shipped = shipped
        self._own = own
        self._known: dict[str, tuple[Clause | RefusedClause, ...]] = {}

    def every(self, language: str) -> tuple[Clause | RefusedClause, ...]:
        """Return the clauses in a language in the order of a letter; English if there are none."""
        spoken = language if (self._shipped / language).is_dir() else _FALLBACK
        if spoken not in self._known:
            found = {one.id: one for one in _clauses(self._shipped / spoken, is_own=False)}
            found |= {one.id: one for one in _clauses(self._own() / spoken, is_own=True)}
            self._known[spoken] = tuple(sorted(found.values(), key=_order))
        return self._known[spoken]

    def read(self, path: Path) -> Clause | RefusedClause:
        """Return the clause in a file, or why it is refused."""
        return clause_at(path, is_own=True)

    def details(self, path: Path) -> LetterDetails:
        """Return the values in a letter file; raises ExternalError."""
        return read_letter_file(path)


def _order(one: Clause | RefusedClause) -> tuple[int, str]:
    return (one.order if isinstance(one, Clause) else 0, one.id)


def _clauses(folder: Path, *, is_own: bool) -> Iterator[Clause | RefusedClause]:
    try:
        paths = sorted(folder.glob("*.toml"))[:MOST_OWN_FILES]
    except OSError:
        return
    for path in paths:
        yield clause_at(path, is_own=is_own)


def clause_at(path: Path, *, is_own: bool) -> Clause | RefusedClause:
    """Return the clause in a file, or why it is refused; a link that leads outside its folder is refused too."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            text = N_("{file}: this is a link to a file outside its folder; copy the file into the folder")
            return RefusedClause(path.stem, LazyText(text, file=path.name))
        content = read_regular(path, LARGEST_FILE + 1)
        clause = read_clause(content, is_own=is_own)
    except OSError as error:
        return RefusedClause(
            path.stem, LazyText(N_("{file}: {reason}"), file=path.name, reason=error.strerror or error)
        )
    except ClauseError as error:
        return RefusedClause(path.stem, LazyText(N_("{file}: {reason}"), file=path.name, reason=error.message))
    return clause
