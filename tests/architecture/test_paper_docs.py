"""The documentation of documents is correct: every command runs, and letterheads and templates can be typeset."""

import shlex
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.documents.letterheads import read_letterhead
from offercalc.application.ports.document_options import SECTIONS
from offercalc.application.ports.renderer import OfferSheet
from offercalc.interchange.letter_files.clause_file import read_clause
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.architecture.test_docs import BLOCKS, DOCS, Block, of_kind, read
from tests.sheets.papers import order
from tests.tools import ENGLISH, FILES, GLOBEX, PRESETS, SAMPLES, FakePress, call, comparison_of, sample

PAGE = DOCS / "SHEETS.md"
COMMANDS = [line for block in of_kind("sh paper") for line in block.text.splitlines()]
OFFERS = ("offer.json", "mine.json", "other.json", "offered.json", "asked.json")
TABLE = "Company,Role,Currency,Start date,Salary per year,Take home\nAcme,Engineer,IDR,2026-02-02,1,2\n"


def block_of(kind: str) -> Block:
    (block,) = (one for one in BLOCKS if one.page == PAGE and one.kind == kind)
    return block


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create the files that the commands use."""
    for name, source in zip(OFFERS, (*SAMPLES, *SAMPLES), strict=False):
        shutil.copy(source, tmp_path / name)
    real = (tmp_path / "other.json").read_text(encoding="utf-8").replace('"sample": true,', "")
    (tmp_path / "other.json").write_text(real, encoding="utf-8")  # a letter must not mention a sample
    (tmp_path / "letterhead.json").write_text(block_of("json letterhead").text, encoding="utf-8")
    (letter,) = of_kind("json letter")
    (tmp_path / "letter.json").write_text(letter.text, encoding="utf-8")
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (tmp_path / "offers.csv").write_text(TABLE, encoding="utf-8")
    sheet = TypstRenderer(FILES, PRESETS).render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, order()))
    (tmp_path / "offer.pdf").write_bytes(sheet.pdf)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("desk")
def test_every_command_works(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("offer.json").unlink(missing_ok="import" in command)  # an existing file is not replaced
    if "import" not in command:
        shutil.copy(SAMPLES[0], "offer.json")
    program, *arguments = shlex.split(command)
    assert program == "offercalc"
    outcome = call(capsys, *arguments, renderer=FakePress())
    assert outcome.code == 0, outcome.err


def test_the_clause_is_one() -> None:
    (block,) = of_kind("toml clause")
    clause = read_clause(block.text.encode())
    assert (clause.id, clause.sets) == ("garden-leave", {"employment_type": "permanent"})


def test_every_field_of_a_letter_file_is_described() -> None:
    text = (DOCS / "LETTERS.md").read_text(encoding="utf-8")
    assert [name for name in LetterDetails.__struct_fields__ if f"`{name}`" not in text] == []


@pytest.mark.usefixtures("desk")
def test_the_letterhead_is_one() -> None:
    assert read_letterhead(Path("letterhead.json")).name == "Globex Corporation"


def test_the_template_sets_a_sheet(tmp_path: Path) -> None:
    (tmp_path / "sheet.typ").write_text(block_of("typst").text, encoding="utf-8")
    ordered = replace(order(), template=str(tmp_path))
    assert (
        TypstRenderer(FILES, PRESETS)
        .render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, ordered))
        .pdf.startswith(b"%PDF")
    )


def test_every_section_is_listed_in_its_order() -> None:
    rows = [line.split("`")[1] for line in read(PAGE).splitlines() if line.startswith("| `")]
    assert tuple(rows) == SECTIONS
