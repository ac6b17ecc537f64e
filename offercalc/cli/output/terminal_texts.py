"""Help texts and click's own words in the language of the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from inspect import cleandoc

import click
from msgspec import json
from typing_extensions import override

from offercalc.application.files.resources import resource
from offercalc.presentation.formats.localizer import is_locale, locale_of

_OPTION = "--locale"
_EXTRAS = "  ["
"""What click puts between the help text of an option and its default."""
_KEPT = "click.decorators"
"""Keeps English: its help texts are made once for each command, and translated when they are written."""
_texts: ContextVar[dict[str, str]] = ContextVar("terminal texts", default={})  # noqa: B039 - never changed in place


def spoken(text: str) -> str:
    """Return a help text or one of click's texts in the language of the terminal, or unchanged."""
    return _texts.get().get(text, text)


def asked_language(arguments: Sequence[str], locale: str) -> str:
    """Return the language asked for with --locale, even if other arguments are at fault, or else that of `locale`."""
    asked = locale
    for place, argument in enumerate(arguments):
        name, sign, value = argument.partition("=")
        if name == _OPTION:
            asked = value if sign else next(iter(arguments[place + 1 :]), "")
    return locale_of(asked if is_locale(asked) else locale).language


@contextmanager
def terminal_speaks(language: str) -> Iterator[None]:
    """Show help and errors in a language.

    click asks gettext for the catalogue of the environment, which has none for click: its modules ask here instead.
    """
    table = resource("locale", language, "terminal.json")
    if not table.is_file():
        yield
        return
    token = _texts.set(json.decode(table.read_bytes(), type=dict[str, str]))
    replaced = list(_replace("_", spoken)) + list(_replace("ngettext", _spoken_number))
    try:
        yield
    finally:
        _texts.reset(token)
        for module, name, before in replaced:
            setattr(module, name, before)


def _spoken_number(one: str, many: str, number: int) -> str:
    """Return a text for a number of things; the table needs the form for one only where that differs."""
    texts, form = _texts.get(), one if number == 1 else many
    return texts.get(form) or texts.get(many, form)


def _replace(name: str, function: Callable[..., str]) -> Iterator[tuple[object, str, object]]:
    """Replace one of gettext's functions in the modules of click, and yield what was there."""
    for module in [known for path, known in sys.modules.items() if path.startswith("click.") and path != _KEPT]:
        before = getattr(module, name, None)
        if before is not None:
            setattr(module, name, function)
            yield module, name, before


class SpokenFormatter(click.HelpFormatter):
    """Writes help in the language of the terminal."""

    @override
    def write_text(self, text: str) -> None:
        super().write_text(spoken(text))

    @override
    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _row(text)) for name, text in rows], col_max, col_spacing)


class SpokenContext(click.Context):
    """A context whose help is in the language of the terminal."""

    formatter_class = SpokenFormatter


def short_help(command: click.Command, limit: int) -> str:
    """Return the first sentence of a command's help, within `limit` characters."""
    translated = copy(command)
    translated.help = spoken(cleandoc(command.help or ""))
    return click.Command.get_short_help_str(translated, limit)


def _row(text: str) -> str:
    help_text, sign, extras = text.partition(_EXTRAS)
    return f"{spoken(help_text)}{sign}{extras}"
