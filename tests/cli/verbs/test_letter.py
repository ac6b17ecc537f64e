import json
from pathlib import Path
from typing import Any

import pytest

from tests.tools import GLOBEX, NUSANTARA, FakePress, Outcome, call

ATTACHED = "Attached: the offer without notes, contacts, status and candidate\n"


def written(folder: Path, name: str, company: str, amount: int, **more: Any) -> Path:
    """Write an offer file with a yearly salary. Return its path."""
    path = folder / f"{name}.json"
    pay = [{"type": "salary", "amount": str(amount), "per": "year"}]
    offer = {"format": "offercalc.offer", "version": 1, "company": company, "role": "Engineer", "currency": "USD",
             "start_date": "2027-01-04", "pay": pay, **more}  # fmt: skip
    path.write_text(json.dumps(offer), encoding="utf-8")
    return path


class Folder:
    """The paths of an offer, a counter-offer and a better offer of another company."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self._capsys, self.renderer = path, capsys, FakePress()
        self.made = written(path, "made", "Acme", 100_000)
        self.asked = written(path, "asked", "Acme", 120_000)
        self.better = written(path, "better", "Initech", 150_000)
        self.letter = path / "letter.pdf"

    def write(self, *options: object) -> Outcome:
        """Run the letter command with further options."""
        return call(self._capsys, "letter", self.made, self.asked, *options, "-o", self.letter, renderer=self.renderer)


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Folder:
    return Folder(tmp_path, capsys)


def test_a_letter_compares_the_offer_with_what_is_asked_for(folder: Folder) -> None:
    outcome = folder.write("--reason", "Twelve years of experience.", "--candidate", "Rina")
    assert outcome == (0, f"Saved: {folder.letter}\n{ATTACHED}", "")
    (kind, compared, _localizer, order), *_rest = folder.renderer.calls
    assert kind == "letter"
    assert [str(appraisal.total.likely) for appraisal in compared.offers] == ["400000", "480000"]
    assert (order.reasons, order.candidate, order.names_rival) == (("Twelve years of experience.",), "Rina", False)


def test_a_letter_needs_what_was_offered_and_what_is_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    outcome = call(capsys, "letter", GLOBEX, "-o", tmp_path / "letter.pdf")
    assert (outcome.code, "Missing argument 'ASKED'" in outcome.err) == (2, True)


def test_further_files_are_refused_with_a_word_on_how_to_mention_another_offer(folder: Folder) -> None:
    outcome = folder.write(folder.better)
    assert (outcome.code, f"to mention another offer, write --rival {folder.better}." in outcome.err) == (2, True)
    assert not folder.letter.exists()


@pytest.mark.parametrize(("options", "is_named"), [((), False), (("--anonymous",), False), (("--named",), True)])
def test_one_other_offer_is_mentioned_and_named_only_where_that_is_wanted(
    folder: Folder, options: tuple[str, ...], is_named: object
) -> None:
    outcome = folder.write("--rival", folder.better, *options)
    assert (outcome.code, outcome.err, folder.renderer.calls[0][3].names_rival) == (0, "", is_named)


@pytest.mark.parametrize(
    ("amount", "more", "reason"),
    [
        (50_000, {}, "is worth less"),
        (100_001, {}, "too close to call"),
        (150_000, {"status": "declined"}, "no longer valid"),
    ],
)
def test_where_nothing_is_said_of_the_other_offer_the_person_is_told_why(
    folder: Folder, amount: int, more: dict[str, str], reason: str
) -> None:
    outcome = folder.write("--rival", written(folder.path, "rival", "Initech", amount, **more))
    assert (outcome.code, outcome.out) == (0, f"Saved: {folder.letter}\n{ATTACHED}")
    assert outcome.err.startswith("The letter does not mention the other offer:")
    assert reason in outcome.err


def test_a_name_that_is_both_wanted_and_kept_back_is_kept_back_and_that_is_said(folder: Folder) -> None:
    outcome = folder.write("--rival", folder.better, "--named", "--hide-names")
    assert (outcome.code, "--hide-names hides its name" in outcome.err) == (0, True)


def test_a_sample_is_no_rival(folder: Folder) -> None:
    outcome = folder.write("--rival", NUSANTARA)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == f"{NUSANTARA} is a sample. A letter can mention only a real offer.\n"


@pytest.mark.parametrize("option", ["--named", "--anonymous"])
def test_how_to_call_a_rival_needs_one(folder: Folder, option: str) -> None:
    outcome = folder.write(option)
    assert (outcome.code, "add --rival FILE" in outcome.err) == (2, True)


def test_a_second_rival_is_not_dropped_in_silence(folder: Folder) -> None:
    outcome = folder.write("--rival", folder.better, "--rival", folder.asked)
    assert (outcome.code, "a letter can mention only one other offer" in outcome.err) == (2, True)


def test_a_letter_can_be_the_text_of_an_e_mail(folder: Folder) -> None:
    folder.letter = folder.path / "letter.txt"
    assert folder.write() == (0, f"Saved: {folder.letter}\n", "")
    assert folder.letter.read_text(encoding="utf-8") == "Dear Ada,\n"
    folder.letter = Path("-")
    assert folder.write() == (0, "Dear Ada,\n", "")
    assert [call.kind for call in folder.renderer.calls] == ["email", "email"]


def test_a_counter_offer_never_speaks_for_the_employer(folder: Folder) -> None:
    outcome = folder.write("--speaker", "employer")
    assert (outcome.code, "'employer' is not 'candidate'" in outcome.err) == (2, True)
