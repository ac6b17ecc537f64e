import json
from pathlib import Path
from typing import Any

import pytest

from offercalc.application.ports.renderer import OfferLetter
from tests.tools import GLOBEX, FakePress, Outcome, call, offer_path

ADVICE = "The clauses are not legal advice. Have a lawyer in the United States review the letter before you send it."


class Desk:
    """Writes letters into a folder with a press that records them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys, self.press = folder, capsys, FakePress()
        self.letter = folder / "letter.pdf"

    def write(self, *options: object, offer: Path = GLOBEX, **details: Any) -> Outcome:
        path = self.folder / "letter.json"
        path.write_text(json.dumps({"employment_type": "permanent", **details}), encoding="utf-8")
        return call(
            self._capsys, "offer-letter", offer, "-o", self.letter, "--letter-file", path, *options, renderer=self.press
        )

    @property
    def written(self) -> OfferLetter:
        (document,) = self.press.documents
        assert isinstance(document, OfferLetter)
        return document


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_a_letter_is_for_the_place_of_the_offer(desk: Desk) -> None:
    code, out, err = desk.write("--candidate", "Dana Whitfield", "--signatory", "Ada Lovelace, Head of People")
    attached = "Attached: the offer without notes, contacts, status and candidate"
    assert (code, out) == (0, f"Saved: {desk.letter}\n{attached}\n")
    assert err.splitlines()[-1] == ADVICE
    assert "at-will" in [clause.id for clause in desk.written.text.clauses]
    assert desk.written.text.candidate == "Dana Whitfield"
    assert desk.written.has_appendix


def test_clauses_are_named_or_left_out(desk: Desk) -> None:
    desk.write("--clauses", "welcome,salary,acceptance", "--without", "salary", "--no-appendix")
    assert [clause.id for clause in desk.written.text.clauses] == ["welcome", "acceptance"]
    assert not desk.written.has_appendix


@pytest.mark.parametrize(
    ("place", "clause"), [("ID", "pkwtt"), ("de", "social-security-de"), ("", "retirement"), ("FR", "notice")]
)
def test_a_place_can_be_named(desk: Desk, place: str, clause: str, tmp_path: Path) -> None:
    match = {"type": "retirement_match", "tiers": [{"rate_percent": "50", "of_salary_percent": "6"}]}
    desk.write("--place", place, offer=offer_path(tmp_path, pay=[match]), notice_months="1")
    assert clause in [one.id for one in desk.written.text.clauses]


def test_a_place_is_a_code(desk: Desk) -> None:
    code, _out, err = desk.write("--place", "Seattle")
    assert (code, "isn't a place; write a country or a state, e.g. ID or US-WA." in err) == (2, True)


def test_a_word_document_has_nothing_attached(desk: Desk) -> None:
    desk.letter = desk.folder / "letter.docx"
    code, out, _err = desk.write("--anchors", "docusign")
    assert (code, out) == (0, f"Saved: {desk.letter}\nAttached: nothing\n")
    assert ([one.kind for one in desk.press.calls], desk.written.text.anchors) == (["word"], "docusign")


def test_a_word_document_leaves_out_a_logo_that_is_a_drawing(desk: Desk) -> None:
    head, desk.letter = desk.folder / "head.json", desk.folder / "letter.docx"
    head.write_text('{"name": "Acme", "logo": "logo.svg"}', encoding="utf-8")
    (desk.folder / "logo.svg").write_text("<svg/>", encoding="utf-8")
    code, _out, err = desk.write("--letterhead", head)
    assert (code, err.splitlines()[-1]) == (
        0, "The Word document has no logo: it can hold a PNG or JPG, but not an SVG.",
    )  # fmt: skip


def test_a_word_document_has_no_password(desk: Desk) -> None:
    desk.letter = desk.folder / "letter.docx"
    code, _out, err = desk.write("--password", "x")
    assert (code, "a Word document can't have a password" in err) == (2, True)
    assert not desk.letter.exists()


def test_what_is_missing_is_one_sentence(desk: Desk) -> None:
    code, out, err = desk.write("--clauses", "pay-day")
    assert (code, out) == (1, "")
    assert err == (
        "The letter can't be written yet. Clause pay-day needs \"When the salary is paid\": add \"payday\" to the "
        "letter file, or leave the clause out.\n"
    )  # fmt: skip


def test_a_letter_in_indonesian(desk: Desk) -> None:
    desk.write("--locale", "id_ID")
    assert desk.written.text.subject == "Surat Penawaran Kerja"
