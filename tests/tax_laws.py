"""Tax laws as short texts: a small one of an invented place, and variations of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from offercalc.application.files.resources import resource
from offercalc.domain.tax.law import Law
from offercalc.interchange.tax_files.law_file import read_law
from offercalc.interchange.tax_files.law_folder import LawFolders

NOWHERE = Path("no such folder")
LAW = """
format = "offercalc.tax"
version = 1
id = "nz-2025"
place = "NZ"
name = "New Zealand, invented"
currency = "NZD"
valid_from = 2025-04-01
valid_to = 2026-03-31
year_begins = "04-01"
as_of = 2026-01-01
confidence = "one-source"
scope = "A law for tests."

[[source]]
what = "invented"
url = "https://example.org"
read = 2026-01-01

[inputs.status]
ask = "Are you single or married?"
type = "choice"
choices = ["single", "married"]
default = "single"

[inputs.children]
ask = "How many children do you have?"
type = "number"
default = 0

[figures]
bands = [[0, 0.1], [50000, 0.3]]
allowance = { single = 10000, married = 20000 }
levy.rate = 0.02
levy.per_child = 100

[[step]]
name = "taxable"
label = "Taxable income"
kind = "inner"
is = "pos(wages - allowance)"

[[step]]
name = "income_tax"
label = "Income tax"
kind = "tax"
is = "brackets(bands, taxable)"

[[step]]
name = "levy_paid"
label = "Levy"
kind = "social"
is = "pos(levy.rate * wages - levy.per_child * children)"

[[golden]]
wages = 60000
income_tax = 5000
levy_paid = 1200.00
by = "by hand"
"""


def law_text(**changes: str) -> str:
    """Return the invented law with lines replaced: `law_text(id='id = "nz-2026"')` replaces the line of `id`."""
    lines = LAW.splitlines()
    for key, line in changes.items():
        at = next(index for index, one in enumerate(lines) if one.startswith((f"{key} =", f"{key}.")))
        lines[at] = line
    return "\n".join(lines)


def law(text: str = LAW) -> Law:
    """Return the law in a text."""
    return read_law(text.encode())


@cache
def shipped() -> LawFolders:
    """Return the laws that ship, without a person's own."""
    return LawFolders(resource("tax"), lambda: NOWHERE)
