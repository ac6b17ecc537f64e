"""What the window tells in a toast: something was removed and can be brought back, or a file was saved."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from offercalc.application.offers.conversion import CurrencyChange, conversion
from offercalc.application.offers.edits import Put
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.shell.toast import Offered, Toast
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.text.rate_text import dated_rate


class News(QObject):
    """Shows news of a workspace; what can be undone is no longer offered once another change is made."""

    def __init__(self, workspace: Workspace, toast: Toast) -> None:
        super().__init__(toast)
        self._workspace, self._toast = workspace, toast
        self._is_undoable = False
        workspace.undo_stack.indexChanged.connect(self._forget)

    def tell_removal(self, what: str) -> None:
        """Announce that the latest step on the undo stack removed something."""
        localizer = self._workspace.localizer
        words = localizer.tr("Removed: {what}", what=single_line(what))
        self._toast.show_words(words, Offered(localizer.tr("Undo"), self._workspace.undo_stack.undo))
        self._is_undoable = True

    def tell_opened(self, titles: list[str]) -> None:
        """Announce which offers have come in from files; the latest step on the undo stack takes them out again."""
        workspace, localizer = self._workspace, self._workspace.localizer
        what = localizer.plural("{number} offer", "{number} offers", len(titles))
        words = localizer.tr("Opened: {what}", what=(len(titles) == 1 and titles[0]) or what)
        self._toast.show_words(words, Offered(localizer.tr("Undo"), workspace.undo_stack.undo))
        self._is_undoable = True

    def tell_move(self, words: str, undo: Callable[[], object]) -> None:
        """Announce what has been done outside the undo stack, and offer to take that back."""
        self._is_undoable = False
        self._toast.show_words(words, Offered(self._workspace.localizer.tr("Undo"), undo))

    def tell_file(self, path: Path) -> None:
        """Announce that a file was saved, and offer it to the program that opens its kind and to the file manager."""
        tr = self._workspace.localizer.tr
        self._is_undoable = False
        self._toast.show_words(
            tr("Saved: {path}", path=single_line(path.name)),
            Offered(tr("Open"), lambda: _open(path)),
            Offered(tr("Show in folder"), lambda: _open(path.parent)),
        )

    def offer_conversion(self, document: str, changed: CurrencyChange) -> None:
        """Announce that amounts have kept their digits in another currency, and offer to convert them instead."""
        workspace, localizer = self._workspace, self._workspace.localizer
        rates = workspace.appraised(changed.alone, currency=changed.quote).offers[0].rates
        rate = next((one for one in rates if (one.base, one.quote) == (changed.base, changed.quote)), None)
        if rate is None:
            return
        words = localizer.tr(
            "Same digits, now in {currency} ({rate}).", currency=changed.quote, rate=dated_rate(rate, localizer)
        )
        convert = partial(self._convert, document, changed.change, rate.value)
        self._toast.show_words(words, Offered(localizer.tr("Convert instead"), convert))
        self._is_undoable = True

    def _convert(self, document: str, change: Put, rate: Fraction) -> None:
        kept = self._workspace.find(document)
        if kept is not None:
            self._workspace.edit(
                conversion(kept.offer, change, rate), self._workspace.localizer.tr("Convert"), document
            )

    def _forget(self) -> None:
        if self._is_undoable:
            self._is_undoable = False
            self._toast.dismiss()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
