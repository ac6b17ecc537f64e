"""Qt's own texts in languages that Qt has no catalogue for: menus of text fields, file dialogs, printing."""

from __future__ import annotations

from msgspec import json
from PySide6.QtCore import QCoreApplication, QObject, QTranslator
from typing_extensions import override

from offercalc.application.files.resources import resource


class QtTexts(QTranslator):
    """Translates Qt's texts; those that are not in the table of a language stay in English."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = ""
        self._texts: dict[str, str] = {}

    def speak(self, language: str) -> None:
        """Use a language from now on; widgets that already exist are told by Qt."""
        if language == self._language:
            return
        self._language = language
        table = resource("locale", language, "qt.json")
        QCoreApplication.removeTranslator(self)
        self._texts = json.decode(table.read_bytes(), type=dict[str, str]) if table.is_file() else {}
        if self._texts:
            QCoreApplication.installTranslator(self)

    @override
    def isEmpty(self) -> bool:
        return not self._texts

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        return self._texts.get(sourceText)  # None is a text without a translation; "" would be an empty one
