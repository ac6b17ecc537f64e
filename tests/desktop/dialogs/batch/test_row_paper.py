from pytestqt.qtbot import QtBot

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import RowOffer
from offercalc.desktop.dialogs.batch.row_paper import Pages, RowPaper
from offercalc.desktop.system.theme import load_theme
from offercalc.domain.values.lazy_text import N_
from tests.tools import ENGLISH, offer_from

PAGE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"/>'
ROWS = tuple(RowOffer(row, offer_from(), name) for row, name in ((2, "Kenji"), (3, "Ann"), (7, "")))


def draw(row: RowOffer) -> Pages:
    if row.row == 3:
        raise ExternalError(N_("The table is empty."))
    return (PAGE,) * row.row


def test_rows_are_gone_through_and_chosen_by_their_number(qtbot: QtBot) -> None:
    paper = RowPaper(load_theme("light", 100))
    qtbot.addWidget(paper)
    paper.show_rows(ROWS, draw, ENGLISH)
    assert paper.isVisibleTo(paper.window())
    assert (paper.title.text(), paper.before.isEnabled(), paper.before.toolTip()) == (
        "Kenji, 1 of 3", False, "Previous row",
    )  # fmt: skip
    qtbot.waitUntil(lambda: len(paper.pages.pages) == 2)
    paper.after.click()
    qtbot.waitUntil(lambda: paper.fault.text() == "The table is empty.")
    assert (paper.title.text(), paper.pages.pages) == ("Ann, 2 of 3", [])
    paper.show_row(7)
    qtbot.waitUntil(lambda: len(paper.pages.pages) == 7)
    assert (paper.title.text(), paper.after.isEnabled(), paper.fault.text()) == ("Row 7, 3 of 3", False, "")
    paper.show_row(4)
    assert paper.title.text() == "Row 7, 3 of 3"
    paper.show_rows(ROWS[:1], draw, ENGLISH)
    assert paper.title.text() == "Kenji, 1 of 1"
    paper.show_rows((), None, ENGLISH)
    assert paper.isHidden()
