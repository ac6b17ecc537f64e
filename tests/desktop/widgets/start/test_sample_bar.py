from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.start.sample_bar import SampleBar
from tests.tools import INDONESIAN
from tests.windows import light, open_window


def test_it_leads_from_a_sample_to_an_own_offer(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    assert window.offers.bar.text == "This is a sample to look around with."
    assert window.offers.bar.isVisibleTo(window)
    qtbot.mouseClick(window.offers.bar.new, Qt.MouseButton.LeftButton)
    assert window.offers.title.text() == "New offer"
    assert not window.offers.bar.isVisibleTo(window)


def test_it_speaks_indonesian(qtbot: QtBot) -> None:
    bar = SampleBar()
    qtbot.addWidget(bar)
    bar.rescale(light())
    bar.name(INDONESIAN)
    assert [bar.new.text(), bar.remove.text()] == ["Tawaran baru", "Hapus contoh"]
