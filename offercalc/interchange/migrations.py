"""Older versions of the offer file brought up to date, one version at a time, on the plain values of the file."""

from collections.abc import Callable, Mapping

Fields = dict[str, object]

Steps = Mapping[int, Callable[[Fields], Fields]]

MIGRATIONS: Steps = {}
"""From each older version, the step to the next one; version 1 is the first.

A step takes fields that nothing has checked yet, leaves what it does not understand as it stands, and raises nothing.
"""


def migrate(fields: Fields, version: int, newest: int, steps: Steps = MIGRATIONS) -> Fields:
    """Apply every step from `version` to `newest`, each to a copy."""
    for number in range(version, newest):
        fields = steps[number](dict(fields))
    return fields
