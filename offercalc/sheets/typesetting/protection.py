"""Password protection: the whole PDF, its attachments and its metadata are encrypted with AES-256."""

from __future__ import annotations

from io import BytesIO
from unicodedata import normalize

from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_

LONGEST_PASSWORD = 127
"""In bytes of UTF-8; PDF readers ignore the rest."""
_CLAIMS = ("pdfaid:part", "pdfaid:conformance", "pdfaid:amd", "pdfaid:corr", "pdfaid:rev")


def protect(pdf: bytes, password: str) -> bytes:
    """Encrypt a PDF with AES-256 (revision 6), so that it opens only with the password.

    PDF/A forbids encryption, so its claim is removed. PDF/UA-1 allows it as long as screen readers may read the text,
    which they may, so its claim stays. Encryption uses random numbers, so the same document never yields the same bytes
    twice. Raises ExternalError for an empty or too long password, and for a file that is not an unencrypted PDF.
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
        text = N_("The document can't be encrypted: it isn't a PDF, or it is already encrypted.")
        raise ExternalError(text) from error
    return out.getvalue()


def _key(password: str) -> str:
    """Return a password in the Unicode form that all readers use; raises ExternalError if it is empty or too long."""
    key = normalize("NFKC", password)
    try:
        length = len(key.encode())
    except UnicodeEncodeError:
        length = 0
    if not 0 < length <= LONGEST_PASSWORD:
        text = N_("A password must have at least one character and at most {most} bytes.")
        raise ExternalError(text, most=LONGEST_PASSWORD)
    return key
