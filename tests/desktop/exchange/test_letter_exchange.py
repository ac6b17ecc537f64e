from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.workbench.selected_papers import Kind
from offercalc.desktop.shell.page_window import OFFERS, SHEET
from tests.tools import OPENAI, FakePress, StandInServices, offer_from, sample
from tests.windows import choose, kept, open_window


def test_a_letter_is_saved_for_word_and_a_field_of_the_offer_is_led_to(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer, path = FakePress(), tmp_path / "letter.docx"
    tools = StandInServices(renderer=renderer)
    tools.letters.held["document-0"] = LetterDetails(clauses=("welcome", "leave", "closing"))
    window = open_window(qtbot, kept(offer_from()), tools=tools)
    window.show_page(SHEET)
    window.sheet.turn_to(Kind.OFFER)
    qtbot.waitUntil(lambda: window.sheet.preview.pages != [])
    asked = list[str]()

    def save(_window: object, _title: str, name: str, write: object) -> None:
        asked.append(name)
        write(path)  # type: ignore[operator]

    monkeypatch.setattr("offercalc.desktop.exchange.letter_exchange.ask_to_save", save)
    window.sheet.word.click()
    assert asked == []
    assert "It still needs: Days of paid leave per year" in window.sheet.notice.text
    _label, link = window.sheet.letter.todo.lines[0]
    link.click()
    assert window._pages.currentWidget() is window.offers
    window.show_page(SHEET)
    window.sheet.letter.keeper.change(LetterDetails(clauses=("welcome", "closing")))
    window.sheet.word.click()
    qtbot.waitUntil(path.exists)
    assert (path.read_bytes(), asked[0].endswith(".docx")) == (b"PK-fake", True)
    assert "word" in [call.kind for call in renderer.calls]  # beside pages, which are drawn on a thread of their own
    window.show_page(OFFERS)


def test_a_counter_offer_is_copied_as_an_email(qtbot: QtBot) -> None:
    made = replace(sample(OPENAI), sample=False)
    window = open_window(qtbot, kept(made, made))
    window.show_page(SHEET)
    window.sheet.turn_to(Kind.LETTER)
    choose(window.sheet.options.boxes["asked"], "document-1")
    assert (window.sheet.email.isHidden(), window.sheet.word.isHidden()) == (False, True)
    window.sheet.email.click()
    assert QGuiApplication.clipboard().text() == "Dear Ada,\n"
    qtbot.waitUntil(lambda: not window.sheet._is_drawing)
