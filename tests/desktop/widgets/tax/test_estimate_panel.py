from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from offercalc.application.tax.person_facts import OWN_PERCENT, Fact
from offercalc.application.workbench.take_home import Estimate
from offercalc.desktop.widgets.tax.estimate_panel import EstimatePanel
from offercalc.domain.offer.offer import Offer
from tests.application.workbench.test_take_home import JAKARTA, NAIROBI, SINGLE, figures
from tests.builders import assumptions, book, presets
from tests.tools import ENGLISH
from tests.windows import choose, light

UNCONFIRMED = replace(SINGLE, company="Seattle", tax_home=None, location="Seattle, WA")


def estimate_of(*offers: Offer, facts: tuple[Fact, ...] = ()) -> Estimate:
    comparison = compare(offers, assumptions("USD", years=1), By.EMPLOYMENT, book(), presets())
    return figures().estimate(comparison, facts, ENGLISH)


def shown(qtbot: QtBot, *offers: Offer) -> EstimatePanel:
    panel = EstimatePanel(light())
    qtbot.addWidget(panel)
    panel.show_estimate(estimate_of(*offers), ENGLISH)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_it_asks_only_what_the_laws_in_use_need(qtbot: QtBot) -> None:
    panel = shown(qtbot, SINGLE, NAIROBI)
    visible = [key for key, entry in panel.entries.items() if entry.isVisible()]
    assert visible == [("US", "filing_status"), ("KE", OWN_PERCENT), ("US", OWN_PERCENT)]
    assert panel.entries["US", "filing_status"].label.text() == "Filing status"
    panel.show_estimate(estimate_of(SINGLE, JAKARTA), ENGLISH)
    assert panel.entries["ID", "ptkp"].isVisible()
    assert panel.entries["ID", "ptkp"].label.text() == "PTKP status (Indonesia)"
    assert not panel.entries["KE", OWN_PERCENT].isVisible()


def test_an_answer_is_a_fact_of_its_country(qtbot: QtBot) -> None:
    panel = shown(qtbot, JAKARTA)
    with qtbot.waitSignal(panel.answered) as answered:
        choose(panel.entries["ID", "ptkp"].box, "K/1")
    assert answered.args == [Fact("ID", "ptkp", "K/1")]


def test_each_offer_has_a_part_and_its_home_is_confirmed_from_the_proposal(qtbot: QtBot) -> None:
    panel = shown(qtbot, JAKARTA, UNCONFIRMED)
    assert [part.company.text() for part in panel.parts] == ["Jakarta", "Seattle"]
    with qtbot.waitSignal(panel.confirmed) as confirmed:
        panel.parts[1].confirm.click()
    assert confirmed.args == [1, "US-WA"]
    panel.show_estimate(estimate_of(JAKARTA), ENGLISH)
    assert panel.parts[1].isHidden()


def test_what_is_left_out_is_said_and_facts_stay_here(qtbot: QtBot) -> None:
    panel = shown(qtbot, JAKARTA)
    assert "zakat" in panel.inside.left_out.text()
    assert "stays on this computer" in panel.inside.privacy.text()


def test_it_is_closed(qtbot: QtBot) -> None:
    panel = shown(qtbot, JAKARTA)
    with qtbot.waitSignal(panel.closed):
        panel.close_button.click()
