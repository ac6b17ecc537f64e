from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.application.offers.edits import Put, apply
from offercalc.application.offers.typed_edit import currency_edit, typed_edit
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.equity import Option, Rsu
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.part import Link
from offercalc.domain.offer.pay import Allowance, Benefit, Bonus, Instalment, OneTime, Salary
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.paths import Path, get_at
from offercalc.presentation.forms.field import Field, FieldKind
from offercalc.presentation.forms.offer_form import offer_form
from offercalc.presentation.parsing.amounts import InputError
from tests.builders import offer
from tests.tools import ENGLISH, PRESETS

AMOUNT: Path = ("pay", 0, "amount")
UNITS: Path = ("equity", 0, "units")
STRIKE: Path = ("equity", 0, "strike")


def field_at(path: Path, of: Offer) -> Field:
    entries = (entry for group in offer_form(of, PRESETS, ENGLISH) for one in group.sections for entry in one.entries)
    return next(entry for entry in entries if isinstance(entry, Field) and entry.path == path)


def typed(path: Path, text: str, of: Offer) -> Offer | str:
    """Return the offer after a text is typed, or the question."""
    edit = typed_edit(field_at(path, of), text, of, ENGLISH)
    return edit.sentence if isinstance(edit, InputError) else apply(edit, of)


def test_an_amount_in_the_fields_currency_sets_nothing_else() -> None:
    plain = offer("100k USD/year")
    edit = typed_edit(field_at(AMOUNT, plain), "USD 240k", plain, ENGLISH)
    assert edit == Put(AMOUNT, Decimal("2.40E+5"))


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("Rp 85jt", "IDR", Decimal(85_000_000)),
        ("240k EUR", "EUR", Decimal(240_000)),
        ("KWD 850.125", "KWD", Decimal("850.125")),
        ("Rp 15jt - Rp 25jt", "IDR", Range(Decimal(15_000_000), Decimal(20_000_000), Decimal(25_000_000))),
    ],
)
def test_a_typed_currency_is_that_of_the_part(text: str, currency: str, amount: object) -> None:
    after = typed(AMOUNT, text, offer("100k USD/year"))
    assert isinstance(after, Offer)
    assert (after.currency, after.pay[0].currency, get_at(after, AMOUNT)) == ("USD", currency, amount)


@pytest.mark.parametrize(
    "part",
    [
        Salary(amount=Decimal(5), currency="SGD"),
        Salary(amount=Decimal(5), linked_to=Link(currency="SGD", rate=Decimal(1))),
    ],
)
def test_a_currency_that_differs_from_a_stated_one_is_asked(part: Salary) -> None:
    stated = replace(offer(), pay=(part,))
    assert "enter the amount in" in str(typed(AMOUNT, "EUR 5k", stated))


def test_a_currency_that_would_change_other_amounts_is_asked() -> None:
    twice = OneTime(instalments=(Instalment(amount=None), Instalment(amount=Decimal(5), after_months=12)))
    assert "but this field is in USD" in str(
        typed(("pay", 0, "instalments", 0, "amount"), "EUR 5k", replace(offer(), pay=(twice,)))
    )


@pytest.mark.parametrize(
    ("part", "text", "per", "currency", "amount"),
    [
        ("100k USD/year", "$5,000 a month", "month", None, "5000"),
        ("100k USD/year", "$210,000 per annum", "year", None, "210000"),
        ("100k USD/year", "€65.000,00 p.a.", "year", "EUR", "65000"),
        ("10 IDR/month", "25jt/bulan", "month", None, "25000000"),
        ("10 IDR/month + 1 IDR/month allowance", "50rb per hari", "day", None, "50000"),
        ("10 INR/year", "18.5 LPA", "year", None, "1850000"),
        ("10 EUR/year", "65 T€ p.a.", "year", None, "65000"),
    ],
)
def test_a_period_typed_after_an_amount_is_that_of_its_part(
    part: str, text: str, per: str, currency: str | None, amount: str
) -> None:
    before = offer(part)
    place = len(before.pay) - 1
    after = typed(("pay", place, "amount"), text, before)
    assert isinstance(after, Offer)
    found = after.pay[place]
    assert isinstance(found, Salary | Allowance)
    assert (found.per, found.currency, found.amount) == (per, currency, Decimal(amount))


def test_a_yearly_amount_may_say_so_and_no_other_period() -> None:
    kept = replace(offer("100k USD/year"), pay=(Benefit(yearly_value=None),))
    path: Path = ("pay", 0, "yearly_value")
    after = typed(path, "$5,000 per year", kept)
    assert isinstance(after, Offer)
    assert get_at(after, path) == Decimal(5000)
    assert typed(path, "$500 per month", kept) == '"per month" isn\'t valid here.'


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        (("leave_days",), "25 days", Decimal(25)),
        (("leave_days",), "25 working days a year", Decimal(25)),
        (("leave_days",), "20 - 25 hari kerja", Range(Decimal(20), Decimal("22.5"), Decimal(25))),
        (("hours_per_week",), "37.5 hours per week", Decimal("37.5")),
        (("notice_months",), "3 months", Decimal(3)),
        (("notice_months",), "1 - 2 years", Range(Decimal(12), Decimal(18), Decimal(24))),
        (("pay", 1, "instalments", 0, "after_months"), "1 year", 12),
        (("pay", 1, "clawback", "months"), "12 bulan", Decimal(12)),
    ],
)
def test_a_number_may_name_what_its_field_counts(path: Path, text: str, value: object) -> None:
    sign_on = OneTime(label="Sign-on", instalments=(Instalment(amount=Decimal(5)),), clawback=Clawback())
    plain = offer("100k USD/year")
    after = typed(path, text, replace(plain, pay=(*plain.pay, sign_on)))
    assert isinstance(after, Offer)
    assert get_at(after, path) == value


def test_a_number_of_something_else_is_asked() -> None:
    plain = offer("100k USD/year")
    assert typed(("leave_days",), "5 weeks", plain) == '"weeks" isn\'t valid here.'
    assert typed(("leave_days",), "2 days a month", plain) == '"days a month" isn\'t valid here.'
    assert typed(("notice_months",), "30 days", plain) == '"days" isn\'t valid here.'


@pytest.mark.parametrize("name", ["percent_of_salary", "amount", "months_of_wage"])
@pytest.mark.parametrize(
    ("text", "bonus"),
    [
        ("15%", Bonus(percent_of_salary=Decimal(15))),
        ("$20k", Bonus(amount=Decimal(20_000))),
        ("20k EUR", Bonus(amount=Decimal(20_000), currency="EUR")),
        ("2 months' salary", Bonus(months_of_wage=Decimal(2))),
    ],
)
def test_a_bonus_is_stated_as_it_is_typed(name: str, text: str, bonus: Bonus) -> None:
    after = typed(("pay", 1, name), text, offer("100k USD/year + ?% bonus"))
    assert isinstance(after, Offer)
    assert after.pay[1] == bonus


def test_a_bonus_in_percent_gives_way_to_an_amount_that_is_typed_instead() -> None:
    after = typed(("pay", 1, "percent_of_salary"), "$20k", offer("100k USD/year + 10% bonus"))
    assert isinstance(after, Offer)
    assert after.pay[1] == Bonus(amount=Decimal(20_000))
    assert typed(("pay", 1, "percent_of_salary"), "$20% x", after) == '"$" isn\'t valid here.'


def test_two_currencies_in_one_field_are_asked() -> None:
    assert "is in EUR" in str(typed(AMOUNT, "EUR 5k - SGD 6k", offer("100k USD/year")))


def test_a_strike_price_has_a_currency_of_its_own() -> None:
    priced = replace(offer(), equity=(Option(units=Decimal(10), price=Decimal(5)),))
    after = typed(STRIKE, "EUR 2.50", priced)
    assert isinstance(after, Offer)
    assert after.equity == (Option(units=Decimal(10), price=Decimal(5), strike=Decimal("2.50"), strike_currency="EUR"),)
    assert "is in SGD" in str(typed(STRIKE, "SGD 2.50", after))


def test_a_percentage_in_the_units_of_a_grant_is_ownership() -> None:
    after = typed(UNITS, "0.15%", replace(offer(), equity=(Rsu(units=Decimal(10)),)))
    assert isinstance(after, Offer)
    assert after.equity == (Rsu(ownership_percent=Decimal("0.15")),)
    ranged = typed(UNITS, "0.1% - 0.2%", replace(offer(), equity=(Rsu(),)))
    assert isinstance(ranged, Offer)
    assert ranged.equity == (Rsu(ownership_percent=Range(Decimal("0.1"), Decimal("0.15"), Decimal("0.2"))),)


@pytest.mark.parametrize(
    ("text", "grant"),
    [
        ("$900k", Rsu(value=Decimal(900_000))),
        ("EUR 240k", Rsu(value=Decimal(240_000), currency="EUR")),
        ("0.5 persen", Rsu(ownership_percent=Decimal("0.5"))),
        ("6,000", Rsu(units=Decimal(6000))),
        ("5k - 6k", Rsu(units=Range(Decimal(5000), Decimal(5500), Decimal(6000)))),
        ("?", Rsu()),
    ],
)
@pytest.mark.parametrize("stated", [Rsu(), Rsu(units=Decimal(10))])
def test_the_size_of_a_grant_is_stated_as_it_is_typed(text: str, grant: Rsu, stated: Rsu) -> None:
    after = typed(UNITS, text, replace(offer(), equity=(stated,)))
    assert isinstance(after, Offer)
    assert after.equity == (grant,)


def test_the_value_of_a_grant_that_is_typed_replaces_its_units() -> None:
    after = typed(("equity", 0, "value"), "900k", replace(offer(), equity=(Rsu(units=Decimal(10)),)))
    assert isinstance(after, Offer)
    assert after.equity == (Rsu(value=Decimal(900_000)),)
    refreshed = Rsu(units=Decimal(10), refreshers=Refreshers(years=2, units=Decimal(5)))
    after = typed(("equity", 0, "refreshers", "units"), "$5k", replace(offer(), equity=(refreshed,)))
    assert isinstance(after, Offer)
    assert after.equity == (Rsu(units=Decimal(10), refreshers=Refreshers(years=2, value=Decimal(5000))),)


def test_what_is_no_size_of_a_grant_is_asked() -> None:
    whole = replace(offer(), equity=(Rsu(units=Decimal(10)),))
    assert typed(UNITS, "many", whole) == '"many" isn\'t a number.'
    assert "may mean two things" in str(typed(UNITS, "1.500", whole))


def test_a_percentage_elsewhere_is_asked() -> None:
    paid = replace(offer("100k USD/year + 15% bonus"), equity=(Rsu(),))
    assert "is a percentage" in str(typed(("equity", 0, "fully_diluted_shares"), "5%", paid))
    assert typed(("hours_per_week",), "5%", paid) == (
        '"5%" is a percentage, but this field takes a number; percentages have a separate field.'
    )


def test_without_the_offer_a_currency_is_asked() -> None:
    edit = typed_edit(field_at(AMOUNT, offer("100k USD/year")), "EUR 5k", None, ENGLISH)
    assert isinstance(edit, InputError)


def test_a_currency_that_is_chosen_is_that_of_the_part_or_of_a_strike_price() -> None:
    whole = offer("100k USD/year + 5 options strike 4")
    amount, strike = (Field(path, "", FieldKind.ESTIMATE) for path in (("pay", 0, "amount"), ("equity", 0, "strike")))
    assert currency_edit(amount, "EUR", whole) == Put(("pay", 0, "currency"), "EUR")
    assert currency_edit(amount, "USD", whole) == Put(("pay", 0, "currency"), None)
    assert currency_edit(strike, "EUR", whole) == Put(("equity", 0, "strike_currency"), "EUR")
    assert currency_edit(strike, "USD", whole) == Put(("equity", 0, "strike_currency"), None)
    assert currency_edit(Field(("company",), "", FieldKind.TEXT), "EUR", whole) == Put(("currency",), "EUR")
