"""Files made to exhaust memory or time are refused with a message, and the program continues.

Small by default; OFFERCALC_LONG_TESTS=1 uses full sizes. Time is limited only against hanging, because machines differ;
the limits themselves are tested.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.ports.document_options import Letterhead
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import OfferSheet
from offercalc.domain.offer.offer import Offer
from offercalc.program import Program
from tests.robustness import bombs
from tests.sheets.papers import order
from tests.sheets.typesetting.test_logo import SVG, png
from tests.tools import ENGLISH, GLOBEX, comparison_of, sample

LONG = os.environ.get("OFFERCALC_LONG_TESTS") == "1"
MEGABYTES = 190 if LONG else 15
UNPACKED = 4000 if LONG else 150
CHARACTERS = 20_000_000 if LONG else 4_000_000
HANGS = 180
TOO_LARGE = "The workbook has far more cells than a table of offers; is it the right file?"
DAMAGED = "The workbook is damaged; open it in a spreadsheet program and save it again."
ODD = "it uses an unsupported compression method"
PEAK = """
import resource, sys
from functools import partial
from pathlib import Path
from offercalc.cli.program import run
from offercalc.bootstrap import TerminalServices
from offercalc.program import Program
code = run(sys.argv[1:], partial(getattr, TerminalServices(Program())))
status = Path("/proc/self/status")  # what the system counts for a process includes that of who started it
own = status.read_text().split("VmHWM:")[1].split()[0] if status.exists() else 0
print("peak", max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024, "code", code)
"""

CALLS = """
import json, sys
from functools import partial
from offercalc.cli.program import run
from offercalc.bootstrap import TerminalServices
from offercalc.program import Program
print([run(call, partial(getattr, TerminalServices(Program()))) for call in json.loads(sys.argv[1])])
"""


def spoken(*arguments: object) -> tuple[str, int]:
    """Run the program. Return its output and the peak memory in MB of it and its children."""
    command = [sys.executable, "-c", PEAK, *map(str, arguments)]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, timeout=HANGS, check=True)
    seconds = time.perf_counter() - begun
    peak, code = done.stdout.split()[-3], done.stdout.split()[-1]
    assert code == "1", done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    print(f"{seconds:.1f} s, {peak} MB: {done.stderr.strip()}")  # noqa: T201 - the figures of the proof
    return done.stderr, int(peak)


WORKBOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a cell in the last column and row": (bombs.far_cell, "Row 1048576 has more than 200 columns; remove some."),
    "blank rows": (lambda: bombs.blank_rows(MEGABYTES), TOO_LARGE),
    "styles": (lambda: bombs.styles(MEGABYTES), TOO_LARGE),
    "a long text": (lambda: bombs.one_text(MEGABYTES), TOO_LARGE),
    "nested elements": (lambda: bombs.deep(MEGABYTES), DAMAGED),
    "attributes": (lambda: bombs.attributes(5), TOO_LARGE),
    "entities": (lambda: bombs.laughs("utf-8"), DAMAGED),
    "entities in UTF-16": (lambda: bombs.laughs("utf-16"), DAMAGED),
    "a false size": (bombs.false_size, DAMAGED),
    "a part twice": (bombs.twice, "A part of the workbook exists twice; open the workbook and save it again."),
    "another packing": (bombs.odd_packing, DAMAGED),
}


@pytest.mark.skipif(sys.platform == "win32", reason="peaks of memory are told by POSIX systems")
@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_is_refused_within_bounds(name: str, tmp_path: Path) -> None:
    make, sentence = WORKBOOKS[name]
    path = tmp_path / "offers.xlsx"
    path.write_bytes(make())
    told, peak = spoken("sheets", path, "-o", tmp_path / "out")
    assert told.strip() == f"{path}: {sentence}"
    assert peak < 400


TEXTS = {
    "newlines": (b"\n", "Row 1048577: the file is far too large for a table of offers."),
    "separators": (b",", "Row 1: the file is far too large for a table of offers."),
    "spaces": (b" ", "Row 1: a quotation mark is misplaced, or a cell is too long."),
}


@pytest.mark.skipif(sys.platform == "win32", reason="peaks of memory are told by POSIX systems")
@pytest.mark.parametrize("name", TEXTS)
def test_a_csv_file_is_refused_within_bounds(name: str, tmp_path: Path) -> None:
    sign, sentence = TEXTS[name]
    path = tmp_path / "offers.csv"
    path.write_bytes(sign * CHARACTERS)
    told, peak = spoken("sheets", path, "-o", tmp_path / "out")
    assert told.strip() == f"{path}: {sentence}"
    assert peak < 500


@pytest.mark.skipif(sys.platform == "win32", reason="peaks of memory are told by POSIX systems")
@pytest.mark.parametrize(
    ("packing", "why"),
    [
        ("/RunLengthDecode", ODD),
        ("/ASCIIHexDecode", ODD),
        ("/ASCII85Decode", ODD),
        ("/FlateDecode", "its unpacked content is far larger than that of a normal document"),
    ],
)
def test_a_pdf_is_refused_within_bounds(packing: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(bombs.pdf_bomb(packing, UNPACKED))
    for verb in ("import", "show") if packing == "/FlateDecode" else ("show",):  # both read files in one way
        told, peak = spoken(verb, path)
        assert told.strip() == f"{path}: The file cannot be read: {why}."
        assert peak < 400


@pytest.mark.skipif(sys.platform != "linux", reason="bounds of memory are known to hold on Linux")
def test_a_pdf_whose_size_cannot_be_told_meets_the_bound_of_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child process has its own limits, whatever the checks of the file have passed."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(bombs.pdf_bomb("/RunLengthDecode", 2000).replace(b"/ObjStm", b"/Ob#6aStm"))
    blind = tmp_path / "sitecustomize.py"
    blind.write_text(
        "import sys\nif 'guarded_child' in ' '.join(sys.orig_argv):\n"
        "    import offercalc.interchange.offer_files.pdf_bulk as bulk\n"
        "    bulk.is_a_bomb = bulk.has_odd_packing = lambda _content: False\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{Path.cwd()}")
    found = Program().files.read_all(path)
    assert [str(one) for one in found if isinstance(one, Offer)] == []
    (problem,) = found
    assert not isinstance(problem, Offer)
    assert problem.value in {"processing took more than 1024 MB of memory and was stopped", "the PDF is damaged"}


VERBS = [("show",), ("check",), ("import",), ("vest",), ("sheets", "-o", "out", "--"), ("rates", "--own")]

LOGOS = {
    "turbulence": (bombs.TURBULENCE, 'it uses the filter "feTurbulence"; save it without that filter, or as a PNG.'),
    "a megabyte of text": (bombs.MUCH_TEXT, "it has more than 20000 characters of text; a logo has only a few."),
    "a script": (bombs.SCRIPT, "it contains a script or a web page."),
    "a picture elsewhere": (bombs.ELSEWHERE, "which is outside the file; put everything into the file."),
    "copies of copies": (bombs.USES, "The logo can't be printed: "),
    "a PNG that breaks off": (png(90, 90)[:-30], "The logo is a damaged or incomplete PNG; save it again."),
    "a broken PNG in an SVG": (bombs.png_in_svg(png(90, 90)[:-30]), "The logo is a damaged or incomplete PNG"),
}


@pytest.mark.parametrize("name", LOGOS)
def test_a_logo_is_refused_and_the_next_paper_is_printed(name: str) -> None:
    logo, sentence = LOGOS[name]
    renderer, comparison = Program().renderer, comparison_of(sample(GLOBEX))
    with_logo = OfferSheet(comparison, ENGLISH, replace(order(), letterhead=Letterhead("Globex", logo=logo)))
    for print_it in (renderer.render, renderer.preview):
        with pytest.raises(ExternalError) as refused:
            print_it(with_logo)
        assert sentence in str(refused.value)
    sound = replace(order(), letterhead=Letterhead("Globex", logo=SVG))
    assert renderer.render(OfferSheet(comparison, ENGLISH, sound)).pdf.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (bombs.LONG_LOOP, ": processing took more than 2048 MB of memory and was stopped."),
        (bombs.ENDLESS_LOOP, "sheet.typ, line 2: loop seems to be infinite."),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="bounds of memory are known to hold on Linux")
def test_a_template_is_refused_and_the_next_paper_is_printed(text: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "sheet.typ").write_text(text, encoding="utf-8")
    renderer, comparison = Program().renderer, comparison_of(sample(GLOBEX))
    with pytest.raises(ExternalError) as refused:
        renderer.render(OfferSheet(comparison, ENGLISH, replace(order(), template=str(tmp_path))))
    assert str(refused.value).endswith(sentence)
    assert renderer.render(OfferSheet(comparison, ENGLISH, order())).pdf.startswith(b"%PDF")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes lie elsewhere there")
def test_a_pipe_and_a_device_are_refused_instead_of_waited_for(tmp_path: Path) -> None:
    pipe, device = tmp_path / "offer.json", tmp_path / "zeros.json"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    calls = [*((*verb, str(pipe)) for verb in VERBS), ("show", str(device))]  # to a verb both are no file
    command = [sys.executable, "-c", CALLS, json.dumps(calls)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=HANGS, check=False)
    assert done.stdout.splitlines()[-1:] == [str([1] * len(calls))], done.stderr
    assert (done.stderr + done.stdout).count("this is a pipe or a device, not a file") == len(calls)
