import json
from pathlib import Path
from threading import Event, get_ident

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import ComparisonReport, OfferSheet
from offercalc.application.sync.session import Session
from offercalc.desktop.dialogs.password_dialog import PasswordDialog
from offercalc.desktop.exchange.exchange_files import ExchangeFiles
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.tasks import Tasks
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.privacy import copy_for_reader
from offercalc.domain.problems.problem import Problem
from offercalc.domain.validate.draft import Draft
from offercalc.interchange.offer_files.offer_file import OfferFiles
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.sheets.papers import order
from tests.tools import ENGLISH, FILES, GLOBEX, OPENAI, PRESETS, comparison_of, sample
from tests.windows import workspace_of, workspace_with


class Place:
    """The file actions of a workspace in a window, with their messages."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, files: OfferFiles = FILES) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.workspace = workspace
        self.tasks = Tasks(self.window)
        self.files = ExchangeFiles(workspace, lambda: files, self.tasks, self.window)
        self.told: list[str] = []
        self.refused: list[str] = []
        self.files.told.connect(self.told.append)
        self.files.refused.connect(self.refused.append)

    def read(self) -> None:
        """Wait until the files are read."""
        self.tasks._lane.wait()

    def dialog(self) -> QFileDialog:
        found = self.window.findChild(QFileDialog)
        assert isinstance(found, QFileDialog)
        return found


def place(qtbot: QtBot) -> Place:
    return Place(qtbot, workspace_of())


def test_files_are_opened_and_the_last_one_is_chosen(qtbot: QtBot) -> None:
    at = place(qtbot)
    at.files.open()
    at.dialog().filesSelected.emit([str(OPENAI), str(GLOBEX)])
    at.read()
    assert len(at.workspace.offers) == 5
    assert at.workspace.chosen_offer == sample(GLOBEX)
    assert at.workspace.undo_stack.undoText() == "Open 2 files"
    at.workspace.undo_stack.undo()
    assert len(at.workspace.offers) == 3


def test_a_file_that_lacks_only_names_and_start_is_opened_as_a_draft(qtbot: QtBot, tmp_path: Path) -> None:
    at, path = place(qtbot), tmp_path / "new.json"
    FILES.write_draft(Draft(replace(sample(OPENAI), role="", sample=False)), path)
    at.files.read((path,))
    at.read()
    assert (len(at.workspace.offers), at.refused) == (3, [])
    draft = at.workspace.chosen_draft
    assert draft is not None
    assert (draft.missing, draft.terms.company, draft.terms.pay) == (
        ("role", "start_date"), "OpenAI", sample(OPENAI).pay,
    )  # fmt: skip
    assert [one.document for one in at.workspace.drafts.unsaved] == [at.workspace.chosen_document]
    at.workspace.undo_stack.undo()
    assert at.workspace.chosen_draft is None
    path.write_text(path.read_text("utf-8").replace('"USD"', '"XXQ"'), "utf-8")
    at.files.read((path,))
    at.read()
    assert "Role is not stated yet" in at.refused[0]


def test_a_bad_file_is_named_and_the_good_one_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    at = place(qtbot)
    bad = tmp_path / "bad.json"
    bad.write_text("Dear Ann", encoding="utf-8")
    at.files.drop([QUrl.fromLocalFile(str(bad)), QUrl.fromLocalFile(str(GLOBEX)), QUrl("https://example.org/x")])
    at.read()
    assert at.refused == ["bad.json: This isn't valid JSON: it can't be read from line 1, column 1 on."]
    assert len(at.workspace.offers) == 4


def test_every_offer_of_a_paper_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    at = place(qtbot)
    comparison = comparison_of(sample(OPENAI), sample(GLOBEX))
    path = tmp_path / "report.pdf"
    path.write_bytes(TypstRenderer(FILES, PRESETS).render(ComparisonReport(comparison, ENGLISH, order())).pdf)
    at.files.open()
    assert at.dialog().nameFilters() == ["Offer files and PDFs (*.json *.pdf)"]
    at.files.drop([QUrl.fromLocalFile(str(path))])
    at.read()
    assert [kept.offer for kept in at.workspace.offers[3:]] == [
        copy_for_reader(sample(name)) for name in (OPENAI, GLOBEX)
    ]
    assert at.refused == []


def test_a_copy_is_the_offer_itself(qtbot: QtBot, tmp_path: Path) -> None:
    at = place(qtbot)
    at.files.save_copy()
    assert at.dialog().acceptMode() is QFileDialog.AcceptMode.AcceptSave
    at.dialog().fileSelected.emit(str(tmp_path / "copy.json"))
    assert FILES.read(tmp_path / "copy.json") == sample(OPENAI)
    assert at.told == [f"Saved: {tmp_path / 'copy.json'}"]


def test_a_copy_that_cannot_be_written_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    at = place(qtbot)
    at.files.save_copy()
    at.dialog().fileSelected.emit(str(tmp_path / "nowhere" / "copy.json"))
    assert at.refused == [f"{tmp_path / 'nowhere' / 'copy.json'}: No such file or directory"]


def test_without_offers_there_is_nothing_to_save(qtbot: QtBot) -> None:
    at = Place(qtbot, workspace_with(Session(())))
    at.files.save_copy()
    assert at.window.findChild(QFileDialog) is None


def test_what_was_opened_is_recent(qtbot: QtBot) -> None:
    at = place(qtbot)
    at.files.read((OPENAI, GLOBEX))
    at.read()
    assert at.workspace.settings.recent == (str(GLOBEX), str(OPENAI))


def locked(folder: Path) -> Path:
    path = folder / "locked.pdf"
    protected = replace(order(), password="rahasia")  # noqa: S106
    path.write_bytes(
        TypstRenderer(FILES, PRESETS).render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, protected)).pdf
    )
    return path


def asked(at: Place) -> PasswordDialog:
    """Return the dialog that asks for a password now."""
    at.read()
    return next(one for one in at.window.findChildren(PasswordDialog) if one.isVisible())


def test_a_locked_paper_is_asked_for_its_password_until_it_is_right(qtbot: QtBot, tmp_path: Path) -> None:
    at = place(qtbot)
    at.files.read((locked(tmp_path),))
    first = asked(at)
    assert first.question.text() == "locked.pdf is password-protected. Enter its password:"
    assert not first.complaint.isVisible()
    qtbot.keyClicks(first.line, "wrong")
    qtbot.keyClick(first.line, Qt.Key.Key_Return)
    second = asked(at)
    assert second.complaint.isVisible()
    qtbot.keyClicks(second.line, "rahasia")
    second.open_it.click()
    at.read()
    assert (len(at.workspace.offers), at.refused) == (4, [])


class SlowFiles(OfferFiles):
    """Reads a file when released, and records the thread."""

    def __init__(self) -> None:
        super().__init__(PRESETS)
        self.may_go_on = Event()
        self.threads: set[int] = set()

    @override
    def read_all(self, path: Path) -> tuple[Offer, ...] | tuple[Problem, ...]:
        self.threads.add(get_ident())
        assert self.may_go_on.wait(timeout=60)
        return super().read_all(path)


def test_the_window_lives_on_while_files_are_read_and_their_order_is_kept(qtbot: QtBot) -> None:
    files = SlowFiles()
    at = Place(qtbot, workspace_of(), files)
    busy: list[str] = []
    at.tasks.busy.connect(busy.append)
    at.files.read((GLOBEX, OPENAI))
    at.files.read((GLOBEX,))
    beats: list[int] = []
    QTimer.singleShot(0, at.window, lambda: beats.append(1))
    qtbot.waitUntil(lambda: bool(beats))
    assert not at.workspace.offers[3:]
    assert busy[0] == f"Reading {GLOBEX.name}, {OPENAI.name}…"
    files.may_go_on.set()
    at.read()
    assert [kept.offer for kept in at.workspace.offers[3:]] == [sample(GLOBEX), sample(OPENAI), sample(GLOBEX)]
    assert busy[-1] == ""
    assert get_ident() not in files.threads


def test_reading_is_cancelled_and_nothing_of_it_is_opened(qtbot: QtBot) -> None:
    files = SlowFiles()
    at = Place(qtbot, workspace_of(), files)
    states: list[bool] = []
    at.files.reading.connect(lambda: states.append(at.files.is_reading))
    at.files.stop()
    assert (states, at.told) == ([], [])  # there is nothing to stop
    at.files.read((GLOBEX, OPENAI))
    at.files.read((GLOBEX,))
    at.files.stop()
    assert at.told == ["Cancelled: nothing was opened."]
    assert states == [True, True, False]
    files.may_go_on.set()
    at.read()
    assert (len(at.workspace.offers), at.refused) == (3, [])
    at.files.read((OPENAI,))
    at.read()
    assert (at.workspace.chosen_offer, at.files.is_reading) == (sample(OPENAI), False)


def test_of_a_file_whose_reading_was_cancelled_no_fault_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    files = OfferFiles(PRESETS)
    at = Place(qtbot, workspace_of(), files)

    def fail(_path: Path) -> bool:
        message = "The drive is gone."
        raise ExternalError(message)

    monkeypatch.setattr(files, "is_locked", fail)
    at.files.read((GLOBEX,))
    at.files.stop()
    at.read()
    assert at.refused == []
    at.files.read((GLOBEX,))
    at.read()
    assert at.refused == ["The drive is gone."]


def test_of_very_many_problems_the_window_shows_a_few(qtbot: QtBot, tmp_path: Path) -> None:
    at = place(qtbot)
    wrong = {**json.loads(OPENAI.read_bytes()), "requirements": [1] * 2000}
    (tmp_path / "wrong.json").write_text(json.dumps(wrong), encoding="utf-8")
    at.files.read((tmp_path / "wrong.json",))
    at.read()
    (told,) = at.refused
    assert (len(told.splitlines()), told.splitlines()[-1]) == (11, "wrong.json: and 1990 more")
