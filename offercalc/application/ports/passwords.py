"""Passwords of team libraries."""

from __future__ import annotations

from typing import Protocol

from offercalc.domain.values.lazy_text import LazyText


class Passwords(Protocol):
    """Keeps the passwords of team libraries out of settings and logs."""

    def parted(self, address: str) -> tuple[str, str]:
        """Return an address without its password, and the password, "" for none."""

    def keep(self, address: str, password: str) -> LazyText:
        """Store the password of an address that has none, and return where; raises ExternalError if that fails."""
