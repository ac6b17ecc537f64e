"""A bulleted list of sentences that can be selected and copied, a screenful at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from offercalc.presentation.formats.localizer import Localizer

AT_ONCE = 40
"""How many sentences are laid out at first, and how many more each time: every one takes about two milliseconds."""
_ROW = '<tr><td style="padding-right: 8px;">{mark}</td><td style="padding-bottom: 5px;">{text}</td></tr>'


class BulletList(QLabel):
    """Shows sentences as a list of plain text without markup; of very many, the first with a link to more of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentences")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.linkActivated.connect(self._show_more)
        self._sentences: tuple[str, ...] = ()
        self._localizer: Localizer | None = None
        self._most = AT_ONCE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_sentences(self, sentences: tuple[str, ...], localizer: Localizer | None = None) -> None:
        """Show other sentences; without a localizer, all of them at once."""
        if sentences != self._sentences:
            self._most = AT_ONCE
        self._sentences, self._localizer = sentences, localizer
        self._write()

    def _show_more(self, _link: str) -> None:
        self._most += AT_ONCE
        self._write()

    def _write(self) -> None:
        from html import escape  # noqa: PLC0415 - the lists are filled after the first paint

        most = len(self._sentences) if self._localizer is None else self._most
        shown, more = self._sentences[:most], len(self._sentences) - most
        rows = "".join(_ROW.format(mark="•", text=escape(text)) for text in shown)
        described = " ".join(shown)
        if self._localizer is not None and more > 0:
            words = self._localizer.tr("And {number} more.", number=more)
            rows += _ROW.format(mark="", text=f'<a href="more">{escape(words)}</a>')
            described = f"{described} {words}"
        self.setText(f"<table cellspacing='0' cellpadding='0'>{rows}</table>")
        self.setAccessibleDescription(described)
