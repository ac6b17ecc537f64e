from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.charts.focus_ring import FocusRing
from tests.windows import light


def test_the_ring_lies_outside_the_widget_and_follows_it_while_it_has_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tight, target, other = QWidget(window), QWidget(), QPushButton(window)
    target.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    tight.setGeometry(40, 40, 100, 60)
    inner = QVBoxLayout(tight)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addWidget(target)
    ring = FocusRing(target, light, (6, 4))
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    assert ring.isHidden()
    target.setFocus()
    assert (ring.parentWidget(), ring.geometry()) == (window, QRect(32, 34, 116, 72))
    tight.resize(120, 60)
    qtbot.waitUntil(lambda: ring.geometry() == QRect(32, 34, 136, 72))
    assert window.childAt(QPoint(33, 60)) is None  # the pointer does not find the ring
    ring.grab()
    other.setFocus()
    assert ring.isHidden()


def test_a_part_is_surrounded_as_far_as_there_is_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    target = QPushButton(window)
    target.setGeometry(0, 0, 100, 30)
    ring = FocusRing(target, light, (6, 0), part=lambda: QRect(50, 0, 20, 30))
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    target.setFocus()
    assert ring.geometry() == QRect(42, 0, 36, 32)
