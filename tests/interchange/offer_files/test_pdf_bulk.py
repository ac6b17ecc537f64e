import zlib

import pytest

from offercalc.interchange.offer_files import pdf_bulk
from offercalc.interchange.offer_files.pdf_bulk import LARGEST_STREAM, has_odd_packing, is_a_bomb
from tests.pdf_files import PAGES, catalogue, packed, pdf_of, stream, with_attached
from tests.tools import FILES, GLOBEX, sample

MEGABYTE = 2**20


def packed_zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(megabytes)) + packer.flush()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a stream unpack to a megabyte only."""
    monkeypatch.setattr(pdf_bulk, "LARGEST_STREAM", MEGABYTE)


def with_streams(*contents: bytes) -> bytes:
    return pdf_of(catalogue(""), PAGES, *contents)


@pytest.mark.parametrize(
    ("megabytes", "is_one"), [(LARGEST_STREAM // MEGABYTE - 1, False), (LARGEST_STREAM // MEGABYTE + 1, True)]
)
def test_a_stream_may_unpack_to_64_megabytes(megabytes: int, is_one: bool) -> None:  # noqa: FBT001 - from the table
    assert is_a_bomb(with_attached(stream(packed_zeros(megabytes), "/Filter/FlateDecode"))) is is_one


@pytest.mark.usefixtures("small")
def test_what_is_packed_twice_is_unpacked_twice() -> None:
    twice = zlib.compress(packed_zeros(2), 9)
    assert len(twice) < 1000
    assert is_a_bomb(with_streams(stream(twice)))


def test_what_is_packed_over_and_over_is_not_followed_for_ever() -> None:
    content = b"offer"
    for _layer in range(20):
        content = zlib.compress(content)
    assert is_a_bomb(with_streams(stream(content)))


def test_all_streams_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_bulk, "LARGEST_SUM", 3 * MEGABYTE)
    one = stream(packed_zeros(1))
    assert not is_a_bomb(with_streams(one, one, one))
    assert is_a_bomb(with_streams(one, one, one, one))


def test_the_number_of_streams_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_bulk, "_MOST_STREAMS", 2)
    one = packed(b"q Q")
    assert not is_a_bomb(with_streams(one, one, one))
    assert is_a_bomb(with_streams(one, one, one, one))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b" \n", b""])
def test_a_stream_is_found_however_its_line_ends(end: bytes) -> None:
    assert is_a_bomb(b"%PDF-1.7\n1 0 obj<<>>stream" + end + packed_zeros(2))


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-", b"stream", b"stream\nx", b"%PDF-1.7 stream\nx\x9c", packed(FILES.encode(sample(GLOBEX)))],
)
def test_what_is_small_is_no_bomb(content: bytes) -> None:
    assert not is_a_bomb(content)


def objects(entries: str) -> bytes:
    return b"%PDF-1.7\n3 0 obj\n<<" + entries.encode() + b"/Length 3>>stream\nabc\nendstream\nendobj\n"


@pytest.mark.parametrize(
    "entries",
    [
        "/Type/ObjStm/Filter/RunLengthDecode",
        "/Type/ObjStm/Filter[/FlateDecode/LZW]",
        "/Type/XRef/Filter[/ASCIIHexDecode /FlateDecode]",
        "/Type/Ob#6aStm/Filter/A#385",
        "/Filter 9 0 R/Type /ObjStm",
    ],
)
def test_objects_that_are_packed_as_nobody_packs_them_are_odd(entries: str) -> None:
    assert has_odd_packing(objects(entries))
    assert has_odd_packing(objects("/Filter/FlateDecode") + objects(entries))


@pytest.mark.parametrize(
    "entries", ["/Type/ObjStm/Filter/FlateDecode", "/Type/XRef", "/Filter/ASCII85Decode", "/Type/ObjStmA/Filter/RL"]
)
def test_objects_packed_with_zlib_and_pictures_packed_in_any_way_are_not(entries: str) -> None:
    assert not has_odd_packing(objects(entries))
    assert not has_odd_packing(objects("/Filter/RunLengthDecode") + objects("/Type/ObjStm"))
