"""A clear message when no display is available; Qt itself would abort with a core dump."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from offercalc.presentation.formats.localizer import Localizer

_FAILED = 1
_ABOUT_DISPLAYS = "qt.qpa"
"""Prefix of Qt's logging categories about displays."""


@contextmanager
def told_without_display(localizer: Localizer, leave: Callable[[int], object] = os._exit) -> Iterator[None]:
    """Exit with a message and exit code 1 if Qt finds no display within the `with` block.

    Qt's warnings in the block are printed afterwards if a display is found; otherwise they give the reason.
    """
    warnings: list[tuple[str, str]] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtFatalMsg:
            warnings.append((context.category or "", text))
            return
        reasons = [words for category, words in warnings if category.startswith(_ABOUT_DISPLAYS)]
        _write(no_display(reasons, localizer))
        leave(_FAILED)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        for _category, text in warnings:
            _write(text)


def no_display(reasons: list[str], localizer: Localizer) -> str:
    """Return the message that there is no display, with the reason and what to do."""
    advice = localizer.tr("Start OfferCalc in a graphical session, or list its terminal commands: offercalc --help")
    if not reasons:
        return " ".join((localizer.tr("Can't open the window: no display is available."), advice))
    reason = " ".join(reasons[0].split()).rstrip(".")
    text = localizer.tr("Can't open the window: no display is available ({reason}).", reason=reason)
    return f"{text} {advice}"


def _write(line: str) -> None:
    with suppress(OSError, ValueError, AttributeError):  # there may be no terminal
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
