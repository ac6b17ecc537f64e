"""Black-box tests of an installed or frozen OfferCalc: commands, documents and window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from openpyxl import Workbook

PATIENCE_SECONDS = 120
STEP_SECONDS = 0.2
MANY_COLOURS = 30
"""A painted window shows more colors than this; an empty one shows one or two."""
FRAME_BUFFER = "Xvfb_screen0"
TITLE = "OfferCalc"
DAY = "2023-06-30"
ROWS = (
    ("Company", "Role", "Name", "Currency", "Start date", "Salary per year"),
    ("Acme", "Engineer", "Budi", "USD", "2026-02-02", "100000"),
)
VESTING = {
    "quantity": "18",
    "commencement": "2026-01-31",
    "terms": {
        "allocation_type": "FRONT_LOADED",
        "vesting_conditions": [
            {"id": "all", "quantity": "18", "trigger": {"type": "VESTING_START_DATE"}, "next_condition_ids": []}
        ],
    },
}


class Fault(Exception):  # noqa: N818 - a finding about the program, not an error of this script
    """A requirement that the program does not meet."""


DESIGN = """#import "offercalc/paper.typ": body, head, set-up
#import "offercalc/look.typ": modern
#show: set-up.with(modern)
#head(modern)
#body(modern)
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
"""This and the template above are untrusted files, which are typeset in a separate process."""


class Trial:
    """An OfferCalc to test in an empty folder with a separate home; `prefix` precedes every command."""

    def __init__(
        self, program: Path, folder: Path, environment: Mapping[str, str], prefix: tuple[str, ...] = ()
    ) -> None:
        self.program = program
        self.place = folder / "elsewhere"
        self.place.mkdir()
        self._prefix = prefix
        self._environment = {**environment, "OFFERCALC_HOME": str(folder / "home"), "PYTHONUTF8": "1"}

    def run(self, *arguments: str, stdin: str = "", **environment: str) -> str:
        """Run the program and return its output. Raise Fault if it fails or does not end."""
        started = time.monotonic()
        done = subprocess.run(
            [*self._prefix, str(self.program), *arguments],
            cwd=self.place, env=self._environment | environment, input=stdin, timeout=PATIENCE_SECONDS,
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        shown = " ".join(Path(argument).name for argument in arguments)
        print(f"{time.monotonic() - started:6.2f} s  offercalc {shown}", flush=True)
        if done.returncode != 0 or "Traceback" in done.stderr:
            message = f"`offercalc {shown}` ends with {done.returncode}:\n{done.stdout}\n{done.stderr}"
            raise Fault(message)
        return done.stdout

    def popen(self, **environment: str) -> subprocess.Popen[bytes]:
        """Start the program's window."""
        command = [*self._prefix, str(self.program)]
        return subprocess.Popen(command, cwd=self.place, env=self._environment | environment)

    def pdf(self, name: str) -> None:
        """Raise Fault if there is no PDF with this name."""
        self.expect((self.place / name).read_bytes().startswith(b"%PDF-"), f"{name} is no PDF")

    def expect(self, is_true: object, what: str) -> None:
        """Raise Fault with a description if a condition is false."""
        if not is_true:
            raise Fault(what)


def try_everything(trial: Trial, samples: Path) -> None:
    """Test everything that works without a network; `samples` is the folder of the bundled offers."""
    offers = [str(path) for path in sorted(samples.glob("*.json"))]
    trial.expect(len(offers) > 1, "it came without sample offers")
    try_figures(trial, offers)
    try_decisions(trial, offers)
    try_papers(trial, offers)
    try_tables(trial)
    try_library(trial, offers)
    trial.run(QT_QPA_PLATFORM="offscreen", OFFERCALC_QUIT_AFTER_PAINT="1")
    try_screen(trial)


def try_figures(trial: Trial, offers: list[str]) -> None:
    """Test the commands that print figures, in English and Indonesian."""
    trial.expect("offercalc" in trial.run("--version").lower(), "it does not name its version")
    trial.expect("IDR" in trial.run("convert", "555000", "USD", "IDR", "--on", DAY), "it does not convert")
    trial.expect("IDR" in trial.run("compare", *offers, "--currency", "IDR"), "it does not compare")
    indonesian = trial.run("show", offers[0], "--currency", "IDR", LC_ALL="id_ID.UTF-8")
    trial.expect("Rp" in indonesian and "tahun" in indonesian.lower(), "it does not speak Indonesian")
    german = trial.run("convert", "1234567.5", "USD", "EUR", "--locale", "de_DE", "--on", DAY)
    trial.expect("1.234.567,50" in german, "it does not write figures as in Germany")
    trial.expect("valid" in trial.run("check", *offers), "it does not check offers")
    trial.expect("ECB" in trial.run("rates"), "it does not name its rates")
    trial.expect("2023" in trial.run("rates", "USD", "IDR", "--since", "2023-01-02"), "it has no history of rates")
    vested = json.loads(trial.run("vest", "-", stdin=json.dumps(VESTING) + "\n"))
    trial.expect(vested.get("total") in {18, "18"}, f"it does not date what vests: {vested}")


def try_decisions(trial: Trial, offers: list[str]) -> None:
    """Test take-home and negotiation, whose laws, starters and questions ship as data."""
    trial.expect("us-federal-2026" in trial.run("tax", "list"), "it came without tax laws")
    taken = trial.run("show", offers[0], "--take-home", "--tax-home", "US-CA", "--json")
    trial.expect(json.loads(taken), "it does not estimate what is left after tax")
    trial.run("match", offers[0], offers[2], "--with", "base:step=1000", "-o", "counter.json")
    trial.run("check", "counter.json")
    trial.run("dates", *offers, "--ics", "dates.ics")
    trial.run("sensitivity", *offers, "--vary", "attainment=60..140")
    trial.run("ask", offers[0])
    trial.run("new", "new.json", "--starter", "ID", "--company", "Trial")


def try_papers(trial: Trial, offers: list[str]) -> None:
    """Test every kind of document, and extract an offer from one."""
    trial.run("report", *offers, "--currency", "IDR", "-o", "report.pdf")
    trial.run("sheet", offers[0], "--locale", "id_ID", "-o", "sheet.pdf")
    trial.run("letter", offers[0], offers[0], "-o", "letter.pdf")
    (trial.place / "design").mkdir()
    (trial.place / "design" / "sheet.typ").write_text(DESIGN, encoding="utf-8")
    (trial.place / "logo.svg").write_text(LOGO, encoding="utf-8")
    (trial.place / "letterhead.json").write_text('{"name": "Trial", "logo": "logo.svg"}', encoding="utf-8")
    trial.run("sheet", offers[0], "--template", "design", "-o", "design.pdf")
    trial.run("sheet", offers[0], "--letterhead", "letterhead.json", "-o", "logo.pdf")
    trial.expect("sign-on" in trial.run("clauses", "list"), "it came without clauses")
    trial.run("offer-letter", offers[0], "--draft", "-o", "offer-letter.pdf")
    trial.run("offer-letter", offers[0], "--draft", "-o", "offer-letter.docx")
    for name in ("report.pdf", "sheet.pdf", "letter.pdf", "design.pdf", "logo.pdf", "offer-letter.pdf"):
        trial.pdf(name)
    trial.run("import", "sheet.pdf", "-o", "taken")
    trial.expect(list((trial.place / "taken").glob("*.json")), "it does not take an offer out of its own sheet")


def try_tables(trial: Trial) -> None:
    """Test sheets from a CSV table and from a workbook."""
    (trial.place / "offers.csv").write_text("\n".join(map(",".join, ROWS)) + "\n", encoding="utf-8")
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(trial.place / "offers.xlsx")
    for kind in ("csv", "xlsx"):
        trial.run("sheets", f"offers.{kind}", "-o", kind, "--yes", "--map", "Name=candidate")
        trial.expect(list((trial.place / kind).glob("*.pdf")), f"it makes no sheets from {kind}")


def try_library(trial: Trial, offers: list[str]) -> None:
    """Test the library in a home without one."""
    trial.run("library", "import", *offers)
    trial.expect(len(trial.run("library", "list").splitlines()) >= len(offers), "the library does not list its offers")
    trial.run("library", "check")
    trial.run("library", "backup")
    trial.run("library", "export", "-o", "kept")
    found = list((trial.place / "kept").glob("*.json"))
    trial.expect(len(found) == len(offers), f"the library exports {len(found)} of {len(offers)} offers")


def try_screen(trial: Trial) -> None:
    """Open the window on a screen, check that it is painted, and close it with its shortcut; only on Linux."""
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if sys.platform != "linux" or missing:
        print(f"    not tried: the window on a screen ({', '.join(missing) or sys.platform})")
        return
    with screen(trial.place) as display, trial.popen(DISPLAY=display, QT_QPA_PLATFORM="xcb") as program:
        try:
            started = time.monotonic()
            until(trial, program, lambda: _key(display, "search", "--onlyvisible", "--name", TITLE), "shows no window")
            until(trial, program, lambda: colours(trial.place / FRAME_BUFFER) > MANY_COLOURS, "paints nothing")
            print(f"{time.monotonic() - started:6.2f} s  the window on a screen", flush=True)
            _key(display, "search", "--onlyvisible", "--name", TITLE, "windowfocus", "--sync", "key", "ctrl+q")
            trial.expect(program.wait(PATIENCE_SECONDS) == 0, "its window does not close in peace")
        finally:
            program.kill()


@contextmanager
def screen(folder: Path) -> Iterator[str]:
    """Start an empty screen that writes its contents to a folder. Yield its name."""
    reads, writes = os.pipe()
    options = ["-displayfd", str(writes), "-screen", "0", "1280x860x24", "-fbdir", str(folder), "-nolisten", "tcp"]
    with subprocess.Popen(["Xvfb", *options], pass_fds=[writes], stderr=subprocess.DEVNULL) as server:  # noqa: S607 - found on PATH
        os.close(writes)
        try:
            with os.fdopen(reads) as number:
                yield f":{number.readline().strip()}"
        finally:
            server.terminate()


def until(trial: Trial, program: subprocess.Popen[bytes], ask: Callable[[], bool], what: str) -> None:
    """Wait until `ask` returns true. Raise Fault if the program ends or time runs out."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not ask():
        trial.expect(program.poll() is None, f"the program ends with {program.returncode} and {what}")
        trial.expect(time.monotonic() < end, f"the program {what}")
        time.sleep(STEP_SECONDS)


def colours(picture: Path) -> int:
    """Return the number of colors of a screen, as Xvfb stores it."""
    pixels = picture.read_bytes()
    return len({pixels[at : at + 4] for at in range(len(pixels) % 4, len(pixels), 4 * 7)})


def _key(display: str, *arguments: str) -> bool:
    command, environment = ["xdotool", *arguments], os.environ | {"DISPLAY": display}
    asked = subprocess.run(command, env=environment, capture_output=True, check=False)
    return asked.returncode == 0
