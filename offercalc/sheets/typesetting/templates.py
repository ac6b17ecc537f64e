"""Lookup of templates: a shipped design, or a company's own folder, which is checked and copied."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from offercalc.application.files.regular_files import read_regular
from offercalc.application.files.resources import resource
from offercalc.application.ports.document_options import DESIGNS
from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_

MAIN = "sheet.typ"
COMPONENTS = "offercalc"
"""The subfolder of our own components in a custom template: `#import "offercalc/paper.typ": *`."""
_WITH_DATA = '\n#import "/offercalc/data.typ": data\n'
"""Offers the data to a custom template; the look of our own designs does not depend on it, and is kept."""
MADE = "template"
"""The name of the folder's copy that is typeset."""
MOST_FILES = 200
MOST_BYTES = 20_000_000
_MOST_ENTRIES = 10_000
"""The most files and folders, including hidden ones, of a folder that can be a template."""
_KEYWORDS = "and|as|context|else|if|in|not|or|return|set|show|while"
_NEW_LINE = r"\n\r\v\f\x85\u2028\u2029"
_BEFORE_CODE = rf"(?:(?:^|[{_NEW_LINE}])[^\S{_NEW_LINE}]*|(?:[^\w\s]|\b(?:{_KEYWORDS})(?=\s))\s*)"
_FORBIDDEN = re.compile(
    rf'"\s*@|{_BEFORE_CODE}(?:import|include)\b(?!-)(?!\s{{0,9}}"[^"@\\\n]+\.typ")|(?<![\w-])(?:eval|std)(?![\w-])',
    re.MULTILINE,
)
"""Packages, computed file names and functions that run computed text: everything that may reach the network."""


class Template(Struct, frozen=True):
    """The file to typeset, the folder it is confined to, and the name of that folder for messages."""

    main: Path
    root: Path
    place: str = ""


@contextmanager
def template_of(name: str) -> Iterator[Template]:
    """Yield the template of a design, or a checked copy of a folder; raises ExternalError if it cannot be used."""
    if name in DESIGNS:
        root = resource("templates")
        yield Template(root / f"{name}.typ", root)
        return
    folder = Path(name)
    if not (folder / MAIN).is_file():
        text = N_("There is no template {name}. Choose {designs}, or a folder that contains a file {file}.")
        raise ExternalError(text, name=name, designs=", ".join(DESIGNS), file=MAIN)
    with TemporaryDirectory(prefix="offercalc-") as made:
        root = Path(made) / MADE
        _copy(folder, root)
        shutil.copytree(resource("templates", "components"), root / COMPONENTS)
        with (root / COMPONENTS / "look.typ").open("a", encoding="utf-8") as look:
            look.write(_WITH_DATA)
        yield Template(root / MAIN, root, str(folder))


def _copy(folder: Path, root: Path) -> None:
    """Copy a folder's files, none of which may link outside it or request a package from the network."""
    size = 0
    files = sorted(islice(_files_in(folder), MOST_FILES + 1))
    if len(files) > MOST_FILES:
        text = N_("{path}: a template can have at most {most} files; there are more here.")
        raise ExternalError(text, path=folder, most=MOST_FILES)
    try:
        for path in files:
            where = path.relative_to(folder)
            if path.is_symlink():
                text = N_("{path} is a link; a template's files must be in its own folder.")
                raise ExternalError(text, path=f"{folder}/{where}")
            if where.parts[0] == COMPONENTS:
                text = N_("{path}: the name {name} is reserved for OfferCalc's own components.")
                raise ExternalError(text, path=f"{folder}/{where}", name=COMPONENTS)
            content = read_regular(path, MOST_BYTES + 1)
            size += len(content)
            if size > MOST_BYTES:
                text = N_("{path}: a template can have at most {size} MB.")
                raise ExternalError(text, path=folder, size=MOST_BYTES // 1_000_000)
            if path.name.lower().endswith(".typ"):
                _check(content.decode("utf-8", "replace"), f"{folder}/{where}")
            (root / where).parent.mkdir(parents=True, exist_ok=True)
            (root / where).write_bytes(content)
    except OSError as error:
        path = Path(error.filename or folder)
        raise ExternalError(N_("{path}: {reason}"), path=path, reason=error.strerror or error) from error


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder and its subfolders, without hidden ones such as .git; links are not followed."""
    waiting = [folder]
    seen = 0
    while waiting:
        for path in waiting.pop().iterdir():
            seen += 1
            if seen > _MOST_ENTRIES:
                text = N_("{path}: a template can have at most {most} files; there are more here.")
                raise ExternalError(text, path=folder, most=MOST_FILES)
            if path.name.startswith("."):
                continue
            if path.is_dir() and not path.is_symlink():
                waiting.append(path)
            else:
                yield path


def _check(text: str, place: str) -> None:
    """Raise ExternalError for anything that may request a package from the network."""
    found = _FORBIDDEN.search(text)
    if found is not None:
        number = text.count("\n", 0, found.end()) + 1
        message = N_("{path}, line {line}: a template can only import files of its own folder by name, not packages.")
        raise ExternalError(message, path=place, line=number)
