from datetime import date
from pathlib import Path

import pytest

from offercalc.application.clauses.clause import Clause, RefusedClause
from offercalc.application.clauses.passages import every_name
from offercalc.application.files.resources import resource
from offercalc.interchange.letter_files.clause_folder import ClauseFolders
from tests.tools import CLAUSES

WELCOME = """format = "offercalc.clause"
id = "welcome"
title = ""
topic = "welcome"
order = 10
source = "Globex"
reviewed = 2026-11-30
text = "Welcome!"
"""
AT_LEAST = {
    "at-will", "pkwt", "pkwtt", "probation", "probation-id", "working-time", "leave", "notice", "pay-day",
    "bonus-discretion", "repayment-pro-rata", "repayment-pro-rata-days", "repayment-stepped", "repayment-net-of-tax",
    "equity-board-approval", "relocation", "thr", "bpjs", "tax-basis-gross", "tax-basis-net", "contingencies",
    "confidentiality", "inventions", "governing-law", "acceptance",
}  # fmt: skip


def shipped(language: str) -> dict[str, Clause]:
    found = CLAUSES.every(language)
    assert [one for one in found if isinstance(one, RefusedClause)] == []
    return {one.id: one for one in found if isinstance(one, Clause)}


def folders(own: Path) -> ClauseFolders:
    return ClauseFolders(resource("clauses"), lambda: own)


def test_the_clauses_that_letters_need_are_there() -> None:
    assert set(shipped("en")) >= AT_LEAST


def test_both_languages_have_the_same_clauses() -> None:
    english, indonesian = shipped("en"), shipped("id")
    assert set(english) == set(indonesian)
    for name, clause in english.items():
        other = indonesian[name]
        assert (clause.places, clause.when, clause.asks, clause.sets, clause.order, clause.topic) == (
            other.places, other.when, other.asks, other.sets, other.order, other.topic
        ), name  # fmt: skip
        assert set(every_name(clause.pieces)) == set(every_name(other.pieces)), name
        assert bool(clause.title) is bool(other.title)


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_clause_says_where_it_comes_from_and_when_it_was_read(language: str) -> None:
    assert [
        name for name, one in shipped(language).items() if not one.source or one.reviewed > date(2026, 12, 31)
    ] == []


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_file_is_named_after_its_clause(language: str) -> None:
    files = {path.stem for path in resource("clauses", language).glob("*.toml")}
    assert files == set(shipped(language))


def test_other_languages_have_the_english_clauses() -> None:
    assert CLAUSES.every("fr") == CLAUSES.every("en")


def test_an_own_clause_replaces_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "mine.toml").write_text(WELCOME, encoding="utf-8")
    known = {one.id: one for one in folders(tmp_path).every("en")}
    mine = known["welcome"]
    assert isinstance(mine, Clause)
    assert (mine.text, mine.is_own, len(known)) == ("Welcome!", True, len(shipped("en")))


def test_an_own_clause_at_fault_is_refused_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "welcome.toml").write_text(WELCOME.replace("Welcome!", "{x"), encoding="utf-8")
    known = {one.id: one for one in folders(tmp_path).every("en")}
    refused = known["welcome"]
    assert isinstance(refused, RefusedClause)
    assert refused.reason == "welcome.toml: line 8: there is a single {; write it twice, or close the merge name"
    assert len(known) == len(shipped("en"))


def test_a_link_to_a_file_elsewhere_is_refused(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside.toml", tmp_path / "own" / "en"
    folder.mkdir(parents=True)
    outside.write_text(WELCOME, encoding="utf-8")
    (folder / "welcome.toml").symlink_to(outside)
    (found,) = (one for one in folders(tmp_path / "own").every("en") if one.id == "welcome")
    assert isinstance(found, RefusedClause)
    assert "a link to a file outside its folder" in found.reason


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    found = folders(tmp_path).read(tmp_path / "none.toml")
    assert isinstance(found, RefusedClause)
    assert found.reason == "none.toml: No such file or directory"


def test_letter_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "letter.json"
    path.write_text('{"payday": "on the 25th"}', encoding="utf-8")
    assert folders(tmp_path).details(path).payday == "on the 25th"
