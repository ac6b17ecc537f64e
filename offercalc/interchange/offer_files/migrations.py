"""Migrations of older offer files, one version at a time, on plain JSON values."""

from collections.abc import Callable, Mapping

Fields = dict[str, object]

Steps = Mapping[int, Callable[[Fields], Fields]]

MIGRATIONS: Steps = {}
"""The migration from each older version to the next; version 1 is the first.

A migration takes unchecked fields, leaves unknown ones unchanged, and raises nothing.
"""


def migrate(fields: Fields, version: int, newest: int, steps: Steps = MIGRATIONS) -> Fields:
    """Return the fields after every migration from `version` to `newest`, each applied to a copy."""
    for number in range(version, newest):
        fields = steps[number](dict(fields))
    return fields
