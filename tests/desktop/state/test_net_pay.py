from offercalc.desktop.state.net_pay import gross_up_with
from tests.application.tax.test_net_offers import GROSS, NETT, compared
from tests.builders import book
from tests.tools import StandInTools


def test_net_pay_is_shown_before_tax() -> None:
    stated = compared(NETT, GROSS)
    found = gross_up_with(StandInTools())(stated, (), book())
    assert found.offers[0].total.likely > found.offers[1].total.likely > stated.offers[0].total.likely
