from functools import partial

from offercalc.desktop.state.page_views import MOST_PLANS, LateView, OfferView, comparison_view, offer_view
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.offer_chart import offer_chart
from offercalc.presentation.pages.offer_page import offer_page
from tests.large_offers import LARGE
from tests.tools import ENGLISH, GLOBEX, OPENAI, PRESETS, comparison_of, sample

CANVAS = Canvas(600, 300)


def test_a_view_has_the_page_and_the_charts_of_an_offer() -> None:
    comparison = comparison_of(sample(GLOBEX))
    view = offer_view(comparison, None, PRESETS, ENGLISH)
    assert view.page.table == offer_page(comparison, 0, PRESETS, ENGLISH).table
    assert view.bars.drawing(CANVAS) == offer_chart(comparison, 0, ENGLISH, CANVAS)
    assert [plan.name for plan in view.plans] == ["Restricted stock units"]
    assert not view.is_large


def test_of_very_many_grants_the_first_are_drawn() -> None:
    view = offer_view(comparison_of(LARGE), None, PRESETS, ENGLISH)
    assert (len(LARGE.equity), len(view.plans), view.is_large) == (60, MOST_PLANS, True)


def test_a_comparison_has_its_page_and_its_years() -> None:
    comparison = comparison_of(sample(GLOBEX), sample(OPENAI))
    view = comparison_view(comparison, ENGLISH)
    assert view.sides.heads[0].name == "Globex Sample Corporation"
    assert view.page.headlines


def test_of_a_late_view_the_questions_are_worked_out_with_it() -> None:
    view = LateView((1,), partial(offer_view, comparison_of(sample(OPENAI)), None, PRESETS, ENGLISH))()
    assert isinstance(view, OfferView)
    assert "questions" in vars(view.page)
