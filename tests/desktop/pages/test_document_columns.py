from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.pages.document_columns import DocumentColumns
from tests.windows import light


def shown(qtbot: QtBot, width: int, *, is_letter: bool) -> tuple[DocumentColumns, QWidget, QWidget, QWidget]:
    clauses, options, pages = QLabel("Clauses"), QLabel("Options"), QLabel("Pages")
    columns = DocumentColumns(clauses, options, pages)
    qtbot.addWidget(columns)
    columns.fit(light(), is_letter=is_letter)
    columns.resize(width, 600)
    with qtbot.waitExposed(columns):
        columns.show()
    QApplication.processEvents()
    return columns, clauses, options, pages


def left(widget: QWidget, columns: QWidget) -> int:
    return widget.mapTo(columns, widget.rect().topLeft()).x()


def test_a_letter_has_three_columns_if_there_is_room(qtbot: QtBot) -> None:
    columns, clauses, options, pages = shown(qtbot, 1100, is_letter=True)
    assert left(clauses, columns) < left(pages, columns) < left(options, columns)


def test_its_options_are_below_the_clauses_if_there_is_none(qtbot: QtBot) -> None:
    columns, clauses, options, pages = shown(qtbot, 800, is_letter=True)
    assert left(clauses, columns) == left(options, columns) < left(pages, columns)
    columns.resize(1100, 600)
    assert options.isVisible()
    assert left(pages, columns) < left(options, columns)


def test_other_papers_have_no_clauses(qtbot: QtBot) -> None:
    columns, clauses, options, pages = shown(qtbot, 1100, is_letter=False)
    assert clauses.isHidden()
    assert left(options, columns) < left(pages, columns)
