import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from offercalc.application.ports.document_options import (
    SECTIONS,
    DocumentOptions,
    Letterhead,
    Redaction,
    Signatory,
    Speaker,
)
from tests.tools import GLOBEX, OPENAI, FakePress, call


def ordered(capsys: pytest.CaptureFixture[str], folder: Path, verb: str, *options: object) -> DocumentOptions:
    """Run a command and return the options passed to the press."""
    renderer = FakePress()
    offers = (GLOBEX, OPENAI) if verb == "letter" else (GLOBEX,)
    outcome = call(capsys, verb, *offers, "-o", folder / "paper.pdf", *options, renderer=renderer)
    assert outcome.code == 0, outcome.err
    return renderer.calls[0][3]


def refused(capsys: pytest.CaptureFixture[str], folder: Path, *options: object) -> tuple[int, str]:
    outcome = call(capsys, "sheet", GLOBEX, "-o", folder / "paper.pdf", *options)
    return outcome.code, outcome.err


@pytest.mark.parametrize("verb", ["sheet", "report", "letter"])
def test_without_options_a_paper_is_as_it_always_was(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speaker: Speaker = "employer" if verb == "sheet" else "candidate"
    assert ordered(capsys, tmp_path, verb) == DocumentOptions("a4", datetime(2026, 10, 31, tzinfo=UTC), speaker=speaker)


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        (("--template", "classic"), "template", "classic"),
        (("--sections", " years , terms,years"), "sections", ("years", "terms")),
        (("--candidate", "Rina"), "candidate", "Rina"),
        (("--reports-to", "The board"), "reports_to", "The board"),
        (("--condition", "A.", "--condition", "B."), "conditions", ("A.", "B.")),
        (("--signatory", "Ada, Head, People"), "signatories", (Signatory("Ada", "Head, People"),)),
        (("--signatory", "Ada"), "signatories", (Signatory("Ada"),)),
        (("--leave-out-unknown",), "leaves_out_unknown", True),
        (("--draft",), "is_draft", True),
        (("--digest",), "shows_digest", True),
        (("--attach", "none"), "attach", "none"),
        (("--speaker", "candidate"), "speaker", "candidate"),
        (("--with", "totals, status,totals"), "extras", ("totals", "status")),
        (("--password", "rahasia"), "password", "rahasia"),
        (("--printed-at", "2026-01-02T03:04"), "printed_at", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)),
    ],
)
def test_every_option_reaches_the_press(
    options: tuple[str, ...], field: str, value: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert getattr(ordered(capsys, tmp_path, "sheet", *options), field) == value


def test_a_second_currency_appraises_the_offer_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renderer = FakePress()
    call(capsys, "sheet", OPENAI, "-o", tmp_path / "a.pdf", "--second-currency", "idr", renderer=renderer)
    (second,) = renderer.seconds
    assert second is not None
    assert second.assumptions.currency == "IDR"


def test_a_letterhead_is_read_from_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letterhead.json"
    path.write_text(json.dumps({"name": "Globex"}), encoding="utf-8")
    assert ordered(capsys, tmp_path, "report", "--letterhead", path).letterhead == Letterhead("Globex")
    code, sentence = refused(capsys, tmp_path, "--letterhead", tmp_path / "nowhere.json")
    assert (code, "nowhere.json: No such file or directory" in sentence) == (1, True)


@pytest.mark.parametrize("verb", ["report", "letter"])
def test_candidates_keep_back_what_they_like(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--hide-names", "--hide-others", "--in-percent")
    assert ordered(capsys, tmp_path, verb, *options).redaction == Redaction(True, True, True)  # noqa: FBT003


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--sections", "terms,weather"), "weather isn't a section; choose from " + ", ".join(SECTIONS)),
        (("--sections", " , "), "nothing isn't a section"),
        (("--with", "notes"), "notes isn't a part to add; choose from certainty, totals, questions, status, contacts"),
        (("--attach", "half"), "'half' is not one of 'reader', 'full', 'none'"),
        (("--printed-at", "yesterday"), "'yesterday' isn't a date and time"),
        (("--second-currency", "XXQ"), "isn't a current currency code"),
    ],
)
def test_a_wrong_option_is_a_wrong_command(
    options: tuple[str, ...], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = refused(capsys, tmp_path, *options)
    assert code == 2
    assert sentence in " ".join(told.split())


@pytest.mark.parametrize("verb", ["report", "letter"])
def test_to_hide_something_and_to_attach_everything_is_refused(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("-o", tmp_path / "paper.pdf", "--hide-names", "--attach", "full")
    outcome = call(capsys, verb, GLOBEX, OPENAI, *options, renderer=FakePress())
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("The complete offer contains the information you chose to hide.")
    assert not (tmp_path / "paper.pdf").exists()
