"""Signatories as people write them: a name and a role, with a comma between."""

from __future__ import annotations

from collections.abc import Iterable

from offercalc.application.ports.document_options import Signatory


def signatories_in(lines: Iterable[str]) -> tuple[Signatory, ...]:
    """Return the signatory of each line; everything after the first comma is the role."""
    parts = (line.partition(",") for line in lines)
    return tuple(Signatory(name.strip(), role.strip()) for name, _comma, role in parts)


def signatory_line(one: Signatory) -> str:
    """Return a signatory as a line that `signatories_in` reads."""
    return ", ".join(filter(None, (one.name, one.role)))
