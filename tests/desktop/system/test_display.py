import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from offercalc.desktop.system.display import no_display, told_without_display
from tests.tools import ENGLISH, INDONESIAN

ADVICE = "Start OfferCalc in a graphical session, or list its terminal commands: offercalc --help"


def opened_on(folder: Path, **display: str) -> subprocess.CompletedProcess[str]:
    """Start the program with only these displays in the environment."""
    named = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in named}
    environment |= {"OFFERCALC_HOME": str(folder), "LC_ALL": "C", **display}
    command = [sys.executable, "-m", "offercalc"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a display wherever there is a session")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":7777"}, {"QT_QPA_PLATFORM": "none of these"}], ids=str)
def test_without_a_display_one_sentence_says_so(tmp_path: Path, display: dict[str, str]) -> None:
    ended = opened_on(tmp_path, **display)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("Can't open the window: no display is available")
    assert "locale" not in ended.stderr
    assert ended.stderr.endswith(f"{ADVICE}\n")


def test_the_reason_is_said_where_there_is_one() -> None:
    assert no_display([], ENGLISH) == f"Can't open the window: no display is available. {ADVICE}"
    assert "(could not connect to :9)" in no_display(["could not connect\n to :9.", "other"], ENGLISH)
    assert no_display([], INDONESIAN) != no_display([], ENGLISH)


def test_what_qt_warns_of_is_passed_on_where_a_display_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    with told_without_display(ENGLISH):
        qWarning("a font is missing")
    assert capsys.readouterr().err == "a font is missing\n"
    before = qInstallMessageHandler(None)
    qInstallMessageHandler(before)
    assert getattr(before, "__name__", "") != "hear"
