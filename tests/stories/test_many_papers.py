"""Exports of four recruiting systems become papers: every sound row one, every bad row a name, and nothing private.

Nine rows of each system by default; OFFERCALC_MANY=300 makes three hundred of them.
"""

import csv
import os
from pathlib import Path

import pytest
from typing_extensions import override

from offercalc.sheets.typst_renderer import TypstRenderer
from tests.exports import BAD, HEADERS, export, name_of
from tests.sheets.pdf_text import together
from tests.stories.test_what_papers_tell import told_by
from tests.tools import FILES, PRESETS, StandInServices, call

MANY = int(os.environ.get("OFFERCALC_MANY", "9"))
PRIVATE = ("unresolved", "draft", "example.com", "206 555", "40000", "3f2a", "9b1c")
"""Parts of what the exports say of a candidate's status, contacts and ids, none of which concerns the reader."""


class RealServices(StandInServices):
    """Prints with the real renderer."""

    @override
    def __init__(self) -> None:
        super().__init__()
        self.renderer = TypstRenderer(FILES, PRESETS)  # type: ignore[assignment] # the real one instead of the stand-in


@pytest.mark.parametrize("system", HEADERS)
def test_every_sound_row_of_an_export_is_a_paper_that_tells_its_reader_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], system: str
) -> None:
    table, out = tmp_path / "export.csv", tmp_path / "out"
    table.write_text(export(system, MANY), encoding="utf-8")
    filled = ("--fill", "company=Globex Sample Corporation")
    found = call(capsys, "sheets", table, "-o", out, *filled, "--yes", "--jobs", "2", tools=RealServices())
    assert (found.code, f"{MANY - BAD} files saved." in found.out) == (1, True)
    papers = sorted(out.glob("*.pdf"))
    assert len(papers) == MANY - BAD
    for path in papers:
        told = told_by(path.read_bytes())
        everything = "\n".join((path.name, told.printed, *told.attached, *told.attached.values()))
        mine = [number for number in range(MANY) if path.stem.endswith(f"- {name_of(number)}")]
        assert len(mine) == 1
        assert together(name_of(mine[0])) in told.printed
        assert [word for word in PRIVATE if word in everything] == []
        others = [name_of(number) for number in range(MANY) if number not in mine]
        assert [name for name in others if name in everything or together(name) in everything] == []
    bad = [name_of(number) for number in range(MANY - BAD, MANY)]
    head, *rows = csv.reader((out / "results.csv").read_text("utf-8-sig").splitlines())
    assert head[8:] == list(HEADERS[system])
    assert [row[3] for row in rows if row[6]] == bad
    assert all(f"({name})" in found.err for name in bad)
    assert len(rows) == MANY
