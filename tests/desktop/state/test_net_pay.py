from offercalc.desktop.state.net_pay import entry_after_tax
from offercalc.presentation.pages.offers_list import offer_entries
from tests.application.tax.test_net_offers import GROSS, NETT, compared
from tests.application.workbench.test_take_home import JAKARTA, figures
from tests.builders import book
from tests.tools import ENGLISH, StandInServices
from tests.windows import net_pay_of


def test_net_pay_is_shown_before_tax() -> None:
    stated = compared(NETT, GROSS)
    found = net_pay_of(StandInServices()).gross_up(stated, (), book())
    assert found.offers[0].total.likely > found.offers[1].total.likely > stated.offers[0].total.likely


def test_an_entry_has_no_figure_until_the_laws_are_read() -> None:
    alone, desk = compared(JAKARTA), figures()
    (entry,) = offer_entries(alone, ENGLISH)
    assert entry_after_tax(entry, alone, (), desk, ENGLISH).figure == ""
    desk.prepare((JAKARTA,))
    assert "Year 1 take-home: " in entry_after_tax(entry, alone, (), desk, ENGLISH).tip
