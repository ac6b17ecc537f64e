import pytest

from offercalc.presentation.tables.equity_table import equity_table
from tests.builders import offer
from tests.tools import ENGLISH, offer_from

CAPTION = "Value of the whole grant once it has vested; none of these prices is a forecast."


def rows_of(text: str) -> list[tuple[str, str, list[str]]]:
    table = equity_table(offer(text), ENGLISH)
    return [] if table is None else [(row.label, row.note, [cell.text for cell in row.cells]) for row in table.rows]


def test_a_grant_is_told_at_four_prices_among_them_nothing() -> None:
    table = equity_table(offer("4000 RSU @ 25 USD / 4y 1y-cliff monthly"), ENGLISH)
    assert table is not None
    assert table.caption == CAPTION
    assert (table.corner, table.columns) == (
        "If a share is then worth",
        ("nothing", "half of today's price", "today's price", "twice as much"),
    )
    (row,) = table.rows
    assert (row.label, row.note) == ("Restricted stock units", "4,000 units, $25.00 per share")
    assert [(cell.text, cell.muted) for cell in row.cells] == [
        ("$0", True), ("$50,000", False), ("$100,000", False), ("$200,000", False),
    ]  # fmt: skip


def test_an_option_gains_what_is_above_its_strike_price_and_has_to_be_paid_for() -> None:
    assert rows_of("1000 options @ 30 USD strike 10 / 4y 1y-cliff monthly") == [
        ("Stock options", "1,000 units, $30.00 per share", ["$0", "$5,000", "$20,000", "$50,000"]),
        ("Cost of the shares", "", ["$0", "$10,000", "$10,000", "$10,000"]),
    ]


def test_an_option_that_nobody_would_use_costs_nothing() -> None:
    assert rows_of("1000 options @ 30 USD strike 30 / 4y 1y-cliff monthly") == [
        ("Stock options", "1,000 units, $30.00 per share", ["$0", "$0", "$0", "$30,000"]),
        ("Cost of the shares", "", ["$0", "$0", "$0", "$30,000"]),
    ]


def test_a_value_is_turned_into_whole_units() -> None:
    assert rows_of("1000 of RSU @ 300 USD / 38/32/20/10") == [
        ("Restricted stock units", "3 units, $300.00 per share", ["$0", "$450", "$900", "$1,800"])
    ]


def test_an_unknown_strike_price_leaves_the_worth_open() -> None:
    assert rows_of("1000 options @ 30 USD / 4y 1y-cliff monthly") == [
        ("Stock options", "1,000 units, $30.00 per share", ["not known"] * 4)
    ]


@pytest.mark.parametrize(
    "text",
    ["100k USD/year", "? RSU @ 25 USD", "1000 RSU", "1000..2000..3000 RSU @ 25 USD", "1000 RSU @ 20..25..30 USD"],
)
def test_what_is_not_known_is_not_told(text: str) -> None:
    assert rows_of(text) == []


def test_a_plan_to_buy_shares_is_no_grant() -> None:
    plan = {"type": "espp", "price": "30", "contribution_percent": "10", "discount_percent": "15"}
    assert equity_table(offer_from(equity=[plan]), ENGLISH) is None


@pytest.mark.parametrize(("price", "written"), [("112500", "Rp 112,500 per"), ("112500.5", "Rp 112,500.50 per")])
def test_a_large_price_has_cents_only_where_it_is_not_whole(price: str, written: str) -> None:
    grant = {"type": "rsu", "units": "10", "price": price, "vesting": {"preset": "4y-yearly"}}
    table = equity_table(offer_from(currency="IDR", equity=[grant]), ENGLISH)
    assert table is not None
    assert written in table.rows[0].note.replace("\u00a0", " ")
