"""The services of the program, of which each verb states those that it needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

import click

from offercalc.presentation.formats.localizer import DEFAULT_LOCALE

Provide: TypeAlias = Callable[[str], Any]
"""Returns the service of a name, created on first use; only this module asks it."""


def pass_services(verb: Callable[..., None]) -> Callable[..., None]:
    """Call a verb with the services that its parameters before the slash name, and then with the values of click.

    They are created when the verb is called, after click has accepted its options.
    """
    names = verb.__code__.co_varnames[: verb.__code__.co_posonlyargcount]

    @wraps(verb)
    def with_services(*arguments: Any, **values: Any) -> None:  # noqa: ANN401 - as the verb has them
        provide: Provide = click.get_current_context().obj
        verb(*map(provide, names), *arguments, **values)

    return with_services


def system_locale(context: click.Context) -> str:
    """Return the locale of the system, or the default one for a command that is only described."""
    provide: Provide | None = context.obj
    return DEFAULT_LOCALE if provide is None else str(provide("locale"))
