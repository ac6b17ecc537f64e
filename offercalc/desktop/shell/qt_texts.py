"""Qt's own texts in languages that Qt has no catalogue for, and our messages where Qt is asked for them."""

from __future__ import annotations

from msgspec import json
from PySide6.QtCore import QCoreApplication, QObject, QTranslator
from typing_extensions import override

from offercalc.application.files.resources import resource
from offercalc.desktop.widgets.spoken import CONTEXT
from offercalc.presentation.formats.localizer import Localizer


class QtTexts(QTranslator):
    """Translates Qt's texts; those that are not in the table of a language stay in English."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._localizer: Localizer | None = None
        self._texts: dict[str, str] = {}

    def speak(self, localizer: Localizer) -> None:
        """Use a language from now on; widgets that already exist are told by Qt."""
        before, self._localizer = self._localizer, localizer
        if before is not None and before.language == localizer.language:
            return
        table = resource("locale", localizer.language, "qt.json")
        QCoreApplication.removeTranslator(self)
        self._texts = json.decode(table.read_bytes(), type=dict[str, str]) if table.is_file() else {}
        if self._texts:
            QCoreApplication.installTranslator(self)

    @override
    def isEmpty(self) -> bool:
        return not self._texts

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        if context == CONTEXT and self._localizer is not None:
            return self._localizer.tr(sourceText)
        return self._texts.get(sourceText)  # None is a text without a translation; "" would be an empty one
