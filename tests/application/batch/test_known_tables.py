from pathlib import Path

from msgspec.structs import replace

from offercalc.application.batch.known_tables import KnownTables
from offercalc.application.ports.offer_table import TableAsk
from tests.stand_ins import StandInMappings
from tests.tools import ENGLISH, StandInServices

HEAD = "Firm,Role,Currency,Start date,Pay p.a."
ROW = "Acme,Engineer,USD,2026-02-02,100000"


def test_a_table_with_known_headers_is_read_as_it_was_before(tmp_path: Path) -> None:
    path, reader, mappings = tmp_path / "offers.csv", StandInServices().tables, StandInMappings()
    path.write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8")
    tables = KnownTables(lambda: reader, lambda: mappings)
    ask = TableAsk(path=path, has_options=False)
    unknown = tables.read_anew(ask, ENGLISH)
    assert (unknown.saved, unknown.found.offers, bool(unknown.found.mapping.problems)) == ("", (), True)
    told = tables.read(replace(ask, columns=(("Firm", "company"), ("Pay p.a.", "salary"))), ENGLISH)
    assert [row.offer.company for row in told.found.offers] == ["Acme"]
    tables.remember(told, "export")
    known = tables.read_anew(ask, ENGLISH)
    assert (known.saved, known.found.offers) == ("export", told.found.offers)
    assert tables.read(ask, ENGLISH).found.offers == ()
    assert (tables.fitting(unknown), tables.read_as(" Export", ask, ENGLISH)) == ("export", known)
    assert tables.read_as("other", ask, ENGLISH) == ("export",)


def test_what_a_column_can_mean_is_what_the_reader_knows() -> None:
    reader = StandInServices().tables
    tables = KnownTables(lambda: reader, StandInMappings)
    assert dict(tables.meanings(ENGLISH)) == dict(reader.meanings(ENGLISH))
