from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.ports import Kept, OutsideError, Work, Write
from offercalc.interchange.outbox_file import JsonOutbox
from tests.tools import FILES, SAMPLES, offer_from, sample

WORK = Work(
    (Write(Kept("a", 3, sample(SAMPLES[0])), "Gaji pokok — «naik»"), Write(Kept("b", 0, offer_from()), "")),
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
    assert outbox.read() == Work()
    outbox.keep(Work())
    outbox.keep(WORK)
    outbox.keep(Work())
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"writes": [{"document": "a"}]}',
                b'{"writes": [{"document": "a", "revision": 1, "label": "", "offer": {"company": 7}}]}'],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    aside = path.with_name("unsent.json.broken")
    with pytest.raises(OutsideError, match="still to be sent cannot be read") as raised:
        JsonOutbox(path, FILES).read()
    assert str(aside) in str(raised.value)
    assert aside.read_bytes() == content


def test_where_no_file_can_be_the_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    outbox = JsonOutbox(tmp_path / "file" / "unsent.json", FILES)
    for act in (outbox.read, lambda: outbox.keep(WORK), lambda: outbox.keep(Work())):
        with pytest.raises(OutsideError, match="file"):
            act()


@given(st.binary(max_size=200))
def test_no_content_is_more_than_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("outbox") / "unsent.json"
    path.write_bytes(content)
    with pytest.raises(OutsideError):
        JsonOutbox(path, FILES).read()
