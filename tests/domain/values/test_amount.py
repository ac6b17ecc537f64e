from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.values.amount import Amount, sums_by_currency
from offercalc.domain.values.estimate import Span, total
from tests.builders import SPANS, span

AMOUNTS_OF_MONEY = st.lists(st.builds(Amount, SPANS, st.sampled_from(["USD", "IDR", "EUR"])), max_size=8)


def test_amounts_are_summed_in_each_currency_in_order_of_appearance() -> None:
    amounts = [Amount(span("1"), "USD"), Amount(span("10..20..30"), "IDR"), Amount(-span("3"), "USD")]
    assert list(sums_by_currency(amounts).items()) == [("USD", -span("2")), ("IDR", span("10..20..30"))]


def test_an_amount_times_a_number_keeps_its_currency() -> None:
    assert Amount(span("10..20..30"), "USD") * span("2") == Amount(span("20..40..60"), "USD")


def test_nothing_has_no_currency() -> None:
    assert sums_by_currency([]) == {}


@given(AMOUNTS_OF_MONEY)
def test_the_order_of_amounts_does_not_matter(amounts: list[Amount]) -> None:
    assert sums_by_currency(amounts) == sums_by_currency(reversed(amounts))


@given(st.lists(SPANS, min_size=1, max_size=5))
def test_amounts_of_one_currency_have_one_total(spans: list[Span]) -> None:
    assert sums_by_currency(Amount(one, "USD") for one in spans) == {"USD": total(tuple(spans))}
