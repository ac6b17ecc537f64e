"""Unconfirmed input is applied to the right offer when the user does something else."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Insert
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Bonus, Salary
from tests.tools import FakePress, StandInServices
from tests.windows import open_window

AMOUNT = ("pay", 0, "amount")


def type_salary(window: MainWindow, text: str) -> None:
    """Type into the salary of the selected offer without confirming."""
    entry = window.offers.form.field(AMOUNT).entry
    assert isinstance(entry, QLineEdit)
    entry.setFocus()
    entry.setText(text)


def salary(offer: Offer) -> object:
    part = offer.pay[0]
    assert isinstance(part, Salary)
    return part.amount


def test_choosing_or_beginning_another_offer_and_closing_the_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    type_salary(window, "600k")
    window.sidebar.offers.setFocus()
    qtbot.keyClick(window.sidebar.offers, Qt.Key.Key_Down)
    assert [salary(kept.offer) for kept in window.workspace.offers][:2] == [600_000, 185_000_000]

    window.show_offer(0)
    type_salary(window, "601k")
    window.show_offer(1)
    assert [salary(kept.offer) for kept in window.workspace.offers][:2] == [601_000, 185_000_000]

    window.show_offer(0)
    type_salary(window, "602k")
    window.new_offer()
    assert salary(window.workspace.offers[0].offer) == 602_000
    assert salary(window.workspace.listed[-1].offer) is None

    window.show_offer(0)
    type_salary(window, "603k")
    window.close()
    assert salary(window.workspace.offers[0].offer) == 603_000


def test_what_is_being_typed_is_shown_at_once_and_kept_once_confirmed(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    editor = window.offers.form.field(AMOUNT)
    entry = editor.entry
    assert isinstance(entry, QLineEdit)
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClicks(entry, "555k")
    qtbot.keyClick(entry, Qt.Key.Key_Return)  # what was there before changes nothing
    assert (entry.text(), window.workspace.undo_stack.count()) == ("555,000", 0)
    assert window.workspace.offers is window.workspace.session.offers

    for text, sentence in (
        ("165kx", '"kx" isn\'t valid here.'),
        ("5 / 4 / 3", "The range 5, 4, 3 is out of order"),
        ("7x", '"x" isn\'t valid here.'),
    ):  # what cannot be read stays as typed, and leaves the figures as they are kept
        entry.selectAll()
        for sign in text:
            qtbot.keyClicks(entry, sign)
            QApplication.processEvents()
        qtbot.keyClick(entry, Qt.Key.Key_Return)
        assert (entry.text(), editor.complaint[:24]) == (text, sentence[:24])
        assert window.offers.cards[0].figure == "≥ $555,000"
    assert window.workspace.undo_stack.count() == 0
    entry.setText("7")
    entry.textEdited.emit("7")
    QApplication.processEvents()
    assert (editor.complaint, window.offers.cards[0].figure) == ("", "≥ $7")

    entry.selectAll()
    shown = []
    for sign in "600k":
        qtbot.keyClicks(entry, sign)
        QApplication.processEvents()
        shown.append((entry.text(), window.offers.cards[0].figure, salary(window.workspace.session.offers[0].offer)))
    assert shown == [
        ("6", "≥ $6", 555_000),
        ("60", "≥ $60", 555_000),
        ("600", "≥ $600", 555_000),
        ("600k", "≥ $600,000", 555_000),
    ]
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    kept = salary(window.workspace.session.offers[0].offer)
    assert (entry.text(), kept, window.workspace.undo_stack.count()) == ("600,000", 600_000, 1)


def test_undoing_what_a_field_belongs_to_while_one_types_into_it(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    workspace = window.workspace
    workspace.edit(Insert(Bonus()), "Add bonus", workspace.chosen_document)
    path = ("pay", 1, "percent_of_salary")
    entry = window.offers.form.field(path).entry
    entry.setFocus()
    qtbot.keyClicks(entry, "5")
    workspace.undo_stack.undo()
    QApplication.processEvents()
    assert len(workspace.offers[0].offer.pay) == 1
    assert workspace.offers is workspace.session.offers


def test_a_rebuilt_form_keeps_half_typed_input(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    entry = window.offers.form.field(AMOUNT).entry
    assert isinstance(entry, QLineEdit)
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClicks(entry, "17")
    window.workspace.hide_amounts()
    again = window.offers.form.field(AMOUNT).entry
    assert isinstance(again, QLineEdit)
    assert (again.text(), window.workspace.undo_stack.count()) == ("17", 0)
    window.workspace.hide_amounts()
    window.offers.form.settle()
    assert salary(window.workspace.offers[0].offer) == 17


def test_exporting(qtbot: QtBot, tmp_path: Path) -> None:
    renderer = FakePress()
    window = open_window(qtbot, tools=StandInServices(renderer=renderer))
    type_salary(window, "600k")
    window.export()
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path / "sheet.pdf"))
    qtbot.waitUntil(lambda: bool(renderer.calls))
    window.tasks.wait()
    assert salary(renderer.calls[0][1].offers[0].offer) == 600_000


def test_a_rejected_entry_outlives_another_change(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    type_salary(window, "lots")
    window.offers.form.settle()
    window.workspace.set(language="id")
    entry = window.offers.form.field(AMOUNT).entry
    assert isinstance(entry, QLineEdit)
    assert entry.text() == "lots"
    assert window.offers.form.field(AMOUNT).complaint == '"lots" isn\'t a number.'


def test_the_wheel_scrolls_and_chooses_nothing(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    box = window.offers.strip.years
    middle = QPointF(box.rect().center())
    turned = QWheelEvent(
        middle, box.mapToGlobal(middle), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt's own signature
    )  # fmt: skip
    QApplication.sendEvent(box, turned)
    assert window.workspace.settings.years == 4
    assert box.currentData() == 4
