from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from offercalc.desktop.dialogs.batch.batch_form import BatchForm
from tests.windows import workspace_of


def test_everything_has_a_name_in_the_language_of_the_window(qtbot: QtBot) -> None:
    workspace = workspace_of()
    workspace.set(language="id")
    form = BatchForm(workspace)
    qtbot.addWidget(form)
    assert (form.windowTitle(), form.keep.text()) == ("Banyak dari lembar kerja", "Tambahkan ke pustaka")
    assert [form.paper.itemText(place) for place in range(3)] == [
        "Lembar penawaran (PDF)", "Surat penawaran (PDF)", "Surat penawaran (Word)",
    ]  # fmt: skip
    hidden = (form.mapping, form.problems, form.faults, form.origin, form.progress, form.cancel)
    assert not any(widget.isVisibleTo(form) for widget in hidden)


def test_a_narrow_dialog_has_the_paper_below_the_fields(qtbot: QtBot) -> None:
    form = BatchForm(workspace_of())
    qtbot.addWidget(form)
    form.show()
    form.begin()
    directions = []
    for width in (1000, 500):
        form.resize(width, 600)
        directions.append(form._below.direction())
    assert directions == [QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom]
