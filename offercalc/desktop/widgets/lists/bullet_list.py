"""A bulleted list of sentences that can be selected and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class BulletList(QLabel):
    """Shows sentences as a list of plain text without markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentences")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_sentences(self, sentences: tuple[str, ...]) -> None:
        """Show other sentences."""
        from html import escape  # noqa: PLC0415 - the lists are filled after the first paint

        rows = "".join(
            f'<tr><td style="padding-right: 8px;">•</td><td style="padding-bottom: 5px;">{escape(text)}</td></tr>'
            for text in sentences
        )
        self.setText(f"<table cellspacing='0' cellpadding='0'>{rows}</table>")
        self.setAccessibleDescription(" ".join(sentences))
