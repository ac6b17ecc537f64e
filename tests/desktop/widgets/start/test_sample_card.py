from pytestqt.qtbot import QtBot

from offercalc.desktop.widgets.start.sample_card import SampleCard, Shown
from offercalc.presentation.charts.offer_chart import offer_bars
from offercalc.presentation.pages.offer_cards import first_year_cards
from tests.tools import ENGLISH, GLOBEX, PRESETS, comparison_of, sample
from tests.windows import light


def test_it_draws_the_years_in_the_colors_of_their_parts(qtbot: QtBot) -> None:
    card = SampleCard(light())
    qtbot.addWidget(card)
    comparison = comparison_of(sample(GLOBEX))
    first = first_year_cards(comparison, PRESETS, ENGLISH)[0]
    card.show_sample(Shown("Globex", "Director", 2, offer_bars(comparison, 0, ENGLISH), first), ENGLISH)
    card.resize(250, card.sizeHint().height())
    image = card.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {light().hex("base"), light().hex("tile_3")} <= colors
    assert card.figure == "$744,000"
    assert card.minimumSizeHint().width() < 250
