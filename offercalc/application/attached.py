"""What is attached to a paper."""

from __future__ import annotations

from msgspec import Struct


class Attached(Struct, frozen=True):
    """A file that is attached to a paper: what it is called there, and its bytes."""

    name: str
    content: bytes
