from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.application.workbench.take_home import AskedFact
from offercalc.desktop.widgets.tax.fact_entry import FactEntry
from tests.tools import ENGLISH
from tests.windows import choose

STATUS = AskedFact(
    country="US",
    country_name="United States",
    name="filing_status",
    question="Filing status:",
    choices=(("single", "Single"), ("married_joint", "Married, taxed jointly")),
    hint="",
    answer="",
    default="single",
)
CHILDREN = replace(STATUS, name="children", choices=(), default="0", answer="2")


def made(qtbot: QtBot) -> FactEntry:
    entry = FactEntry()
    qtbot.addWidget(entry)
    entry.show()
    qtbot.waitExposed(entry)
    return entry


def test_a_choice_that_is_not_made_is_assumed_and_says_so(qtbot: QtBot) -> None:
    entry = made(qtbot)
    entry.show_question("Filing status", STATUS, ENGLISH)
    assert entry.box.currentText() == "Single (assumed)"
    with qtbot.waitSignal(entry.stated) as stated:
        choose(entry.box, "married_joint")
    assert stated.args == ["married_joint"]
    entry.show_question("Filing status", replace(STATUS, answer="married_joint"), ENGLISH)
    assert entry.box.currentText() == "Married, taxed jointly"
    assert entry.line.isHidden()


def test_a_number_is_typed(qtbot: QtBot) -> None:
    entry = made(qtbot)
    entry.show_question("Children", CHILDREN, ENGLISH)
    assert (entry.line.text(), entry.line.placeholderText()) == ("2", "0 (assumed)")
    with qtbot.assertNotEmitted(entry.stated):
        entry.line.editingFinished.emit()
    entry.line.setText("3")
    with qtbot.waitSignal(entry.stated) as stated:
        entry.line.editingFinished.emit()
    assert stated.args == ["3"]


def test_a_rate_beyond_100_percent_is_refused_and_stays_as_typed(qtbot: QtBot) -> None:
    entry = made(qtbot)
    entry.show_rate("Indonesia", "", ENGLISH)
    entry.line.setText("130")
    with qtbot.assertNotEmitted(entry.stated):
        entry.line.editingFinished.emit()
    assert (entry.complaint.isVisible(), entry.line.property("faulty")) == (True, True)
    entry.show_rate("Indonesia", "", ENGLISH)
    assert entry.line.text() == "130"
    entry.line.setText("12,5 %")
    with qtbot.waitSignal(entry.stated) as stated:
        entry.line.editingFinished.emit()
    assert stated.args == ["12.5"]
    assert (entry.complaint.isVisible(), entry.line.property("faulty")) == (False, False)


def test_an_emptied_rate_is_taken_back(qtbot: QtBot) -> None:
    entry = made(qtbot)
    entry.show_rate("Indonesia", "20", ENGLISH)
    entry.line.clear()
    with qtbot.waitSignal(entry.stated) as stated:
        entry.line.editingFinished.emit()
    assert stated.args == [""]
