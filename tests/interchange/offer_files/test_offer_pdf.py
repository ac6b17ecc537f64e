import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.files.guard import Told
from offercalc.application.ports.offer_files import Attachment
from offercalc.application.ports.renderer import ComparisonReport, OfferSheet
from offercalc.domain.offer.privacy import copy_for_reader
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.interchange.offer_files.offer_file import FORMAT
from offercalc.interchange.offer_files.offer_pdf import (
    LARGEST_ATTACHMENT,
    PdfAsk,
    attached_offers,
    is_locked,
    taken_out,
)
from offercalc.interchange.offer_files.pdf_bulk import LARGEST_STREAM
from offercalc.sheets.typesetting.protection import protect
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.pdf_files import FILE, PAGES, catalogue, packed, pdf_of, stream, with_attached
from tests.robustness.bombs import pdf_bomb
from tests.sheets.papers import order, samples
from tests.tools import ENGLISH, FILES, GLOBEX, PRESETS, comparison_of, offer_from, sample

PRESS = TypstRenderer(FILES, PRESETS)
SHEET = PRESS.render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, order())).pdf
OFFER = FILES.encode(copy_for_reader(sample(GLOBEX)))
SMALL = FILES.encode(offer_from())
NOTHING = "no offer is attached to this PDF"


def found_in(pdf: bytes, password: str = "") -> list[bytes] | str:
    """Return the attached offers, or why there are none."""
    found = attached_offers(pdf, FORMAT, password)
    if isinstance(found, Problem):
        assert (found.path, found.fault) == ("", Fault.UNREADABLE)
        return found.value
    return [one.content for one in found]


def saved(pdf: bytes, **options: object) -> bytes:
    """Return a PDF saved again, as by another program."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as paper:
        paper.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def test_a_sheet_gives_back_the_copy_for_its_reader_to_the_byte() -> None:
    assert attached_offers(SHEET, FORMAT) == (Attachment("offer.json", OFFER),)


def test_a_report_gives_back_all_offers_in_their_order() -> None:
    report = PRESS.render(ComparisonReport(comparison_of(*samples(12)), ENGLISH, order())).pdf
    assert sorted(found_in(report)) == sorted(FILES.encode(copy_for_reader(offer)) for offer in samples(12))
    assert len(found_in(report)) == 12


@pytest.mark.parametrize(
    "options",
    [
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"linearize": True},
        {"qdf": True},
        {"stream_decode_level": pikepdf.StreamDecodeLevel.all, "compress_streams": False},
    ],
)
def test_a_sheet_that_another_program_saved_still_has_it(options: dict[str, object]) -> None:
    assert found_in(saved(SHEET, **options)) == [OFFER]


@pytest.mark.parametrize(
    ("entries", "file"),
    [
        ("/Names<</EmbeddedFiles<</Names[(offer.json) 3 0 R]>>>>", FILE),
        ("/AF[3 0 R]", FILE),
        ("/AF[3 0 R 3 0 R]/Names<</EmbeddedFiles<</Names[(a) 3 0 R (b) 3 0 R]>>>>", FILE),
        ("/AF[3 0 R]", "<</UF(offer.json)/EF<</UF 4 0 R>>>>"),
        ("/Names<</EmbeddedFiles<</Kids[<</Kids[<</Names[(offer.json) 3 0 R]>>]>>]>>>>", FILE),
    ],
)
def test_an_offer_is_found_wherever_files_are_attached(entries: str, file: str) -> None:
    assert found_in(pdf_of(catalogue(entries), PAGES, file, packed(SMALL))) == [SMALL]


def test_circles_among_the_names_are_walked_once() -> None:
    tree = "<</Kids[5 0 R 5 0 R]/Names[(offer.json) 3 0 R]>>"
    pdf = pdf_of(catalogue("/Names<</EmbeddedFiles 5 0 R>>"), PAGES, FILE, packed(SMALL), tree)
    assert found_in(pdf) == [SMALL]


def test_names_below_names_may_be_deep() -> None:
    deep = [f"<</Kids[{number + 1} 0 R]>>" for number in range(5, 405)]
    tree = "<</Names[(offer.json) 3 0 R]>>"
    pdf = pdf_of(catalogue("/Names<</EmbeddedFiles 5 0 R>>"), PAGES, FILE, packed(SMALL), *deep, tree)
    assert found_in(pdf) == [SMALL]


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.4", b'{"invoice": 1}', b'{"about": "offercalc.offer"}', b"[1]", b"\xff\x00", b"offercalc.offer"],
)
def test_files_of_other_programs_are_no_offers(content: bytes) -> None:
    assert found_in(with_attached(packed(content))) == NOTHING


@pytest.mark.parametrize(
    "entries",
    ["", "/AF 7", "/AF[null 1 (x)]", "/Names 1", "/Names<</EmbeddedFiles<</Names[(x)]/Kids[1 null]>>>>", "/AF[99 0 R]"],
)
def test_a_pdf_without_attachments_has_no_offer(entries: str) -> None:
    assert found_in(pdf_of(catalogue(entries), PAGES)) == NOTHING


def test_an_offer_that_breaks_off_is_left_to_its_reader() -> None:
    assert found_in(with_attached(packed(OFFER[:200]))) == [OFFER[:200]]


def test_an_attachment_may_have_five_megabytes() -> None:
    spaces = SMALL + b" " * (LARGEST_ATTACHMENT - len(SMALL))
    too_big = 'the attachment "offer.json" is larger than 5 MB'
    assert found_in(with_attached(stream(spaces))) == found_in(with_attached(packed(spaces))) == [spaces]
    assert found_in(with_attached(packed(spaces + b" "))) == too_big
    assert found_in(with_attached(stream(spaces + b" "))) == too_big
    assert found_in(with_attached(stream(SMALL, "/Params<</Size 9000000>>"))) == too_big


def test_a_bomb_is_not_unpacked() -> None:
    packer = zlib.compressobj(9)
    zeros = b"".join(packer.compress(bytes(2**20)) for _ in range(LARGEST_STREAM // 2**20 + 1)) + packer.flush()
    found = found_in(with_attached(stream(zeros, "/Filter/FlateDecode")))
    assert found == "its unpacked content is far larger than that of a normal document"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (stream(b"x\x9cnothing", "/Filter/FlateDecode"), "is damaged"),
        (stream(zlib.compress(SMALL)[:-40], "/Filter/FlateDecode"), "is damaged"),
        (stream(SMALL, "/Filter/LZWDecode"), "uses an unsupported compression method: /LZWDecode"),
        (
            stream(zlib.compress(SMALL), "/Filter/FlateDecode/DecodeParms<</Predictor 12>>"),
            "uses an unsupported compression method: /FlateDecode",
        ),
    ],
)
def test_an_attachment_that_cannot_be_taken_out_is_named(content: bytes, why: str) -> None:
    assert found_in(with_attached(content)) == f'the attachment "offer.json" {why}'


def test_what_is_packed_twice_is_taken_out() -> None:
    twice = stream(zlib.compress(zlib.compress(SMALL)), "/Filter[/FlateDecode/FlateDecode]")
    assert found_in(with_attached(twice)) == [SMALL]


@pytest.mark.parametrize(("name", "is_told"), [("film.mp4", False), ("offer-2.json", True)])
def test_beside_an_offer_only_what_may_be_one_must_be_readable(name: str, is_told: bool) -> None:  # noqa: FBT001
    pdf = pdf_of(
        catalogue("/AF[3 0 R 5 0 R]"), PAGES, FILE, packed(SMALL),
        f"<</F({name})/EF<</F 6 0 R>>>>", stream(b"", "/Params<</Size 9000000>>"),
    )  # fmt: skip
    assert found_in(pdf) == ('the attachment "offer-2.json" is larger than 5 MB' if is_told else [SMALL])


@pytest.mark.parametrize(("count", "is_read"), [(50, True), (51, False)])
def test_fifty_attachments_are_looked_at(count: int, is_read: bool) -> None:  # noqa: FBT001 - from the table
    listed = "".join(f"{3 + 2 * at} 0 R " for at in range(count))
    files = [part for at in range(count) for part in (FILE.replace("4 0", f"{4 + 2 * at} 0"), packed(SMALL))]
    found = found_in(pdf_of(catalogue(f"/AF[{listed}]"), PAGES, *files))
    assert found == ([SMALL] * count if is_read else "more than 50 files are attached to this PDF")


def test_a_lost_table_is_mended() -> None:
    whole = with_attached(packed(SMALL))
    assert found_in(whole.replace(b"startxref\n", b"startxref\n9")) == [SMALL]
    assert found_in(whole[: whole.index(b"xref\n")] + b"trailer<</Root 1 0 R>>") == [SMALL]


def test_what_is_mended_is_not_told_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    pages = "<</Type/Pages/Kids[1 null 7 <</Type/Page/MediaBox[0 0 9 9]>>]/Count 4>>"
    pdf = pdf_of(catalogue(), pages, FILE, packed(SMALL)).replace(b"startxref\n", b"startxref\n9")
    assert found_in(pdf) == [SMALL]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("pdf", [b"%PDF-", b"%PDF-1.7\n" + b"x" * 1000, SHEET[:300]])
def test_what_cannot_be_mended_is_damaged(pdf: bytes) -> None:
    assert found_in(pdf) == "the PDF is damaged"


@pytest.mark.parametrize("packing", ["/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"])
def test_objects_packed_as_nobody_packs_them_are_refused(packing: str) -> None:
    bomb = pdf_bomb(packing, 1)
    assert found_in(bomb) == "it uses an unsupported compression method"
    assert not is_locked(bomb + b"/Encrypt")
    said = taken_out(PdfAsk(bomb, FORMAT))
    assert isinstance(said, Told)
    assert said.message() == "it uses an unsupported compression method"
    assert taken_out(PdfAsk(SHEET, FORMAT)) == (Attachment("offer.json", OFFER),)


def test_a_protected_paper_asks_for_its_password() -> None:
    locked = protect(SHEET, "caf\u00e9")
    assert (is_locked(locked), is_locked(SHEET), is_locked(b"%PDF- Encrypt")) == (True, False, False)
    assert found_in(locked) == "it is protected by a password; use `offercalc import`, which asks for it"
    assert found_in(locked, "coffee") == "the password is wrong"
    assert found_in(SHEET, "needless") == [OFFER]
    assert found_in(locked, "caf\u00e9") == found_in(locked, "cafe\u0301") == [OFFER]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=12)), min_size=1, max_size=6))
def test_a_damaged_sheet_gives_offers_or_a_sentence(changes: list[tuple[int, bytes]]) -> None:
    pdf = bytearray(with_attached(packed(SMALL)))
    for place, change in changes:
        at = 5 + place % (len(pdf) - 5)
        pdf[at : at + len(change)] = change
    assert found_in(bytes(pdf))
