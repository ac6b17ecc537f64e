from pytestqt.qtbot import QtBot

from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.compared_row import ComparedRow
from tests.tools import offer_from
from tests.windows import choose, workspace_of


def shown(qtbot: QtBot, count: int = 8) -> tuple[ComparedRow, Workspace]:
    workspace = workspace_of(*(offer_from(company=f"Company {number}") for number in range(count)))
    row = ComparedRow(workspace)
    qtbot.addWidget(row)
    workspace.changed.connect(row.refresh)
    row.refresh()
    row.show()
    return row, workspace


def companies(workspace: Workspace) -> list[str]:
    return [kept.offer.company[-1] for kept in workspace.compared]


def test_the_first_few_offers_are_compared_at_first(qtbot: QtBot) -> None:
    row, workspace = shown(qtbot)
    assert companies(workspace) == list("012345")
    assert len(row.chips) == 6
    assert row.chips[0].accessibleName() == "Remove Company 0 from the comparison"


def test_an_offer_is_left_out_and_another_is_added(qtbot: QtBot) -> None:
    row, workspace = shown(qtbot)
    row.chips[1].click()
    row.others.aboutToShow.emit()
    assert [action.text() for action in row.others.actions()] == [
        "Company 1 — Engineer", "Company 6 — Engineer", "Company 7 — Engineer",
    ]  # fmt: skip
    row.others.actions()[2].trigger()
    assert companies(workspace) == list("023457")


def test_the_last_offer_stays_and_more_than_ten_are_not_compared(qtbot: QtBot) -> None:
    row, workspace = shown(qtbot, 60)
    for number in range(6, 14):
        workspace.compare_also(f"document-{number}", is_compared=True)
    assert len(workspace.compared) == 10
    assert not row.add.isEnabled()
    for _time in range(9):
        row.chips[0].click()
    assert (len(row.chips), row.chips[0].isEnabled()) == (1, False)
    row.others.aboutToShow.emit()
    assert not row.others.actions()[-1].isEnabled()


def test_another_offer_becomes_the_baseline(qtbot: QtBot) -> None:
    row, workspace = shown(qtbot, 3)
    choose(row.baseline, "document-2")
    assert (workspace.comparison().baseline, row.baseline.currentText()) == (2, "Company 2")
    workspace.compare_also("document-2", is_compared=False)
    assert workspace.comparison().baseline == 0


def test_long_names_are_cut_where_there_are_many(qtbot: QtBot) -> None:
    row, _workspace = shown(qtbot, 10)
    assert row.chips[0].text() == "Company 0  ✕"
    long = workspace_of(*(offer_from(company="A & B" + "x" * 40) for _number in range(6)))
    other = ComparedRow(long)
    qtbot.addWidget(other)
    other.refresh()
    assert other.chips[0].text() == "A && Bxxxxxx…  ✕"
