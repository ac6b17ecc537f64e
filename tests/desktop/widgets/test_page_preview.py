from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_theme
from offercalc.desktop.widgets.page_preview import PagePreview
from tests.tools import ENGLISH, PAGES
from tests.windows import light

RED = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80"><rect width="60" height="80" fill="#ff0000"/></svg>'


def shown(qtbot: QtBot, *pages: bytes) -> PagePreview:
    preview = PagePreview(light())
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    preview.show_pages(pages, ENGLISH, light())
    preview.show()
    qtbot.waitExposed(preview)
    return preview


def test_pages_are_as_wide_as_there_is_room_and_keep_their_shape(qtbot: QtBot) -> None:
    preview = shown(qtbot, *PAGES)
    (first, second) = preview.pages
    assert first.width() == second.width() == preview.viewport().width() - 40
    assert abs(first.height() / first.width() - 842 / 595) < 0.01
    assert second.y() > first.y() + first.height()


def test_a_page_says_which_it_is(qtbot: QtBot) -> None:
    preview = shown(qtbot, *PAGES)
    assert [page.accessibleName() for page in preview.pages] == ["Page 1 of 2", "Page 2 of 2"]


def test_a_page_is_painted_as_it_will_print(qtbot: QtBot) -> None:
    preview = shown(qtbot, RED)
    (page,) = preview.pages
    image = page.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor("#ff0000")
    page.setFocus()
    page.clearFocus()
    assert page.grab().toImage().size() == image.size()


def test_fewer_pages_leave_none_behind_and_more_are_added(qtbot: QtBot) -> None:
    preview = shown(qtbot, *PAGES)
    for count in (1, 3, 0):
        preview.show_pages((RED,) * count, ENGLISH, load_theme("dark", 150))
        assert len(preview.pages) == count


def test_only_pages_near_what_is_seen_hold_a_picture(qtbot: QtBot) -> None:
    preview = shown(qtbot, *(RED,) * 12)
    bar = preview.verticalScrollBar()
    for place in range(0, bar.maximum(), 200):
        bar.setValue(place)
        preview.grab()
    assert 0 < sum(page.has_picture for page in preview.pages) <= 4
    assert preview.pages[-1].has_picture
    preview.hide()
    assert not any(page.has_picture for page in preview.pages)


def test_a_zoom_is_the_size_on_paper(qtbot: QtBot) -> None:
    preview = shown(qtbot, RED)
    preview.set_zoom(100)
    assert (preview.pages[0].width(), preview.pages[0].height()) == (80, 107)
    preview.set_zoom(0)
    assert preview.pages[0].width() > 400


def test_what_is_no_drawing_is_an_empty_page(qtbot: QtBot) -> None:
    assert not shown(qtbot, b"nothing").grab().isNull()
