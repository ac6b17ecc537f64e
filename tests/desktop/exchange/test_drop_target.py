from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.exchange.drop_target import DropTarget
from tests.windows import workspace_of

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # newer Qt takes only QPointF for drags
COPY = Qt.DropAction.CopyAction
HELD = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Place:
    """A window over which files are dragged, and what was dropped on it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        QVBoxLayout(self.window)
        self.window.resize(600, 400)
        self.dropped: list[str] = []
        self.target = DropTarget(workspace_of(), self._take, self.window)
        self.window.show()

    def _take(self, urls: Sequence[QUrl]) -> None:
        self.dropped += [url.fileName() for url in urls]

    def drag(self, over: QWidget, *addresses: str) -> bool:
        """Drag files into a widget, and return whether it takes them."""
        data = QMimeData()
        data.setUrls([QUrl(address) for address in addresses])
        event = QDragEnterEvent(QPoint(5, 5), COPY, data, *HELD)
        event.ignore()
        QApplication.sendEvent(over, event)
        return event.isAccepted()

    def drop(self, over: QWidget, address: str) -> None:
        data = QMimeData()
        data.setUrls([QUrl(address)])
        QApplication.sendEvent(over, QDropEvent(QPointF(5, 5), COPY, data, *HELD))


@pytest.fixture
def at(qtbot: QtBot) -> Iterator[Place]:
    yield Place(qtbot)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_files_are_named_while_they_are_dragged_over_the_window(at: Place) -> None:
    assert not at.target.isVisible()
    assert at.drag(at.window, "file:///tmp/Globex.pdf")
    assert at.target.isVisible()
    assert at.target.words.text() == "Drop to open Globex.pdf"
    assert at.drag(at.target, "file:///a.json", "file:///b.json")
    assert at.target.words.text() == "Drop to open 2 files"
    assert at.target.geometry() == at.window.rect().adjusted(2, 2, -2, -2)  # no field below takes the path for text


def test_what_is_not_on_this_computer_is_not_taken(at: Place) -> None:
    assert not at.drag(at.window, "https://example.org/offer.pdf")
    assert not at.target.isVisible()


def test_the_frame_goes_when_files_are_dropped_or_leave(at: Place, qtbot: QtBot) -> None:
    at.drag(at.window, "file:///tmp/a.json")
    at.drop(at.target, "file:///tmp/a.json")
    assert (at.target.isVisible(), at.dropped) == (False, ["a.json"])
    at.drag(at.target, "file:///tmp/a.json")
    QApplication.sendEvent(at.target, QDragLeaveEvent())
    assert not at.target.isVisible()
    at.drag(at.window, "file:///tmp/a.json")
    QApplication.sendEvent(at.window, QDragLeaveEvent())
    qtbot.waitUntil(lambda: not at.target.isVisible())


def test_it_stays_while_files_go_from_the_window_into_the_frame(at: Place) -> None:
    at.drag(at.window, "file:///tmp/a.json")
    QApplication.sendEvent(at.window, QDragLeaveEvent())
    at.drag(at.target, "file:///tmp/a.json")
    assert not at.target._leaving.isActive()
    assert at.target.isVisible()


def test_a_long_name_breaks_off(at: Place) -> None:
    at.drag(at.window, f"file:///tmp/{'Globex offer ' * 18}.pdf")
    words = at.target.words
    assert words.text().endswith("…")
    assert words.heightForWidth(words.width()) <= words.height()
