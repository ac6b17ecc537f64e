"""The password of a paper: asked for, out of a file or the environment, or an argument, which others can see."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import click

from offercalc.application.ports import OutsideError
from offercalc.cli.assumption_options import Command
from offercalc.cli.options import OFFER_PATH
from offercalc.presentation.one_line import one_line
from offercalc.presentation.reader import N_, Reader

VARIABLE = "OFFERCALC_PDF_PASSWORD"
_MOST_BYTES = 4096


_ASKED = click.option("--ask-password", is_flag=True, help="Ask for a password and lock the paper with it.")
_STATED = (
    click.option(
        "--password-file", type=OFFER_PATH, metavar="FILE",
        help=f"Take the password from a file of one line; {VARIABLE} is another way.",
    ),
    click.option(
        "--password", metavar="TEXT", help="The password itself, which other programs on this machine can see."
    ),
)  # fmt: skip


def new_password_options(command: Command) -> Command:
    """Add the ways to state the password that locks a paper."""
    return _ASKED(known_password_options(command))


def known_password_options(command: Command) -> Command:
    """Add the ways to state the password of a paper that is locked."""
    for option in reversed(_STATED):
        command = option(command)
    return command


def stated_password(options: dict[str, Any], reader: Reader) -> str | None:
    """Return the password that the options or the environment state, None for none.

    Where a person is to be asked, they are asked twice. Raises OutsideError for a file that cannot be read, UsageError
    where it is stated in several ways.
    """
    text, file, is_asked = options["password"], options["password_file"], options.get("ask_password", False)
    if sum((text is not None, file is not None, is_asked)) > 1:
        message = "state the password once: --ask-password, --password-file or --password."
        raise click.UsageError(message)
    if is_asked:
        return ask_password(reader.say("Password of the paper"), is_new=True)
    if file is not None:
        return _first_line(file, reader)
    if text:
        told = reader.say(
            "Other programs on this machine can see a password in --password; use --ask-password or --password-file."
        )
        click.echo(told, err=True)
    return os.environ.get(VARIABLE) or None if text is None else text


def ask_password(question: str, *, is_new: bool = False) -> str:
    """Ask for a password without showing it, a new one twice; an old one may be empty."""
    answer: str = click.prompt(
        one_line(question),  # what asks writes to the terminal itself
        default=None if is_new else "", hide_input=True, show_default=False, confirmation_prompt=is_new, err=True,
    )  # fmt: skip
    return answer


def _first_line(path: Path, reader: Reader) -> str:
    """Read the one line of a file, warning where others may read it as well."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read(_MOST_BYTES + 1).removeprefix(BOM_UTF8)
    except (OSError, ValueError) as error:
        raise OutsideError(
            N_("{path}: {reason}"), path=path, reason=getattr(error, "strerror", None) or error
        ) from error
    try:
        first, *others = content.decode().splitlines() or [""]
    except UnicodeDecodeError as error:
        raise OutsideError(N_("{path}: the password is not written in UTF-8."), path=path) from error
    if not first or any(others) or len(content) > _MOST_BYTES:
        raise OutsideError(
            N_("{path}: a password file holds the password in its one line, and nothing else."), path=path
        )
    if os.name == "posix" and stat.S_ISREG(mode) and mode & (stat.S_IRWXG | stat.S_IRWXO):
        told = reader.say("Others on this machine can read {path}; make it yours alone with chmod 600.", path=path)
        click.echo(told, err=True)
    return first
