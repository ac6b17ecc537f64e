"""Texts for the cells of a spreadsheet, which takes what begins with certain signs for a formula, and runs it."""

from __future__ import annotations

import re

_SIGNS = "=+\\-@＝＋－＠"  # noqa: RUF001 - wide signs count as well
_BEGINS_A_FORMULA = re.compile(rf"[\t\r\n]|\s*[{_SIGNS}]")
_AFTER_A_SEPARATOR = re.compile(rf"([;\t\r\n][\s\"]*)(?=[{_SIGNS}])")
"""Where the system separates lists by semicolons, as in Indonesia, a cell of a CSV file ends there."""
_OTHER_THAN_FIGURES = re.escape("=+-@|!'\"(){}[]<>&*/^\\:;") + "＝＋－＠"  # noqa: RUF001 - as above
_SIGNED_FIGURE = re.compile(rf"[+-][^{_OTHER_THAN_FIGURES}\d]*\d[^{_OTHER_THAN_FIGURES}]*")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula: an apostrophe goes before what begins one."""
    held = _AFTER_A_SEPARATOR.sub(r"\1'", text)
    return f"'{held}" if _BEGINS_A_FORMULA.match(text) else held


def harmless_figure(text: str) -> str:
    """Return a figure as it is, such as "-$1,000", and any other text made harmless."""
    return text if _SIGNED_FIGURE.fullmatch(text) else harmless(text)
