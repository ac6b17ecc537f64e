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
