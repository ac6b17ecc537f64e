from pathlib import Path

import pytest

from offercalc.application.ports.offer_table import TableAsk
from offercalc.interchange.offer_tables.column_headers import header_of
from offercalc.interchange.offer_tables.column_meanings import MEANINGS, recognised
from offercalc.interchange.offer_tables.known_exports import HEADERS, exported_by
from offercalc.interchange.offer_tables.offer_rows import SheetTables
from offercalc.interchange.offer_tables.pay_periods import plain_words
from tests.exports import FEWEST, export, name_of
from tests.exports import HEADERS as EXPORTED
from tests.tools import ENGLISH, PRESETS

FILLED = (("company", "Globex Sample Corporation"), ("salary_per", "year"))


@pytest.mark.parametrize("system", EXPORTED)
def test_most_headers_of_an_export_are_known_and_the_system_is_named(system: str) -> None:
    headers = EXPORTED[system]
    known = [name for header in headers if (name := header_of(header).name)]
    assert len(known) == len(set(known)) >= FEWEST[system]
    assert exported_by(map(plain_words, headers)) == system


def test_a_table_of_a_persons_own_is_no_export() -> None:
    assert exported_by(("company", "role", "currency", "start date", "salary")) == ""


def test_every_header_of_an_export_has_a_meaning_and_no_other_one() -> None:
    assert {name for header, name in HEADERS.items() if name not in MEANINGS or recognised(header) != name} == set()
    assert [header for header in HEADERS if plain_words(header) != header] == []


@pytest.mark.parametrize("system", EXPORTED)
def test_an_export_is_read_but_for_its_bad_rows_which_are_named(tmp_path: Path, system: str) -> None:
    path = tmp_path / "export.csv"
    path.write_text(export(system, 12), encoding="utf-8")
    found = SheetTables(PRESETS).read(TableAsk(path=path, filled=FILLED[:1]), ENGLISH)
    assert (found.mapping.problems, found.mapping.system) == ((), system)
    assert [(one.row, one.candidate) for one in found.offers] == [(number + 2, name_of(number)) for number in range(7)]
    assert [one.candidate for one in found.faults] == [name_of(number) for number in range(7, 12)]
    assert {one.company for one in found.faults} == {"Globex Sample Corporation"}
    left_out = [one.header for one in found.mapping.columns if not one.name]
    assert len(found.mapping.columns) - len(left_out) >= FEWEST[system]
    assert any(all(header in remark for header in left_out) for remark in found.mapping.remarks)
