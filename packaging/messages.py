"""Bring the catalogues up to date with the messages in the source: new ones are empty, unused ones are dropped."""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
KEYWORDS = {"say": None, "N_": None, "count": (1, 2)}
WIDTH = 110


def messages(package: Path = ROOT / "offercalc") -> Catalog:
    """Collect every message of the source, in the order of the files, with the places where it stands."""
    found = Catalog(project="OfferCalc", charset="utf-8", fuzzy=False)
    method = [("**.py", "python")]
    for name, _line, message, _comments, _context in extract_from_dir(package, method_map=method, keywords=KEYWORDS):
        found.add(message, locations=[(f"{package.name}/{name}", 0)])
    return found


def brought_up_to_date(catalogue: Path, template: Catalog) -> Catalog:
    """Read a catalogue and give it the messages of the source."""
    with catalogue.open("rb") as file:
        known = read_po(file, locale=catalogue.parts[-3])
    known.update(template, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def main() -> int:
    """Rewrite every catalogue; say how many messages wait for a translation."""
    template = messages()
    for path in sorted((ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po")):
        catalogue = brought_up_to_date(path, template)
        with path.open("wb") as file:
            write_po(file, catalogue, width=WIDTH, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
        waiting = sum(not message.string for message in catalogue if message.id)
        print(f"{path.relative_to(ROOT)}: {waiting} of {len(catalogue)} messages wait for a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
