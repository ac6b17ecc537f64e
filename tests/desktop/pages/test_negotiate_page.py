from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from offercalc.application.workbench.selected_papers import Kind
from offercalc.desktop.dialogs.history_dialog import HistoryDialog
from offercalc.desktop.shell.page_window import NEGOTIATE
from offercalc.domain.values.lazy_text import LazyText
from tests.windows import open_window


def test_it_lists_the_days_to_answer_of_the_compared_offers(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot)
    window.show_page(NEGOTIATE)
    model = window.negotiate.dates.table.model()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert [row[2:] for row in rows] == [
        ["Globex Sample Corporation", "Answer due"],
        ["Nusantara Contoh", "Answer due"],
    ]
    assert window.negotiate.head.subtitle.text() == "OpenAI — Head of Preparedness"

    qtbot.mouseClick(window.negotiate.dates.save, Qt.MouseButton.LeftButton)
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path / "dates.ics"))
    text = (tmp_path / "dates.ics").read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20261211" in text
    assert "$" not in text
    assert window.status.work.text() == f"Saved: {tmp_path / 'dates.ics'}"

    window.negotiate.keeper.refused.emit(LazyText("The history cannot be written."))
    assert "The history cannot be written." in window.notice.text


def test_another_offer_keeps_the_page_and_its_buttons_lead_on(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(NEGOTIATE)
    window.sidebar.offer_chosen.emit(2)
    assert window._pages.currentWidget() is window.negotiate
    assert window.negotiate.rounds.accessibleName() == "Rounds with Globex"
    qtbot.mouseClick(window.negotiate.letter, Qt.MouseButton.LeftButton)
    assert window._pages.currentWidget() is window.sheet
    assert window.sheet.options.kind is Kind.LETTER
    assert window.sheet.kinds[2].isChecked()
    window.show_page(NEGOTIATE)
    qtbot.mouseClick(window.negotiate.rounds.history, Qt.MouseButton.LeftButton)
    assert window.findChild(HistoryDialog) is not None


def test_one_click_makes_the_counter_offer_a_round_and_opens_its_letter(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(NEGOTIATE)
    page, offered = window.negotiate, window.workspace.chosen_offer
    qtbot.waitUntil(page.ask.make.isEnabled)
    qtbot.mouseClick(page.ask.make, Qt.MouseButton.LeftButton)
    asked = window.workspace.chosen_offer
    assert asked is not None
    assert offered is not None
    assert len(window.workspace.offers) == 3
    assert (asked.status, asked.pay[0].amount) == ("negotiating", 595_000)  # type: ignore[union-attr]
    assert window._pages.currentWidget() is window.sheet
    assert window.sheet.options.wishes.before == offered
    assert window.sheet.options.kind is Kind.LETTER


def test_their_reply_is_typed_into_the_same_fields_and_becomes_a_round(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(NEGOTIATE)
    page = window.negotiate
    qtbot.mouseClick(page.rounds.reply, Qt.MouseButton.LeftButton)
    amount = page.reply.editors[0].entry
    assert isinstance(amount, QLineEdit)
    qtbot.mouseClick(page.reply.keep, Qt.MouseButton.LeftButton)
    assert page.reply.fault.text() == "Nothing is different yet: type what they replied."
    amount.selectAll()
    qtbot.keyClicks(amount, "much")
    qtbot.mouseClick(page.reply.keep, Qt.MouseButton.LeftButton)
    assert page.reply.editors[0].complaint
    amount.selectAll()
    qtbot.keyClicks(amount, "570k")
    qtbot.mouseClick(page.reply.keep, Qt.MouseButton.LeftButton)
    offer = window.workspace.chosen_offer
    assert offer is not None
    assert (offer.pay[0].amount, page.reply.isVisible()) == (570_000, False)  # type: ignore[union-attr]


def test_their_answers_fill_the_fields_that_were_asked_for(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.show_page(NEGOTIATE)
    page = window.negotiate
    qtbot.mouseClick(page.questions.answer, Qt.MouseButton.LeftButton)
    units = page.answers.editors[0].entry
    assert isinstance(units, QLineEdit)
    qtbot.keyClicks(units, "1000")
    page.answers.keep.click()
    offer = window.workspace.chosen_offer
    assert offer is not None
    assert offer.equity[0].units == 1000  # type: ignore[union-attr]
    page.questions.answer.click()
    page.answers.leave.click()
    assert page.answers.isHidden()


def test_panels_have_the_height_of_their_lines_also_in_a_narrow_window(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.resize(1024, 600)
    window.show_page(NEGOTIATE)
    ask = window.negotiate.ask
    qtbot.waitUntil(lambda: bool(ask.rows) and ask.rows[0].ask.height() >= ask.rows[0].ask.sizeHint().height())
    qtbot.waitUntil(lambda: ask.minimumHeight() == ask.body.totalHeightForWidth(ask.width()))
    assert all(row.ask.height() >= row.ask.sizeHint().height() for row in ask.rows)
    assert ask.height() >= ask.body.totalHeightForWidth(ask.width())
