import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.offers.drafts import begin_draft
from offercalc.application.ports.drafts import Unsaved, UnsavedOffer, UnsavedText
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.validate.draft import draft_of
from offercalc.interchange.stores.draft_file import JsonDrafts
from tests.tools import FILES, INDONESIAN, TODAY, offer_from

DRAFTS = Unsaved(
    (
        UnsavedText("a", ("pay", 0, "amount"), "Gaji pokok: Jumlah (IDR)", "Rp 85jt — «?»"),
        UnsavedText("b", ("notes",), "Notes", "one\ntwo"),
    ),
    (
        UnsavedOffer("c", begin_draft("ID", "IDR", TODAY, INDONESIAN)),
        UnsavedOffer("d", draft_of(offer_from(notes="?"), ("role",))),
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "drafts-own.json"


def test_what_is_kept_is_read_by_the_next_run(path: Path) -> None:
    JsonDrafts(path, FILES).keep(DRAFTS)
    assert JsonDrafts(path, FILES).read() == DRAFTS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_its_owner_can_read_it_also_where_an_older_one_was_open_to_all(path: Path) -> None:
    JsonDrafts(path, FILES).keep(DRAFTS)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    JsonDrafts(path, FILES).keep(Unsaved(DRAFTS.texts[:1]))
    assert path.stat().st_mode & 0o777 == 0o600


def test_without_drafts_there_is_no_file(path: Path) -> None:
    drafts = JsonDrafts(path, FILES)
    assert not drafts.read()
    drafts.keep(Unsaved())
    drafts.keep(DRAFTS)
    drafts.keep(Unsaved())
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"drafts": [{"document": "a"}]}',
                b'{"drafts": [{"document": "a", "path": [1.5], "field": "", "text": ""}]}', b'{"drafts": 7}'],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_set_aside_under_a_name_of_its_own(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    older = path.with_name("drafts-own.json.broken")
    older.write_bytes(b"older")
    path.write_bytes(content)
    with pytest.raises(ExternalError, match="cannot be read; they were moved to"):
        JsonDrafts(path, FILES).read()
    assert (older.read_bytes(), path.with_name("drafts-own.json.broken-2").read_bytes()) == (b"older", content)
    assert not JsonDrafts(path, FILES).read()


def test_where_no_file_can_be_the_place_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    drafts = JsonDrafts(tmp_path / "file" / "drafts.json", FILES)
    for act in (drafts.read, lambda: drafts.keep(DRAFTS), lambda: drafts.keep(Unsaved())):
        with pytest.raises(ExternalError, match="file"):
            act()
    broken = tmp_path / "drafts.json"
    broken.write_bytes(b"{")

    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExternalError, match="No space left"):
        JsonDrafts(broken, FILES).read()
    assert broken.read_bytes() == b"{"


@given(st.binary(max_size=200))
def test_no_content_is_more_than_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("drafts") / "drafts.json"
    path.write_bytes(content)
    with pytest.raises(ExternalError):
        JsonDrafts(path, FILES).read()


def test_a_file_of_before_there_were_drafts_of_offers_is_read(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'{"drafts":[{"document":"b","path":["notes"],"field":"Notes","text":"one"}],"version":1}')
    assert JsonDrafts(path, FILES).read() == Unsaved((UnsavedText("b", ("notes",), "Notes", "one"),))
