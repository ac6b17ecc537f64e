from pathlib import Path

from offercalc.application.ports.offer_table import OfferTable, TableAsk
from offercalc.interchange.offer_tables.layout.row_preview import MOST_SHOWN
from offercalc.interchange.offer_tables.offer_rows import SheetTables
from tests.tools import ENGLISH, INDONESIAN, PRESETS

HEAD = "Candidate;Company;Role;Currency;Start date;Salary per year;Bonus %;RSUs;RSU price (USD);Remarks?"


def table(folder: Path, *rows: str, locale: str = "en") -> OfferTable:
    path = folder / "offers.csv"
    path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    return SheetTables(PRESETS).read(TableAsk(path=path), ENGLISH if locale == "en" else INDONESIAN)


def test_cells_are_shown_as_they_are_read(tmp_path: Path) -> None:
    found = table(tmp_path, "Kenji;Globex;Engineer;IDR;2027-02-01;238000000;15;1200;42.5;remote ok")
    assert found.lines[0].cells[5:] == ("238000000", "15", "1200", "42.5", "remote ok")
    assert found.lines[0].shown == (
        "Kenji", "Globex", "Engineer", "IDR", "Feb 1, 2027", "Rp\N{NO-BREAK SPACE}238,000,000",
        "15%", "1,200", "$42.50", "remote ok",
    )  # fmt: skip


def test_what_cannot_be_read_keeps_its_own_text(tmp_path: Path) -> None:
    found = table(tmp_path, "Kenji;Globex;Engineer;USD;soon;132.5x;lots;?;;")
    assert found.lines[0].shown[4:8] == ("soon", "132.5x", "lots", "?")


def test_rows_are_shown_even_if_the_table_cannot_be_read_yet(tmp_path: Path) -> None:
    path = tmp_path / "offers.csv"
    path.write_text("Name;Salary per year\nKenji;120000", encoding="utf-8")
    found = SheetTables(PRESETS).read(TableAsk(path=path), ENGLISH)
    assert found.mapping.problems
    assert (found.offers, [line.shown for line in found.lines]) == ((), [("Kenji", "120,000")])


def test_only_the_first_rows_are_shown_as_read(tmp_path: Path) -> None:
    found = table(tmp_path, *(f"K{n};Globex;Engineer;USD;2027-02-01;1;;;;" for n in range(MOST_SHOWN + 3)))
    assert [bool(line.shown) for line in found.lines] == [True] * MOST_SHOWN + [False] * 3
    assert found.lines[-1].cells[0] == f"K{MOST_SHOWN + 2}"
