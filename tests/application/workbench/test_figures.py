from msgspec.structs import replace

from offercalc.application.ports.library import StoredOffer
from offercalc.application.settings.settings import Settings
from offercalc.application.workbench.figures import Figures
from offercalc.application.workbench.selection import Selection
from offercalc.domain.exchange.rate_book import RateBook
from tests.large_offers import LARGE
from tests.tools import SAMPLES, StandInServices, appraiser_with, sample

OFFERS = tuple(StoredOffer(str(number), 1, sample(path)) for number, path in enumerate(SAMPLES))
CHOSEN = Selection(OFFERS, OFFERS[1].offer, Settings())


def figures() -> Figures:
    return Figures(appraiser_with(StandInServices()))


def test_the_selected_offer_alone_is_appraised_as_among_the_others() -> None:
    at = figures()
    assert at.alone(CHOSEN).offers == (at.comparison(CHOSEN).offers[1],)
    assert at.alone(CHOSEN).assumptions.currency == "IDR"


def test_figures_are_worked_out_once_for_the_same_question() -> None:
    at = figures()
    assert at.comparison(CHOSEN) is at.comparison(replace(CHOSEN, offers=OFFERS[:]))
    assert at.alone(CHOSEN) is at.alone(CHOSEN)
    longer = replace(CHOSEN, settings=Settings(years=6))
    assert at.alone(longer).assumptions.years == at.comparison(longer).assumptions.years == 6


def test_other_rates_and_another_baseline_are_another_question() -> None:
    tools = StandInServices()
    at = Figures(appraiser_with(tools))
    before = at.comparison(CHOSEN)
    assert at.comparison(replace(CHOSEN, settings=Settings(baseline="2"))).baseline == 2
    tools.rate_repository.book = RateBook(tools.rates.tables)
    assert at.comparison(CHOSEN) is not before


def test_any_offers_are_shown_in_the_display_currency_or_in_another() -> None:
    at = figures()
    assert at.of(CHOSEN, OFFERS[0].offer).assumptions.currency == "IDR"
    assert at.of(CHOSEN, OFFERS[0].offer, currency="SGD").assumptions.currency == "SGD"


def test_large_offers_are_lacking_in_the_currency_in_which_they_are_shown() -> None:
    (job,) = figures().lacking(CHOSEN, (((LARGE, OFFERS[0].offer), ""),))
    assert (job.offer, job.assumptions.currency) == (LARGE, "IDR")


def test_without_offers_there_are_no_figures() -> None:
    nothing = Selection((), None, Settings())
    assert (figures().comparison(nothing).offers, figures().alone(nothing).offers) == ((), ())
