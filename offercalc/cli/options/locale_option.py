"""The option for language and number format, read before the options that it decides how to read."""

from __future__ import annotations

import click

from offercalc.application.ports.services import Tools
from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.formats.localizer import DEFAULT_LOCALE, Localizer, is_locale

_LOCALIZER = "offercalc.localizer"
"""The key of the localizer in the metadata of the click context."""


def _locale(context: click.Context, _parameter: click.Parameter, value: str | None) -> Localizer:
    tools: Tools = context.obj
    if value is not None and not is_locale(value):
        message = f"{value!r} isn't a locale; write e.g. en_US or id_ID."
        raise click.BadParameter(message)
    localizer = localizer_for(value or tools.locale)
    context.meta[_LOCALIZER] = localizer
    return localizer


def localizer_of(context: click.Context) -> Localizer:
    """Return the localizer of a command's output: by --locale, otherwise by the system locale."""
    tools: Tools | None = context.obj
    localizer: Localizer | None = context.meta.get(_LOCALIZER)
    return localizer or localizer_for(DEFAULT_LOCALE if tools is None else tools.locale)


locale_option = click.option(
    "--locale", "localizer", metavar="LOCALE", callback=_locale, is_eager=True,
    help="Language and number format, e.g. id_ID.",
)  # fmt: skip
