"""Escaping of spreadsheet cells: text that begins with certain characters would be run as a formula."""

from __future__ import annotations

import re

_SIGNS = "=+\\-@＝＋－＠"  # noqa: RUF001 - full-width characters count as well
_BEGINS_A_FORMULA = re.compile(rf"[\t\r\n]|\s*[{_SIGNS}]")
_AFTER_A_SEPARATOR = re.compile(rf"([;\t\r\n][\s\"]*)(?=[{_SIGNS}])")
"""With the semicolon as list separator, as in Indonesia, a semicolon ends a cell of a CSV file."""
_OTHER_THAN_FIGURES = re.escape("=+-@|!'\"(){}[]<>&*/^\\:;") + "＝＋－＠"  # noqa: RUF001 - as above
_SIGNED_FIGURE = re.compile(rf"[+-][^{_OTHER_THAN_FIGURES}\d]*\d[^{_OTHER_THAN_FIGURES}]*")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet program reads as a formula: an apostrophe precedes whatever begins one."""
    held = _AFTER_A_SEPARATOR.sub(r"\1'", text)
    return f"'{held}" if _BEGINS_A_FORMULA.match(text) else held


def harmless_figure(text: str) -> str:
    """Return a signed figure such as "-$1,000" unchanged, and any other text made harmless."""
    return text if _SIGNED_FIGURE.fullmatch(text) else harmless(text)
