from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.employment import Candidate
from offercalc.domain.offer.equity import Option, Rsu
from offercalc.domain.offer.leaving_pay import LeavingTier
from offercalc.domain.offer.pay import (
    Allowance,
    Bonus,
    EmployerContribution,
    Instalment,
    LeavingPay,
    OneTime,
    PayPart,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.values.estimate import Range
from offercalc.interchange.offer_tables.pay_cells import TIMES
from tests.interchange.offer_tables.test_offer_rows import ACME, HEAD, faults, offer, table

FIXED = Allowance(label="Fixed allowance", amount=Decimal(800), per="month", counts_as_wage=True)
PAYOUT = Range(Decimal(0), Decimal(100), Decimal(200))
TIER = LeavingTier(months_of_wage_per_year=Decimal(1))
GRATUITY = LeavingPay(tiers=(TIER,))


@pytest.mark.parametrize(
    ("header", "cell", "part"),
    [
        ("Bonus in months", "2", Bonus(months_of_wage=Decimal(2))),
        ("Bonus bulan gaji", "1.5", Bonus(months_of_wage=Decimal("1.5"))),
        ("Bonus %;Target payout", "15;90%", Bonus(percent_of_salary=Decimal(15), attainment_percent=Decimal(90))),
        ("Bonus %;Pencapaian bonus", "15;", Bonus(percent_of_salary=Decimal(15))),
        ("Employer contribution %", "4", EmployerContribution(percent=Decimal(4))),
        ("Iuran perusahaan (%)", "4", EmployerContribution(percent=Decimal(4))),
        ("Superannuation", "12%", EmployerContribution(percent=Decimal(12))),
        ("Fixed allowance per month", "800", FIXED),
        ("Tunjangan tetap/bulan", "800", FIXED),
        ("Fixed allowance (USD, per month)", "800", FIXED),
        ("Gratuity (months)", "1", GRATUITY),
        ("Uang kompensasi", "1", GRATUITY),
        ("Allowance per month", "500", Allowance(amount=Decimal(500), per="month")),
        ("Annual allowance", "500", Allowance(amount=Decimal(500), per="year")),
        (
            "Monthly allowance;Allowance begins after;Allowance lasts (months)",
            "500;1;3",
            Allowance(amount=Decimal(500), per="month", from_month=1, for_months=3),
        ),
        ("Tunjangan per bulan;Lama tunjangan", "500;3", Allowance(amount=Decimal(500), per="month", for_months=3)),
        ("Tunjangan per bulan (EUR)", "500", Allowance(amount=Decimal(500), per="month", currency="EUR")),
        ("Allowance lasts", "3", Allowance(amount=None, for_months=3)),
        (
            "Bonus months;Bonus begins after;Bonus lasts",
            "2;6;12",
            Bonus(months_of_wage=Decimal(2), from_month=6, for_months=12),
        ),
        ("Bonus;Bonus mulai setelah (bulan);Lama bonus", "500;6;", Bonus(amount=Decimal(500), from_month=6)),
        ("THR;THR mulai setelah bulan", "1;12", ThirteenthMonth(months=Decimal(1), from_month=12)),
        ("Tunjangan tetap/bulan;Lama tunjangan tetap (bulan)", "800;3", replace(FIXED, for_months=3)),
        ("Fixed allowance per month;Fixed allowance begins after months", "800;3", replace(FIXED, from_month=3)),
        (
            "Employer contribution %;Contribution ceiling per month;Iuran perusahaan mulai setelah",
            "4;12,000;3",
            EmployerContribution(percent=Decimal(4), ceiling=Decimal(12_000), ceiling_per="month", from_month=3),
        ),
        ("Employer contribution %;Contribution ceiling per year", "4;", EmployerContribution(percent=Decimal(4))),
        (
            "Sign-on;Sign-on paid after (months);Clawback",
            "500;3;12",
            OneTime(
                label="Sign-on bonus",
                instalments=(Instalment(amount=Decimal(500), after_months=3),),
                clawback=Clawback(months=Decimal(12)),
            ),
        ),
        (
            "Relocation;Relokasi setelah bulan",
            "500;2",
            OneTime(label="Relocation", instalments=(Instalment(amount=Decimal(500), after_months=2),)),
        ),
        (
            "Gratuity;Gratuity years;Later gratuity;Gratuity after months",
            "0.7;5;1;12",
            LeavingPay(
                tiers=(LeavingTier(months_of_wage_per_year=Decimal("0.7"), up_to_years=Decimal(5)), TIER),
                after_months=12,
            ),
        ),
        ("Pesangon;Pesangon sampai tahun;Pesangon selanjutnya", "1;;", GRATUITY),
    ],
)
def test_terms_of_the_pay_are_read_from_their_columns(header: str, cell: str, part: PayPart, tmp_path: Path) -> None:
    assert offer(tmp_path, header, cell).pay == (part,)


def test_terms_of_grants_are_read_from_their_columns(tmp_path: Path) -> None:
    header = "RSU value;Grant price;Performance payout;Options;Strike"
    assert offer(tmp_path, header, "90,000;45;0-200%;100;1.25").equity == (
        Rsu(value=Decimal(90_000), grant_price=Decimal(45), multiplier_percent=PAYOUT),
        Option(units=Decimal(100), strike=Decimal("1.25")),
    )
    (found,) = offer(tmp_path, "Jumlah RSU;Harga pemberian", "100;45").equity
    assert found == Rsu(units=Decimal(100), grant_price=Decimal(45))


def test_the_table_of_a_recruiter_is_an_offer(tmp_path: Path) -> None:
    header = (
        "Nama;Perusahaan;Jabatan;Mata uang;Tanggal mulai;Tanggal berakhir;Masa pemberitahuan;Masa percobaan;"
        "Gaji pokok per bulan;Tunjangan tetap per bulan;Uang kompensasi;Iuran perusahaan;Warna"
    )
    found = table(tmp_path, header, "Rina;PT Maju;Analis;IDR;2026-02-01;2027-01-31;1;0;9000000;800000;1;4%;biru")
    assert (found.mapping.problems, found.faults) == ((), ())
    assert any("Warna" in remark for remark in found.mapping.remarks)
    read = found.offers[0].offer
    assert (read.candidate, read.notice_months) == (Candidate(name="Rina"), Decimal(1))
    assert [type(part) for part in read.pay] == [Salary, EmployerContribution, Allowance, LeavingPay]
    assert isinstance(read.pay[2], Allowance)
    assert read.pay[2].counts_as_wage
    assert str(read.end_date) == "2027-01-31"


@pytest.mark.parametrize("header", ["Fixed allowance", "Tunjangan", "Tunjangan tetap (Rp)"])
def test_the_period_of_an_allowance_is_never_guessed(header: str, tmp_path: Path) -> None:
    found = table(tmp_path, f"{HEAD};{header}", f"{ACME};800")
    (problem,) = found.mapping.problems
    assert problem.startswith(f"Column E ({header}) does not state the period of its amounts")
    assert problem.endswith(' per month".')


def test_an_allowance_for_all_rows_has_a_column_of_its_own(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD, ACME, filled=(("fixed_allowance", "800"),))
    assert found.mapping.problems == (
        '"Fixed allowance" needs a column of its own, whose header states the period, e.g. '
        '"Fixed allowance per month".',
    )


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [("2.5", "2.5 has more than 0 decimal places; round it."), ("0", "0 is too small; the minimum is 1.")],
)
def test_an_allowance_lasts_whole_months(cell: str, sentence: str, tmp_path: Path) -> None:
    assert TIMES == ("from_month", "for_months")
    found = table(tmp_path, f"{HEAD};Monthly allowance;Allowance lasts", f"{ACME};500;{cell}")
    assert faults(found) == [f"2F Allowance lasts: {sentence}"]


@pytest.mark.parametrize(
    ("header", "cells", "fault"),
    [
        ("Salary per month;Gaji mulai setelah", "9000;-3",
         "2F Gaji mulai setelah: -3 is too small; the minimum is 0."),
        ("Gratuity;Later gratuity", "1;2",
         "2E Gratuity: Only the last tier has no end; enter the years up to which this one applies."),
        ("Employer pension;Contribution ceiling per week", "4;900",
         '2F Contribution ceiling per week: "week" isn\'t a valid value here; choose one of year, month.'),
        ("Sign-on;Sign-on bonus after", "500;1.5",
         "2F Sign-on bonus after: 1.5 has more than 0 decimal places; round it."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_time_is_told_at_its_column(header: str, cells: str, fault: str, tmp_path: Path) -> None:
    assert faults(table(tmp_path, f"{HEAD};{header}", f"{ACME};{cells}")) == [fault]


def test_a_salary_lasts_as_long_as_its_row_says(tmp_path: Path) -> None:
    found = table(
        tmp_path, f"{HEAD};Gaji pokok per bulan;Gaji pokok mulai setelah bulan;Salary lasts", f"{ACME};9000;1;6"
    )
    assert (found.mapping.problems, found.faults) == ((), ())
    assert found.offers[0].offer.pay == (Salary(amount=Decimal(9000), per="month", from_month=1, for_months=6),)


def test_what_is_wrong_with_other_pay_is_told_at_its_column(tmp_path: Path) -> None:
    found = table(tmp_path, f"{HEAD};Gratuity;Fixed allowance per month", f"{ACME};one;-1")
    assert faults(found) == [
        '2E Gratuity: "one" isn\'t a number.',
        "2F Fixed allowance per month: -1 is negative; enter zero or more.",
    ]
