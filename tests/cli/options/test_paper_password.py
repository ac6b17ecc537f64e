import os
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from offercalc.application.ports.errors import ExternalError
from offercalc.cli.options.paper_password import (
    VARIABLE,
    ask_password,
    known_password_options,
    new_password_options,
    stated_password,
)
from tests.tools import ENGLISH


@click.command()
@new_password_options
def lock(**options: object) -> None:
    click.echo(f"[{stated_password(options, ENGLISH)}]")


@click.command()
@known_password_options
def unlock(**options: object) -> None:
    click.echo(f"[{stated_password(options, ENGLISH)}]")


@pytest.fixture(autouse=True)
def _no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def secret(folder: Path, content: bytes = b"rahasia\n", mode: int = 0o600) -> Path:
    path = folder / "password.txt"
    path.write_bytes(content)
    path.chmod(mode)
    return path


def test_no_password_is_stated() -> None:
    assert CliRunner().invoke(lock).output == "[None]\n"


def test_an_argument_is_taken_with_a_warning_that_others_see_it() -> None:
    found = CliRunner().invoke(lock, ["--password", "rahasia"])
    assert found.stdout == "[rahasia]\n"
    assert found.stderr.startswith("Other programs on this computer can see a password in --password.")
    assert "rahasia" not in found.stderr


def test_a_file_holds_the_password_alone(tmp_path: Path) -> None:
    for content in (b"rahasia\n", b"rahasia", b"\xef\xbb\xbfrahasia\r\n", b"rahasia\n\n"):
        found = CliRunner().invoke(unlock, ["--password-file", str(secret(tmp_path, content))])
        assert (found.stdout, found.stderr) == ("[rahasia]\n", "")
    kept = CliRunner().invoke(lock, ["--password-file", str(secret(tmp_path, b" two words \n"))])
    assert kept.stdout == "[ two words ]\n"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_a_file_that_others_may_read_is_warned_of(tmp_path: Path) -> None:
    path = secret(tmp_path, mode=0o644)
    found = CliRunner().invoke(lock, ["--password-file", str(path)])
    assert found.stdout == "[rahasia]\n"
    assert found.stderr == f"Other users of this computer can read {path}. Restrict it with chmod 600.\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "exactly one line"),
        (b"\nx", "exactly one line"),
        (b"a\nb", "exactly one line"),
        (b"\xff", "isn't UTF-8 text"),
        (b"x" * 5000, "exactly one line"),
    ],
)
def test_what_is_no_password_file_is_refused(content: bytes, why: str, tmp_path: Path) -> None:
    found = CliRunner().invoke(lock, ["--password-file", str(secret(tmp_path, content))])
    assert isinstance(found.exception, ExternalError)
    assert why in str(found.exception)
    gone = CliRunner().invoke(lock, ["--password-file", str(tmp_path / "nowhere")])
    assert "nowhere: No such file or directory" in str(gone.exception)


def test_the_environment_states_it_unless_an_option_does(tmp_path: Path) -> None:
    runner = CliRunner(env={VARIABLE: "dari luar"})
    assert runner.invoke(lock).output == "[dari luar]\n"
    assert runner.invoke(lock, ["--password-file", str(secret(tmp_path))]).stdout == "[rahasia]\n"
    assert runner.invoke(lock, ["--password", ""]).stdout == "[]\n"
    assert CliRunner(env={VARIABLE: ""}).invoke(lock).output == "[None]\n"


def test_who_is_asked_answers_twice_and_unseen() -> None:
    found = CliRunner().invoke(lock, ["--ask-password"], input="rahasia\nrahasi\nrahasia\nrahasia\n")
    assert found.stdout.endswith("[rahasia]\n")
    assert "rahasia" not in found.stderr


def test_it_is_stated_once(tmp_path: Path) -> None:
    found = CliRunner().invoke(lock, ["--ask-password", "--password", "x"])
    assert (found.exit_code, "state the password once" in found.stderr) == (2, True)


def test_a_question_cannot_move_the_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def prompt(text: str, **_options: object) -> str:
        asked.append(text)
        return ""

    monkeypatch.setattr("click.prompt", prompt)
    assert ask_password("a\x1b[2J\u202eb\n.pdf: password") == ""
    assert asked == ["a [2J b .pdf: password"]
