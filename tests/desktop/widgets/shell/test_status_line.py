from datetime import date
from decimal import Decimal

from pytestqt.qtbot import QtBot

from offercalc.application.ports.drafts import UnsavedText
from offercalc.application.ports.library import StoredOffer
from offercalc.application.sync.session import Session
from offercalc.desktop.widgets.shell.status_line import StatusLine
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from tests.memory_library import A, B, MemoryLibrary, SlowLane
from tests.tools import StandInDesk, StandInServices
from tests.windows import workspace_of, workspace_with


def line_with(desk: StandInDesk | None = None) -> StatusLine:
    line = StatusLine(StandInServices(desk=desk).sources)
    line.resize(1200, 28)
    return line


def test_it_says_that_all_is_saved_and_where_the_rates_come_from(qtbot: QtBot) -> None:
    line, shown = line_with(), workspace_of()
    qtbot.addWidget(line)
    line.show_state(shown)
    assert line.saved.text() == "Opening…"
    assert line.rates.text() == "Rates: ECB, Oct 30, 2026 · 1 day old"
    assert (line.renew.text(), line.renew.isHidden()) == ("Update", False)
    assert line.rates.toolTip() == ""
    assert (line.cancel.text(), line.cancel.isHidden()) == ("Cancel", True)


def test_where_there_is_little_room_the_rates_have_neither_their_age_nor_a_button(qtbot: QtBot) -> None:
    line = line_with()
    qtbot.addWidget(line)
    line.show_state(workspace_of())
    line.show()
    line.resize(400, 28)
    assert (line.rates.text(), line.renew.isHidden()) == ("Rates: ECB, Oct 30, 2026", True)
    line.resize(1200, 28)
    assert (line.rates.text(), line.renew.isHidden()) == ("Rates: ECB, Oct 30, 2026 · 1 day old", False)


def test_custom_rates_are_named_before_the_publisher(qtbot: QtBot) -> None:
    desk = StandInDesk()
    desk.add_own((OwnQuote(date(2026, 10, 1), "USD", "IDR", Decimal(16_500)),))
    line, shown = line_with(desk), workspace_of()
    qtbot.addWidget(line)
    line.show_state(shown)
    assert line.rates.text() == "Rates: your own, then ECB, Oct 30, 2026 · 1 day old"
    assert "1 USD = 16,500 IDR from October 1, 2026" in line.rates.toolTip()


def test_kept_rates_that_cannot_be_read_are_said(qtbot: QtBot) -> None:
    desk = StandInDesk()
    desk.fault = LazyText("rates.sqlite: can't use the stored exchange rates: file is not a database.")
    line, shown = line_with(desk), workspace_of()
    qtbot.addWidget(line)
    line.show_state(shown)
    assert line.saved.text().startswith("rates.sqlite: can't use the stored exchange rates")


def test_a_fault_is_coloured_until_it_is_mended(qtbot: QtBot) -> None:
    line, shown = line_with(), workspace_of()
    qtbot.addWidget(line)
    shown.fault = LazyText("The disk is full.")
    line.show_state(shown)
    assert (line.saved.text(), line.saved.objectName()) == ("The disk is full.", "fault")
    shown.fault = NO_TEXT
    line.show_state(shown)
    assert line.saved.objectName() == ""


def test_what_waits_on_this_machine_is_said_to_with_the_reason_at_hand(qtbot: QtBot) -> None:
    line, shown = line_with(), workspace_of()
    qtbot.addWidget(line)
    shown.session.fault, shown.session.is_sheltered = LazyText("The server does not answer."), True
    line.show_state(shown)
    assert line.saved.text() == "Your changes are stored on this computer until the library can save them."
    assert "The server does not answer." in line.saved.toolTip()
    shown.session.is_sheltered = False
    line.show_state(shown)
    assert line.saved.text() == "The server does not answer. Until this is fixed, save copies of anything you change."


def test_while_something_is_on_its_way_it_says_so(qtbot: QtBot) -> None:
    line, lane = line_with(), SlowLane()
    qtbot.addWidget(line)
    shown = workspace_with(Session((), lane))
    shown.session.open(lambda: MemoryLibrary(StoredOffer("a", 1, A)))
    lane.wait()
    shown.session.replace("a", B, "")
    line.show_state(shown)
    assert line.saved.text() == "Saving…"


def test_what_is_typed_and_not_confirmed_is_never_said_to_be_saved(qtbot: QtBot) -> None:
    line = line_with()
    qtbot.addWidget(line)
    shown = workspace_with(Session((), None))
    shown.session.open(lambda: MemoryLibrary(StoredOffer("a", 1, A), StoredOffer("b", 1, B)))
    line.show_state(shown)
    assert line.saved.text() == "All changes saved"
    here, there = (UnsavedText(document, ("pay", 0, "amount"), "Base salary: Amount (USD)", "6") for document in "ab")
    line.show_state(shown, (here,))
    assert line.saved.text() == "1 entry not accepted yet: Base salary: Amount (USD)"
    line.show_state(shown, (here, there))
    assert "(B" in line.saved.toolTip()
    shown.fault = LazyText("The disk is full.")
    line.show_state(shown, (here,))
    assert line.saved.text() == "The disk is full. 1 entry not accepted yet: Base salary: Amount (USD)"
    line.show_state(shown)
    assert line.saved.text() == "The disk is full."


def test_it_says_that_figures_are_being_worked_out(qtbot: QtBot) -> None:
    line, shown = line_with(), workspace_of()
    qtbot.addWidget(line)
    assert line.working.isHidden()
    line.show_working(shown.localizer, is_on=True)
    assert (line.working.text(), line.working.isHidden()) == ("Working out the figures…", False)
    line.show_working(shown.localizer, is_on=False)
    assert line.working.isHidden()
