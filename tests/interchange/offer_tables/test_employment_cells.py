from decimal import Decimal
from pathlib import Path

import pytest

from offercalc.domain.offer.employment import Candidate
from tests.interchange.offer_tables.test_offer_rows import ACME, HEAD, faults, offer, table


def test_the_employment_is_read_from_its_columns(tmp_path: Path) -> None:
    header = (
        "Employment type;Work place;Notice period;Probation;Leave days;Public holidays;Paid days;Reference;Tax home"
    )
    found = offer(tmp_path, header, "Permanent;remote;3;6;25;8;220;HR/7;California")
    assert (found.employment_type, found.work_place, found.reference, found.tax_home) == (
        "permanent", "remote", "HR/7", "US-CA",
    )  # fmt: skip
    assert (found.notice_months, found.probation_months) == (Decimal(3), Decimal(6))
    assert (found.leave_days, found.public_holidays, found.days_per_year) == (Decimal(25), Decimal(8), Decimal(220))


def test_the_candidate_is_read_with_what_is_known_of_them(tmp_path: Path) -> None:
    found = offer(tmp_path, "Candidate;Candidate email;Address", "Rina;rina@example.org;Jl. Melati 1")
    assert found.candidate == Candidate(name="Rina", email="rina@example.org", address="Jl. Melati 1")


def test_an_empty_cell_states_nothing(tmp_path: Path) -> None:
    found = offer(tmp_path, "Candidate;Notice period;Work place;Tax home", ";;;")
    assert (found.candidate, found.notice_months, found.work_place, found.tax_home) == (None, Decimal(0), "", None)


@pytest.mark.parametrize(("cell", "basis"), [("nett", "net"), ("Net", "net"), ("gross", "gross"), ("", "gross")])
def test_a_salary_is_gross_or_net(tmp_path: Path, cell: str, basis: str) -> None:
    found = offer(tmp_path, "Salary;Per;Tax basis", f"100,000;year;{cell}")
    assert [part.tax for part in found.pay] == [basis]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("PKWT", "fixed_term"), ("Tetap", "permanent"), ("Magang", "internship"), ("fixed term", "fixed_term")],
)
def test_a_type_is_read_in_every_language(tmp_path: Path, cell: str, kind: str) -> None:
    assert offer(tmp_path, "Contract type", cell).employment_type == kind


def test_what_is_no_choice_and_no_place_is_a_fault(tmp_path: Path) -> None:
    found = table(tmp_path, f"{HEAD};Work place;Tax home", f"{ACME};the moon;Atlantis")
    assert [fault.partition(": ")[2] for fault in faults(found)] == [
        '"the moon" isn\'t a valid value here; choose one of on_site, hybrid, remote.',
        "Enter a country, or a state or province, e.g. ID for Indonesia or US-CA for California.",
    ]
