from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from offercalc.application.ports.document_options import Signatory
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_table import OfferTable, TableAsk
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.employment import Candidate
from offercalc.domain.offer.equity import Option, Rsu
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import (
    Benefit,
    Bonus,
    Commission,
    Instalment,
    MatchTier,
    OneTime,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.vesting.schedule import Even, Vesting
from offercalc.interchange.offer_tables.offer_rows import SheetTables
from tests.tools import PRESETS

HEAD = "Company;Role;Currency;Start date"
ACME = "Acme;Engineer;USD;2026-02-02"


def table(folder: Path, *lines: str, locale: str = "en_US", **ask: Any) -> OfferTable:
    path = folder / "offers.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return SheetTables(PRESETS).read(TableAsk(path=path, **ask), localizer_for(locale))


def offer(folder: Path, header: str, cells: str, **ask: Any) -> Offer:
    """Return the offer read from a row with these columns besides the required ones."""
    found = table(folder, f"{HEAD};{header}", f"{ACME};{cells}", **ask)
    assert (found.mapping.problems, found.faults) == ((), ())
    return found.offers[0].offer


def faults(found: OfferTable) -> list[str]:
    return [f"{one.row}{one.letter} {one.header}: {one.sentence}" for one in found.faults]


def test_a_row_becomes_an_offer(tmp_path: Path) -> None:
    header = "Nama;Atasan;Level;Location;Hours;Expiry;Responsibilities;Requirements;Notes"
    cells = 'Budi;Siti;L5;Jakarta;37.5;2026-01-15;"Lead; write\n- care";Degree;By phone'
    (found,) = table(tmp_path, f"{HEAD};{header}", f"{ACME};{cells}").offers
    assert (found.row, found.candidate, found.reports_to) == (2, "Budi", "Siti")
    assert found.offer == Offer(
        company="Acme",
        role="Engineer",
        currency="USD",
        start_date=date(2026, 2, 2),
        level="L5",
        location="Jakarta",
        hours_per_week=Decimal("37.5"),
        expiry_date=date(2026, 1, 15),
        responsibilities=("Lead", "write", "care"),
        requirements=("Degree",),
        notes="By phone",
        candidate=Candidate(name="Budi"),
    )


def test_pay_is_read_part_by_part(tmp_path: Path) -> None:
    found = offer(tmp_path, "Salary;Per;Bonus %;Sign-on;Relocation (EUR);THR", "100,000;year;15;5,000;2,000;1")
    assert found.pay == (
        Salary(amount=Decimal(100_000), per="year"),
        Bonus(percent_of_salary=Decimal(15)),
        OneTime(label="Sign-on bonus", instalments=(Instalment(amount=Decimal(5000)),)),
        OneTime(label="Relocation", currency="EUR", instalments=(Instalment(amount=Decimal(2000)),)),
        ThirteenthMonth(months=Decimal(1)),
    )


def test_grants_are_read_with_their_currency_and_vesting(tmp_path: Path) -> None:
    header = "RSU units;RSU price;Options;Strike;Share price;Share currency;Vesting"
    found = offer(tmp_path, header, "1000;25;500;5;8;EUR;4 years, 1-year cliff, monthly")
    vesting = Vesting(preset="4y-1y-cliff-monthly")
    assert found.equity == (
        Rsu(units=Decimal(1000), price=Decimal(25), currency="EUR", vesting=vesting),
        Option(units=Decimal(500), strike=Decimal(5), price=Decimal(8), currency="EUR", vesting=vesting),
    )


def test_vesting_that_is_no_preset_is_read_as_even_instalments(tmp_path: Path) -> None:
    found = offer(tmp_path, "RSU units;Vesting", "1000;36 months, vesting every 3 months, cliff after 12 months")
    assert found.equity == (Rsu(units=Decimal(1000), vesting=Vesting(even=Even(36, 12, 3))),)


def test_an_empty_amount_is_not_known_and_not_zero(tmp_path: Path) -> None:
    found = offer(tmp_path, "Salary per month;RSU units;RSU price", ";;25")
    assert found.pay == (Salary(amount=None, per="month"),)
    assert found.equity == (Rsu(units=None, price=Decimal(25)),)


def test_a_part_of_which_a_row_says_nothing_is_not_offered(tmp_path: Path) -> None:
    found = offer(tmp_path, "Bonus;Sign-on;RSU units;Options;Strike;Vesting", ";;;;;4y-yearly")
    assert (found.pay, found.equity) == ((), ())


def test_a_question_mark_is_a_part_that_is_not_known(tmp_path: Path) -> None:
    found = offer(tmp_path, "Bonus;Options", "?;?")
    assert (found.pay, found.equity) == ((Bonus(amount=None),), (Option(units=None),))


def test_what_holds_for_all_rows_is_taken_where_a_row_says_nothing(tmp_path: Path) -> None:
    lines = ("Company;Role;Start date;Location", "Acme;Engineer;2026-02-02;", "Acme;Chef;2026-02-02;Bandung")
    found = table(tmp_path, *lines, filled=(("currency", "IDR"), ("location", "Jakarta")))
    assert [(one.offer.currency, one.offer.location) for one in found.offers] == [
        ("IDR", "Jakarta"),
        ("IDR", "Bandung"),
    ]


def test_a_bad_row_does_not_keep_back_the_others(tmp_path: Path) -> None:
    header = f"{HEAD};Salary per year"
    found = table(tmp_path, header, f"{ACME};many", "", f"{ACME};100", ";Engineer;XYZ;2026-02-02;100")
    assert [one.row for one in found.offers] == [4]
    assert faults(found) == [
        '2E Salary per year: "many" isn\'t a number.',
        "5A Company: This field is required.",
        '5C Currency: "XYZ" isn\'t a current currency code; enter an ISO 4217 code, e.g. USD or IDR.',
    ]


def test_everything_wrong_with_a_row_is_told_from_left_to_right(tmp_path: Path) -> None:
    header = f"{HEAD};Salary;Per;Bonus %;RSU units;Vesting"
    found = table(tmp_path, header, "Acme;;USD;soon;-5;moon;0.2;1;never")
    assert [fault.split(":")[0] for fault in faults(found)] == [
        "2B Role",
        "2D Start date",
        "2E Salary",
        "2F Per",
        "2G Bonus %",
    ]


@pytest.mark.parametrize(
    ("header", "cells", "fault"),
    [
        ("Salary per year", "-5", "2E Salary per year: -5 is negative; enter zero or more."),
        ("RSU units;Vesting", "1;never", '2F Vesting: There is no vesting preset "never"; choose one of '),
        ("Bonus;Bonus %", "5;5", "2 : State only one of "),
        ("Hours", "200", "2E Hours: 200 is too large; the maximum is 168."),
        (
            "Expiry date",
            "1900-01-01",
            "2E Expiry date: 1900-01-01 is out of range; enter a date in the years 1950-2200.",
        ),
    ],
)
def test_what_cannot_be_true_is_told_at_its_column(header: str, cells: str, fault: str, tmp_path: Path) -> None:
    found = table(tmp_path, f"{HEAD};{header}", f"{ACME};{cells}")
    assert "".join(faults(found)).startswith(fault)


def test_rows_are_not_read_where_the_columns_are_not_understood(tmp_path: Path) -> None:
    found = table(tmp_path, "Company;Role", "Acme;Engineer")
    assert (len(found.mapping.problems), found.offers, found.faults) == (2, (), ())


def test_an_empty_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match=r"offers\.csv: The table is empty\."):
        table(tmp_path, "")


@pytest.mark.parametrize(
    ("locale", "decided", "number", "dates"),
    [
        ("en_US", True, "1,234.5 (en_US)", "read month first (en_US)"),
        ("en_GB", True, "1,234.5 (en_GB)", "read day first (en_GB)"),
        ("en_US", False, "1,234.5 (en_US)", "are ambiguous"),
    ],
)
def test_the_mapping_says_how_numbers_and_dates_are_read(
    locale: str, decided: bool, number: str, dates: str, tmp_path: Path  # noqa: FBT001
) -> None:  # fmt: skip
    remarks = table(
        tmp_path, HEAD, ACME, locale=locale, days_by_locale=decided, is_locale_named=decided
    ).mapping.remarks
    assert number in remarks[0]
    assert dates in remarks[1]


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "offers.csv"
    path.write_bytes(f"{HEAD}\n{ACME.replace('Acme', 'Café')}".encode("cp1252"))
    found = SheetTables(PRESETS).read(TableAsk(path=path), localizer_for("en_US"))
    assert found.offers[0].offer.company == "Café"
    assert "its characters are read as cp1252" in found.mapping.remarks[2]


def test_a_workbook_is_read_like_csv(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEAD.split(";"), "Salary per year", "Bonus %"])
    sheet.append(["Acme", "Engineer", "USD", date(2026, 2, 2), 100000.5, 0.15])
    sheet["F2"].number_format = "0%"
    book.save(tmp_path / "offers.xlsx")
    found = SheetTables(PRESETS).read(TableAsk(path=tmp_path / "offers.xlsx"), localizer_for("id_ID"))
    assert found.faults == ()
    assert found.offers[0].offer.pay == (
        Salary(amount=Decimal("100000.5"), per="year"),
        Bonus(percent_of_salary=Decimal(15)),
    )


@pytest.mark.parametrize(
    ("header", "cells", "fault"),
    [
        (
            "RSU units;RSU price (GBP);Share currency",
            "1;24;EUR",
            "2F RSU price (GBP): The amounts of a grant must be in one ",
        ),
        (
            "Options;Strike (USD);Share price (EUR)",
            "1;2;3",
            "2F Strike (USD): The amounts of a grant must be in one currency, but these are in EUR and USD; ",
        ),
        (
            "Options;Strike (EUR);Share price",
            "1;2;3",
            "2F Strike (EUR): The amounts of a grant must be in one currency, but these are in USD and EUR; ",
        ),
        ("RSU units;RSU price;Share currency", "1;24;GBp", '2G Share currency: "GBp" is one hundredth of a'),
        ("RSU value ($)", "90000", ""),
        ("Salary per year", "120;000", '2E Salary per year: "120,000" looks like one amount'),
        ("Annual salary;Pay period", "120000;monthly", "2F Pay period: The header"),
        ("Salary per year", "1;2", "2F : The row has 6 cells, but the header has 5; "),
    ],
)
def test_what_disagrees_within_a_row_is_questioned(header: str, cells: str, fault: str, tmp_path: Path) -> None:
    found = table(tmp_path, f"{HEAD};{header}", f"{ACME};{cells}")
    assert found.mapping.problems == ()
    assert "".join(faults(found)).startswith(fault)
    assert bool(found.offers) == (not fault)


def test_a_grant_may_be_in_the_currency_of_all_its_headers(tmp_path: Path) -> None:
    found = offer(tmp_path, "RSU units;RSU price (EUR);RSU value (EUR);Share currency", "1;24;;eur")
    assert found.equity == (Rsu(units=Decimal(1), price=Decimal(24), currency="EUR"),)
    found = offer(tmp_path, "Options;Strike (EUR);Share price (EUR)", "1;24;30")
    assert found.equity == (Option(units=Decimal(1), strike=Decimal(24), price=Decimal(30), currency="EUR"),)


def test_a_currency_is_read_in_small_letters_and_never_in_mixed_case(tmp_path: Path) -> None:
    lines = (HEAD, "Acme;Chef;usd;2026-02-02", "Acme;Chef;GBp;2026-02-02")
    found = table(tmp_path, *lines)
    assert [one.offer.currency for one in found.offers] == ["USD"]
    assert [fault[:40] for fault in faults(found)] == ['3C Currency: "GBp" is one hundredth of a']


def test_one_row_tells_how_the_days_and_numbers_of_all_are_read(tmp_path: Path) -> None:
    lines = (f"{HEAD};Salary per year", "Acme;Chef;EUR;03/04/2027;85.000", "Acme;Chef;EUR;13/02/2027;1.234,56")
    first, second = table(tmp_path, *lines).offers
    assert (first.offer.start_date, second.offer.start_date) == (date(2027, 4, 3), date(2027, 2, 13))
    assert [one.offer.pay[0].amount for one in (first, second)] == [Decimal(85000), Decimal("1234.56")]  # type: ignore[union-attr]
    assert len(table(tmp_path, *lines).mapping.remarks) == 4


def test_what_a_column_leaves_open_keeps_all_rows_back(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD, "Acme;Chef;EUR;03/04/2027")
    assert (found.offers, found.faults, len(found.mapping.problems)) == ((), (), 1)


def test_a_column_that_is_not_used_is_mentioned_where_something_stands_in_it(tmp_path: Path) -> None:
    remarks = table(tmp_path, f"{HEAD};Shoe size;Empty;Notes (internal)", f"{ACME};42;;secret").mapping.remarks
    assert remarks[-1] == "Not used, although not empty: E Shoe size, G Notes (internal)."
    assert "Not used" not in "".join(table(tmp_path, f"{HEAD};Empty", ACME).mapping.remarks)


def test_formats_of_a_workbook_are_lead_over_the_columns(tmp_path: Path) -> None:
    header = [*HEAD.split(";"), "Annual salary", "Bonus", "Sign-on bonus", "THR", "Hours", "Strike"]
    cells = [(1200, '"$"#,##0'), (0.15, "0%"), (5000, "[$€-407]#,##0"), (1, "0%"), (40, "0%"), (85, '0"p"')]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(header)
    sheet.append(["Acme", "Engineer", "GBP", date(2026, 2, 2), *(value for value, _format in cells)])
    for column, (_value, code) in enumerate(cells, start=5):
        sheet.cell(2, column).number_format = code
    book.save(tmp_path / "offers.xlsx")
    found = SheetTables(PRESETS).read(TableAsk(path=tmp_path / "offers.xlsx"), localizer_for("en_US"))
    assert [fault[:2] for fault in faults(found)] == ["2E", "2G", "2H", "2I", "2J"]
    assert found.mapping.remarks[0] == 'The sheet "Sheet" is read.'


def test_an_amount_brings_its_currency(tmp_path: Path) -> None:
    found = offer(tmp_path, "Salary;Pay period;Sign-on bonus", "Rp 85jt;month;EUR 5k")
    assert [part.currency for part in found.pay] == ["IDR", "EUR"]
    head, row = f"{HEAD};Salary per month", "Acme;Engineer;;2026-02-02;Rp. 85.000.000,-"
    found_alone = table(tmp_path, head, row)
    assert found_alone.mapping.problems == ()
    (alone,) = found_alone.offers
    assert (alone.offer.currency, alone.offer.pay[0]) == ("IDR", Salary(amount=Decimal(85_000_000), per="month"))


def test_a_percentage_as_the_number_of_units_is_ownership(tmp_path: Path) -> None:
    found = offer(tmp_path, "RSU units", "0.15%")
    assert found.equity == (Rsu(ownership_percent=Decimal("0.15")),)


def test_a_row_has_conditions_signatories_and_a_status_of_its_own(tmp_path: Path) -> None:
    header = "First name;Last name;Conditions;Signatory;Signatory title;Offer Status;Employment type"
    cells = 'Dana;Whitfield;"References; visa";"Ada Lovelace, CTO;Ann";Lead;Sent;Full-time'
    (found,) = table(tmp_path, f"{HEAD};{header}", f"{ACME};{cells}").offers
    assert (found.candidate, found.conditions) == ("Dana Whitfield", ("References", "visa"))
    assert found.signatories == (Signatory("Ada Lovelace", "CTO"), Signatory("Ann", "Lead"))
    assert (found.offer.candidate, found.offer.status) == (Candidate(name="Dana Whitfield"), "extended")


def test_full_time_states_no_type_of_employment_and_that_is_said(tmp_path: Path) -> None:
    found = table(tmp_path, f"{HEAD};Employment type", f"{ACME};Full-time", f"{ACME};PKWT")
    assert [one.offer.employment_type for one in found.offers] == ["", "fixed_term"]
    remark = 'Column E (Employment type): "Full-time" states no type of employment, and is not used.'
    assert remark in found.mapping.remarks


def test_commission_match_benefits_and_clawback_have_columns(tmp_path: Path) -> None:
    header = "Commission;Employer match;Employer match limit;Benefits value (EUR);Sign-on;Clawback"
    assert offer(tmp_path, header, "30,000;50;6;4,000;10,000;12").pay == (
        Commission(on_target_amount=Decimal(30_000)),
        OneTime(
            label="Sign-on bonus",
            instalments=(Instalment(amount=Decimal(10_000)),),
            clawback=Clawback(months=Decimal(12)),
        ),
        RetirementMatch(tiers=(MatchTier(rate_percent=Decimal(50), of_salary_percent=Decimal(6)),)),
        Benefit(label="Benefits in kind", yearly_value=Decimal(4000), currency="EUR"),
    )


def test_a_bonus_may_be_percentages_and_amounts(tmp_path: Path) -> None:
    lines = (f"{HEAD};Annual Bonus Target", f"{ACME};15%", f"{ACME};")
    assert table(tmp_path, *lines).offers[0].offer.pay == (Bonus(percent_of_salary=Decimal(15)),)
    mixed = table(tmp_path, *lines, f"{ACME};5,000").offers
    assert [one.offer.pay for one in mixed] == [
        (Bonus(percent_of_salary=Decimal(15)),), (), (Bonus(amount=Decimal(5000)),),
    ]  # fmt: skip


def test_a_bonus_too_small_for_a_year_is_asked_about(tmp_path: Path) -> None:
    lines = (f"{HEAD};Annual bonus", f"{ACME};20,000", f"{ACME};0.1", f"{ACME};15", f"{ACME};$15")
    assert faults(table(tmp_path, *lines)) == [
        '3E Annual bonus: "0.1" may mean two things; write 10% or USD 0.1.',
        '4E Annual bonus: "15" may mean two things; write 15% or USD 15.',
    ]  # fmt: skip


def test_a_column_is_named_by_its_letter(tmp_path: Path) -> None:
    lines = (f"{HEAD};Pay;Pay", f"{ACME};100;5")
    found = table(tmp_path, *lines, letters=(("E", "salary"), ("f", "sign_on")), filled=(("salary_per", "year"),))
    assert [type(part) for part in found.offers[0].offer.pay] == [Salary, OneTime]
    assert [one.name for one in table(tmp_path, *lines).mapping.columns][4:] == ["salary", "salary"]


def test_two_columns_for_one_field_are_named_both(tmp_path: Path) -> None:
    found = table(tmp_path, f"{HEAD};Job Name;Salary;Per", f"{ACME};Chef;100;year")
    words = "have the same meaning; use --map to give one of them another meaning, or none."
    problem = f"Columns B (Role) and E (Job Name) {words}"
    assert found.mapping.problems == (problem,)
    assert [one.problems for one in found.mapping.columns][4] == (problem,)
    assert (found.offers, found.faults) == ((), ())


@pytest.mark.parametrize("time", ["T00:00:00Z", "T00:00:00.000Z", " 00:00:00 UTC", "T00:00:00+00:00", " 00:00"])
def test_midnight_after_a_day_is_no_part_of_it(tmp_path: Path, time: str) -> None:
    found = table(tmp_path, HEAD, f"Acme;Engineer;USD;2027-02-01{time}")
    assert [one.offer.start_date for one in found.offers] == [date(2027, 2, 1)]
    assert faults(table(tmp_path, HEAD, "Acme;Engineer;USD;2027-02-01T23:30:00Z"))


def test_every_meaning_has_a_label(tmp_path: Path) -> None:
    words = dict(SheetTables(PRESETS).meanings(localizer_for("id_ID")))
    assert (words["role"], words["commission"]) == ("Jabatan", "Komisi target per tahun")


def test_salaries_that_bring_their_period_need_no_column_for_it(tmp_path: Path) -> None:
    found = table(tmp_path, f"{HEAD};Salary", f"{ACME};$85 per hour", f"{ACME};100k")
    assert [one.offer.pay for one in found.offers] == [(Salary(amount=Decimal(85), per="hour"),)]
    assert faults(found) == ["3 salary_per: This field is required."]
    assert table(tmp_path, f"{HEAD};Salary", f"{ACME};100k").mapping.problems
