"""Measure every screen against the design, and put it beside pictures of the design: `make screens`."""

# `python packaging/screens.py [--beside FOLDER] [--out FOLDER] [SCREEN …]` opens each screen in both themes, both
# languages, two text sizes and three window sizes, prints what differs from `packaging/design.json`, and ends with 1 if
# anything does. The screens that pictures in FOLDER show are saved beside these.

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple, cast

from measures import Deviation, design, deviations, watched_type
from pictures import DAY, settings_in, wait
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from offercalc.application.workbench.selected_papers import Kind
from offercalc.bootstrap import window_services
from offercalc.desktop.dialogs.batch_dialog import BatchDialog
from offercalc.desktop.dialogs.password_dialog import PasswordDialog
from offercalc.desktop.dialogs.settings_dialog import SettingsDialog
from offercalc.desktop.editors.document.terms_dialog import TermsDialog
from offercalc.desktop.program import make_application, make_window, open_library
from offercalc.desktop.shell.main_window import MainWindow
from offercalc.desktop.shell.page_window import COMPARE, CURRENCIES, HELP, NEGOTIATE, OFFERS, SHEET
from offercalc.desktop.system.crash_dialog import CrashDialog
from offercalc.desktop.system.theme import load_theme
from offercalc.program import Program

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build" / "screens"
SETTLING_MILLISECONDS = 250
MOST_ROUNDS = 24
OPENAI, NUSANTARA, GLOBEX = range(3)
TABLE = """Name,Title,Office,Base,Bonus,RSU value,Start,Remarks,Company,Currency,Period
Kenji Morita,Staff Security Engineer,Austin,"$238,000",15%,"$420,000",2027-02-01,remote ok,Globex,USD,year
Lucía Ferrer,Senior Policy Analyst,New York,"$196,000",12%,"$240,000",2027-03-01,,Globex,USD,year
Amara Okafor,Risk Program Lead,Seattle,"$205,000",10%,?,2027-02-15,RSU tbd,Globex,USD,year
Tomás Reyes,Trust Analyst,Seattle,132.5,10%,"$60,000",2027-02-15,,Globex,USD,year
Ingrid Solheim,Safety Lead,Oslo,"NOK 1,850,000",15%,"$180,000",2027-04-01,,Globex,NOK,year
"""
"""A table whose rows become offers, one of which has a doubtful cell."""
FORMATS = {"en": "en_US", "id": "id_ID"}


class Look(NamedTuple):
    """What holds for a whole run of the program: theme, language and text size in percent."""

    theme: Literal["light", "dark"]
    language: str
    text: int


def _page(page: int, chosen: int = OPENAI) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        window.workspace.choose(chosen)
        window.show_page(page)
        return window

    return show


def _in_rupiah(window: MainWindow) -> QWidget:
    window.workspace.set(currency="IDR")
    return _page(OFFERS, GLOBEX)(window)


def _editing(window: MainWindow) -> QWidget:
    _page(OFFERS, GLOBEX)(window)
    wait(SETTLING_MILLISECONDS)
    rows = window.offers.form.content.rows
    window.offers.form.content.open(next(key for key in rows if key[1][:1] == ("equity",)))
    return window


def _compare_tab(place: int) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        _page(COMPARE)(window)
        window.workspace.set(baseline=window.workspace.compared[GLOBEX].document)
        wait(SETTLING_MILLISECONDS)
        window.compare.tabs.setCurrentIndex(place)
        return window

    return show


def _take_home(window: MainWindow) -> QWidget:
    _page(COMPARE)(window)
    window.workspace.set(take_home=True, baseline=window.workspace.compared[GLOBEX].document)
    return window


def _letter(window: MainWindow) -> QWidget:
    _page(SHEET, GLOBEX)(window)
    window.sheet.turn_to(Kind.OFFER)
    return window


def _start(window: MainWindow) -> QWidget:
    window.show_start()
    return window


def _register(window: MainWindow) -> QWidget:
    window.show_register()
    return window


def _new_menu(window: MainWindow) -> QWidget:
    _page(OFFERS)(window)
    menu = cast("QMenu", window.sidebar.new.menu)
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    return menu


def _lens(window: MainWindow) -> QWidget:
    _page(OFFERS)(window)
    window.offers.strip.open()
    return window.offers.strip.popup


def _mapping(window: MainWindow) -> QWidget:
    dialog = cast("BatchDialog", _dialog("batch")(window))
    path = Path(os.environ["OFFERCALC_HOME"]) / "offers-january.csv"
    path.write_text(TABLE, encoding="utf-8")
    dialog.read(path)
    return dialog


def _dialog(name: str) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        _page(OFFERS)(window)
        getattr(window.dialogs, name)()
        return next(one for one in window.findChildren(QDialog) if one.isVisible())

    return show


def _library_settings(window: MainWindow) -> QWidget:
    dialog = cast("SettingsDialog", _dialog("settings")(window))
    dialog.sections.setCurrentRow(dialog.sections.count() - 1)
    return dialog


def _opened(make: Callable[[MainWindow], QDialog]) -> Callable[[MainWindow], QWidget]:
    """Return what opens a dialog that is made of the window, over the first offer."""

    def show(window: MainWindow) -> QWidget:
        _page(OFFERS)(window)
        dialog = make(window)
        dialog.open()
        return dialog

    return show


def _terms(window: MainWindow) -> QDialog:
    """Return the dialog of vesting terms with a text in which a quotation mark is missing."""
    localizer = window.workspace.localizer
    words = "This isn't valid JSON: it can't be read from line {value}, column {allowed} on."
    fault = localizer.tr(words, value=2, allowed=3)
    return TermsDialog('{\n  "object_type: 1\n}', lambda _text: fault, window.theme, localizer, window)


def _password(window: MainWindow) -> QDialog:
    return PasswordDialog(f"{'Globex offer ' * 8}.pdf", window.workspace.localizer, window, is_again=True)


def _adding(window: MainWindow) -> QWidget:
    _page(OFFERS)(window)
    wait(SETTLING_MILLISECONDS)
    window.add_term()
    return next(one for one in window.findChildren(QMenu) if one.isVisible())


_DIALOGS = "settings", "assumptions", "history", "removed", "batch", "shortcuts", "about", "diagnostics", "palette"
SCREENS: dict[str, Callable[[MainWindow], QWidget]] = {
    "offers": _page(OFFERS),
    "editing": _editing,
    "compare": _compare_tab(0),
    "leaving": _compare_tab(1),
    "what-if": _compare_tab(2),
    "take-home": _take_home,
    "negotiate": _page(NEGOTIATE),
    "documents": _page(SHEET, GLOBEX),
    "letter": _letter,
    "currencies": _page(CURRENCIES),
    "help": _page(HELP),
    "start": _start,
    "register": _register,
    "globex": _page(OFFERS, GLOBEX),
    "rupiah": _in_rupiah,
    "nusantara": _page(OFFERS, NUSANTARA),
    "new": _new_menu,
    "lens": _lens,
    "mapping": _mapping,
    "settings-library": _library_settings,
    "terms": _opened(_terms),
    "password": _opened(_password),
    "crash": _opened(lambda window: CrashDialog(window.workspace.localizer, window)),
    "adding": _adding,
    **{name: _dialog(name) for name in _DIALOGS},
}


def main(arguments: list[str]) -> int:
    """Measure the screens named, or all; each look in a process of its own."""
    asked = _asked(arguments)
    if asked.look:
        _measure(Look(*json.loads(asked.look)), asked)
    scales, found = design(), defaultdict[Deviation, list[str]](list)
    for look in product(asked.theme or scales.themes, asked.language or scales.languages, asked.text or scales.text):
        command = [sys.executable, __file__, *arguments, "--look", json.dumps(look)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        for line in run.stdout.splitlines():
            *fault, where = json.loads(line)
            found[Deviation(*fault)].append(where)
    for fault, places in sorted(found.items()):
        print(f"{fault.kind:9} {fault.place}: {fault.found}  ({places[0]}; {len(places)} in all)")
    for name, reason in scales.left_out.items():
        print(f"left out  {name}: {reason}")
    return int(bool(found))


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("screens", nargs="*", metavar="SCREEN")
    parser.add_argument("--beside", type=Path, help="a folder of pictures of the design")
    parser.add_argument("--out", type=Path, default=OUT, help="where pictures are saved")
    parser.add_argument("--all", action="store_true", help="save a picture of every screen")
    parser.add_argument("--theme", action="append", choices=design().themes)
    parser.add_argument("--language", action="append", choices=design().languages)
    parser.add_argument("--text", action="append", type=int, choices=design().text)
    parser.add_argument("--look", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _measure(look: Look, asked: argparse.Namespace) -> None:
    """Measure the screens in one look and in all sizes; print what differs as lines of JSON, for `main`."""
    scales = design()
    painted: set[Deviation] = set()
    with _program(look) as program, watched_type(scales, painted):
        theme = load_theme(look.theme, look.text)
        for name, size in product(asked.screens or SCREENS, scales.sizes):
            program.settings.write(settings_in(look.theme, look.language, look.text))
            window = make_window(window_services(program), program.offers_at_hand(), program.settings)
            window.resize(*size)
            window.show()
            open_library(window)
            _settle(window)
            shown = SCREENS[name](window)
            _settle(shown)
            where = f"{name} {look.theme} {look.language} {look.text} % {size[0]}x{size[1]}"
            for fault in (*deviations(shown, theme, scales), *painted):
                print(json.dumps([*fault, where]), flush=True)
            painted.clear()
            _save(shown, (name, *look, size), asked)
            window.close()
            window.deleteLater()
    os._exit(0)  # threads that draw papers would be waited for


@contextmanager
def _program(look: Look) -> Iterator[Program]:
    """Yield the program with the samples and a home of its own, dressed."""
    with TemporaryDirectory() as folder:
        os.environ["OFFERCALC_HOME"] = folder
        program = Program()
        program.__dict__.update(today=DAY, locale="en_US")
        program.settings.write(settings_in(look.theme, look.language, look.text))
        application = make_application(program.settings.read())
        application.setCursorFlashTime(0)
        yield program


def _settle(shown: QWidget) -> None:
    """Wait until a screen no longer changes."""
    before = QImage()
    for _round in range(MOST_ROUNDS):
        wait(SETTLING_MILLISECONDS)
        now = shown.grab().toImage()
        if now == before and not _is_drawing(shown):
            return
        before = now


def _is_drawing(shown: QWidget) -> bool:
    """Whether the pages of a paper, or what to ask for, are still to come."""
    if not isinstance(shown, MainWindow):
        return False
    if "negotiate" in vars(shown) and shown.negotiate.isVisible():
        return not shown.negotiate.ask.headline.text()
    return "sheet" in vars(shown) and not shown.sheet.preview.pages


def _save(shown: QWidget, what: tuple[object, ...], asked: argparse.Namespace) -> None:
    """Save a picture of a screen if it is asked for, and beside each picture of the design that shows it so."""
    picture = shown.grab().toImage()
    name = "-".join(str(part) for part in what[:-1])
    size = what[-1]
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.all and isinstance(size, tuple):
        picture.save(str(asked.out / f"{name}-{size[0]}.png"))
    for mock, drawn in design().pictures.items():
        reference = asked.beside / f"{mock}.png" if asked.beside else None
        if drawn == what and reference is not None and reference.exists():
            _pair(QImage(str(reference)), picture).save(str(asked.out / f"{mock}.png"))


def _pair(reference: QImage, picture: QImage) -> QImage:
    """Return the reference at the left and the picture at the right."""
    height = max(reference.height(), picture.height())
    both = QImage(reference.width() + picture.width(), height, QImage.Format.Format_RGB32)
    both.fill(0)
    painter = QPainter(both)
    painter.drawImage(0, 0, reference)
    painter.drawImage(reference.width(), 0, picture)
    painter.end()
    return both


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
