"""The option for language and number format, read before the options that it decides how to read."""

from __future__ import annotations

import click

from offercalc.application.translations.readers import localizer_for
from offercalc.cli.options.services import system_locale
from offercalc.presentation.formats.localizer import Localizer, is_locale

_LOCALIZER = "offercalc.localizer"
"""The key of the localizer in the metadata of the click context."""


def _locale(context: click.Context, _parameter: click.Parameter, value: str | None) -> Localizer:
    if value is not None and not is_locale(value):
        message = f"{value!r} isn't a locale; write e.g. en_US or id_ID."
        raise click.BadParameter(message)
    localizer = localizer_for(value or system_locale(context))
    context.meta[_LOCALIZER] = localizer
    return localizer


def localizer_of(context: click.Context) -> Localizer:
    """Return the localizer of a command's output: by --locale, otherwise by the system locale."""
    localizer: Localizer | None = context.meta.get(_LOCALIZER)
    return localizer or localizer_for(system_locale(context))


locale_option = click.option(
    "--locale", "localizer", metavar="LOCALE", callback=_locale, is_eager=True,
    help="Language and number format, e.g. id_ID.",
)  # fmt: skip
