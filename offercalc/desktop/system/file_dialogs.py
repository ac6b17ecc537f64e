"""File dialogs for opening and saving; Qt's dialog is imported when first needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def ask_to_open(window: QWidget, title: str, kinds: str, take: Callable[[tuple[Path, ...]], None]) -> None:
    """Ask for files matching a filter such as "Tables (*.csv)", and pass them to `take`."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not needed for the first paint

    dialog = QFileDialog(window, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: take(tuple(Path(name) for name in names)))
    dialog.open()


def ask_to_save(window: QWidget, title: str, name: str, write: Callable[[Path], None]) -> None:
    """Ask where to save a file with a suggested name, among files of its kind; a missing suffix is added."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

    dialog = QFileDialog(window, title, name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffix = Path(name).suffix.removeprefix(".")
    if suffix:
        dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
    dialog.open()
