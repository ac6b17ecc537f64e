"""The take-home of compared offers: each at its tax home, by the laws or by an own rate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.take_home.assessor import OTHER_INCOME, Assessor, TaxBasis
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome, take_home
from offercalc.application.tax.person_facts import OWN_PERCENT, Fact, answers_in
from offercalc.application.tax.tax_laws import TaxLaws
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.value_limits import LARGEST, read_plain_number
from offercalc.domain.scenario.exchange_basis import basis_rate
from offercalc.domain.tax.law import Answer, Input, Law
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.person import expected
from offercalc.domain.values.lazy_text import N_

_YES = {"true": True, "yes": True, "ya": True, "false": False, "no": False, "tidak": False}
_WHOLE = 100
EVERY = ""
"""In place of a company: every offer that has no entry of its own."""


class TaxWish(Struct, frozen=True, kw_only=True):
    """Where offers are taxed and by whom; homes and own rates (in percent) are by company, or for `EVERY` one.

    A stated home is used instead of that of the offer. `facts` are what the person has answered on this computer,
    `answers` what is answered now, in any country that asks for it.
    """

    homes: Mapping[str, str] = {}
    own_percents: Mapping[str, Decimal] = {}
    answers: Mapping[str, str] = {}
    facts: tuple[Fact, ...] = ()

    def place(self, offer: Offer) -> str:
        """Return the tax home of an offer, "" if it is not known."""
        return self.homes.get(offer.company) or self.homes.get(EVERY) or offer.tax_home or ""

    def own_percent(self, offer: Offer) -> Fraction | None:
        """Return the own rate for an offer, which always wins; None without one."""
        stated = self.own_percents.get(offer.company, self.own_percents.get(EVERY))
        if stated is None:
            text = answers_in(self.facts, self.place(offer)[:2]).get(OWN_PERCENT, "")
            stated = read_plain_number(text)
        return Fraction(stated) if stated is not None and 0 <= stated <= _WHOLE else None


class TaxSources(Struct, frozen=True):
    """Where laws and exchange rates come from, and the current date."""

    laws: TaxLaws
    rates: RateBook
    today: date


def take_homes(comparison: Comparison, wish: TaxWish, sources: TaxSources) -> tuple[TakeHome | NotKnown, ...]:
    """Return the take-home of each offer of a comparison, in its years and its currency, or why it is not known.

    Raises LawError for an answer to something that no law asks for.
    """
    check_names(wish.answers, sources.laws)
    assessors: dict[str, Assessor] = {}
    return tuple(_one(appraisal, comparison, wish, sources, assessors) for appraisal in comparison.offers)


def _one(
    appraisal: Appraisal, comparison: Comparison, wish: TaxWish, sources: TaxSources, assessors: dict[str, Assessor]
) -> TakeHome | NotKnown:
    place = wish.place(appraisal.offer)
    try:
        found = basis_of(appraisal.offer, comparison, wish, sources)
    except LawError as error:
        return NotKnown(error.message)
    fresh = Assessor(found.person)
    assessor = fresh if found.own_percent is not None else assessors.setdefault(place[:2], fresh)
    return take_home(appraisal, comparison.assumptions, comparison.labels, found, assessor)


def basis_of(offer: Offer, comparison: Comparison, wish: TaxWish, sources: TaxSources) -> TaxBasis:
    """Return on what the take-home of an offer is computed; raises LawError for an answer that does not fit."""
    place, own = wish.place(offer), wish.own_percent(offer)
    country = place[:2]
    stated = {**answers_in(wish.facts, country), **wish.answers}
    return TaxBasis(
        place=place,
        person={} if own is not None or not place else person_in(country, stated, sources.laws),
        known=sources.laws.of_country,
        today=sources.today,
        rate_of=lambda code: basis_rate(sources.rates, code, comparison.assumptions),
        own_percent=own,
    )


def asked_in(country: str, laws: TaxLaws) -> dict[str, Input]:
    """Return what the laws of a country and its parts ask of a person, by input; that of the newest law counts."""
    return _inputs(_laws(laws.of_country(country)))


def asked_at(place: str, laws: TaxLaws) -> dict[str, Input]:
    """Return what the laws of one place ask of a person, by input; that of the newest law counts."""
    return _inputs(law for law in _laws(laws.of_country(place[:2])) if law.place in {place, place[:2]})


def _inputs(laws: Iterable[Law]) -> dict[str, Input]:
    newest_last = sorted(laws, key=lambda law: law.valid_from)
    return {name: one for law in newest_last for name, one in law.inputs.items()}


def _laws(known: Iterable[object]) -> list[Law]:
    return [law for law in known if isinstance(law, Law)]


def person_in(country: str, stated: Mapping[str, str], laws: TaxLaws) -> dict[str, Answer]:
    """Return what the laws of a country ask for among the answers stated, as what they ask for.

    Raises LawError for an answer that does not fit.
    """
    asked = asked_in(country, laws)
    if stated.get("resident") in {name for name, is_so in _YES.items() if not is_so} and "resident" not in asked:
        raise LawError(N_("the rules known here are those of residents: use your own rate"))
    person: dict[str, Answer] = {
        name: _answer(name, stated[name], one) for name, one in asked.items() if name in stated
    }
    if OTHER_INCOME in stated:
        number = read_plain_number(stated[OTHER_INCOME])
        if number is None or not 0 <= number <= LARGEST:
            raise LawError(N_('"{name}" is not a number that a law can use'), name=OTHER_INCOME)
        person[OTHER_INCOME] = Fraction(number)
    return person


def _answer(name: str, text: str, asked: Input) -> Answer:
    """Return a text as the answer to an input; whether a choice or number fits is checked by the law."""
    match asked.type:
        case "choice":
            found: Answer | None = next((one for one in asked.choices if one.lower() == text.strip().lower()), None)
        case "yes-no":
            found = _YES.get(text.strip().lower())
        case "number":
            number = read_plain_number(text.strip())
            found = Fraction(number) if number is not None and number >= 0 else None
    if found is None:
        raise LawError(
            N_('"{value}" is not an answer to "{name}"; choose one of {choices}'),
            value=text[:60],
            name=name,
            choices=expected(asked),
        )
    return found


def check_names(answers: Mapping[str, str], laws: TaxLaws) -> None:
    """Raise LawError for an answer to something that no law asks for."""
    if set(answers) <= {OTHER_INCOME}:
        return
    everywhere = {name for law in _laws(laws.every()) for name in law.inputs} | {OTHER_INCOME}
    for name in answers:
        if name not in everywhere:
            raise LawError(
                N_('no law asks for "{name}"; what laws ask for is {inputs}'),
                name=name[:60],
                inputs=", ".join(sorted(everywhere)),
            )
