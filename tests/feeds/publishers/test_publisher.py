from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.domain.values.lazy_text import LazyText
from offercalc.feeds.publishers.ecb import Ecb
from offercalc.feeds.publishers.exchange_rate_api import ExchangeRateApi
from offercalc.feeds.publishers.frankfurter import Frankfurter
from offercalc.feeds.publishers.publication import DayOfRates, Publication, UnreadableRatesError
from offercalc.feeds.publishers.publisher import (
    MOST_CURRENCIES,
    MOST_DAYS,
    Listing,
    Publisher,
    bulletin,
    day_of,
    refuse_page,
    shown,
)

FRIDAY, THURSDAY = date(2026, 11, 20), date(2026, 11, 19)
ECB: Publisher = Ecb()
CODES = (
    "AED AUD BRL CAD CHF CNY CZK DKK GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD".split()
)


def listing(text: str, on: date = FRIDAY) -> Listing:
    """Return the rates of pairs such as `USD 1.15 IDR 20000` on a day."""
    words = text.split()
    return on, list(zip(words[::2], words[1::2], strict=True))


def why(*listings: Listing) -> str:
    with pytest.raises(UnreadableRatesError) as refused:
        bulletin(ECB, listings)
    return str(refused.value)


@pytest.mark.parametrize("publisher", [Ecb(), ExchangeRateApi(), Frankfurter("ECB", "EUR"), Frankfurter("BI", "USD")])
def test_every_publisher_says_who_it_is_and_is_asked_by_https(publisher: Publisher) -> None:
    assert publisher.source
    assert publisher.base in {"EUR", "USD"}
    assert publisher.terms.startswith("https://")
    for last_day in (None, FRIDAY, THURSDAY):
        assert publisher.address(last_day, FRIDAY).startswith("https://")


def test_no_two_publishers_share_a_name() -> None:
    publishers: tuple[Publisher, ...] = (Ecb(), ExchangeRateApi(), Frankfurter("ECB", "EUR"), Frankfurter("BI", "USD"))
    assert len({one.source for one in publishers}) == 4


def test_days_come_out_oldest_first_with_their_rates_as_written() -> None:
    found = bulletin(ECB, [listing("USD 1.10 IDR 2E+4"), listing("USD 1.2", THURSDAY)])
    assert found == Publication(
        "EUR",
        (
            DayOfRates(THURSDAY, {"USD": Decimal("1.2")}),
            DayOfRates(FRIDAY, {"USD": Decimal("1.10"), "IDR": Decimal(20_000)}),
        ),
    )
    assert str(found.days[1].values["USD"]) == "1.10"


def test_what_a_publisher_adds_is_handed_on() -> None:
    at = datetime(2026, 11, 21, tzinfo=UTC)
    found = bulletin(ECB, [listing("USD 1.1 IDR 2e4 JPY 0")], at, (LazyText("ECB: it moves."),))
    assert found.next_update == at
    assert found.refused == ("ECB: it moves.", "ECB: '0' isn't a valid rate for JPY on 2026-11-20, and was skipped.")


@pytest.mark.parametrize(
    "text",
    [
        *"0 0.0 -1.1 NaN Infinity 1e-10 1e10 1e999999999 1e99999999999999999999 null".split(),
        *"abc 1.1.1 1,5 1_0 +1 .5 1. 0x1 \u0661".split(),
        "",
        " 1",
        "9" * 5000,
        "1." + "1" * 39,
    ],
)
def test_what_is_no_rate_is_left_out_and_said(text: str) -> None:
    found = bulletin(ECB, [(FRIDAY, [("USD", "1.1"), ("IDR", text)])])
    assert found.days == (DayOfRates(FRIDAY, {"USD": Decimal("1.1")}),)
    (sentence,) = found.refused
    assert sentence.startswith("ECB: '")
    assert sentence.endswith("' isn't a valid rate for IDR on 2026-11-20, and was skipped.")
    assert len(sentence) < 120


@pytest.mark.parametrize("text", ["1e-9", "1e9", "0.000000001", "1." + "1" * 38])
def test_the_smallest_and_the_largest_rate_are_used(text: str) -> None:
    assert bulletin(ECB, [listing(f"USD {text}")]).days[0].values == {"USD": Decimal(text)}


def test_a_day_whose_rates_are_all_left_out_is_left_out_too() -> None:
    found = bulletin(ECB, [listing("USD 1.1"), listing("USD 0", THURSDAY)])
    assert [one.day for one in found.days] == [FRIDAY]
    assert found.refused == ("ECB: '0' isn't a valid rate for USD on 2026-11-19, and was skipped.",)


def test_half_may_be_left_out_and_no_more() -> None:
    assert bulletin(ECB, [listing("USD 1.1 IDR 0")]).refused
    assert why(listing("USD 1.1 IDR 0 JPY -1")) == (
        "ECB: most of the listed figures aren't rates, such as '0'; its format has changed"
    )


def test_twenty_are_named_and_the_others_counted() -> None:
    sound = [(code, "1") for code in CODES]
    days = [(FRIDAY, sound), (THURSDAY, [(code, "0") for code in CODES[:21]])]
    found = bulletin(ECB, days)
    assert len(found.refused) == 21
    assert found.refused[0] == "ECB: '0' isn't a valid rate for AED on 2026-11-19, and was skipped."
    assert found.refused[-1] == "ECB: 1 more were skipped."
    assert len(bulletin(ECB, [(FRIDAY, sound), (THURSDAY, [(code, "0") for code in CODES[:20]])]).refused) == 20


def test_what_the_program_does_not_know_is_passed_over() -> None:
    found = bulletin(ECB, [listing("USD 1.1 XAU 0.0003 FOK 0 usd 7 I44 5")])
    assert found == Publication("EUR", (DayOfRates(FRIDAY, {"USD": Decimal("1.1")}),))


def test_the_base_costs_one_of_itself_and_is_not_listed() -> None:
    assert bulletin(ECB, [listing("EUR 1.0 USD 1.1")]).days[0].values == {"USD": Decimal("1.1")}


@pytest.mark.parametrize("text", ["1.01", "0", "x"])
def test_another_base_is_seen_by_what_it_costs(text: str) -> None:
    assert why(listing(f"EUR {text} USD 1.1")) == (
        "ECB: the rate of EUR in EUR isn't 1 on 2026-11-20; its format has changed"
    )


@pytest.mark.parametrize("text", ["", "EUR 1", "XAU 1", "EUR 1 XAU 1"])
def test_a_table_without_rates_is_refused(text: str) -> None:
    assert why(listing(text)) == "ECB: the table has no rates; its format has changed"


def test_no_days_at_all_are_refused() -> None:
    assert why() == "ECB: the table has no rates; its format has changed"


@pytest.mark.parametrize("text", ["USD 1.1 IDR 2 USD 1.10", "USD 1.1 USD 1.1", "USD 1.1 IDR 2 JPY x JPY x"])
def test_the_same_twice_in_a_day_counts_once(text: str) -> None:
    assert bulletin(ECB, [listing(text)]).days[0].values["USD"] == Decimal("1.1")


@pytest.mark.parametrize("text", ["USD 1.1 USD 1.2", "USD 1.1 USD 0", "USD x USD y", "USD 1.1 XAU 1 XAU 2"])
def test_two_rates_of_a_currency_in_a_day_are_refused(text: str) -> None:
    code = "XAU" if "XAU" in text else "USD"
    assert why(listing(text)) == (
        f"ECB: '{code}' is listed twice on 2026-11-20, with different rates; its format has changed"
    )


def test_the_same_day_twice_counts_once() -> None:
    assert len(bulletin(ECB, [listing("USD 1.1"), listing("USD 1.10")]).days) == 1


@pytest.mark.parametrize("text", ["USD 1.2", "IDR 20000", "USD 1.1 IDR 20000"])
def test_a_day_listed_twice_with_other_rates_is_refused(text: str) -> None:
    assert why(listing("USD 1.1"), listing(text)) == (
        "ECB: 2026-11-20 is listed twice, with different rates; its format has changed"
    )


def test_too_many_currencies_are_refused() -> None:
    most = [(f"X{number:02}", "1") for number in range(MOST_CURRENCIES - 1)] + [("USD", "1")]
    assert bulletin(ECB, [(FRIDAY, most)]).days[0].values == {"USD": Decimal(1)}
    assert why((FRIDAY, [*most, ("IDR", "1")])) == (
        "ECB: 401 currencies on 2026-11-20 are implausibly many; its format has changed"
    )


def test_too_many_days_are_refused() -> None:
    days = [listing("USD 1.1", date(1990, 1, 1) + timedelta(days=number)) for number in range(MOST_DAYS + 1)]
    assert len(bulletin(ECB, days[:-1]).days) == 20_000
    assert why(*days) == "ECB: more than 20000 days are implausibly many; its format has changed"


@pytest.mark.parametrize("text", ["1990-01-01", "2026-11-20", "2100-12-31"])
def test_a_day_of_publication_is_read(text: str) -> None:
    assert day_of("ECB", text).isoformat() == text


@pytest.mark.parametrize(
    "text",
    [
        *"1989-12-31 2101-01-01 2026-02-30 20261120 2026-W47-5 2026-11-20T00:00 soon \u0662026-11-20".split(),
        "",
        " 2026-11-20",
        "2026-11-20\n",
        "x" * 500,
    ],
)
def test_any_other_day_is_refused(text: str) -> None:
    with pytest.raises(
        UnreadableRatesError, match=r"^ECB: '.*' isn't a valid day of publication; its format has changed$"
    ):
        day_of("ECB", text)


@pytest.mark.parametrize(
    "start", ["<html>", "<HTML lang='id'>", "<!DOCTYPE html>", "\n\t <!doctype HTML PUBLIC", "\ufeff<html>"]
)
def test_a_web_page_in_place_of_rates_is_named(start: str) -> None:
    with pytest.raises(
        UnreadableRatesError, match=r"^Any: received a web page instead of the rates; the network may require"
    ):
        refuse_page("Any", f"{start}<body>Please sign in</body>".encode())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b'{"rates": "<html>"}', b"<gesmes:Envelope>", b"html"])
def test_anything_else_is_no_web_page(content: bytes) -> None:
    assert not is_refused(content)


def is_refused(content: bytes) -> bool:
    try:
        refuse_page("Any", content)
    except UnreadableRatesError:
        return True
    return False


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("abc", "'abc'"),
        ("x" * 40, f"'{'x' * 40}'"),
        ("x" * 41, f"'{'x' * 39}…'"),
        ("a\nb\x1b[2J", r"'a\nb\x1b[2J'"),
        ("it's", '"it\'s"'),
        ("\u202e" * 40, r"'\u202e\u202e\u202e\u202e\u202e\u202e\u2…'"),
        (Decimal("1e5"), "'1E+5'"),
    ],
)
def test_what_stood_there_is_shown_in_one_short_line(text: str | Decimal, written: str) -> None:
    assert shown(text) == written


NUMBERS = st.one_of(
    st.decimals(allow_nan=True, allow_infinity=True).map(str), st.text(max_size=50), st.sampled_from(["1.1", "0"])
)


@given(st.lists(st.tuples(st.sampled_from([FRIDAY, THURSDAY]), st.dictionaries(st.sampled_from(CODES), NUMBERS))))
def test_whatever_is_listed_makes_a_sound_bulletin_or_one_sentence(days: list[tuple[date, dict[str, str]]]) -> None:
    sentence = "ECB: "
    found = Publication("EUR", ())
    try:
        found = bulletin(ECB, [(day, list(figures.items())) for day, figures in days])
    except UnreadableRatesError as error:
        sentence = str(error)
    assert sentence.startswith("ECB: ")
    assert sentence.isprintable()
    assert [one.day for one in found.days] == sorted({one.day for one in found.days})
    assert all(Decimal("1e-9") <= value <= Decimal("1e9") for one in found.days for value in one.values.values())
    assert all(sentence.isprintable() for sentence in found.refused)
