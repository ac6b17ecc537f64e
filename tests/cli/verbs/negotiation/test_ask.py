"""`offercalc ask` writes the questions of the shipped program, in text and in JSON."""

from __future__ import annotations

import json

import pytest

from tests.tools import GLOBEX, OPENAI, call


def test_the_questions_of_the_sample_are_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    code, text, _errors = call(capsys, "ask", OPENAI, "--to", "Ms Lee", "--from", "Sari", "--most", "1")
    assert code == 0
    assert text.startswith("Questions about your offer: Head of Preparedness\n\nDear Ms Lee,\n")
    assert "1. Stock options: how many units are granted?" in text
    assert "2." not in text
    assert text.endswith("Kind regards,\nSari\n")


def test_each_question_has_its_path_in_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(call(capsys, "ask", OPENAI, "--json").out)
    assert answer["questions"][0] == {
        "path": "$.equity[0].units",
        "question": "Stock options: how many units are granted?",
    }
    assert len(answer["questions"]) == 4


def test_without_open_questions_there_is_no_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "ask", GLOBEX).out == "No open questions: everything that the offer states is known.\n"
    assert json.loads(call(capsys, "ask", GLOBEX, "--json").out) == {"subject": None, "text": None, "questions": []}
