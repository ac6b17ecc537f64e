from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import compare
from offercalc.analysis.standing import Best
from offercalc.analysis.yearly import By
from offercalc.application.tax.take_homes import TaxSources, TaxWish, take_homes
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.offer_ranking import Order, Ranking
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.compared_bars import compared_bars
from offercalc.presentation.charts.drawing import Bar, Line, Pattern, Role
from offercalc.presentation.pages.side_by_side import SideBySide
from offercalc.presentation.tax.net_sides import net_sides
from tests.builders import assumptions, book, offer, presets
from tests.presentation.tax.test_take_home_page import FRANCISCO, HEADLINE, NAIROBI, SEATTLE
from tests.tax_laws import TODAY, shipped
from tests.tools import ENGLISH, INDONESIAN

UNCONFIRMED = replace(offer("1M USD/year", "2026-01-01"), company="Unconfirmed", location="Austin, TX")


def sides_of(*offers: Offer, baseline: int = 0, ranking: Order = Ranking.TOTAL) -> SideBySide:
    comparison = compare(offers, assumptions("USD", years=1), By.EMPLOYMENT, book(), presets())
    comparison = replace(comparison, baseline=baseline)
    kept = take_homes(comparison, TaxWish(), TaxSources(shipped(), book(), TODAY))
    return net_sides(comparison, kept, ENGLISH, ranking)


def test_offers_are_ranked_by_what_is_left_of_them() -> None:
    sides = sides_of(FRANCISCO, SEATTLE)
    assert [head.name for head in sides.heads] == ["Seattle", "Francisco"]
    assert sides.order == (1, 0)
    assert [head.rank for head in sides.heads] == ["1st", "2nd"]
    assert sides.page.headlines == (HEADLINE,)
    assert sides.note == "Take-home over 1 year"
    assert "After tax (estimate), without discounting" in sides.page.assumptions


def test_offers_stand_in_another_order_if_asked_for() -> None:
    by_hand = (2, 0, 1)
    orders: dict[Order, list[str]] = {
        ranking: [head.name for head in sides_of(UNCONFIRMED, FRANCISCO, SEATTLE, ranking=ranking).heads]
        for ranking in (Ranking.FIRST_YEAR, Ranking.AS_LISTED, by_hand)
    }
    assert orders[Ranking.FIRST_YEAR] == ["Seattle", "Francisco", "Unconfirmed"]
    assert orders[Ranking.AS_LISTED] == ["Unconfirmed", "Francisco", "Seattle"]
    assert orders[by_hand] == ["Seattle", "Unconfirmed", "Francisco"]


def test_the_difference_is_after_tax_and_the_baseline_says_of_what_it_is_left() -> None:
    seattle, francisco = sides_of(FRANCISCO, SEATTLE).heads
    assert francisco.is_baseline
    assert francisco.difference == "of $555,000 gross"
    assert seattle.difference.endswith("more")
    assert seattle.difference.startswith("$15,")


def test_what_is_not_known_leaves_the_ranking_with_its_reason() -> None:
    sides = sides_of(UNCONFIRMED, NAIROBI, FRANCISCO, SEATTLE, baseline=2)
    assert [head.name for head in sides.heads] == ["Seattle", "Francisco", "Unconfirmed", "Nairobi"]
    *_known, unconfirmed, nairobi = sides.heads
    assert (unconfirmed.total, unconfirmed.rank, unconfirmed.is_known) == ("?", "", False)
    assert unconfirmed.difference == "tax home not confirmed"
    assert "KE" in nairobi.difference
    assert sides.page.table.rows[-1].cells[3].text == "?"


def test_the_best_is_that_of_the_offers_known_and_more_tax_is_never_best() -> None:
    sides = sides_of(UNCONFIRMED, FRANCISCO, replace(SEATTLE, pay=UNCONFIRMED.pay))
    labels = [row.label for row in sides.page.table.rows]
    marks = dict(zip(labels, sides.best, strict=True))
    assert marks["Total take-home"] == (Best.IN_ANY_CASE, Best.NO, Best.NO)
    assert marks["Average month"] == marks["Year 1 take-home"] == marks["Total take-home"]
    assert set(marks["National income tax"]) == set(marks["Total before tax"]) == {Best.NO}


def test_no_offer_with_a_tax_home_asks_for_one() -> None:
    sides = sides_of(UNCONFIRMED, replace(UNCONFIRMED, company="Other"))
    assert sides.page.headlines == ("Confirm where each offer is taxed to compare what is left of it.",)
    assert sides.ticks(1) == ()
    assert [head.difference for head in sides.heads] == ["tax home not confirmed"] * 2


def test_a_bar_is_filled_with_what_is_kept_and_framed_with_what_is_taken() -> None:
    sides = sides_of(FRANCISCO, SEATTLE)
    drawing = compared_bars(sides.bars[0], sides.scale, sides.ticks(0), Canvas(200, 140))
    kept, taken = (shape for shape in drawing.shapes if isinstance(shape, Bar))
    assert (kept.role, kept.pattern) == (Role.BASE, Pattern.SOLID)
    assert (taken.role, taken.pattern) == (Role.TAX, Pattern.FRAME)
    assert taken.y + taken.height == kept.y
    assert kept.tip.startswith("Year 1, Take-home: $")
    total = sides.heads[0].total
    assert drawing.summary == f"Seattle. Year 1: {total}."
    assert [entry.label for entry in sides.legend] == ["Take-home", "Taxes", "Francisco"]


def test_the_tick_is_at_the_take_home_of_the_baseline() -> None:
    sides = sides_of(FRANCISCO, SEATTLE)
    frame = sides.scale.frame(Canvas(200, 140))
    drawing = compared_bars(sides.bars[0], sides.scale, sides.ticks(0), Canvas(200, 140))
    (tick,) = (shape for shape in drawing.shapes if isinstance(shape, Line))
    assert tick.points[0][1] == frame.y(sides.bars[1].kept[0].likely)


def test_an_offer_that_is_not_known_is_a_dashed_box() -> None:
    sides = sides_of(UNCONFIRMED, FRANCISCO)
    drawing = compared_bars(sides.bars[1], sides.scale, (), Canvas(200, 140))
    (box,) = (shape for shape in drawing.shapes if isinstance(shape, Bar))
    assert (box.role, box.pattern) == (Role.OPEN, Pattern.OUTLINE)


def test_it_is_told_in_indonesian() -> None:
    comparison = compare((FRANCISCO, SEATTLE), assumptions("USD", years=1), By.EMPLOYMENT, book(), presets())
    kept = take_homes(comparison, TaxWish(), TaxSources(shipped(), book(), TODAY))
    sides = net_sides(comparison, kept, INDONESIAN)
    assert sides.note == "Gaji bersih selama 1 tahun"
    assert sides.heads[1].difference.startswith("dari bruto")
