from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.pay import Instalment, OneTime
from offercalc.domain.values.estimate import Range
from offercalc.presentation.formats.masked import in_private
from offercalc.presentation.terms.row_figure import Knowledge, RowFigure, part_figure
from tests.builders import offer
from tests.tools import ENGLISH, INDONESIAN


def figure(text: str) -> tuple[str, str, str]:
    """Return the figure of the only part of an offer: its text, its note, and how much of it is known."""
    whole = offer(text)
    part = whole.pay[0] if whole.pay else whole.equity[0]
    shown = part_figure(part, whole, ENGLISH)
    return shown.text, shown.note, shown.knowledge


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("555k USD/year", ("$555,000", "per year", "exact")),
        ("100k..110k..120k USD/year", ("$100,000 \u2013 120,000", "likely $110,000 per year", "range")),
        ("? USD/year", ("?", "per year", "unknown")),
        ("20% bonus", ("20%", "of salary", "exact")),
        ("5k USD bonus", ("$5,000", "per year on target", "exact")),
        ("50k USD commission", ("$50,000", "per year on target", "exact")),
        ("60k USD once after 13m", ("$60,000", "once", "exact")),
        ("1 wage in month 3", ("1", "monthly wages", "exact")),
        ("3k USD/year benefit", ("$3,000", "per year, in kind", "exact")),
        ("10% ESPP at 15% off", ("15%", "discount", "exact")),
        ("6000 RSU @ 120..150..180 USD", ("$720,000 \u2013 1,080,000", "likely $900,000 at today's price", "range")),
        ("? RSU", ("?", "units", "unknown")),
        ("0.1% options", ("0.1%", "of the company", "exact")),
        ("4000 options", ("4,000", "options", "exact")),
    ],
)
def test_a_part_has_one_figure(text: str, expected: tuple[str, str, str]) -> None:
    assert figure(text) == expected


def test_instalments_are_added_up_and_open_ones_leave_at_least_the_rest() -> None:
    sixty = Instalment(amount=Decimal(60_000))
    part = OneTime(instalments=(sixty, Instalment(amount=Range(Decimal(10), Decimal(20), Decimal(40)))))
    assert part_figure(part, offer(), ENGLISH).text == "$60,010 \u2013 60,040"
    open_part = OneTime(instalments=(sixty, Instalment(amount=None)))
    assert part_figure(open_part, offer(), ENGLISH) == RowFigure("≥ $60,000", "once", Knowledge.AT_LEAST)


def test_the_field_that_states_a_figure_is_named_if_there_is_one() -> None:
    whole = offer("60k USD once")
    assert part_figure(whole.pay[0], whole, ENGLISH).field == ("instalments", 0, "amount")
    two = replace(whole.pay[0], instalments=(Instalment(amount=Decimal(1)),) * 2)
    assert part_figure(two, whole, ENGLISH).field == ()


def test_amounts_are_hidden_and_percentages_stay() -> None:
    private, whole = in_private(ENGLISH), offer("100k..110k..120k USD/year + 20% bonus")
    assert [part_figure(part, whole, private).text for part in whole.pay] == ["$•••", "20%"]


def test_rupiah_stand_once_in_a_range() -> None:
    whole = offer("100..110..120 IDR/month")
    assert part_figure(whole.pay[0], whole, INDONESIAN).text == "Rp\u00a0100 \u2013 120"
