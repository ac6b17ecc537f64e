import re
from pathlib import Path

import pytest
from measures import contrast
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from offercalc.desktop.system.icons import icon
from offercalc.desktop.system.theme import (
    FONT,
    ThemeName,
    clothe,
    dress,
    load_fonts,
    load_theme,
    set_look,
    worn_by,
)
from offercalc.presentation.charts.drawing import Role

READABLE = 4.5
GROUNDS = [
    *((ink, ground) for ink in ("text", "muted", "accent_text") for ground in ("card", "window", "sidebar", "input")),
    *((ink, "accent_soft") for ink in ("text", "muted", "accent_text", "warning")),
    *((ink, "hover") for ink in ("muted", "accent_text", "warning", "danger")),
    ("accent_text", "selection"),
    ("warning", "sidebar"),
    ("faint", "input"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("danger", "card"),
    ("danger", "window"),
    ("danger", "input"),
    ("danger", "sidebar"),
    ("warning", "warning_soft"),
    ("text", "selection"),
    ("text", "hover"),
]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), GROUNDS)
def test_text_stands_out_from_its_ground(name: ThemeName, ink: str, ground: str) -> None:
    theme = load_theme(name, 100)
    assert contrast(theme.color(ink), theme.color(ground)) >= READABLE


@pytest.mark.parametrize("text", ["", "Nusantara Robotics", "Rp\u00a04,53 miliar"])
def test_texts_are_as_wide_and_cut_as_qt_measures_them(text: str, qapp: QApplication) -> None:
    theme = load_theme("light", 125)
    metrics = QFontMetrics(theme.font(12, QFont.Weight.Medium))
    width = metrics.horizontalAdvance(text)
    assert theme.width(text, 12, QFont.Weight.Medium) == width
    for room in (0, width // 2, width - 1, width, width + 1):
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        assert theme.elided(text, room, 12, QFont.Weight.Medium) == cut


def test_what_somebody_does_with_a_font_or_a_color_changes_no_other(qapp: QApplication) -> None:
    theme = load_theme("light", 100)
    theme.font().setPixelSize(99)
    theme.color("text").setAlpha(0)
    assert (theme.font().pixelSize(), theme.color("text").alpha()) == (13, 255)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_theme_has_a_colour_for_everything_in_a_chart(name: ThemeName) -> None:
    theme = load_theme(name, 100)
    assert all(theme.color(role.value).isValid() for role in Role)


def test_both_themes_have_the_same_names() -> None:
    light, dark = load_theme("light", 100), load_theme("dark", 100)
    assert light._colors.keys() == dark._colors.keys()


@pytest.mark.usefixtures("qapp")
def test_a_system_that_says_nothing_counts_as_light() -> None:
    assert load_theme("system", 100).hex("window") == load_theme("light", 100).hex("window")


def test_the_style_sheet_is_filled_in_and_scaled_but_for_hairlines() -> None:
    once, twice = load_theme("light", 100).style_sheet, load_theme("light", 200).style_sheet
    assert "$" not in once
    assert "font-size: 13px" in once
    assert "font-size: 26px" in twice
    assert "border: 1px solid" in twice


def test_lengths_and_fonts_are_scaled() -> None:
    theme = load_theme("dark", 150)
    assert theme.px(10) == 15
    assert (theme.font(12).family(), theme.font(12).pixelSize()) == (FONT, 18)


def test_the_program_takes_the_look(qapp: QApplication, qtbot: QtBot) -> None:
    load_fonts()
    theme = load_theme("dark", 100)
    dress(qapp, theme)
    label = QLabel("Offers")
    qtbot.addWidget(label)
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("window")
    assert qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == theme.color("disabled")
    assert label.fontInfo().family() == FONT
    assert {"Regular", "Medium", "Semi Bold", "Bold"} & set(QFontDatabase.styles(FONT))


class MeasuredLabel(QLabel):
    """Counts how often its height is asked for."""

    asked = 0

    @override
    def heightForWidth(self, width: int) -> int:
        self.asked += 1
        return super().heightForWidth(width)


def test_nothing_is_laid_out_until_all_of_it_is_dressed(qtbot: QtBot) -> None:
    area, page = QScrollArea(), QWidget()
    label = MeasuredLabel("Eight words that take more than one line. " * 8, page)
    label.setWordWrap(True)
    QVBoxLayout(page).addWidget(label)
    area.setWidget(page)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    clothe(area, load_theme("light", 100).style_sheet)
    area.show()
    qtbot.waitExposed(area)
    label.asked = 0
    clothe(area, load_theme("dark", 100).style_sheet)
    assert label.asked == 0
    clothe(area, load_theme("light", 150).style_sheet)
    qtbot.waitUntil(lambda: label.asked > 0)
    assert label.height() >= label.heightForWidth(label.width())


def test_what_is_outside_of_a_window_finds_the_look_of_the_part_that_it_belongs_to(qtbot: QtBot) -> None:
    window, part, label = QWidget(), QWidget(), QLabel("Offers")
    part.setParent(window)
    label.setParent(part)
    qtbot.addWidget(window)
    assert worn_by(label) == ""
    clothe(part, "QLabel { color: #123456; }")
    assert (worn_by(label), worn_by(window)) == ("QLabel { color: #123456; }", "")


def test_the_buttons_of_a_dialog_say_what_they_do_without_an_icon(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog).buttons()[0]
    close.setIcon(icon("x", "#000000"))
    clothe(dialog, "QDialog { color: #123456; }")
    assert close.icon().isNull()


def test_a_look_is_what_the_style_sheet_says(qtbot: QtBot) -> None:
    label = QLabel("Verdict")
    label.setStyleSheet('QLabel[faulty="true"] { color: #ff0000 } QLabel#good { color: #00ff00 }')
    qtbot.addWidget(label)
    set_look(label, faulty=True)
    label.show()
    assert label.palette().text().color().name() == "#ff0000"
    set_look(label, faulty=False, objectName="good")
    assert label.palette().text().color().name() == "#00ff00"


@pytest.mark.parametrize("percent", [100, 200])
def test_menus_have_icons_of_our_own_that_grow_with_the_text_and_scroll(qtbot: QtBot, percent: int) -> None:
    theme = load_theme("dark", percent)
    for sheet in (theme.style_sheet, theme.frame_sheet):  # a menu wears that of the part it belongs to
        menu = QMenu()
        qtbot.addWidget(menu)
        menu.setStyleSheet(sheet)
        menu.ensurePolished()
        assert menu.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize, None, menu) == theme.px(16)
        assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu)  # else columns without keys
        files = re.findall(r'QMenu::(?:indicator:checked|right-arrow) { image: url\("([^"]+)"', sheet)
        assert [Path(file).name for file in files] == ["check-98aaff.svg", "chevron-right-a4acb9.svg"]
        assert all(Path(file).exists() for file in files)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_cannot_be_pressed_looks_so(qtbot: QtBot, name: ThemeName) -> None:
    theme, page = load_theme(name, 100), QWidget()
    qtbot.addWidget(page)
    page.setObjectName("page")
    page.setStyleSheet(theme.style_sheet)
    page.show()
    for kind in ("", "danger", "dangerLink", "link", "flushLink", "ghost", "small", "toggle", "segment", "rounds"):
        button = QPushButton("IIIII", page)
        button.setObjectName(kind)
        button.setDisabled(True)
        button.show()
        picture = page.grab(button.geometry()).toImage()
        button.hide()
        ground = picture.pixelColor(picture.width() // 2, 3)
        places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        strongest = max(contrast(picture.pixelColor(*place), ground) for place in places)
        assert strongest <= contrast(theme.color("disabled"), ground) + 0.1, kind
