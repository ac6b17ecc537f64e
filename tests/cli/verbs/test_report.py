from pathlib import Path

import pytest

from offercalc.application.ports.renderer import RenderedPdf
from tests.tools import SAMPLES, FakePress, call


def test_a_report_is_printed_of_all_offers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renderer, path = FakePress(), tmp_path / "report.pdf"
    printed = call(capsys, "report", *SAMPLES, "-o", path, "--paper", "letter", renderer=renderer)
    assert printed == (0, f"Saved: {path}\nAttached: the offers without notes, contacts, status and candidate\n", "")
    assert path.read_bytes() == b"%PDF-fake"
    ((kind, comparison, localizer, order),) = renderer.calls
    assert (kind, order.paper, localizer.language) == ("report", "letter", "en")
    assert [appraisal.offer.company for appraisal in comparison.offers] == [
        "OpenAI",
        "Nusantara Contoh",
        "Globex Sample Corporation",
    ]


def test_a_report_with_characters_that_no_font_has_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renderer = FakePress(RenderedPdf(b"%PDF-fake", unprintable="☃"))
    printed = call(capsys, "report", *SAMPLES, "-o", tmp_path / "report.pdf", renderer=renderer)
    assert (printed.code, printed.err[-3:]) == (0, " ☃\n")


def test_a_report_of_a_missing_file_is_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renderer = FakePress()
    arguments = ("report", SAMPLES[0], tmp_path / "missing.json", "-o", tmp_path / "report.pdf")
    printed = call(capsys, *arguments, renderer=renderer)
    assert (printed.code, renderer.calls) == (1, [])
    assert printed.err.startswith(f"{tmp_path / 'missing.json'}: The file cannot be read: ")


def test_a_report_of_nothing_is_a_wrong_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = call(capsys, "report", "-o", tmp_path / "report.pdf")
    assert printed.code == 2
    assert "Missing argument 'OFFERS...'" in printed.err
