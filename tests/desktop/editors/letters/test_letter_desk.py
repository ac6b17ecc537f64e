from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.ports.renderer import OfferLetter
from offercalc.application.workbench.selected_papers import Kind
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import OFFERS, SHEET
from tests.application.letters.test_letter_edits import LIBRARY, ONE_TIME
from tests.tools import FakePress, StandInServices, offer_from
from tests.windows import kept, open_window


def opened(qtbot: QtBot) -> tuple[MainWindow, FakePress, StandInServices]:
    renderer = FakePress()
    tools = StandInServices(renderer=renderer)
    window = open_window(qtbot, kept(offer_from(pay=[ONE_TIME], location="Seattle, WA, US")), tools=tools)
    window.show_page(SHEET)
    window.sheet.turn_to(Kind.OFFER)
    drawn(qtbot, window)
    return window, renderer, tools


def drawn(qtbot: QtBot, window: MainWindow) -> None:
    sheet = window.sheet
    qtbot.waitUntil(lambda: not (sheet._is_drawing or sheet._is_stale or sheet._rest.isActive()))


def ids(renderer: FakePress) -> list[str]:
    letter = renderer.documents[-1]
    assert isinstance(letter, OfferLetter)
    return [clause.id for clause in letter.text.clauses]


def test_a_letter_is_made_ready_in_the_window(qtbot: QtBot) -> None:
    window, renderer, tools = opened(qtbot)
    desk = window.sheet.letter
    assert ids(renderer)[:3] == ["welcome", "position", "at-will"]
    desk.clauses.list.setFocus()
    desk.clauses.list.setCurrentRow(1)
    qtbot.keyClick(desk.clauses.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    drawn(qtbot, window)
    assert ids(renderer)[:3] == ["welcome", "at-will", "position"]
    assert window.sheet.preview._marked == "position"
    qtbot.keyClick(desk.clauses.list, Qt.Key.Key_Space)
    drawn(qtbot, window)
    assert "position" not in ids(renderer)
    desk.clauses.list.setCurrentRow(0)
    desk.clauses.detail.change.click()
    desk.clauses.detail.wording.setText("Hi!")
    qtbot.waitUntil(lambda: desk.keeper.details.wording == {"welcome": "Hi!"})
    desk.clauses.library.chosen.emit(LIBRARY["relocation"])
    assert [(one.kind, one.about) for one in desk.todo._shown] == [("field", "relocation")]
    desk.todo.lines[0][1].click()
    desk.fields.lines["relocation"].setText("We pay the move.")
    drawn(qtbot, window)
    assert "relocation" in ids(renderer)
    assert desk.todo.isHidden()
    window.show_page(OFFERS)
    kept_now = tools.letters.held["document-0"]
    assert (kept_now.relocation, kept_now.wording, kept_now.without) == (
        "We pay the move.", {"welcome": "Hi!"}, ("position",),
    )  # fmt: skip


def test_a_variant_that_the_offer_contradicts_leads_to_the_field(qtbot: QtBot) -> None:
    window, _renderer, _tools = opened(qtbot)
    desk = window.sheet.letter
    desk.pick("repayment-pro-rata")
    assert desk.clauses.detail.clause == "repayment-pro-rata"
    desk.clauses.detail.variants["repayment-in-full"].click()
    assert desk.clauses.list.current == "repayment-in-full"
    (todo, *_others) = desk.todo._shown
    assert (todo.kind, todo.about) == ("offer", "pay[one_time].clawback.is_pro_rata")
    paths = list[object]()
    desk.offer_wanted.connect(paths.append)
    desk.todo.wanted.emit(todo.kind, todo.about)
    assert paths == [("pay", 0, "clawback", "is_pro_rata")]
    assert window._pages.currentWidget() is window.offers
    window.show_page(SHEET)
    desk.clauses.proposed.click()
    assert desk.todo.isHidden()
    drawn(qtbot, window)


def test_another_place_brings_its_clauses_and_unknown_choices_are_put_to_the_person(qtbot: QtBot) -> None:
    window, renderer, _tools = opened(qtbot)
    desk = window.sheet.letter
    desk.clauses.placed.emit("ID")
    assert [todo.about for todo in desk.todo._shown] == ["employment_type"]
    desk.pick("pkwtt")
    desk.clauses.detail.variants["pkwt"].click()
    assert desk.keeper.details == LetterDetails(place="ID", employment_type="fixed_term")
    drawn(qtbot, window)
    assert {"pkwt", "bpjs"} <= set(ids(renderer))
    desk.todo.wanted.emit("remove", "employment_type")
    assert desk.keeper.details == LetterDetails(place="ID")
    desk.todo.wanted.emit("field", "employee_name")
    assert window.sheet.options.lines["candidate"].hasFocus() or not window.isActiveWindow()
    drawn(qtbot, window)
