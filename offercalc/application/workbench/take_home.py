"""Take-home in the window: of the compared offers, how it was estimated, and what the laws in use ask of the person."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.application.tax.person_facts import OWN_PERCENT, Fact, answers_in
from offercalc.application.tax.take_homes import TaxSources, TaxWish, asked_at, take_homes
from offercalc.domain.offer.offer import Offer
from offercalc.domain.tax.law import Answer, Input
from offercalc.domain.tax.person import expected
from offercalc.domain.values.places import country_of
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.place_names import place_name
from offercalc.presentation.tax.take_home_page import Kept, TakeHomePage, take_home_page
from offercalc.presentation.tax.take_home_text import answer_text, asked_text

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


class TakeHomeFigures:
    """Estimates the take-home of compared offers; the latest is kept until figures before tax or facts change."""

    def __init__(self, sources: Callable[[], TaxSources]) -> None:
        """Take what gives the laws, the exchange rates in use, and the current date."""
        self._sources = sources
        self._latest: tuple[Comparison, tuple[Fact, ...], Kept] | None = None

    def kept(self, comparison: Comparison, facts: tuple[Fact, ...]) -> Kept:
        """Return the take-home of each offer of a comparison, or why it is not known."""
        latest = self._latest
        if latest is None or latest[0] is not comparison or latest[1] != facts:
            self._latest = latest = comparison, facts, take_homes(comparison, TaxWish(facts=facts), self._sources())
        return latest[2]

    def page(self, comparison: Comparison, facts: tuple[Fact, ...], localizer: Localizer) -> TakeHomePage:
        """Return the headlines, the table and the panel of a comparison after tax."""
        return take_home_page(comparison, self.kept(comparison, facts), self._sources().today, localizer)

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


def _asked(country: str, name: str, one: Input, facts: tuple[Fact, ...], localizer: Localizer) -> AskedFact:
    choices: tuple[tuple[str, str], ...] = ()
    if one.type == "choice":
        choices = tuple((choice, choice) for choice in one.choices)
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
