"""The password of a PDF: from a prompt, a file, the environment, or an argument, which other users can see."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import click

from offercalc.application.ports.errors import ExternalError
from offercalc.cli.options.assumption_options import Command
from offercalc.cli.options.options import OFFER_PATH
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.sanitize import single_line

VARIABLE = "OFFERCALC_PDF_PASSWORD"
_MOST_BYTES = 4096


_ASKED = click.option("--ask-password", is_flag=True, help="Prompt for a password and encrypt the PDF with it.")
_STATED = (
    click.option(
        "--password-file", type=OFFER_PATH, metavar="FILE",
        help=f"Read the password from a one-line file; or set {VARIABLE}.",
    ),
    click.option(
        "--password", metavar="TEXT", help="The password itself, which other programs on this computer can see."
    ),
)  # fmt: skip


def new_password_options(command: Command) -> Command:
    """Add the options for the password of a new PDF."""
    return _ASKED(known_password_options(command))


def known_password_options(command: Command) -> Command:
    """Add the options for the password of an encrypted PDF."""
    for option in reversed(_STATED):
        command = option(command)
    return command


def stated_password(options: dict[str, Any], localizer: Localizer) -> str | None:
    """Return the password from the options or the environment, or None.

    A prompt asks twice. Raises ExternalError if the password file can't be read, UsageError if it is stated in
    several ways.
    """
    text, file, is_asked = options["password"], options["password_file"], options.get("ask_password", False)
    if sum((text is not None, file is not None, is_asked)) > 1:
        message = "state the password once: --ask-password, --password-file or --password."
        raise click.UsageError(message)
    if is_asked:
        return ask_password(localizer.tr("PDF password"), is_new=True)
    if file is not None:
        return _first_line(file, localizer)
    if text:
        told = localizer.tr(
            "Other programs on this computer can see a password in --password. Use --ask-password or "
            "--password-file instead."
        )
        click.echo(told, err=True)
    return os.environ.get(VARIABLE) or None if text is None else text


def ask_password(question: str, *, is_new: bool = False) -> str:
    """Prompt for a password without echo, for a new one twice; an existing one may be empty."""
    answer: str = click.prompt(
        single_line(question),  # click prompts on the terminal directly, without cleaning
        default=None if is_new else "", hide_input=True, show_default=False, confirmation_prompt=is_new, err=True,
    )  # fmt: skip
    return answer


def _first_line(path: Path, localizer: Localizer) -> str:
    """Return the only line of a file; warn if other users can read it."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read(_MOST_BYTES + 1).removeprefix(BOM_UTF8)
    except (OSError, ValueError) as error:
        raise ExternalError(
            N_("{path}: {reason}"), path=path, reason=getattr(error, "strerror", None) or error
        ) from error
    try:
        first, *others = content.decode().splitlines() or [""]
    except UnicodeDecodeError as error:
        raise ExternalError(N_("{path}: the password file isn't UTF-8 text."), path=path) from error
    if not first or any(others) or len(content) > _MOST_BYTES:
        raise ExternalError(N_("{path}: a password file must contain exactly one line, the password."), path=path)
    if os.name == "posix" and stat.S_ISREG(mode) and mode & (stat.S_IRWXG | stat.S_IRWXO):
        told = localizer.tr("Other users of this computer can read {path}. Restrict it with chmod 600.", path=path)
        click.echo(told, err=True)
    return first
