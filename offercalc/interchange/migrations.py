"""Older versions of the offer file brought up to date, one version at a time, on the plain values of the file."""

from collections.abc import Callable, Mapping

Fields = dict[str, object]

MIGRATIONS: Mapping[int, Callable[[Fields], Fields]] = {}
"""From each older version, the step to the next one; version 1 is the first."""


def migrate(
    fields: Fields, version: int, newest: int, steps: Mapping[int, Callable[[Fields], Fields]] = MIGRATIONS
) -> Fields:
    """Apply every step from `version` to `newest`, each to a copy."""
    for number in range(version, newest):
        fields = steps[number](dict(fields))
    return fields
