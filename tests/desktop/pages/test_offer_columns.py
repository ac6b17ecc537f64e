from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.pages.offer_columns import ColumnParts, OfferColumns, Shape
from offercalc.desktop.widgets.figures.figures_panel import FiguresPanel
from tests.windows import light


def test_the_width_of_the_window_sets_the_number_of_columns(qtbot: QtBot) -> None:
    page = QScrollArea()
    qtbot.addWidget(page)
    page.setWidgetResizable(True)
    chart, others = QWidget(page), [QWidget(page) for _ in range(5)]
    document, estimate, questions, table, facts = others
    figures = FiguresPanel(4, light(), page)
    columns = OfferColumns(ColumnParts(document, figures, (chart,), estimate, questions, table, facts), page)
    page.setWidget(columns)
    page.show()
    found = []
    for width in (600, 1200, 2400):
        page.resize(width, 700)
        columns.fit(light())
        QApplication.processEvents()
        found.append((columns.shape, columns.third.isAncestorOf(facts), document.width() < width / 3))
    assert found == [(Shape.ONE, False, False), (Shape.TWO, False, False), (Shape.THREE, True, True)]
    assert not columns.fit(light())
