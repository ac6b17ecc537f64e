"""Take-home in the window: of the compared offers, how it was estimated, and what the laws in use ask of the person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.take_home.payslip_year import payslip_year
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome
from offercalc.analysis.take_home.taxed_year import TaxedYear
from offercalc.application.tax.departures import DeparturesKept, take_home_after
from offercalc.application.tax.person_facts import OWN_PERCENT, Fact, answers_in
from offercalc.application.tax.take_homes import TaxSources, TaxWish, asked_at, basis_of, take_homes
from offercalc.domain.offer.offer import Offer
from offercalc.domain.tax.law import Answer, Input
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.person import expected
from offercalc.domain.values.places import country_of
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.place_names import place_name
from offercalc.presentation.parsing.places import suggested_place
from offercalc.presentation.tables.table import Table
from offercalc.presentation.tax.net_leaving import Left, NetLeaving, net_leaving
from offercalc.presentation.tax.payslip_table import payslip_table
from offercalc.presentation.tax.take_home_page import EstimatePart, Kept, TakeHomePage, take_home_page
from offercalc.presentation.tax.take_home_text import answer_text, asked_text, choice_text

_YES, _NO = "true", "false"


class AskedFact(Struct, frozen=True):
    """One thing that the laws of a country ask of the person: the question, what can be answered, and what is.

    Without an `answer` the `default` is assumed; choices are (answer, text), empty for a number.
    """

    country: str
    country_name: str
    name: str
    question: str
    choices: tuple[tuple[str, str], ...]
    hint: str
    answer: str
    default: str


class TaxHome(Struct, frozen=True):
    """Where an offer is taxed: as confirmed, or as its location suggests; "" if that is not known.

    `own_percent` is the person's own rate in that country, "" without one.
    """

    place: str
    suggested: str
    name: str
    own_percent: str

    @property
    def country(self) -> str:
        """The country of the confirmed or suggested place."""
        return country_of(self.place or self.suggested)


class Estimate(Struct, frozen=True):
    """How the take-home of compared offers was estimated: each offer with its home and years, and what is asked.

    `payslips` returns those of an offer in a tax year, None where the laws do not say what is withheld each month.
    """

    chip: str
    parts: tuple[EstimatePart, ...]
    homes: tuple[TaxHome, ...]
    asked: tuple[AskedFact, ...]
    years: tuple[tuple[TaxedYear, ...], ...] = ()
    payslips: tuple[Callable[[int], Table | None], ...] = ()


class TakeHomeFigures:
    """Estimates the take-home of compared offers; the latest is kept until figures before tax or facts change."""

    def __init__(self, sources: Callable[[], TaxSources]) -> None:
        """Take what gives the laws, the exchange rates in use, and the current date."""
        self._sources = sources
        self._latest: tuple[Comparison, tuple[Fact, ...], Kept] | None = None
        self._prepared: frozenset[str] = frozenset()
        self._departures = DeparturesKept()

    def kept(self, comparison: Comparison, facts: tuple[Fact, ...]) -> Kept:
        """Return the take-home of each offer of a comparison, or why it is not known."""
        latest = self._latest
        if latest is None or latest[0] is not comparison or latest[1] != facts:
            self._latest = latest = comparison, facts, take_homes(comparison, TaxWish(facts=facts), self._sources())
        return latest[2]

    def prepare(self, offers: Iterable[Offer]) -> None:
        """Read the laws at the tax homes of offers, which takes a moment."""
        laws, countries = self._sources().laws, {country_of(offer.tax_home or "") for offer in offers}
        for country in countries - self._prepared:
            laws.of_country(country)
        self._prepared |= countries

    def alone(self, comparison: Comparison, facts: tuple[Fact, ...]) -> TakeHome | NotKnown | None:
        """Return the take-home of a comparison's only offer; None if the laws at its tax home are not prepared."""
        (appraisal,) = comparison.offers
        if country_of(appraisal.offer.tax_home or "") not in self._prepared:
            return None
        return take_homes(comparison, TaxWish(facts=facts), self._sources())[0]

    def page(self, comparison: Comparison, facts: tuple[Fact, ...], localizer: Localizer) -> TakeHomePage:
        """Return the headlines, the table and the panel of a comparison after tax."""
        return take_home_page(comparison, self.kept(comparison, facts), self._sources().today, localizer)

    def left(self, comparison: Comparison, facts: tuple[Fact, ...]) -> Left:
        """Return what is left of each offer on leaving after each month, or why that is not known.

        It takes about 50 ms for each offer that has changed.
        """
        return self._departures.left(comparison, TaxWish(facts=facts), self._sources())

    def kept_and_left(self, comparison: Comparison, facts: tuple[Fact, ...]) -> tuple[Kept, Left]:
        """Return the take-home of each offer of a comparison, and that on leaving after each month."""
        return self.kept(comparison, facts), self.left(comparison, facts)

    def leaving(self, comparison: Comparison, facts: tuple[Fact, ...], localizer: Localizer) -> NetLeaving:
        """Return leaving early after tax, as a page shows it; in any thread."""
        kept = take_homes(comparison, TaxWish(facts=facts), self._sources())
        return net_leaving(comparison, kept, self.left(comparison, facts), localizer)

    def years_until(
        self, months: int, comparison: Comparison, place: int, facts: tuple[Fact, ...]
    ) -> tuple[TaxedYear, ...]:
        """Return the tax years on leaving the offer at a place after some months; none if laws do not say."""
        found = take_home_after(months, comparison, place, TaxWish(facts=facts), self._sources())
        return found.taxed if isinstance(found, TakeHome) else ()

    def estimate(self, comparison: Comparison, facts: tuple[Fact, ...], localizer: Localizer) -> Estimate:
        """Return how the take-home of a comparison was estimated, with what can be confirmed and answered."""
        page = self.page(comparison, facts, localizer)
        offers = tuple(one.offer for one in comparison.offers)
        homes = tuple(_home(offer, facts, localizer) for offer in offers)
        kept = self.kept(comparison, facts)
        years = tuple(one.taxed if isinstance(one, TakeHome) else () for one in kept)
        slips = tuple(partial(self._payslips, one, comparison, facts, localizer) for one in comparison.offers)
        return Estimate(page.chip, page.parts, homes, self.asked(offers, facts, localizer), years, slips)

    def _payslips(
        self, appraisal: Appraisal, comparison: Comparison, facts: tuple[Fact, ...], localizer: Localizer, year: int
    ) -> Table | None:
        try:
            basis = basis_of(appraisal.offer, comparison, TaxWish(facts=facts), self._sources())
            found = payslip_year(appraisal, comparison.assumptions, basis, year)
        except LawError:
            return None
        return payslip_table(found, appraisal.offer, localizer)

    def asked(self, offers: Iterable[Offer], facts: tuple[Fact, ...], localizer: Localizer) -> tuple[AskedFact, ...]:
        """Return what the laws at the tax homes of offers ask, in their order and each once.

        Countries without laws ask for nothing but an own rate, which is the window's to offer.
        """
        laws, found = self._sources().laws, {}
        for place in dict.fromkeys(offer.tax_home for offer in offers if offer.tax_home):
            country = country_of(place)
            if OWN_PERCENT not in answers_in(facts, country):
                for name, one in asked_at(place, laws).items():
                    found[country, name] = _asked(country, name, one, facts, localizer)
        return tuple(found.values())


def _home(offer: Offer, facts: tuple[Fact, ...], localizer: Localizer) -> TaxHome:
    place = offer.tax_home or ""
    suggested = "" if place else suggested_place(offer.location, localizer)
    shown = place or suggested
    own = answers_in(facts, country_of(shown)).get(OWN_PERCENT, "") if shown else ""
    return TaxHome(place, suggested, place_name(shown, localizer) if shown else "", own)


def _asked(country: str, name: str, one: Input, facts: tuple[Fact, ...], localizer: Localizer) -> AskedFact:
    choices: tuple[tuple[str, str], ...] = ()
    if one.type == "choice":
        choices = tuple((choice, choice_text(choice, localizer)) for choice in one.choices)
    elif one.type == "yes-no":
        choices = (_YES, localizer.tr("yes")), (_NO, localizer.tr("no"))
    return AskedFact(
        country=country,
        country_name=place_name(country, localizer),
        name=name,
        question=asked_text(name, one.ask, localizer),
        choices=choices,
        hint=expected(one),
        answer=answers_in(facts, country).get(name, ""),
        default="" if one.default is None else _written(one.default, localizer),
    )


def _written(answer: Answer, localizer: Localizer) -> str:
    return (_YES if answer else _NO) if isinstance(answer, bool) else answer_text(answer, localizer)
