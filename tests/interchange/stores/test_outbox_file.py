import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.outbox import PendingChanges, PendingSave
from offercalc.interchange.stores.outbox_file import JsonOutbox
from tests.tools import FILES, SAMPLES, offer_from, sample

STEP = int(os.environ.get("OFFERCALC_FLIP_STEP", "5"))
"""Bytes from one damaged byte to the next; no multiple of 8, so that every bit is damaged somewhere."""

WORK = PendingChanges(
    (
        PendingSave(StoredOffer("a", 3, sample(SAMPLES[0])), "Gaji pokok — «naik»", ("sign",)),
        PendingSave(StoredOffer("b", 0, offer_from()), ""),
    ),
    (("c", True), ("d", False)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "unsent.json"


def test_what_is_kept_is_read_by_the_next_run(path: Path) -> None:
    JsonOutbox(path, FILES).keep(WORK)
    assert JsonOutbox(path, FILES).read() == WORK


def test_without_anything_to_do_there_is_no_file(path: Path) -> None:
    outbox = JsonOutbox(path, FILES)
    assert outbox.read() == PendingChanges()
    outbox.keep(PendingChanges())
    outbox.keep(WORK)
    outbox.keep(PendingChanges())
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"writes": [{"document": "a"}]}',
                b'{"writes": [{"document": "a", "revision": 1, "label": "", "offer": {"company": 7}}]}'],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    aside = path.with_name("unsent.json.broken")
    outbox = JsonOutbox(path, FILES)
    assert outbox.read() == PendingChanges()
    assert outbox.problem.startswith("Unsent changes cannot be read: ")
    assert str(aside) in str(outbox.problem)
    assert aside.read_bytes() == content


def test_what_is_set_aside_takes_no_others_place(path: Path) -> None:
    path.parent.mkdir()
    for content in (b"first", b"second", b"second", b"third"):
        path.write_bytes(content)
        JsonOutbox(path, FILES).read()
    kept = {one.name: one.read_bytes() for one in path.parent.glob("unsent.json.broken*")}
    assert kept == {
        "unsent.json.broken": b"first",
        "unsent.json.broken-2": b"second",
        "unsent.json.broken-3": b"third",
    }


def test_what_an_earlier_version_has_kept_is_read(path: Path) -> None:
    path.parent.mkdir()
    writes = b",".join(
        b'{"document":"%s","revision":3,"label":"x","offer":%s}' % (name, FILES.encode(offer_from()))
        for name in (b"a", b"b")
    )
    path.write_bytes(b'{"writes":[%s,{"document":"c"}],"moves":[["d",true],7],"version":1}' % writes)
    outbox = JsonOutbox(path, FILES)
    work = outbox.read()
    assert ([write.kept.document for write in work.writes], work.moves) == (["a", "b"], (("d", True),))
    assert "cannot be read: c, unsent.json. They are stored in" in outbox.problem


def test_every_damaged_byte_costs_one_piece_at_most_and_is_said(path: Path) -> None:
    JsonOutbox(path, FILES).keep(WORK)
    content = path.read_bytes()
    pieces = {*WORK.writes, *WORK.moves}
    for place in range(0, len(content), STEP):
        damaged = bytearray(content)
        damaged[place] ^= 1 << (place % 8)
        path.write_bytes(damaged)
        outbox = JsonOutbox(path, FILES)
        work = outbox.read()
        found = {*work.writes, *work.moves}
        assert found <= pieces, f"byte {place} was read as something else"
        assert len(pieces - found) <= 1, f"byte {place} costs more than what it stands in"
        assert (found == pieces) or outbox.problem, f"byte {place} is lost without a word"
        for aside in path.parent.glob("*.broken*"):
            aside.unlink()


def test_very_much_damage_is_a_short_sentence(path: Path) -> None:
    line = b'{"digest":"","write":{"document":"a","offer":{"company":"' + b"x" * 9000 + b'"}}}\n'
    path.parent.mkdir()
    path.write_bytes(line * 500)
    outbox = JsonOutbox(path, FILES)
    assert outbox.read() == PendingChanges()
    assert len(outbox.problem) < 2000
    assert ", …. They are stored in " in outbox.problem


def test_the_damaged_write_is_named_by_its_offer(path: Path) -> None:
    JsonOutbox(path, FILES).keep(WORK)
    path.write_bytes(path.read_bytes().replace(b"naik", b"naok"))
    outbox = JsonOutbox(path, FILES)
    assert [write.kept.document for write in outbox.read().writes] == ["b"]
    assert f"cannot be read: {WORK.writes[0].kept.offer.company} — " in outbox.problem


def test_a_file_that_may_not_be_read_is_not_written_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    JsonOutbox(path, FILES).keep(WORK)
    content, outbox = path.read_bytes(), JsonOutbox(path, FILES)

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(ExternalError, match="Permission denied"):
            outbox.read()
        with pytest.raises(ExternalError, match="was not overwritten"):
            outbox.keep(PendingChanges())
    assert path.read_bytes() == content


def test_where_no_file_can_be_the_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    outbox = JsonOutbox(tmp_path / "file" / "unsent.json", FILES)
    for act in (outbox.read, lambda: outbox.keep(WORK), lambda: outbox.keep(PendingChanges())):
        with pytest.raises(ExternalError, match="file"):
            act()


@given(st.binary(max_size=200))
def test_no_content_is_more_than_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("outbox") / "unsent.json"
    path.write_bytes(content)
    outbox = JsonOutbox(path, FILES)
    assert outbox.read() == PendingChanges()
    assert outbox.problem
