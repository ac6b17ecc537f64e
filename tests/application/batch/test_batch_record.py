import json
from pathlib import Path

import pytest

from offercalc.application.batch.batch_record import RECORD, BatchRecord, digest, folder_state
from offercalc.application.ports.errors import ExternalError


def noted(folder: Path, name: str = "a.pdf", made_from: str = "input", content: bytes = b"paper") -> BatchRecord:
    """Write a file and record it."""
    (folder / name).write_bytes(content)
    record = BatchRecord(folder)
    record.note(name, made_from, content)
    record.write()
    return record


def test_what_is_finished_is_known_to_the_next_run(tmp_path: Path) -> None:
    noted(tmp_path)
    assert BatchRecord(tmp_path).finished("input") == "a.pdf"
    assert BatchRecord(tmp_path).finished("other") is None


def test_what_was_removed_is_not_finished(tmp_path: Path) -> None:
    noted(tmp_path)
    (tmp_path / "a.pdf").unlink()
    assert BatchRecord(tmp_path).finished("input") is None


def test_what_was_replaced_is_not_finished(tmp_path: Path) -> None:
    record = noted(tmp_path)
    record.note("a.pdf", "newer input", b"newer paper")
    assert (record.finished("input"), record.finished("newer input")) == (None, "a.pdf")


def test_a_name_that_is_free_may_be_taken(tmp_path: Path) -> None:
    assert BatchRecord(tmp_path).may_replace("a.pdf", b"new")


def test_what_we_wrote_may_be_replaced_and_what_others_wrote_may_not(tmp_path: Path) -> None:
    noted(tmp_path)
    (tmp_path / "b.pdf").write_bytes(b"foreign")
    record = BatchRecord(tmp_path)
    assert record.may_replace("a.pdf", b"new")
    assert not record.may_replace("b.pdf", b"new")
    assert record.may_replace("b.pdf", b"foreign")


def test_what_somebody_has_changed_is_not_ours_any_more(tmp_path: Path) -> None:
    noted(tmp_path)
    (tmp_path / "a.pdf").write_bytes(b"signed")
    assert not BatchRecord(tmp_path).may_replace("a.pdf", b"new")


def test_a_folder_or_a_dangling_link_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "b.pdf").symlink_to(tmp_path / "nowhere")
    record = BatchRecord(tmp_path)
    assert not record.may_replace("a.pdf", b"new")
    assert not record.may_replace("b.pdf", b"new")


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    record = noted(tmp_path)
    before = (tmp_path / RECORD).read_bytes()
    record.write()
    assert (tmp_path / RECORD).read_bytes() == before


OTHER = '{"format": "other", "version": 1, "files": []}'
NEWER = '{"format": "offercalc.batch", "version": 2, "files": []}'


@pytest.mark.parametrize("content", ["", "[]", "{", OTHER, NEWER])
def test_a_file_of_that_name_that_is_no_record_is_not_lost(content: str, tmp_path: Path) -> None:
    (tmp_path / RECORD).write_text(content, encoding="utf-8")
    with pytest.raises(ExternalError, match="is not a readable batch record"):
        BatchRecord(tmp_path)


@pytest.mark.parametrize("name", ["../a.pdf", "/a.pdf", "..", ".", "", "C:a.pdf", "b\\a.pdf"])
def test_a_record_does_not_lead_out_of_its_folder(name: str, tmp_path: Path) -> None:
    entry = {"file": name, "made_from": "input", "content": digest(b"x")}
    content = {"format": "offercalc.batch", "version": 1, "files": [entry]}
    (tmp_path / RECORD).write_text(json.dumps(content), encoding="utf-8")
    assert BatchRecord(tmp_path).finished("input") is None


def test_a_digest_is_sha_256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_state_of_a_folder_is_another_once_a_file_in_it_is(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.typ").write_text("one", encoding="utf-8")
    before = folder_state(tmp_path)
    assert folder_state(tmp_path) == before
    (tmp_path / "in" / "a.typ").write_text("other", encoding="utf-8")
    assert folder_state(tmp_path) != before


def test_what_is_no_folder_has_no_state(tmp_path: Path) -> None:
    assert folder_state(tmp_path / "modern") == ""
