from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from offercalc.analysis.comparison import appraise
from offercalc.analysis.negotiation.sensitivity import Effect, Factor, FactorKind, Situation, effects_of, stated_ranges
from offercalc.analysis.yearly import By
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import CompanyPrice, Growth, OwnRate
from tests.builders import assumptions, book, offer, presets


def lead(situation: Situation) -> Fraction:
    """Return by how much the first offer is ahead of the second one, at likely values."""
    first, second = (
        appraise(one, situation.assumptions, By.EMPLOYMENT, book(), presets()).total.likely for one in situation.offers
    )
    return first - second


def ends(effect: Effect) -> list[int]:
    """Return the lead at the lowest and at the highest value, in whole dollars, which they are."""
    assert effect.at_low.denominator == effect.at_high.denominator == 1
    return [int(effect.at_low), int(effect.at_high)]


def situation(*offers: Offer) -> Situation:
    return Situation(offers, assumptions("USD", years=1))


def test_every_range_of_the_offers_is_a_factor() -> None:
    offers = offer("100k..110k..120k USD/year + 10..15..20% bonus"), offer("100k USD/year")
    found = stated_ranges(offers)
    assert [(one.offer, one.path, one.low, one.high) for one in found] == [
        (0, ("pay", 0, "amount"), Decimal(100_000), Decimal(120_000)),
        (0, ("pay", 1, "percent_of_salary"), Decimal(10), Decimal(20)),
    ]


def test_the_factor_that_moves_the_lead_furthest_comes_first() -> None:
    offers = offer("100k USD/year + 10..15..20% bonus + 5k..6k..40k USD once after 0m"), offer("110k USD/year")
    bonus, once = effects_of(situation(*offers), stated_ranges(offers), lead)[::-1]
    assert ends(once) == [10_000, 45_000]  # 100,000 + 15,000 + 5,000 or 40,000, less 110,000
    assert ends(bonus) == [6_000, 16_000]  # 100,000 + 10,000 or 20,000 + 6,000, less 110,000
    assert once.swing > bonus.swing


def test_the_order_turns_where_the_lead_is_nothing() -> None:
    offers = offer("100k USD/year + 0..10..20% bonus"), offer("107500 USD/year")
    (effect,) = effects_of(situation(*offers), stated_ranges(offers), lead)
    assert effect.turns_at is not None
    assert abs(effect.turns_at - Fraction("7.5")) < Fraction(1, 10_000)


def test_no_turn_is_claimed_where_the_lead_keeps_its_sign() -> None:
    offers = offer("100k USD/year + 0..10..20% bonus"), offer("90k USD/year")
    (effect,) = effects_of(situation(*offers), stated_ranges(offers), lead)
    assert effect.turns_at is None


def test_a_rate_that_is_varied_replaces_the_rate_in_force_in_either_direction() -> None:
    rate = Factor(kind=FactorKind.RATE, low=Decimal(10_000), high=Decimal(20_000), pair=("USD", "IDR"))
    assumed = assumptions("USD", own_rates=(OwnRate(base="IDR", quote="USD", value=Decimal("0.0001")),))
    changed = rate.at(Decimal(20_000), Situation((), assumed)).assumptions
    assert changed.own_rates == (OwnRate(base="USD", quote="IDR", value=Decimal(20_000)),)


def test_an_exchange_rate_turns_the_order_at_the_ratio_of_the_totals() -> None:
    offers = offer("100k USD/year"), offer("1500M IDR/year")
    rate = Factor(kind=FactorKind.RATE, low=Decimal(10_000), high=Decimal(20_000), pair=("USD", "IDR"))
    (effect,) = effects_of(situation(*offers), (rate,), lead)
    assert ends(effect) == [-50_000, 25_000]
    assert effect.turns_at is not None
    assert abs(effect.turns_at - 15_000) < Fraction(1, 50)  # 1,500,000,000 / 100,000


def test_growth_of_one_company_leaves_the_others() -> None:
    growth = Factor(kind=FactorKind.GROWTH, low=Decimal(0), high=Decimal(10), company="Acme")
    other = CompanyPrice("Globex", Growth(percent_a_year=Decimal(3)))
    changed = growth.at(Decimal(10), Situation((), assumptions("USD").__class__(
        exchange_day=assumptions().exchange_day, currency="USD", prices=(other,))))  # fmt: skip
    assert changed.assumptions.prices == (other, CompanyPrice("Acme", Growth(percent_a_year=Decimal(10))))


def test_a_price_holds_from_the_first_start_and_attainment_and_dilution_are_assumed() -> None:
    start = situation(offer("? RSU @ 10 USD", "2027-03-01"), offer("1 USD/year", "2026-05-01"))
    price = Factor(kind=FactorKind.PRICE, low=Decimal(1), high=Decimal(2)).at(Decimal(2), start)
    (path,) = price.assumptions.prices
    assert str(path.path) == "Targets(targets=(Target(on=datetime.date(2026, 5, 1), price=Decimal('2')),))"
    paid = Factor(kind=FactorKind.ATTAINMENT, low=Decimal(1), high=Decimal(2)).at(Decimal(2), start)
    assert paid.assumptions.attainment_percent == 2
    thinner = Factor(kind=FactorKind.DILUTION, low=Decimal(1), high=Decimal(2)).at(Decimal(2), start)
    assert thinner.assumptions.dilution_percent == 2


@given(st.integers(1, 99_999))
def test_a_turn_is_where_the_sign_changes(salary: int) -> None:
    def toy(changed: Situation) -> Fraction:
        return Fraction(changed.assumptions.attainment_percent or 0) - Fraction(salary, 1_000)

    factor = Factor(kind=FactorKind.ATTAINMENT, low=Decimal(0), high=Decimal(100))
    (effect,) = effects_of(Situation((), assumptions("USD")), (factor,), toy)
    assert effect.turns_at is not None
    assert abs(effect.turns_at - Fraction(salary, 1_000)) <= Fraction(1, 10_000)
