"""A viewer for help topics: Markdown in the theme's colors and fonts, without network access."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from offercalc.desktop.system.theme import Theme

_TEXT, _HEADINGS = 14.5, {1: 23, 2: 16}
_LINE_HEIGHT = 150
_MARGIN = 28
_GAP = 10


class HelpText(QTextBrowser):
    """Shows Markdown; `topic_wanted` carries the topic id of a clicked link."""

    topic_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpText")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.viewport().setAutoFillBackground(False)  # transparent, so that the card's rounded corners are visible
        self.anchorClicked.connect(lambda link: self.topic_wanted.emit(link.path()))

    def show_text(self, text: str, theme: Theme) -> None:
        """Show a text from its beginning."""
        document = self.document()
        document.setDefaultFont(theme.font(_TEXT))
        document.setDocumentMargin(theme.px(_MARGIN))
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        for block in _blocks(document):
            _dress(block, theme)
        for table in list(_tables(document)):
            _rule(table, theme)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, words: str, theme: Theme) -> None:
        """Highlight every word of a search in the text."""
        marks = []
        for word in words.split():
            place = self.document().find(word)
            while not place.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = place
                mark.format.setBackground(theme.color("selection"))
                marks.append(mark)
                place = self.document().find(word, place)
        self.setExtraSelections(marks)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Return None: no resources are loaded."""
        return None


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    """Yield the tables, found without `rootFrame`, of which PySide would keep one for every text shown."""
    for block in _blocks(document):
        cursor = QTextCursor(block)
        if cursor.currentTable() is None:
            continue
        if block.position() == cursor.currentTable().firstPosition():
            yield cursor.currentTable()


def _dress(block: QTextBlock, theme: Theme) -> None:
    """Style a block: spacing of paragraphs, size of headings, muted quotations."""
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    form = QTextBlockFormat()
    if cursor.currentTable() is None:
        form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(theme.px(_GAP if level > 1 else 0))
        form.setBottomMargin(theme.px(_GAP / 3 if _is_within_list(block) else _GAP))
    cursor.mergeBlockFormat(form)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    if level:
        look = QTextCharFormat()
        look.setFont(theme.font(_HEADINGS.get(level, _TEXT), QFont.Weight.DemiBold))
        cursor.setCharFormat(look)
    elif block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockQuoteLevel):
        quiet = QTextCharFormat()
        quiet.setForeground(theme.color("muted"))
        cursor.mergeCharFormat(quiet)


def _is_within_list(block: QTextBlock) -> bool:
    """Whether another item of the same list follows."""
    entries = block.textList()
    return bool(entries) and bool(block.next().textList())


def _rule(table: QTextTable, theme: Theme) -> None:
    """Style a table with thin rules and padding."""
    form = table.format()
    form.setBorder(1)
    form.setBorderBrush(theme.color("border"))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setCellSpacing(0)
    form.setCellPadding(theme.px(6))
    form.setTopMargin(theme.px(_GAP / 2))
    form.setBottomMargin(theme.px(_GAP * 1.5))
    form.setWidth(QTextLength(QTextLength.Type.VariableLength, 0))
    table.setFormat(form)
