from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.rates.rate_slider_panel import RateSliderPanel
from offercalc.domain.offer.offer import Offer
from tests.tools import GLOBEX, NUSANTARA, OPENAI, StandInServices, sample
from tests.windows import light, workspace_of


def shown(qtbot: QtBot, *offers: Offer) -> RateSliderPanel:
    panel = RateSliderPanel(workspace_of(*offers), StandInServices().sources, light())
    qtbot.addWidget(panel)
    panel.resize(800, 200)
    panel.show()
    panel.refresh(light())
    return panel


def test_the_slider_moves_the_rate_and_what_two_offers_come_to(qtbot: QtBot) -> None:
    panel = shown(qtbot, sample(GLOBEX), sample(NUSANTARA))
    assert panel.choice.isHidden()
    assert panel.rate.text() == "1 USD = Rp\u00a018,148"
    assert not panel.reset.isEnabled()
    before = panel.totals.text()
    panel.slider.setFocus()
    qtbot.keyClick(panel.slider, Qt.Key.Key_PageUp)
    assert panel.rate.text() != "1 USD = Rp\u00a018,148"
    assert panel.totals.text() != before
    assert panel.rate.text() in panel.slider.accessibleDescription()
    qtbot.mouseClick(panel.reset, Qt.MouseButton.LeftButton)
    assert (panel.rate.text(), panel.totals.text()) == ("1 USD = Rp\u00a018,148", before)


def test_the_rate_now_and_the_break_even_rate_are_marked(qtbot: QtBot) -> None:
    panel = shown(qtbot, sample(GLOBEX), sample(NUSANTARA))
    assert len(list(panel.slider.marks())) == 2
    assert panel.equal.text().startswith("Globex and Nusantara Contoh come to the same at")
    ink = light().color("warning").name()
    image = panel.slider.grab().toImage()
    assert ink in {image.pixelColor(x, image.height() - 2).name() for x in range(image.width())}


def test_several_pairs_can_be_chosen_and_the_rate_stays_while_nothing_changes(qtbot: QtBot) -> None:
    panel = shown(qtbot, *map(sample, (OPENAI, NUSANTARA, GLOBEX)))
    assert panel.choice.itemText(0) == "OpenAI \u00b7 Nusantara Contoh"
    panel.choice.setCurrentIndex(1)
    panel.choice.activated.emit(1)
    panel.slider.setValue(10)
    rate = panel.rate.text()
    panel.refresh(light())
    assert (panel.choice.currentIndex(), panel.rate.text()) == (1, rate)


def test_it_is_hidden_where_no_rate_matters(qtbot: QtBot) -> None:
    assert shown(qtbot, sample(GLOBEX)).isHidden()
    assert shown(qtbot, sample(GLOBEX), sample(OPENAI)).isHidden()
