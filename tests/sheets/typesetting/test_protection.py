from io import BytesIO

import pikepdf
import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import OfferSheet
from offercalc.domain.offer.privacy import copy_for_reader
from offercalc.sheets.typesetting.protection import protect
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.sheets.papers import order
from tests.sheets.pdf_text import text_of
from tests.tools import ENGLISH, FILES, GLOBEX, PRESETS, comparison_of, sample

PAPER = TypstRenderer(FILES, PRESETS).render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, order())).pdf
REFUSED = "A password must have at least one character and at most 127 bytes."


def opened(pdf: bytes, password: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf), password=password)


def without_protection(pdf: bytes, password: str) -> bytes:
    out = BytesIO()
    with opened(pdf, password) as paper:
        paper.save(out)
    return out.getvalue()


def test_a_protected_paper_opens_only_with_its_password() -> None:
    protected = protect(PAPER, "rahasia")
    for wrong in ("", "Rahasia", "rahasia "):
        with pytest.raises(pikepdf.PasswordError):
            opened(protected, wrong)
    assert text_of(without_protection(protected, "rahasia")) == text_of(PAPER)


def test_all_of_it_is_encrypted_with_aes_256() -> None:
    protected = protect(PAPER, "rahasia")
    with opened(protected, "rahasia") as paper:
        found = paper.encryption
        assert (found.R, found.V, found.bits) == (6, 5, 256)
        methods = (found.stream_method, found.string_method, found.file_method)
        assert [method.name for method in methods] == ["aesv3"] * 3
        assert paper.trailer.Encrypt.get("/EncryptMetadata", True)
    for secret in (b"Globex", b"offer.json", b"xpacket"):
        assert (secret in PAPER, secret in protected) == (True, False)


def test_who_has_the_password_may_do_anything() -> None:
    with opened(protect(PAPER, "rahasia"), "rahasia") as paper:
        assert set(paper.allow) == {True}


def test_it_claims_accessibility_and_no_longer_to_be_for_archives() -> None:
    with opened(protect(PAPER, "rahasia"), "rahasia") as paper:
        metadata = paper.open_metadata()
        assert [claim for claim in metadata if "pdfa/ns/id" in claim] == []
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Globex Sample Corporation — Director, Trust Engineering"
        assert metadata["xmp:CreatorTool"].startswith("Typst")
        assert paper.Root.MarkInfo.Marked


def test_the_offer_inside_stays_as_it_was() -> None:
    with opened(protect(PAPER, "rahasia"), "rahasia") as paper:
        assert paper.attachments["offer.json"].get_file().read_bytes() == FILES.encode(copy_for_reader(sample(GLOBEX)))
        assert len(paper.Root.AF) == 1


def test_letters_count_the_same_whatever_keys_they_came_from() -> None:
    with opened(protect(PAPER, "cafe\u0301"), "caf\u00e9") as paper:
        assert len(paper.pages) == 2


def test_the_longest_password_counts_to_its_last_letter() -> None:
    protected = protect(PAPER, "x" * 126 + "y")
    with pytest.raises(pikepdf.PasswordError):
        opened(protected, "x" * 127)


@pytest.mark.parametrize("password", ["", "x" * 128, "é" * 64, "\ud800"])
def test_a_password_that_readers_do_not_take_whole_is_refused(password: str) -> None:
    with pytest.raises(ExternalError) as refused:
        protect(PAPER, password)
    assert str(refused.value) == REFUSED


@pytest.mark.parametrize("pdf", [b"", b"Dear Ann", protect(PAPER, "other")])
def test_what_is_no_open_pdf_cannot_be_protected(pdf: bytes) -> None:
    with pytest.raises(ExternalError, match="isn't a PDF, or it is already encrypted"):
        protect(pdf, "rahasia")
