"""Create the screenshots of the README and the docs: `make pictures`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from offercalc.application.settings.settings import Settings
from offercalc.application.workbench.selected_papers import Kind
from offercalc.bootstrap import window_services
from offercalc.desktop.program import make_application, make_window
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES, HELP, NEGOTIATE, OFFERS, SHEET
from offercalc.desktop.system.theme import Theme, dress, load_theme
from offercalc.program import Program

FOLDER = Path(__file__).parents[1] / "docs" / "images"
DAY = date(2026, 10, 31)
SIZE = (1280, 860)
STEP_MILLISECONDS = 4000
SMALL = (1024, 768)


class Shot(NamedTuple):
    """A screenshot: name, theme, language, page, position of the selected offer, and text size."""

    name: str
    theme: Literal["light", "dark"]
    language: str
    page: int
    chosen: int
    scale: int = 100
    size: tuple[int, int] = SIZE


SHOTS = (
    Shot("light", "light", "en", OFFERS, 2),
    Shot("dark", "dark", "en", COMPARE, 1),
    Shot("article", "light", "id", OFFERS, 0),
    Shot("currencies", "light", "id", CURRENCIES, 0),
    Shot("negotiate", "light", "en", NEGOTIATE, 0),
    Shot("sheet", "light", "en", SHEET, 2),
    Shot("offers-id", "dark", "id", OFFERS, 2),
    Shot("help", "dark", "en", HELP, 0),
    Shot("empty", "light", "en", OFFERS, -1),
    Shot("large-text", "light", "id", OFFERS, 0, 200, SMALL),
)


def main(*names: str) -> int:
    """Take every screenshot, each in a process and a home of its own, or those with these names in this one."""
    if not names:
        return max(subprocess.call([sys.executable, __file__, shot.name]) for shot in SHOTS)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        os.environ["OFFERCALC_HOME"] = folder
        program = Program()
        program.__dict__.update(today=DAY, locale="en_US")
        application = make_application(Settings(theme="light"))
        for shot in SHOTS:
            if shot.name in names:
                take(shot, program, partial(dress, application))
    return 0


def take(shot: Shot, program: Program, redress: Callable[[Theme], None]) -> None:
    """Take one screenshot; without an offer to select, of an empty library."""
    currency = "IDR" if shot.language == "id" and shot.chosen else ""
    program.settings.write(settings_in(shot.theme, shot.language, shot.scale, currency))
    redress(load_theme(shot.theme, shot.scale))
    offers = program.offers_at_hand() if shot.chosen >= 0 else ()
    window = make_window(window_services(program), offers, program.settings)
    window.resize(*shot.size)
    window.show()
    window.workspace.choose(shot.chosen)
    if shot.page == SHEET:
        window.sheet.turn_to(Kind.SHEET)
    window.show_page(shot.page)
    wait(STEP_MILLISECONDS)
    while shot.page == SHEET and not window.sheet.preview.pages:
        wait(STEP_MILLISECONDS)
    window.status.saved.clear()
    window.grab().save(str(FOLDER / f"{shot.name}.png"))
    window.close()


def settings_in(theme: Literal["light", "dark"], language: str, scale: int, currency: str = "") -> Settings:
    """Return the settings of a picture, with the number format of its language."""
    numbers = {"en": "en_US", "id": "id_ID"}[language]
    return Settings(theme=theme, language=language, scale=scale, number_format=numbers, currency=currency)


def wait(milliseconds: int) -> None:
    """Let the window and its threads work for a while; a loop of Qt's own would keep the threads from running."""
    ends = monotonic() + milliseconds / 1000
    while monotonic() < ends:
        QCoreApplication.processEvents()
        sleep(0.01)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
