"""Tax laws as short texts: a small one of an invented place, and variations of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from offercalc.analysis.comparison import Appraisal, appraise
from offercalc.analysis.take_home.assessor import Assessor, TaxBasis
from offercalc.analysis.take_home.take_home import TakeHome, take_home
from offercalc.analysis.yearly import By
from offercalc.application.files.resources import resource
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.scenario.exchange_basis import basis_rate
from offercalc.domain.tax.law import Answer, Law
from offercalc.domain.values.estimate import Span
from offercalc.domain.values.money import round_half_up
from offercalc.interchange.tax_files.law_file import read_law
from offercalc.interchange.tax_files.law_folder import LawFolders
from tests.builders import assumptions, book, presets

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


TODAY = date(2026, 11, 30)


def basis(
    place: str, of: Assumptions | None = None, own_percent: str = "", person: Mapping[str, Answer] | None = None
) -> TaxBasis:
    """Return the laws that ship for a place, applied by a person with the default answers."""
    assumed = of or assumptions()
    return TaxBasis(
        place=place,
        person=person or {},
        known=shipped().of_country,
        today=TODAY,
        rate_of=lambda code: basis_rate(book(), code, assumed),
        own_percent=Fraction(own_percent) if own_percent else None,
    )


def appraised(offers: Offer, of: Assumptions, by: By = By.EMPLOYMENT) -> Appraisal:
    """Return the appraisal of one offer."""
    return appraise(offers, of, by, book(), presets())


def kept_of(one: Offer, place: str, of: Assumptions, **more: Any) -> TakeHome:
    """Return the take-home of one offer in the years of employment, where it is known."""
    found = take_home(
        appraised(one, of),
        of,
        tuple(range(1, of.years + 1)),
        basis(place, of, **more),
        Assessor(more.get("person") or {}),
    )
    assert isinstance(found, TakeHome), found
    return found


def rounded(span: Span) -> tuple[str, str, str]:
    """Return the bounds of a span to the cent; an open one is empty."""
    low, likely, high = (
        "" if one is None else f"{round_half_up(one, 2):f}" for one in (span.low, span.likely, span.high)
    )
    return low, likely, high


def to_the_cent(span: Span) -> str:
    """Return an exact span to the cent."""
    (only,) = set(rounded(span))
    return only
