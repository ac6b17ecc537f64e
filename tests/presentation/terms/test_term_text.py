from datetime import date

from msgspec.structs import replace

from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.equity import Rsu, Stake
from offercalc.presentation.terms.term_text import Term, terms
from offercalc.presentation.text.labels import new_parts
from tests.builders import grant, offer
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, PRESETS, sample

INDONESIAN = localizer_for("id_ID")


def test_a_part_in_another_currency_names_it() -> None:
    found = terms(offer("100k USD/year + 5k EUR once + 10 RSU @ 2 EUR"), PRESETS, ENGLISH)
    assert [term.words.split(";")[0] for term in found] == ["$100,000 per year", "€5,000 at the start", "10 units"]
    assert "share price €2" in found[2].words


def test_terms_come_in_the_order_of_the_offer_pay_first() -> None:
    found = terms(sample(GLOBEX), PRESETS, ENGLISH)
    assert [term.label for term in found] == ["Base salary", "Sign-on", "Target bonus", "Restricted stock units"]


def test_an_own_name_takes_the_place_of_the_kind() -> None:
    assert terms(sample(NUSANTARA), PRESETS, ENGLISH)[1].label == "THR"


def test_an_offer_without_parts_has_no_terms() -> None:
    assert terms(offer(), PRESETS, ENGLISH) == ()


def test_what_is_not_known_is_said() -> None:
    salary, options = terms(sample(OPENAI), PRESETS, ENGLISH)
    assert salary == Term("Base salary", "$555,000 per year")
    assert options.words == (
        "Number of units not known yet; strike price not known yet; 4 years, 1-year cliff, monthly"
    )


def test_terms_are_worded_in_the_readers_language() -> None:
    english = terms(sample(NUSANTARA), PRESETS, ENGLISH)
    indonesian = terms(sample(NUSANTARA), PRESETS, INDONESIAN)
    assert [one.words for one in indonesian] != [one.words for one in english]
    assert "Maret" in indonesian[1].words


def test_a_grant_of_nothing_at_all_is_all_open() -> None:
    (term,) = terms(replace(offer(), equity=(Rsu(),)), PRESETS, ENGLISH)
    assert term == Term("Restricted stock units", "Number of units not known yet; vesting not known yet")


def test_a_vesting_that_starts_on_a_day_of_its_own_says_so() -> None:
    granted = replace(grant("5 RSU / at once"), vesting_commencement_date=date(2026, 3, 1))
    (term,) = terms(replace(offer(), equity=(granted,)), PRESETS, ENGLISH)
    assert term.words == "5 units; immediately, on the vesting commencement date; vesting from March 1, 2026"


def test_a_purchase_plan_is_worded_beside_the_grants() -> None:
    found = terms(offer("100k USD/year + 10% ESPP at 15% off"), PRESETS, ENGLISH)
    assert found[1] == Term(
        "Employee stock purchase plan", "10% of salary contributed; 15% discount; shares bought every 6 months"
    )


def test_every_kind_of_part_has_words() -> None:
    for name, part in new_parts(ENGLISH):
        pay, equity = ((), (part,)) if isinstance(part, Stake) else ((part,), ())
        (term,) = terms(replace(offer(), pay=pay, equity=equity), PRESETS, ENGLISH)
        assert term.label == name
        assert term.words
