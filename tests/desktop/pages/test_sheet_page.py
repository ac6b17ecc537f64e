from typing import Any

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.application.ports.renderer import RenderedPdf
from offercalc.application.workbench.selected_papers import Kind
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import COMPARE, OFFERS, SHEET
from tests.tools import NUSANTARA, OPENAI, PAGES, FakePress, StandInServices, sample
from tests.windows import choose, kept, open_window


def opened(qtbot: QtBot, renderer: FakePress | None = None) -> tuple[MainWindow, FakePress]:
    renderer = renderer or FakePress()
    window = open_window(qtbot, tools=StandInServices(renderer=renderer))
    window.sheet.turn_to(Kind.SHEET)
    window.show_page(SHEET)
    qtbot.waitUntil(lambda: len(renderer.calls) > 0 and not window.sheet._is_drawing)
    return window, renderer


def drawn(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.sheet._is_drawing and not window.sheet._is_stale)


def test_the_pages_of_the_chosen_offer_are_shown(qtbot: QtBot) -> None:
    window, renderer = opened(qtbot)
    assert len(window.sheet.preview.pages) == len(PAGES)
    assert (renderer.calls[0][0], renderer.calls[0][1].offers[0].offer.company) == ("preview", "OpenAI")
    box = window.sheet.zoom
    assert [box.itemText(place) for place in range(box.count())] == ["Fit width", "100%", "150%", "200%"]
    box.setCurrentIndex(3)
    box.activated.emit(3)
    assert window.sheet.preview.pages[0].width() == round(595 * 2 * 96 / 72)

    window.show_offer(2)
    window.show_page(SHEET)
    drawn(qtbot, window)
    assert renderer.calls[-1][1].offers[0].offer.company == "Globex Sample Corporation"
    window.sidebar.offer_chosen.emit(0)  # an offer chosen in the list is shown as a document only on this page
    assert window._pages.currentWidget() is window.sheet
    assert window.sheet.head.subtitle.text().startswith("OpenAI")
    drawn(qtbot, window)
    window.show_page(COMPARE)
    window.sidebar.offer_chosen.emit(1)
    assert window._pages.currentWidget() is window.offers


def test_what_is_typed_is_drawn_and_kept_at_the_latest_when_the_page_is_left(qtbot: QtBot) -> None:
    window, renderer = opened(qtbot)
    window.sheet.options.lines["candidate"].setFocus()
    qtbot.keyClicks(window.sheet.options.lines["candidate"], "Budi Santoso")
    drawn(qtbot, window)
    assert renderer.calls[-1][3].candidate == "Budi Santoso"  # the newest state is drawn last
    window.sheet.options.ticks["is_draft"].setChecked(True)
    qtbot.waitUntil(lambda: window.workspace.settings.sheet.is_draft)
    window.sheet.options.ticks["shows_digest"].setChecked(True)
    window.show_page(OFFERS)
    assert window.workspace.settings.sheet.shows_digest
    drawn(qtbot, window)


def test_another_paper_is_shown_at_a_click_and_of_a_fault_the_last_pages_stay(qtbot: QtBot) -> None:
    window, renderer = opened(qtbot)
    for place, called in ((1, "preview_report"), (0, "preview")):
        window.sheet.kinds[place].click()
        drawn(qtbot, window)
        assert renderer.calls[-1][0] == called
        assert window.sheet.several.isVisible() == (place == 0)
    renderer.fault = "own/sheet.typ, line 3: unclosed delimiter."
    window.sheet.options.ticks["is_draft"].setChecked(True)
    qtbot.waitUntil(lambda: window.sheet.notice.text == renderer.fault)
    assert len(window.sheet.preview.pages) == len(PAGES)
    window.sheet.kinds[1].click()
    drawn(qtbot, window)
    assert (window.sheet.notice.text, window.sheet.preview.pages) == (renderer.fault, [])  # those of another go


def of_rounds(qtbot: QtBot) -> tuple[MainWindow, FakePress]:
    """Show the page with an offer, another round of it, and a lower offer of another company."""
    renderer = FakePress()
    made, poor = (replace(sample(path), sample=False) for path in (OPENAI, NUSANTARA))
    window = open_window(qtbot, kept(made, made, poor), tools=StandInServices(renderer=renderer))
    window.show_page(SHEET)
    qtbot.waitUntil(lambda: len(renderer.calls) > 0 and not window.sheet._is_drawing)
    return window, renderer


def test_a_letter_that_asks_for_nothing_yet_shows_one_sentence_and_no_page(qtbot: QtBot) -> None:
    window, renderer = of_rounds(qtbot)
    window.sheet.known.show_messages(("This sheet is of a sample.",))
    drawn_before, old = len(renderer.calls), tuple(window.sheet.preview.pages)
    window.sheet.kinds[2].click()
    assert "Say on the Negotiate page" in window.sheet.notice.text
    assert (window.sheet.preview.pages, window.sheet.known.text) == ([], "")
    assert not any(page.isVisible() for page in old)
    window.export()
    window.print()
    assert window.notice.isHidden()
    assert (len(renderer.calls), window.sheet.preview.pages) == (drawn_before, [])


def test_a_letter_is_drawn_once_it_has_what_it_needs(qtbot: QtBot) -> None:
    window, renderer = of_rounds(qtbot)
    window.sheet.kinds[2].click()
    choose(window.sheet.options.boxes["asked"], "document-1")
    drawn(qtbot, window)
    assert (renderer.calls[-1][0], window.sheet.notice.text) == ("preview_letter", "")
    assert (window.sheet.options.kind, len(window.sheet.preview.pages)) == (Kind.LETTER, len(PAGES))
    choose(window.sheet.options.rival.box, "document-2")
    drawn(qtbot, window)
    assert "it is worth less" in window.sheet.known.text  # why the letter does not mention an offer
    assert len(window.sheet.preview.pages) == len(PAGES)
    choose(window.sheet.options.rival.box, "")
    drawn(qtbot, window)
    assert window.sheet.known.text == ""


def test_what_lies_inside_is_said_beside_the_pages(qtbot: QtBot) -> None:
    window, renderer = opened(qtbot)
    sheet = window.sheet
    assert sheet.contents.text() == "Attached: the offer without notes, contacts, status and candidate"
    choose(sheet.options.boxes["attach"], "none")
    drawn(qtbot, window)
    assert (sheet.contents.text(), renderer.calls[-1][3].attach) == ("Attached: nothing", "none")
    choose(sheet.options.boxes["attach"], "full")
    sheet.kinds[1].click()
    sheet.options.ticks["hides_names"].setChecked(True)
    qtbot.waitUntil(lambda: sheet.notice.text.startswith("The complete offer contains the information"))
    assert sheet.contents.text() == ""
    sheet.kinds[0].click()
    drawn(qtbot, window)
    assert sheet.contents.text() == "Attached: the complete offer, including your notes"


def test_the_sender_is_told_what_a_sheet_does_not_say(qtbot: QtBot) -> None:
    window, _press = opened(qtbot)
    told = window.sheet.known.text
    assert told.startswith("This offer is a sample with invented figures; the sheet does not say so.")
    window.sheet.known.closing.click()
    window.sheet.options.ticks["is_draft"].setChecked(True)
    drawn(qtbot, window)
    assert window.sheet.known.isHidden()
    choose(window.sheet.options.boxes["speaker"], "candidate")
    drawn(qtbot, window)
    assert window.sheet.known.text == "This offer is a sample with invented figures; the sheet does not say so."


def test_characters_without_a_font_are_told_as_boxes(qtbot: QtBot) -> None:
    press = FakePress(RenderedPdf(b"", unprintable="漢"))
    window, _press = opened(qtbot, press)
    assert "so the page shows boxes: 漢. A PDF" in window.sheet.known.text
    many = "".join(map(chr, range(0x4E00, 0x4E0D)))
    press.printed = RenderedPdf(b"", unprintable=many)
    window.sheet.options.ticks["is_draft"].setChecked(True)
    drawn(qtbot, window)
    assert f"boxes: {many[:12]}…. A PDF" in window.sheet.known.text


def test_export_and_print_are_of_the_paper_that_is_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window, renderer = opened(qtbot)
    asked: list[Any] = []
    monkeypatch.setattr(window.papers, "export", lambda job, password: asked.append((job.name, password)))
    monkeypatch.setattr(window.papers, "print", lambda job: asked.append(job.name))
    window.sheet.kinds[1].click()
    qtbot.keyClicks(window.sheet.options.lines["password"], "x")
    window.sheet.export.click()
    window.sheet.print.click()
    assert asked == [("Comparison of offers.pdf", "x"), "Comparison of offers.pdf"]
    drawn(qtbot, window)
    assert renderer.calls
