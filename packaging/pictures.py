"""Make the pictures of the README and the docs from the program itself: `make pictures`."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PySide6.QtTest import QTest

from offercalc.application.settings import Settings
from offercalc.bootstrap import Program
from offercalc.desktop.page_window import COMPARE, CURRENCIES, OFFERS, SHEET
from offercalc.desktop.program import make_application, make_window
from offercalc.desktop.theme import dress, load_theme

FOLDER = Path(__file__).parents[1] / "docs" / "images"
DAY = date(2026, 10, 31)
SIZE = (1280, 860)
STEP_MILLISECONDS = 300
SHOTS: tuple[tuple[str, Literal["light", "dark"], str, int, int], ...] = (
    ("light", "light", "en", OFFERS, 2),
    ("dark", "dark", "en", COMPARE, 1),
    ("currencies", "light", "id", CURRENCIES, 0),
    ("sheet", "light", "en", SHEET, 2),
    ("offers-id", "dark", "id", OFFERS, 1),
)
"""The name of a picture, the theme, the language, the page, and the place of the chosen offer."""


def main() -> int:
    """Take every picture, on a day that does not change."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        os.environ["OFFERCALC_HOME"] = folder
        program = Program()
        program.__dict__.update(today=DAY, locale="en_US")
        application = make_application(Settings(theme="light"))
        for name, theme, language, page, chosen in SHOTS:
            formats = {"en": "en_US", "id": "id_ID"}[language]
            currency = "IDR" if language == "id" else ""
            program.settings.write(Settings(theme=theme, language=language, number_format=formats, currency=currency))
            dress(application, load_theme(theme, 100))
            window = make_window(program, program.offers_at_hand(), program.settings)
            window.resize(*SIZE)
            window.show()
            window.workspace.choose(chosen)
            window.show_page(page)
            QTest.qWait(STEP_MILLISECONDS)
            while page == SHEET and not window.sheet.preview.pages:
                QTest.qWait(STEP_MILLISECONDS)
            window.status.saved.clear()
            window.grab().save(str(FOLDER / f"{name}.png"))
            window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
