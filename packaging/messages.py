"""Update the message catalogs from the source: new messages are untranslated, unused ones are dropped."""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
NAMES = {"tr": 1, "_tr": 1, "N_": 1, "plural": 2, "_plural": 2, "lazy_plural": 2}
"""The functions that take messages, and how many of their first arguments are forms of one."""
WIDTH = 110

_IDLE_HEADERS = tuple(
    f'"{name}' for name in ("POT-", "PO-Revision", "Report-", "Last-Translator", "Language-Team", "Generated-By")
)
_PERCENT_SIGN = "#, python-format\n"
"""The flag that Babel gives to texts such as "% of salary"; ours are filled in by `str.format`."""

Message = str | tuple[str, ...]


def messages(package: Path = ROOT / "offercalc") -> Catalog:
    """Return a catalog of every message in the source, in file order, with its locations."""
    found = Catalog(charset="utf-8", fuzzy=False)
    for path in sorted(package.rglob("*.py")):
        for message in messages_in(path.read_text(encoding="utf-8")):
            found.add(message, locations=[(path.relative_to(package.parent).as_posix(), 0)])
    return found


def messages_in(source: str) -> Iterator[Message]:
    """Yield the messages of one module; Babel's extractor misses those in f-strings."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            forms = tuple(text for argument in node.args[: NAMES.get(name, 0)] for text in _texts(argument))
            if forms and len(forms) == NAMES[name]:
                yield forms if len(forms) > 1 else forms[0]


def brought_up_to_date(catalogue: Path, template: Catalog) -> Catalog:
    """Return a catalog updated with the messages of the source."""
    with catalogue.open("rb") as file:
        known = read_po(file, locale=catalogue.parts[-3])
    known.update(template, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def written(catalogue: Catalog) -> str:
    """Return a catalog as text, without headers that change with every run."""
    file = BytesIO()
    write_po(file, catalogue, width=WIDTH, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    lines = file.getvalue().decode().lstrip("#\n").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_IDLE_HEADERS) and line != _PERCENT_SIGN)


def main() -> int:
    """Rewrite every catalog and print how many messages are untranslated."""
    template = messages()
    for path in sorted((ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po")):
        catalogue = brought_up_to_date(path, template)
        path.write_text(written(catalogue), encoding="utf-8", newline="\n")
        waiting = sum(not message.string for message in catalogue if message.id)
        print(f"{path.relative_to(ROOT)}: {waiting} of {len(catalogue)} messages wait for a translation")
    return 0


def _texts(argument: ast.expr) -> list[str]:
    """Return the text of a string argument in a list, or an empty list for any other argument."""
    return [argument.value] if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else []


if __name__ == "__main__":
    sys.exit(main())
