import pytest
from pytestqt.qtbot import QtBot

from offercalc.application.ports.library import StoredOffer
from offercalc.application.sync.session import Session
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.shell.conflict_bar import ConflictBar
from tests.memory_library import MemoryLibrary
from tests.tools import offer_from
from tests.windows import workspace_with

BEFORE, THEIRS, MINE = (offer_from(role=role) for role in ("Engineer", "Lead", "Head"))


def shown(qtbot: QtBot) -> tuple[ConflictBar, Workspace]:
    library = MemoryLibrary(StoredOffer("a", 1, BEFORE))
    workspace = workspace_with(Session(()))
    workspace.session.open(lambda: library)
    bar = ConflictBar(workspace)
    qtbot.addWidget(bar)
    workspace.changed.connect(bar.refresh)
    library.save(StoredOffer("a", 1, THEIRS), "theirs")
    workspace.session.replace("a", MINE, "mine")
    return bar, workspace


def test_it_says_who_changed_what_and_how_your_version_differs(qtbot: QtBot) -> None:
    bar, _workspace = shown(qtbot)
    assert not bar.isHidden()
    first, *rest = bar.text.split("\n")
    assert first == "rina also edited “Acme — Lead”. Both versions were saved. Your version differs:"
    assert len(rest) == 1
    assert "Head" in rest[0]


def test_the_buttons_wrap_where_a_row_of_them_has_no_room(qtbot: QtBot) -> None:
    bar, _workspace = shown(qtbot)
    bar.show()
    bar.resize(220, bar.heightForWidth(220))
    bar.layout().activate()  # type: ignore[union-attr]  # the bar has one
    buttons = bar.mine, bar.theirs, bar.both
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert bar.both.y() > bar.mine.y()


@pytest.mark.parametrize(("button", "roles"), [("mine", ["Head"]), ("theirs", ["Lead"]), ("both", ["Lead", "Head"])])
def test_a_person_decides(qtbot: QtBot, button: str, roles: list[str]) -> None:
    bar, workspace = shown(qtbot)
    getattr(bar, button).click()
    assert [kept.offer.role for kept in workspace.offers] == roles
    assert bar.isHidden()
    if button != "both":
        workspace.undo_stack.undo()
        assert [kept.offer.role for kept in workspace.offers] == ["Lead", "Head"]
