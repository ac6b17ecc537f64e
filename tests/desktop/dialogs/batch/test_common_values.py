from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.application.ports.offer_table import Mapping
from offercalc.desktop.dialogs.batch.common_values import CommonValues
from tests.tools import ENGLISH
from tests.windows import choose


def test_values_for_all_rows_are_shown_and_told_once(qtbot: QtBot) -> None:
    common, told = CommonValues(), list[object]()
    qtbot.addWidget(common)
    common.set_words(ENGLISH)
    common.changed.connect(lambda: told.append(common.filled))
    common.show_mapping(Mapping((), header_row=3, sheets=("One",)), (("company", "Acme"), ("salary_per", "month")))
    assert common.filled == (("company", "Acme"), ("salary_per", "month"))
    assert (common.row, common.sheet.isVisibleTo(common), common.number_locale) == (3, False, "")
    common.lines["company"].editingFinished.emit()
    assert told == []
    common.lines["currency"].setText(" EUR ")
    common.lines["currency"].editingFinished.emit()
    common.lines["currency"].editingFinished.emit()
    assert told == [(("company", "Acme"), ("currency", "EUR"), ("salary_per", "month"))]
    choose(common.period, "")
    assert told[-1] == (("company", "Acme"), ("currency", "EUR"))


def test_a_line_has_as_many_fields_as_it_has_room_for(qtbot: QtBot) -> None:
    values = CommonValues()
    qtbot.addWidget(values)
    values.set_words(ENGLISH)
    values.show()
    company, period = (line.parentWidget() for line in (values.lines["company"], values.period))
    assert company is not None
    assert period is not None
    for width, is_beside in ((900, True), (300, False)):
        values.resize(width, 200)
        QApplication.processEvents()
        assert (company.y() == period.y()) is is_beside
    for width in (900, 500, 400):
        values.resize(width, 300)
        QApplication.processEvents()
        assert all(box.width() >= box.sizeHint().width() for box in (values.period, values.formats))
    currency = values.lines["currency"].parentWidget()
    values.resize(22 * values.fontMetrics().averageCharWidth(), 400)
    QApplication.processEvents()
    assert currency is not None
    assert currency.x() == company.x()
