import pytest

from offercalc.domain.offer.pay_period import Period
from offercalc.interchange.offer_tables.column_headers import header_of, header_problems
from tests.tools import ENGLISH


def problems(text: str, said: str | None = None) -> list[str]:
    return list(header_problems(header_of(text, said), "E", ENGLISH))


@pytest.mark.parametrize(
    ("text", "name", "currency"),
    [
        ("Salary (USD)", "salary", "USD"),
        ("Salary in USD", "salary", "USD"),
        ("salary_usd", "salary", "USD"),
        ("Salary, USD", "salary", "USD"),
        ("USD salary", "salary", "USD"),
        ("Salary €", "salary", "EUR"),
        ("Salary [S$]", "salary", "SGD"),
        ("Salary (USD/year)", "salary", "USD"),
        ("Gaji pokok (Rp)", "salary", "IDR"),
        ("Gaji/bulan (Rp.)", "salary", "IDR"),
        ("Nilai RSU (US$)", "rsu_value", "USD"),
        ("RSU value ($)", "rsu_value", "USD"),
        ("Strike ¥", "strike", "JPY"),
    ],
)
def test_a_header_names_its_currency(text: str, name: str, currency: str) -> None:
    header = header_of(text)
    assert (header.name, problems(text)) == (name, [])
    assert header.money is not None
    assert header.money.currencies[0] == currency


@pytest.mark.parametrize(
    ("text", "period"),
    [("Annual salary", "year"), ("Salary p.a.", "year"), ("Salary (USD, per month)", "month"), ("Pay/hour", "hour"),
     ("salary (per week)", "week"), ("Biweekly pay", "two_weeks"), ("Salary", None)],
)  # fmt: skip
def test_the_header_of_a_salary_names_its_period(text: str, period: Period | None) -> None:
    assert (header_of(text).name, header_of(text).period, problems(text)) == ("salary", period, [])


@pytest.mark.parametrize(
    ("text", "name"),
    [("Bonus (%)", "bonus_percent"), ("Bonus (% of base)", "bonus_percent"), ("THR (months)", "thr_months"),
     ("Hours (h)", "hours_per_week"), ("Hours/week", "hours_per_week"), ("RSUs (shares)", "rsu_units"),
     ("RSUs (#)", "rsu_units"), ("Start date (DD/MM/YYYY)", "start_date"), ("Annual bonus (EUR)", "bonus"),
     ("Notice period (months)", "notice_months"), ("Notice period in months", "notice_months"),
     ("Masa percobaan (bulan)", "probation_months"), ("Annual leave (days)", "leave_days"),
     ("Cuti (hari)", "leave_days"),
     ("Leave days per year", "leave_days"), ("Working hours (per week)", "hours_per_week"),
     ("Sign-on clawback (months)", "clawback_months")],
)  # fmt: skip
def test_units_that_a_column_has_anyway_are_no_question(text: str, name: str) -> None:
    assert (header_of(text).name, problems(text)) == (name, [])


def test_a_header_tells_the_order_of_its_days() -> None:
    assert header_of("Start date (DD/MM/YYYY)").order == "dmy"
    assert header_of("Tanggal mulai").order == ""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Salary (k)", '"k" multiplies'),
        ("Salary ('000)", '"\'000" multiplies'),
        ("Base salary (thousands)", '"thousands" multiplies'),
        ("Base salary k$", '"k" multiplies'),
        ("Salary (USD '000)", '"\'000" multiplies'),
        ("Gaji (juta)", '"juta" multiplies'),
        ("Gaji pokok dalam juta rupiah", '"juta" multiplies'),
        ("RSU price (GBp)", '"GBp" is one hundredth of a'),
        ("Strike (p)", '"p" is one hundredth of a'),
        ("RSU price GBX", '"GBX" is one hundredth of a'),
        ("Share price (¢)", '"¢" is one hundredth of a'),
        ("Salary (ZAc)", '"ZAc" is one hundredth of a'),
        ("Salary (Usd)", '"Usd" is not understood'),
        ("Salary (net)", '"net" is not understood'),
        ("Salary (‰)", '"‰" is not understood'),
        ("Salary ‰", '"‰" is not understood'),
        ("Sign-on (%)", '"%" is not understood'),
        ("RSUs ($)", '"$" is not understood'),
        ("Hours (USD)", '"USD" is not understood'),
        ("Salary (USD/EUR)", '"EUR" is not understood'),
        ("Salary (shares)", '"shares" is not understood'),
        ("Monthly bonus", '"month" is not understood'),
        ("Sign-on (per year)", '"year" is not understood'),
        ("Salary (DD/MM/YYYY)", '"dmy" is not understood'),
    ],
)
def test_what_a_header_says_beside_its_words_is_never_dropped(text: str, asked: str) -> None:
    assert any(asked in one for one in problems(text)), problems(text)
    assert all(one.startswith(f"Column E ({text}): ") for one in problems(text))


def test_a_text_with_a_strange_bracket_is_not_used_rather_than_printed() -> None:
    assert (header_of("Notes (internal)").name, problems("Notes (internal)")) == ("", [])
    assert problems("Shoe size (EU)") == []


def test_what_a_person_says_of_a_column_settles_its_meaning_and_not_its_units() -> None:
    assert (header_of("Salary (net)", "salary").name, problems("Salary (net)", "salary")) == ("salary", [])
    assert header_of("Take home k$", "salary").money is not None
    assert '"k" multiplies' in problems("Take home k$", "salary")[0]
    assert header_of("Monthly take-home", "salary").period == "month"
    assert header_of("Take-home (per month)", "salary").period == "month"
    assert header_of("Pay for all c", "salary").beside == ()
    assert problems("Annual salary (k)", "") == []
