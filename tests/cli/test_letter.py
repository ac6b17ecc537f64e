from pathlib import Path

import pytest

from tests.tools import GLOBEX, NUSANTARA, OPENAI, FakePress, StandInTools, call


def test_a_letter_compares_the_offer_with_what_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    press, path = FakePress(), tmp_path / "letter.pdf"
    tools = StandInTools(press=press)
    reason = ("--reason", "Twelve years of experience.", "--candidate", "Rina")
    outcome = call(capsys, "letter", GLOBEX, OPENAI, NUSANTARA, "-o", path, *reason, tools=tools)
    assert outcome == (0, f"Written: {path}\nAttached: the offer without notes, contacts and status\n", "")
    (kind, asked, _reader, order), *_rest = press.calls
    assert kind == "letter"
    assert [appraisal.offer.company for appraisal in asked.offers] == ["Globex Sample Corporation", "OpenAI"]
    assert (order.reasons, order.candidate) == (("Twelve years of experience.",), "Rina")


def test_a_letter_needs_what_was_offered_and_what_is_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    outcome = call(capsys, "letter", GLOBEX, "-o", tmp_path / "letter.pdf")
    assert (outcome.code, "Missing argument 'ASKED'" in outcome.err) == (2, True)
