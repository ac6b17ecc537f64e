"""Pages as small gray images, compared with approved ones block by block."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from offercalc.application.files.resources import resource
from offercalc.sheets.content.document import Document, for_template
from offercalc.sheets.typesetting.typesetting import Typesetter
from tests.approvals import GOLDEN
from tests.sheets.papers import bare_fonts

POINTS_PER_INCH = 72
PIXELS_PER_INCH = 54
BLOCK = 8
"""The size in pixels of the blocks whose mean gray is compared."""
MOST_DIFFERENT = 8
"""The allowed difference in the mean gray of a block, of 255, because releases draw edges slightly differently."""


def page_images(paper: Document) -> list[Image.Image]:
    """Return the pages of a document, drawn with only the bundled fonts."""
    main = resource("templates", f"{paper.template}.typ")
    typesetter, data = Typesetter(main, main.parent, bare_fonts()), for_template(paper)
    pages = typesetter.drawn(data, format="png", ppi=PIXELS_PER_INCH)
    return [_grey(Image.open(BytesIO(page))) for page in pages]


def approve_pages(paper: Document, name: str, folder: Path = GOLDEN / "sheets") -> None:
    """Compare the pages of a document with the approved images `name-1.png`, `name-2.png` and so on.

    With OFFERCALC_APPROVE=1 in the environment, they become the approved ones; review them before committing.
    """
    pages = page_images(paper)
    if os.environ.get("OFFERCALC_APPROVE") == "1":
        _write(pages, name, folder)
        return
    approved = [_read(path) for path in sorted(folder.glob(f"{name}-*.png"))]
    if len(pages) != len(approved):
        pytest.fail(f"{name} has {len(pages)} pages, approved were {len(approved)}", pytrace=False)
    for number, (page, before) in enumerate(zip(pages, approved, strict=True), start=1):
        if not is_alike(page, before):
            pytest.fail(f"Page {number} of {name} does not look as approved; `make approve` redraws it", pytrace=False)


def is_alike(page: Image.Image, approved: Image.Image) -> bool:
    """Whether two pages look the same."""
    if page.size != approved.size:
        return False
    return brightest(ImageChops.difference(page, approved).reduce(BLOCK)) <= MOST_DIFFERENT


def brightest(image: Image.Image) -> int:
    """Return the brightest gray of an image."""
    return max(image.tobytes())


def margins_are_clean(page: Image.Image, margin: float = 40) -> bool:
    """Whether nothing is printed within `margin` points of the left, right and top edges."""
    width, height = page.size
    edge = int(margin * PIXELS_PER_INCH / POINTS_PER_INCH)
    strips = [(0, 0, edge, height), (width - edge, 0, width, height), (0, 0, width, edge)]
    return all(min(page.crop(strip).tobytes()) == 255 for strip in strips)


def used_share(page: Image.Image, top: float = 36, bottom: float = 46) -> float:
    """Return how much of a page is used between its margins, which are in points."""
    inch = PIXELS_PER_INCH / POINTS_PER_INCH
    area = page.crop((0, round(top * inch), page.width, page.height - round(bottom * inch)))
    used = ImageChops.invert(area).getbbox()
    return 0 if used is None else used[3] / area.height


def _grey(page: Image.Image) -> Image.Image:
    """Return an image in sixteen shades of gray, which is a third of the size and still legible."""
    return page.convert("L").point([round(shade / 17) * 17 for shade in range(256)])


def _read(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("L")


def _write(pages: list[Image.Image], name: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob(f"{name}-*.png"):
        path.unlink()
    for number, page in enumerate(pages, start=1):
        page.save(folder / f"{name}-{number}.png", optimize=True)
