"""The window keeps to the scales of the design, as `packaging/screens.py` measures every screen of it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from measures import Deviation, clipped, design, deviations, overlaps, watched_type
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from offercalc.application.settings.settings import Settings
from offercalc.desktop.shell.page_window import COMPARE, OFFERS
from offercalc.desktop.system.theme import ThemeName, load_theme
from tests.windows import light, open_window

SHEET = Path(__file__).parents[2] / "resources" / "themes" / "window.qss"


@pytest.mark.parametrize(("theme", "scale"), [("light", 200), ("dark", 100)])
def test_offers_and_their_comparison_keep_to_the_design(qtbot: QtBot, theme: ThemeName, scale: int) -> None:
    painted: set[Deviation] = set()
    with watched_type(design(), painted):
        window = open_window(qtbot, settings=Settings(theme=theme, scale=scale))
        for page in (OFFERS, COMPARE):
            window.show_page(page)
            qtbot.waitUntil(partial(check_layout, window))  # late figures are laid out again
            check_design(window, theme, scale)
    assert painted == set()
    assert window.status.renew.sizeHint().height() >= design().target * scale / 100 - 1


def check_layout(window: QWidget) -> None:
    """Check that everything on show has its place."""
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    assert [*clipped(shown), *overlaps(shown)] == []


def check_design(window: QWidget, theme: ThemeName, scale: int) -> None:
    """Check that nothing on show differs from the design."""
    assert list(deviations(window, load_theme(theme, scale), design())) == []


def test_everything_that_differs_is_found(qtbot: QtBot) -> None:
    wrong = QWidget()
    qtbot.addWidget(wrong)
    row = QHBoxLayout(wrong)
    row.setContentsMargins(8, 9, 8, 8)
    row.setSpacing(4)
    label, cramped = QLabel("Base salary", wrong), QPushButton("Done", wrong)
    label.setStyleSheet("color: #c8c8c8; background: #ffe0f0; font-size: 17px; padding: 20px;")
    cramped.setStyleSheet("padding: 0")
    tiny = [QPushButton("·", wrong) for _place in range(2)]
    for button in tiny:
        button.setFixedSize(10, 10)
    cramped.setFixedWidth(12)
    for one in (label, cramped, *tiny):
        row.addWidget(one)
    wrong.show()
    qtbot.waitExposed(wrong)
    cramped.setGeometry(tiny[0].geometry().adjusted(-4, -4, 2, 2))
    kinds = {fault.kind for fault in deviations(wrong, light(), design())}
    assert kinds == {"type", "spacing", "target", "height", "clipped", "overlap", "contrast", "color"}


def test_a_size_that_is_painted_is_found_where_it_is_asked_for() -> None:
    found: set[Deviation] = set()
    with watched_type(design(), found):
        light().font(13)
        light().font(17)
    assert [(fault.place.split(" > ")[0], fault.found) for fault in found] == [("test_design.py", "17 px")]
    light().font(17)
    assert len(found) == 1


def test_the_style_sheet_keeps_to_the_scales_and_names_colors_by_their_tokens() -> None:
    sheet = SHEET.read_text(encoding="utf-8")
    sizes = {float(size) for size in re.findall(r"font-size: ([\d.]+)px", sheet)}
    rounds = {int(size) for size in re.findall(r"radius: (\d+)px", sheet)}
    assert sizes <= set(design().type)
    assert rounds <= {0, *design().radius}
    assert re.findall(r": #[0-9a-fA-F]{3,8}\b", sheet) == []
