"""Imports Qt without what PySide does at every import after its own."""

import builtins


def import_qt() -> None:
    """Import Qt, and keep it from reading the source of every module that is imported after it.

    PySide looks for its own name there, to serve `from __feature__ import …`, which nothing here uses; that takes a
    fifteenth of the way to the first paint.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415 - between the two lines that this is about

    builtins.__import__ = plain
