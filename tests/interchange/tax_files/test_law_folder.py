from __future__ import annotations

from pathlib import Path

import pytest

from offercalc.application.files.resources import resource
from offercalc.domain.tax.law import Law
from offercalc.domain.tax.law_check import check_completeness
from offercalc.domain.tax.law_choice import RefusedLaw
from offercalc.interchange.tax_files.law_folder import LawFolders, law_at
from tests.tax_laws import LAW, NOWHERE, shipped

LAWS = sorted(resource("tax").glob("*.toml"))


@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.stem)
def test_every_law_that_ships_reproduces_its_results(path: Path) -> None:
    law = law_at(path)
    assert isinstance(law, Law), law
    assert law.id == path.stem
    assert law.left_out
    check_completeness(law)


def test_laws_are_found_by_country_and_by_id() -> None:
    assert {one.id for one in shipped().of_country("GB")} <= {one.id for one in shipped().every()}
    assert all(one.id.startswith("gb-") for one in shipped().of_country("GB"))
    assert shipped().of_country("XX") == ()


def test_a_file_of_ones_own_replaces_a_law_by_its_id(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(LAW, encoding="utf-8")
    (tmp_path / "gb.toml").write_text(
        resource("tax", "gb-2026.toml").read_text(encoding="utf-8").replace("United Kingdom", "Mine"), encoding="utf-8"
    )
    folders = LawFolders(resource("tax"), lambda: tmp_path)
    assert [one.id for one in folders.of_country("NZ")] == ["nz-2025"]
    british = {one.id: one for one in folders.of_country("GB")}["gb-2026"]
    assert isinstance(british, Law)
    assert british.name.startswith("Mine")
    assert "nz-2025" in [one.id for one in folders.every()]


def test_a_file_that_is_refused_does_not_fall_back_to_the_law_that_it_replaces(tmp_path: Path) -> None:
    (tmp_path / "gb-2026.toml").write_text("format = 1", encoding="utf-8")
    refused = {one.id: one for one in LawFolders(resource("tax"), lambda: tmp_path).of_country("GB")}["gb-2026"]
    assert isinstance(refused, RefusedLaw)
    assert refused.reason == 'gb-2026.toml: this is not a tax law: it has no format = "offercalc.tax"'
    assert refused.instead_of is not None


def test_a_law_that_misses_a_golden_result_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "nz-2025.toml"
    path.write_text(LAW.replace("0.02", "0.03"), encoding="utf-8")
    found = LawFolders(NOWHERE, lambda: NOWHERE).read(path)
    assert isinstance(found, RefusedLaw)
    assert found.reason == (
        "nz-2025.toml: at wages of 60000, step levy_paid comes to 1800.00 instead of the golden 1200.00 (by hand)"
    )


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    found = law_at(tmp_path)
    assert isinstance(found, RefusedLaw)
    assert found.reason.endswith("directory")
