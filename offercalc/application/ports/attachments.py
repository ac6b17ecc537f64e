"""A file attached to a PDF."""

from __future__ import annotations

from msgspec import Struct


class Attachment(Struct, frozen=True):
    """A file attached to a PDF: its name there and its content."""

    name: str
    content: bytes
