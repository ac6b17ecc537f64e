"""Papers under a password: the whole PDF, its attachments and its metadata encrypted with AES-256."""

from __future__ import annotations

from io import BytesIO
from unicodedata import normalize

from offercalc.application.ports import OutsideError
from offercalc.presentation.reader import N_

LONGEST_PASSWORD = 127
"""Of what a password has in UTF-8, PDF readers take no more bytes."""
_CLAIMS = ("pdfaid:part", "pdfaid:conformance", "pdfaid:amd", "pdfaid:corr", "pdfaid:rev")


def protect(pdf: bytes, password: str) -> bytes:
    """Encrypt a paper with AES-256 (revision 6), so that it opens only with the password.

    PDF/A forbids encryption, so the paper no longer claims to follow it. PDF/UA-1 allows it as long as programs that
    read aloud may read the text, and that they may: that claim stays. Encryption takes random numbers, so the same
    paper never gives the same bytes twice. Raises OutsideError for a password that readers would not take whole, and
    for what is no PDF.
    """
    import pikepdf

    key = _key(password)
    out = BytesIO()
    try:
        with pikepdf.open(BytesIO(pdf)) as paper:
            with paper.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
                for claim in _CLAIMS:
                    if claim in metadata:
                        del metadata[claim]
            encryption = pikepdf.Encryption(
                owner=key, user=key, R=6, aes=True, metadata=True, allow=pikepdf.Permissions(modify_assembly=True)
            )
            paper.save(out, encryption=encryption, fix_metadata_version=False)
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError) as error:
        text = N_("The paper cannot be protected: it is no PDF, or it is protected already.")
        raise OutsideError(text) from error
    return out.getvalue()


def _key(password: str) -> str:
    """Write a password as all readers do, whatever keys its letters came from."""
    key = normalize("NFKC", password)
    try:
        length = len(key.encode())
    except UnicodeEncodeError:
        length = 0
    if not 0 < length <= LONGEST_PASSWORD:
        text = N_("A password has at least one character and at most {most} bytes.")
        raise OutsideError(text, most=LONGEST_PASSWORD)
    return key
