"""The tax laws in a folder that ships and in a folder of the person's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from offercalc.application.files.regular_files import read_regular
from offercalc.domain.tax.law import Law
from offercalc.domain.tax.law_check import check_results
from offercalc.domain.tax.law_choice import RefusedLaw
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import LazyText
from offercalc.interchange.tax_files.law_file import LARGEST_FILE, read_law
from offercalc.presentation.formats.localizer import N_

MOST_OWN_FILES = 500


class LawFolders:
    """Reads laws when a country is first asked for; a person's own file replaces the law with its id."""

    def __init__(self, shipped: Path, own: Callable[[], Path]) -> None:
        """Take the folder of the program, and how to find the person's, which need not exist."""
        self._shipped = shipped
        self._own_folder = own
        self._known: dict[str, tuple[Law | RefusedLaw, ...]] = {}
        self._own: tuple[Law | RefusedLaw, ...] | None = None

    def of_country(self, country: str) -> tuple[Law | RefusedLaw, ...]:
        """Return the laws of a country and its parts by id."""
        prefix = country.lower() + "-"
        if prefix not in self._known:
            self._known[prefix] = self._merged(prefix)
        return self._known[prefix]

    def every(self) -> tuple[Law | RefusedLaw, ...]:
        """Return all laws by id."""
        return self._merged("")

    def read(self, path: Path) -> Law | RefusedLaw:
        """Return the law in a file, or why it is refused."""
        return law_at(path)

    def _merged(self, prefix: str) -> tuple[Law | RefusedLaw, ...]:
        shipped = {one.id: one for one in _laws(self._shipped, f"{prefix}*.toml")}
        if self._own is None:
            self._own = tuple(_laws(self._own_folder(), "*.toml"))
        for one in self._own:
            before = shipped.get(one.id)
            if isinstance(one, RefusedLaw) and isinstance(before, Law):
                shipped[one.id] = RefusedLaw(one.id, one.reason, before)
            elif one.id.startswith(prefix):
                shipped[one.id] = one
        return tuple(shipped[name] for name in sorted(shipped))


def _laws(folder: Path, pattern: str) -> Iterator[Law | RefusedLaw]:
    try:
        paths = sorted(folder.glob(pattern))[:MOST_OWN_FILES]
    except OSError:
        return
    for path in paths:
        yield law_at(path)


def law_at(path: Path) -> Law | RefusedLaw:
    """Return the law in a file if it is sound and reproduces its golden results, otherwise why not."""
    try:
        content = read_regular(path, LARGEST_FILE + 1)
    except OSError as error:
        return RefusedLaw(path.stem, LazyText(N_("{file}: {reason}"), file=path.name, reason=error.strerror or error))
    name = path.stem
    try:
        law = read_law(content)
        name = law.id
        check_results(law)
    except LawError as error:
        return RefusedLaw(name, LazyText(N_("{file}: {reason}"), file=path.name, reason=error.message))
    return law
