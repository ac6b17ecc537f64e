from pathlib import Path

import pytest

from offercalc.application.ports.renderer import ComparisonReport, RenderedPdf
from offercalc.application.workbench.papers import paper_of
from offercalc.cli.options.paper import deliver
from tests.sheets.papers import order
from tests.tools import ENGLISH, OPENAI, FakePress, call, comparison_of, sample

PAPER = paper_of(ComparisonReport(comparison_of(sample(OPENAI)), ENGLISH, order()), ENGLISH)
ATTACHED = "Attached: the offer without notes, contacts, status and candidate\n"


def test_a_delivered_paper_says_where_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offer.pdf"
    deliver(PAPER, FakePress(), path)
    assert path.read_bytes() == b"%PDF-fake"
    assert capsys.readouterr() == (f"Saved: {path}\n{ATTACHED}", "")


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        (
            RenderedPdf(b"%PDF", "☃"),
            "No available font has these characters, so they are printed as boxes until you install one: ☃\n",
        ),
        (
            RenderedPdf(b"%PDF", "☃", used_system_fonts=True),
            "No available font has these characters, so they are printed as boxes until you install one: ☃\n",
        ),
        (
            RenderedPdf(b"%PDF", used_system_fonts=True),
            "Some characters were printed in fonts installed on this computer.\n",
        ),
    ],
)
def test_a_paper_with_odd_characters_is_delivered_with_a_note(
    printed: RenderedPdf, note: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deliver(PAPER, FakePress(printed), tmp_path / "offer.pdf")
    assert capsys.readouterr() == (f"Saved: {tmp_path / 'offer.pdf'}\n{ATTACHED}", note)


def test_a_press_that_fails_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        deliver(PAPER, FakePress(fault="The paper could not be set."), tmp_path / "offer.pdf")
    assert end.value.code == 1
    assert capsys.readouterr() == ("", "The paper could not be set.\n")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "nowhere" / "offer.pdf"
    outcome = call(capsys, "sheet", OPENAI, "-o", path)
    assert outcome == (1, "", f"{path}: No such file or directory\n")


@pytest.mark.parametrize("verb", ["sheet", "report"])
def test_a_paper_needs_a_place(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, verb, OPENAI)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Missing option '-o' / '--output'" in outcome.err


@pytest.mark.parametrize("verb", ["sheet", "report"])
def test_another_size_than_these_is_a_wrong_command(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    renderer = FakePress()
    outcome = call(capsys, verb, OPENAI, "-o", tmp_path / "a.pdf", "--paper", "a3", renderer=renderer)
    assert (outcome.code, renderer.calls) == (2, [])
    assert "'a3' is not one of 'a4', 'letter'" in outcome.err
