from datetime import date
from decimal import Decimal

import pytest

from offercalc.domain.scenario.assumptions import CompanyPrice, Exit, Growth, Target, Targets
from offercalc.domain.scenario.scenario import Scenario
from offercalc.presentation.forms.assumption_form import (
    Grantor,
    assumption_form,
    grantors,
    read_assumption,
    take_assumption,
)
from offercalc.presentation.forms.field import Field
from offercalc.presentation.parsing.amounts import InputError
from tests.tools import ENGLISH, GLOBEX, INDONESIAN, NUSANTARA, OPENAI, TODAY, offer_from, sample

LISTED = Grantor("Acme", "Acme", "USD", Decimal(50), None)
PRIVATE = Grantor("Start", "Start", "EUR", None, Decimal(1_000_000))
DAY = date(2028, 1, 1)


def fields(assumed: Scenario) -> dict[tuple[object, ...], Field]:
    groups = assumption_form(assumed, (LISTED, PRIVATE), TODAY, ENGLISH)
    return {field.path: field for group in groups for field in group.fields}


def pick(assumed: Scenario, path: tuple[str, ...], label: str) -> Scenario:
    field = fields(assumed)[path]
    value = next(choice.value for choice in field.choices if choice.label == label)
    found = take_assumption(assumed, field, value, ENGLISH)
    assert isinstance(found, Scenario)
    return found


def write(assumed: Scenario, path: tuple[str, ...], text: str) -> Scenario | InputError:
    return read_assumption(assumed, fields(assumed)[path], text, ENGLISH)


def written(assumed: Scenario, path: tuple[str, ...], text: str) -> Scenario:
    found = write(assumed, path, text)
    assert isinstance(found, Scenario)
    return found


def test_who_grants_shares_is_named_once_with_what_is_stated() -> None:
    private = offer_from(
        company="Start", equity=[{"type": "option", "valuation": "1e6", "fully_diluted_shares": "1e5"}]
    )
    found = grantors((sample(OPENAI), sample(NUSANTARA), sample(GLOBEX), sample(GLOBEX), private))
    assert [(one.company, one.currency, one.valuation) for one in found] == [
        ("OpenAI", "USD", None), ("Globex Sample Corporation", "USD", None), ("Start", "USD", Decimal("1e6")),
    ]  # fmt: skip


def test_an_empty_form_says_what_holds_then() -> None:
    found = fields(Scenario())
    assert {path[0]: field.hint for path, field in found.items() if not field.text and not field.choices} == {
        "drift_percent": "none", "discount_percent": "none", "attainment_percent": "as stated in the offer",
        "leaving_date": "e.g. Feb 1, 2027", "dilution_percent": "none", "liquidity_date": "e.g. Feb 1, 2027",
        "volatility_percent": "not calculated", "risk_free_percent": "not calculated", "term_years": "not calculated",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("drift_percent", "-4", Decimal(-4)),
        ("attainment_percent", "0", Decimal(0)),
        ("term_years", "5", Decimal(5)),
        ("leaving_date", "Jan 1, 2028", DAY),
    ],
)
def test_what_is_typed_is_taken_and_can_be_emptied(name: str, text: str, value: object) -> None:
    found = write(Scenario(), (name,), text)
    assert isinstance(found, Scenario)
    assert getattr(found, name) == value
    assert fields(found)[name,].text == text
    assert write(found, (name,), "") == Scenario()


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("drift_percent", "-100", "Enter a number from -99 to 1,000."),
        ("dilution_percent", "100", "Enter a number from 0 to 99."),
        ("discount_percent", "much", '"much" isn\'t a number.'),
        ("liquidity_date", "1900-01-01", "Enter a date from 1950 to 2200."),
    ],
)
def test_what_makes_no_sense_is_said(name: str, text: str, sentence: str) -> None:
    assert write(Scenario(), (name,), text) == InputError(sentence)


def test_rates_are_of_the_day_or_an_average() -> None:
    assert pick(Scenario(), ("average_months",), "Average of 12 months").average_months == 12
    odd = fields(Scenario(average_months=7))["average_months",]
    assert odd.choices[odd.chosen].label == "Average of 7 months"


def test_the_shares_of_a_company_go_their_own_way() -> None:
    found = pick(Scenario(), ("prices", ""), "Changes each year")
    found = written(found, ("prices", "", "percent_a_year"), "8")
    found = pick(found, ("prices", "Acme"), "Reaches a target price on a date")
    assert found.prices[1].path == Targets(targets=(Target(on=TODAY, price=Decimal(50)),))
    for name, text in (("on", "2028-01-01"), ("price", "$120")):
        found = written(found, ("prices", "Acme", name), text)
    found = pick(found, ("prices", "Start"), "Exit (sale or IPO)")
    assert found.prices == (
        CompanyPrice("", Growth(percent_a_year=Decimal(8))),
        CompanyPrice("Acme", Targets(targets=(Target(on=DAY, price=Decimal(120)),))),
        CompanyPrice("Start", Exit(on=TODAY, value=Decimal(1_000_000))),
    )
    assert write(found, ("prices", "Start", "value"), "-1") == InputError("Enter zero or a positive amount.")
    assert pick(found, ("prices", "Acme"), "Same as all companies").prices == (found.prices[0], found.prices[2])


def test_a_path_that_is_no_longer_offered_still_shows() -> None:
    sold = Scenario(prices=(CompanyPrice("Acme", Exit(on=DAY, value=Decimal(5))),))
    field = fields(sold)["prices", "Acme"]
    assert field.choices[field.chosen].label == "Exit (sale or IPO)"


def test_a_company_may_be_sold_at_an_unchanged_price() -> None:
    found = pick(Scenario(), ("prices", "Acme"), "Exit (sale or IPO)")
    assert found.prices == (CompanyPrice("Acme", Exit(on=TODAY)),)
    assert fields(found)["prices", "Acme", "value"].text == ""
    valued = written(found, ("prices", "Acme", "value"), "5M")
    assert valued.prices == (CompanyPrice("Acme", Exit(on=TODAY, value=Decimal(5_000_000))),)
    assert written(valued, ("prices", "Acme", "value"), "") == found


def test_the_form_is_in_the_language_of_the_reader() -> None:
    titles = [group.title for group in assumption_form(Scenario(), (LISTED,), TODAY, INDONESIAN)]
    assert titles[2] == "Harga saham"


def test_a_price_that_nobody_states_is_asked_for_and_counts_for_nothing_before() -> None:
    unknown = Grantor("Acme", "Acme", "USD", None, None)

    def found(assumed: Scenario) -> dict[object, Field]:
        groups = assumption_form(assumed, (unknown,), TODAY, ENGLISH)
        return {field.path[1:]: field for group in groups for field in group.fields}

    box = found(Scenario())["Acme",]
    chosen = take_assumption(Scenario(), box, box.choices[2].value, ENGLISH)
    assert isinstance(chosen, Scenario)
    assert (chosen.count, chosen.stated_prices) == (0, ())
    assert ("Acme", "on") not in found(chosen)
    entry = found(chosen)["Acme", "price"]
    assert entry.text == ""
    said = read_assumption(chosen, entry, "120", ENGLISH)
    assert isinstance(said, Scenario)
    assert said.stated_prices == (CompanyPrice("Acme", Targets(targets=(Target(on=TODAY, price=Decimal(120)),))),)
