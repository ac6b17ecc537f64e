import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import click
import pytest

from offercalc import __version__
from offercalc.application.ports.errors import ExternalError
from offercalc.bootstrap import TerminalServices
from offercalc.cli.program import offercalc, run
from offercalc.feeds.publishers.ecb_history import EcbHistory
from offercalc.program import Program
from tests.tools import OPENAI, StandInServices, call

ALL_VERBS = offercalc.list_commands(click.Context(offercalc))
VERBS = {"show", "compare", "sheet", "report", "convert", "rates", "check"}


def test_the_verbs_are_there() -> None:
    assert set(ALL_VERBS) >= VERBS


@pytest.mark.parametrize("verb", ALL_VERBS)
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    helped = call(capsys, verb, "-h")
    assert (helped.code, helped.err) == (0, "")
    assert helped.out.startswith(f"Usage: offercalc {verb}")
    assert "  -h, --help " in helped.out


def test_help_lists_the_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    helped = call(capsys, "--help")
    assert helped.code == 0
    assert all(f"\n  {verb} " in helped.out for verb in VERBS)


def test_a_verb_written_wrong_is_named_right(capsys: pytest.CaptureFixture[str]) -> None:
    refused = call(capsys, "comapre")
    assert refused.code == 2
    assert "compare" in refused.err


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "--version") == (0, f"offercalc, version {__version__}\n", "")


@pytest.mark.parametrize("arguments", [("dance",), ("--loud",), ("show",), ("show", OPENAI, OPENAI)])
def test_a_wrong_command_ends_with_2(arguments: tuple[object, ...], capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Error: " in outcome.err


def test_a_fault_of_the_outside_world_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(table: EcbHistory, code: str) -> None:
        message = f"{code}: the disk is gone"
        raise ExternalError(message)

    monkeypatch.setattr(EcbHistory, "span", fail)
    assert call(capsys, "rates") == (1, "", "AUD: the disk is gone\n")


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        (
            "en_US",
            "There is no template none. Choose modern, classic, compact, or a folder that contains a file sheet.typ.\n",
        ),
        (
            "id_ID",
            "Tidak ada templat none. Pilih modern, classic, compact, atau folder yang berisi berkas sheet.typ.\n",
        ),
    ],
)
def test_a_fault_is_told_in_the_language_that_is_asked_for(
    locale: str, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--template", "none", "--locale", locale)
    provide = partial(getattr, TerminalServices(Program()))
    assert run(["sheet", str(OPENAI), "-o", str(tmp_path / "a.pdf"), *options], provide) == 1
    assert capsys.readouterr() == ("", line)


def test_a_fault_before_anybody_was_asked_is_told_as_the_system_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    tools = StandInServices()
    tools.locale = "id_ID"
    tools.remembered.fault = "can't connect to the server"
    assert call(capsys, "library", "history", "a", tools=tools) == (1, "", "tidak dapat terhubung ke server\n")


@pytest.mark.parametrize(("code", "exit_code"), [(0, 0), (1, 1), (None, 0), ("a sentence", 1)])
def test_every_way_to_end_becomes_an_exit_code(
    code: str | int | None, exit_code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_arguments: object, **_options: object) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(offercalc, "main", end)
    assert run([], partial(getattr, StandInServices())) == exit_code


def test_signs_that_the_systems_encoding_lacks_are_written_in_utf_8() -> None:
    command = [sys.executable, "-m", "offercalc", "show", str(OPENAI), "--locale", "en_US"]
    environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
    shown = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=120)
    assert shown.returncode == 0
    assert "≥ $555,000" in shown.stdout.decode("utf-8")
