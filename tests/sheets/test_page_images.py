from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from tests.sheets.page_images import approve_pages, margins_are_clean, page_images, used_share
from tests.sheets.papers import report_of, samples, sheet_of


@pytest.fixture
def approved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a temporary folder with the approved sheet of a sample."""
    monkeypatch.setenv("OFFERCALC_APPROVE", "1")
    approve_pages(sheet_of(samples()[1]), "sheet", tmp_path)
    monkeypatch.delenv("OFFERCALC_APPROVE")
    return tmp_path


def test_the_approved_page_passes(approved: Path) -> None:
    approve_pages(sheet_of(samples()[1]), "sheet", approved)
    assert [path.name for path in approved.iterdir()] == ["sheet-1.png"]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Nusantara Contoh — Principal Safety Engineeg"},
        {"footer": "Made with OfferCalc on October 23, 2026"},
        {"badge": "Sample"},
        {"size": "letter"},
    ],
)
def test_a_small_change_is_seen(change: dict[str, str], approved: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="does not look as approved"):
        approve_pages(replace(sheet_of(samples()[1]), **change), "sheet", approved)


def test_another_number_of_pages_is_seen(approved: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="has 2 pages, approved were 1"):
        approve_pages(report_of(*samples()), "sheet", approved)


def test_a_mark_in_a_margin_is_seen() -> None:
    (page,) = page_images(sheet_of(samples()[1]))
    assert margins_are_clean(page)
    page.paste(Image.new("L", (1, 1), 200), (page.width - 3, 300))
    assert not margins_are_clean(page)


def test_how_much_of_a_page_is_used_is_measured_between_its_margins() -> None:
    page = Image.new("L", (400, 631), 255)  # an A4 page of 595 by 842 points, in pixels
    assert used_share(page) == 0
    page.paste(Image.new("L", (10, 1), 0), (100, 26 + 285))
    page.paste(Image.new("L", (10, 1), 0), (100, 610))  # a footer
    assert used_share(page) == pytest.approx(0.5, abs=0.01)
