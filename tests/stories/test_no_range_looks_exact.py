"""No figure of a range or of an open total looks exact: on cards, in list, register, tables, heads and charts."""

import re
from collections.abc import Iterator

import pytest

from offercalc.domain.offer.offer import Offer
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import Text
from offercalc.presentation.charts.offer_chart import offer_chart
from offercalc.presentation.exchange.offers_at_rates import rate_pairs, totals_words
from offercalc.presentation.pages.comparison_page import comparison_page
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.presentation.pages.offers_list import offer_entries
from offercalc.presentation.pages.side_by_side import side_by_side
from offercalc.presentation.register.offer_register import Column, register_text
from offercalc.presentation.tables.table import Table
from tests.tools import ENGLISH, PRESETS, TODAY, StandInDesk, comparison_of, offer_from

RANGE = {"type": "salary", "amount": {"low": "100000", "likely": "120000", "high": "150000"}}
OPEN = [{"type": "salary", "amount": "100000"}, {"type": "bonus", "amount": None}]
CAPPED = [{"type": "salary", "amount": None}]
RIVAL = offer_from(company="Rival", currency="EUR", pay=[{"type": "salary", "amount": "70000"}])
SIGNED = re.compile(r"^(~|≥|≤|at least|at most|about|between|likely|not known|Not known)")
MONEY = re.compile(r"\$\d")


def tables(table: Table) -> Iterator[str]:
    yield from (cell.text for row in table.rows for cell in row.cells)


def figures(offer: Offer) -> Iterator[str]:
    """Yield every figure that the window shows of an offer and beside another one."""
    alone, both = comparison_of(offer), comparison_of(offer, RIVAL)
    page = offer_page(alone, 0, PRESETS, ENGLISH)
    yield from (card.figure for card in page.cards)
    yield from (card.note for card in page.cards)
    yield from tables(page.table)
    (entry,) = offer_entries(alone, ENGLISH)
    yield from (entry.figure, entry.whole)
    yield from (register_text(column, offer, entry, TODAY, ENGLISH) for column in (Column.FIRST_YEAR, Column.WHOLE))
    sides = side_by_side(both, ENGLISH)
    ours = next(at for at, head in enumerate(sides.heads) if head.name == "Acme")
    yield sides.heads[ours].total
    yield from (row.cells[ours].text for row in comparison_page(sides.comparison, ENGLISH).table.rows if row.cells)
    drawing = offer_chart(alone, 0, ENGLISH, Canvas(600, 300))
    yield from (shape.text for shape in drawing.shapes if isinstance(shape, Text) and shape.bold)
    for pair in rate_pairs(both, StandInDesk().book, TODAY, ENGLISH):
        words = totals_words(pair, pair.now, "USD", ENGLISH)
        yield from (part.removeprefix("Acme: ") for part in words.split(" · ") if part.startswith("Acme"))


@pytest.mark.parametrize(
    ("pay", "least"), [([RANGE], ()), (OPEN, ("$100,000 guaranteed", "$100,000", "$400,000")), (CAPPED, ())]
)
def test_every_amount_says_that_it_is_not_exact(pay: list[object], least: tuple[str, ...]) -> None:
    amounts = [text for text in figures(offer_from(pay=pay)) if MONEY.search(text)]
    assert len(amounts) > 20 or not any(isinstance(part, dict) and part.get("amount") for part in pay)
    looks_exact = {text for text in amounts if not SIGNED.match(text) and text != "$0"}
    # The salary itself is exact where only the bonus is open: in its row, and as what is guaranteed.
    assert looks_exact <= set(least)
