"""Open offer files from the window, and save copies: asks for files, runs the job and reports the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QWidget

from offercalc.application.files.cancellation import CancellationToken
from offercalc.application.files.guard import stopped_by
from offercalc.application.offers.offer_names import file_name
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_files import WRONG_PASSWORD, Attachment, OfferFiles
from offercalc.application.settings.recent import with_opened
from offercalc.desktop.exchange.exchange import Exchange
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.file_dialogs import ask_to_open, ask_to_save
from offercalc.desktop.system.tasks import Tasks
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.draft import Draft
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.text.labels import offer_title

_MOST_TOLD = 10
"""How many problems of a file the window shows; `offercalc check` shows more."""
_Read: TypeAlias = Sequence[Offer | Draft | Problem] | None
"""The offers, or the draft, or the problems found in a file; None if it needs a password."""


class ExchangeFiles(Exchange):
    """Opens and copies the offers of a workspace; `reading` says that reading, which can be stopped, begins or ends.

    `opened` carries the titles of the offers that have come in, of which the last one is selected.
    """

    reading = Signal()
    opened = Signal(list)

    def __init__(self, workspace: Workspace, files: Callable[[], OfferFiles], tasks: Tasks, window: QWidget) -> None:
        """Take what returns the codec of offer files once one is opened or saved."""
        super().__init__(workspace, window)
        self._files = files
        self._tasks = tasks
        self._going_on: list[CancellationToken] = []

    @property
    def is_reading(self) -> bool:
        """Whether files are being read that nobody has stopped."""
        return any(not stop.is_stopped for stop in self._going_on)

    def stop(self) -> None:
        """Cancel reading: discard the current file, end the process that reads it, and skip the rest."""
        if self.is_reading:
            for stop in self._going_on:
                stop.stop()
            self.told.emit(self._workspace.localizer.tr("Cancelled: nothing was opened."))
            self.reading.emit()

    def open(self) -> None:
        """Ask for offer files and add their valid offers."""
        tr = self._workspace.localizer.tr
        kinds = tr("Offer files and PDFs (*.json *.pdf)")
        ask_to_open(self._window, tr("Open offer files"), kinds, self.read)

    def read(self, paths: tuple[Path, ...]) -> None:
        """Add the offers of files in order, and report problems with their locations.

        The files are read as one job off the GUI thread, so that large files do not block the window.
        """
        if paths:
            files, today = self._files(), self._workspace.today
            self._begin(paths, lambda path: _read(path, files, today))

    def _begin(self, paths: tuple[Path, ...], read: Callable[[Path], _Read]) -> None:
        """Read files one after the other, until that is stopped."""
        stop = CancellationToken()
        self._going_on.append(stop)
        words = self._workspace.localizer.tr("Reading {name}…", name=", ".join(path.name for path in paths))
        self._tasks.run(
            words,
            lambda: _read_until(stop, paths, read),
            lambda found: self._take(found, stop),
            lambda sentence: self._fail_reading(sentence, stop),
        )
        self.reading.emit()

    def _end(self, stop: CancellationToken) -> bool:
        """Note that reading has ended, and return whether it was stopped before."""
        self._going_on.remove(stop)
        self.reading.emit()
        return stop.is_stopped

    def _fail_reading(self, sentence: LazyText, stop: CancellationToken) -> None:
        if not self._end(stop):
            self._fail(sentence)

    def _take(self, read: list[tuple[Path, _Read]], stop: CancellationToken) -> None:
        """Add the offers that were read, ask for passwords, and show problems."""
        if self._end(stop):
            return
        problems: list[str] = []
        came: list[tuple[Path, Sequence[Offer | Draft | Problem]]] = []
        for path, found in read:
            if found is None or _is_mistyped(found):
                self._ask_password(path, is_again=found is not None)
            else:
                came.append((path, found))
                problems += self._problems(path, found)
        self._add(came)
        if problems:
            self.refused.emit("\n".join(problems))

    def _add(self, came: Sequence[tuple[Path, Sequence[Offer | Draft | Problem]]]) -> None:
        """Add the offers and drafts of files, the offers as one step, and select the last one."""
        workspace, localizer = self._workspace, self._workspace.localizer
        sound = [(path, one) for path, found in came for one in found if not isinstance(one, Problem)]
        if not sound:
            return
        paths = tuple(dict.fromkeys(path for path, _one in sound))
        words = localizer.tr("Open {name}", name=paths[-1].name)
        if len(paths) > 1:
            words = localizer.plural("Open {number} file", "Open {number} files", len(paths))
        offers = tuple(one for _path, one in sound if isinstance(one, Offer))
        if offers:
            workspace.add_all(offers, words)
            workspace.choose(len(workspace.offers) - 1)
        for _path, one in sound:
            if isinstance(one, Draft):
                workspace.begin(one, words, is_stated=True)
        workspace.set(recent=with_opened(workspace.settings.recent, *paths))
        self.opened.emit([_title(one) for _path, one in sound])

    def _problems(self, path: Path, found: Sequence[Offer | Draft | Problem]) -> list[str]:
        """Return the problems of a file as text."""
        from offercalc.presentation.text.problem_text import problem_lines  # noqa: PLC0415 - not for the first paint

        problems = [one for one in found if isinstance(one, Problem)]
        return [f"{path.name}: {line}" for line in problem_lines(problems, self._workspace.localizer, _MOST_TOLD)]

    def _ask_password(self, path: Path, *, is_again: bool = False) -> None:
        """Ask for the password of an encrypted PDF and add its offers; again if another one was wrong."""
        from offercalc.desktop.dialogs.password_dialog import PasswordDialog  # noqa: PLC0415 - rarely opened

        dialog = PasswordDialog(path.name, self._workspace.localizer, self._window, is_again=is_again)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.entered.connect(lambda password: self._unlock(path, password))
        dialog.open()

    def _unlock(self, path: Path, password: str) -> None:
        files = self._files()
        self._begin((path,), lambda path: _unlocked(path, password, files))

    def drop(self, urls: Sequence[QUrl]) -> None:
        """Add the offers of files dropped onto the window."""
        self.read(tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))

    def save_copy(self) -> None:
        """Ask where to save a copy of the selected offer, and write it."""
        offer = self._workspace.chosen_offer
        if offer is not None:
            tr = self._workspace.localizer.tr
            ask_to_save(
                self._window, tr("Save a copy"), file_name(offer, "json"), lambda path: self._write_copy(offer, path)
            )  # fmt: skip

    def _write_copy(self, offer: Offer, path: Path) -> None:
        try:
            self._files().write(offer, path)
        except ExternalError as error:
            self._fail(error.message)
        else:
            self._written(path)


def _title(found: Offer | Draft) -> str:
    """Return the company and role of what was read."""
    return offer_title(found.terms if isinstance(found, Draft) else found)


def _read_until(
    stop: CancellationToken, paths: tuple[Path, ...], read: Callable[[Path], _Read]
) -> list[tuple[Path, _Read]]:
    """Read files one after the other, until that is stopped."""
    with stopped_by(stop):
        return [(path, read(path)) for path in paths if not stop.is_stopped]


def _read(path: Path, files: OfferFiles, today: date) -> _Read:
    """Read a file; one that only lacks names or a start date is a draft."""
    if files.is_locked(path):
        return None
    found = files.read_all(path)
    if any(isinstance(one, Problem) and one.fault is Fault.UNSTATED for one in found):
        draft = files.read_draft(path, today)
        return found if draft is None else (draft,)
    return found


def _is_mistyped(found: Sequence[Offer | Draft | Problem]) -> bool:
    """Whether a file was not read because the password was wrong."""
    return any(isinstance(one, Problem) and one.value == WRONG_PASSWORD for one in found)


def _unlocked(path: Path, password: str, files: OfferFiles) -> _Read:
    """Read the offers attached to an encrypted PDF."""
    found: list[Offer | Problem] = []
    for one in files.attached(path, password):
        read = files.decode(one.content) if isinstance(one, Attachment) else one
        found += read if isinstance(read, tuple) else (read,)
    return found
