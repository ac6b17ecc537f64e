import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.models.figures_model import FiguresModel
from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.charts.leaving_panel import LeavingPanel
from offercalc.domain.values.estimate import exactly
from offercalc.presentation.charts.drawing import Dot, Drawing, Line, Role, Rule
from offercalc.presentation.charts.leaving_chart import leaving_curves
from offercalc.presentation.tables.leaving_table import kept_table
from offercalc.presentation.tax.net_leaving import NetLeaving
from tests.tools import ENGLISH, INDONESIAN, SAMPLES, comparison_of, sample
from tests.windows import light

COMPARISON = comparison_of(*map(sample, SAMPLES))


def shown(qtbot: QtBot) -> LeavingPanel:
    panel = LeavingPanel(light())
    qtbot.addWidget(panel)
    panel.resize(800, 700)
    panel.show_comparison(COMPARISON, ENGLISH, light())
    panel.show()
    return panel


def rule_at(drawing: Drawing | None) -> float:
    assert drawing is not None
    return next(shape.x1 for shape in drawing.shapes if isinstance(shape, Rule) and shape.dashed)


def kept(panel: LeavingPanel) -> list[str]:
    model = panel.figures.model()
    assert isinstance(model, FiguresModel)
    return [cell.text for cell in model.table.rows[0].cells]


def test_it_begins_at_the_end_of_the_first_year(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert (panel.slider.value(), panel.slider.maximum()) == (12, 48)
    assert panel.month.text() == "If you leave after 12 months (Feb 2, 2027)"
    assert panel.leader.text() == "Globex Sample Corporation is ahead on known terms; some terms are still open."
    assert kept(panel) == ["≥ $555,000", "$123,176", "$744,000"]


def test_the_slider_moves_the_rule_the_words_and_the_figures(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    before = rule_at(panel.chart.drawing)
    panel.slider.setFocus()
    qtbot.keyClick(panel.slider, Qt.Key.Key_Right)
    qtbot.keyClick(panel.slider, Qt.Key.Key_Right)
    assert panel.month.text() == "If you leave after 14 months (Apr 2, 2027)"
    assert rule_at(panel.chart.drawing) > before
    assert kept(panel)[0] == "≥ $647,500"
    assert panel.slider.accessibleDescription() == f"{panel.month.text()}. {panel.leader.text()}"


def test_the_month_stays_where_the_horizon_has_it(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.slider.setValue(30)
    panel.show_comparison(comparison_of(*map(sample, SAMPLES), currency="IDR"), INDONESIAN, load_theme("dark", 200))
    assert panel.slider.value() == 30
    assert kept(panel)[0].startswith("≥ Rp")
    panel.show_comparison(comparison_of(*map(sample, SAMPLES), years=2), ENGLISH, light())
    assert (panel.slider.value(), panel.slider.maximum()) == (24, 24)


def test_a_month_of_a_line_is_read_with_the_keys(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.chart.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(panel.chart, key)
    assert panel.chart.reading == "Nusantara Contoh, leaving after 1 month (Mar 2, 2026): $10,194"


def test_before_there_is_a_comparison_the_slider_does_nothing(qtbot: QtBot) -> None:
    panel = LeavingPanel(light())
    qtbot.addWidget(panel)
    panel.slider.setValue(3)
    assert (panel.month.text(), panel.chart.drawing) == ("", None)


def test_after_tax_it_is_worked_out_in_the_background_and_only_for_what_is_shown(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    comparison = comparison_of(sample(SAMPLES[0]))
    left = ((*(exactly(1000 * month) for month in range(49)),),)
    curves = leaving_curves(comparison, ENGLISH, left)
    found = NetLeaving(curves, kept_table(comparison, ENGLISH), ("Something is not known.",))
    panel.show_comparison(comparison, ENGLISH, light(), lambda: found)
    assert panel.ahead.text() == "The take-home is still being estimated."
    assert len(kept(panel)) == len(SAMPLES)
    qtbot.waitUntil(lambda: kept(panel) == ["$12,000"])
    assert panel.ahead.text() == "Something is not known."
    panel.show_comparison(comparison, ENGLISH, light(), lambda: found)
    panel.show_comparison(COMPARISON, ENGLISH, light())
    assert panel.ahead.isHidden()
    panel.figures.setCurrentIndex(panel.figures.model().index(0, 1))
    with qtbot.assertNotEmitted(panel.steps_wanted, wait=200):
        panel.figures.clicked.emit(panel.figures.model().index(0, 1))
    assert len(kept(panel)) == len(SAMPLES)


def test_a_panel_that_is_not_seen_is_not_worked_out(qtbot: QtBot) -> None:
    """Of ten compared offers its chart takes a quarter of what a typed key changes."""
    panel = shown(qtbot)
    panel.hide()
    panel.show_comparison(comparison_of(sample(SAMPLES[0])), ENGLISH, light())
    assert len(kept(panel)) == len(SAMPLES)
    panel.show()
    assert len(kept(panel)) == 1


def test_the_slider_stands_under_the_axis_and_marks_where_the_lead_turns(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    drawing = panel.chart.drawing
    assert drawing is not None
    first, *_others, last = sorted(target.x for target in drawing.targets if target.series == 0)
    slider = panel.slider.geometry()
    assert (slider.left() + 8, slider.left() + slider.width() - 8) == pytest.approx((first, last), abs=1)
    crossings = sorted(shape.x for shape in drawing.shapes if isinstance(shape, Dot))
    assert crossings
    assert [slider.left() + at for at in sorted(panel.slider.marks())] == pytest.approx(crossings, abs=1.5)


def test_every_offer_has_the_color_of_its_tile(qtbot: QtBot) -> None:
    panel = LeavingPanel(light())
    qtbot.addWidget(panel)
    panel.tones = (2, 0, 1)
    panel.show()
    panel.show_comparison(COMPARISON, ENGLISH, light())
    assert panel.chart.drawing is not None
    roles = [shape.role for shape in panel.chart.drawing.shapes if isinstance(shape, Line)]
    assert roles == [Role.SERIES_3, Role.SERIES_1, Role.SERIES_2]
