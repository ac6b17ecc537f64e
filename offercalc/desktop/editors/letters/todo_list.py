"""What a letter still needs, each line with a link to where it is stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from offercalc.application.clauses.letter_details import TERMS, LetterDetails
from offercalc.application.clauses.merge_names import MERGE_NAMES, Source
from offercalc.application.letters.letter_draft import LetterDraft, name_of
from offercalc.desktop.system.plain_text import PlainLabel, on_button
from offercalc.presentation.formats.localizer import Localizer


class Todo(Struct, frozen=True):
    """One thing to do: a sentence, the words of its link, and what the link leads to."""

    sentence: str
    link: str
    kind: str
    about: str


def todos(draft: LetterDraft, details: LetterDetails, localizer: Localizer) -> Iterator[Todo]:
    """Yield what is missing and what is wrong in a letter: kinds are `field`, `offer`, `clause` and `remove`."""
    tr = localizer.tr
    for gap in draft.gaps:
        sentence = tr(
            "{value} is missing: {clause}",
            value=tr(MERGE_NAMES[gap.name].about),
            clause=localizer.render(name_of(gap.clause)),
        )
        if gap.source is Source.OFFER:
            yield Todo(sentence, tr("State it in the offer"), "offer", gap.path)
        else:
            yield Todo(sentence, tr("Fill in"), "field", gap.name)
    for fault in draft.faults:
        sentence = localizer.render(fault.sentence)
        if fault.path in TERMS and not fault.clause and getattr(details, fault.path, None):
            yield Todo(sentence, tr("Remove from the letter"), "remove", fault.path)
        elif fault.path:
            yield Todo(sentence, tr("Open the offer"), "offer", fault.path)
        else:
            yield Todo(sentence, tr("Show the clause"), "clause", fault.clause)


class TodoList(QWidget):
    """Lists what to do; `wanted` carries the kind of a link and what it leads to."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Todo, ...] = ()
        self.title = PlainLabel(self)
        self.title.setObjectName("sectionTitle")
        self.lines: list[tuple[PlainLabel, QPushButton]] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.title)
        self.hide()

    def show_todos(self, found: Sequence[Todo], localizer: Localizer) -> None:
        """Show what to do; nothing hides the list."""
        count = len(found)
        self.title.setText(localizer.plural("{number} thing to complete", "{number} things to complete", count))
        if tuple(found) != self._shown:
            self._shown = tuple(found)
            self._fill()
        self.setVisible(bool(found))

    def _fill(self) -> None:
        """Reuse the lines that are there, so that the focus stays where it is."""
        while len(self._rows) < len(self._shown):
            self._add()
        for row, line, todo in zip_longest(self._rows, self.lines, self._shown):
            row.setVisible(todo is not None)
            if todo is not None:
                label, link = line
                label.setText(todo.sentence)
                link.setText(on_button(todo.link))
                link.setAccessibleName(f"{todo.link}: {todo.sentence}")

    def _add(self) -> None:
        row = QWidget(self)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        label, link = PlainLabel(row), QPushButton(row)
        label.setWordWrap(True)
        link.setObjectName("link")
        layout.addWidget(label)
        layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        link.clicked.connect(partial(self._follow, len(self._rows)))
        self._column.addWidget(row)
        self._rows.append(row)
        self.lines.append((label, link))

    def _follow(self, place: int) -> None:
        if place < len(self._shown):
            todo = self._shown[place]
            self.wanted.emit(todo.kind, todo.about)
