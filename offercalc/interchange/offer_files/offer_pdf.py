"""Extraction of offer files attached to PDFs, byte for byte and within limits."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from msgspec import Struct

from offercalc.application.files.guard import Told, told
from offercalc.application.ports.offer_files import WRONG_PASSWORD, Attachment
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.values.lazy_text import LazyText
from offercalc.interchange.offer_files.pdf_bulk import has_odd_packing, is_a_bomb
from offercalc.interchange.offer_files.plain_json import parse
from offercalc.presentation.formats.localizer import N_

if TYPE_CHECKING:
    import pikepdf

LARGEST_ATTACHMENT = 5 * 2**20
MOST_ATTACHMENTS = 50
_MOST_NODES = 1000
_PACKING = 2**16
"""More than zlib ever adds to an incompressible file of the largest size."""
_FLATE = {"/FlateDecode", "/Fl"}
_STREAM_NAMES = ("/UF", "/F", "/Unix", "/Mac", "/DOS")


class PdfAsk(Struct, frozen=True):
    """A PDF to extract offers of a format from, and its password, "" for none."""

    content: bytes
    offer_format: str
    password: str = ""


class Unread(Struct, frozen=True):
    """An attachment that cannot be extracted, and why, as the end of a sentence."""

    name: str
    why: LazyText


def is_locked(content: bytes) -> bool:
    """Whether a PDF opens only with a password."""
    if b"Encrypt" not in content or has_odd_packing(content) or is_a_bomb(content):
        return False
    import pikepdf  # noqa: PLC0415 - takes 60 ms to import, needed only for PDFs

    try:
        with _pdf(content, ""):
            return False
    except pikepdf.PasswordError:
        return True
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return False


def taken_out(ask: PdfAsk) -> tuple[Attachment, ...] | Told:
    """Return the offer files attached to a PDF, or why there is none; a guard runs this."""
    found = attached_offers(ask.content, ask.offer_format, ask.password)
    return told(found.value) if isinstance(found, Problem) else found


def attached_offers(content: bytes, offer_format: str, password: str = "") -> tuple[Attachment, ...] | Problem:
    """Return the offer files attached to a PDF in order, at least one, or why there is none.

    Other attachments are skipped; a truncated offer is returned, so that decoding it reports the error. An attachment
    that cannot be extracted is skipped too, unless its name ends in .json or there is no offer.
    """
    if has_odd_packing(content):
        return _unreadable(N_("it uses an unsupported compression method"))
    if is_a_bomb(content):
        return _unreadable(N_("its unpacked content is far larger than that of a normal document"))
    import pikepdf  # noqa: PLC0415 - as above

    try:
        files = _opened(content, password)
    except pikepdf.PasswordError:
        return _unreadable(WRONG_PASSWORD if password else _LOCKED)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
        return _unreadable(N_("the PDF is damaged"))
    if isinstance(files, Problem):
        return files
    offers = tuple(file for file in files if isinstance(file, Attachment) and _is_offer(file.content, offer_format))
    for file in files:
        if isinstance(file, Unread) and (not offers or file.name.lower().endswith(".json")):
            return _unreadable(N_('the attachment "{name}" {fault}'), name=_short(file.name), fault=file.why)
    return offers or _unreadable(N_("no offer is attached to this PDF"))


_LOCKED = N_("it is protected by a password; use `offercalc import`, which asks for it")


def _unreadable(text: str, /, **facts: object) -> Problem:
    return Problem("", Fault.UNREADABLE, LazyText(text, **facts))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


_LONGEST_NAME = 40


def _opened(content: bytes, password: str) -> tuple[Attachment | Unread, ...] | Problem:
    """Open a PDF and extract all its attachments; raises the exceptions of the PDF library."""
    import pikepdf  # noqa: PLC0415 - as above

    pdf = None
    for word in ("", password, normalize("NFKC", password)):  # first without: an unneeded password causes a warning
        try:
            pdf = _pdf(content, word)
            break
        except pikepdf.PasswordError as error:
            refused = error
    if pdf is None:
        raise refused
    with pdf:
        found: dict[object, tuple[str, Any]] = {}
        for name, stream in _streams(pdf.Root):
            found.setdefault(stream.objgen, (name, stream))
            if len(found) > MOST_ATTACHMENTS:
                return _unreadable(N_("more than {number} files are attached to this PDF"), number=MOST_ATTACHMENTS)
        return tuple(_taken(name, stream) for name, stream in found.values())


def _pdf(content: bytes, password: str) -> pikepdf.Pdf:
    """Open a PDF; warnings about repairs by the library are not printed."""
    import logging  # noqa: PLC0415 - as above

    import pikepdf  # noqa: PLC0415 - as above

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    return pikepdf.open(BytesIO(content), password=password, inherit_page_attributes=False)


def _streams(root: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - PDF objects of any kind
    """Yield the attached streams with their names: those in the name tree, then those of the document."""
    import pikepdf  # noqa: PLC0415 - as above

    tree = _entry(_entry(root, "/Names"), "/EmbeddedFiles")
    listed = _entry(root, "/AF")
    for key, file in (*_leaves(tree), *(("", one) for one in _items(listed))):
        streams = _entry(file, "/EF")
        stream = next((one for name in _STREAM_NAMES if isinstance(one := _entry(streams, name), pikepdf.Stream)), None)
        if stream is not None:
            yield _text(_entry(file, "/UF")) or _text(_entry(file, "/F")) or key, stream


def _leaves(tree: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - as above
    """Yield the names and values of a name tree in order, at any depth; cycles are visited once."""
    waiting = [tree]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_NODES:
        node = waiting.pop()
        place = getattr(node, "objgen", (0, 0))
        if place in seen:
            continue
        seen.add(place if place != (0, 0) else (0, -1 - len(seen)))
        pairs = _items(_entry(node, "/Names"))
        for at in range(0, len(pairs) - 1, 2):
            yield _text(pairs[at]), pairs[at + 1]
        waiting.extend(reversed(_items(_entry(node, "/Kids"))))


def _entry(owner: Any, name: str) -> Any:  # noqa: ANN401 - as above
    """Return an entry of a dictionary; None if there is no such entry or no dictionary."""
    import pikepdf  # noqa: PLC0415 - as above

    return owner.get(name) if isinstance(owner, pikepdf.Dictionary | pikepdf.Stream) else None


def _items(value: Any) -> list[Any]:  # noqa: ANN401 - as above
    """Return the items of an array, up to a limit that no real document reaches; empty for anything else."""
    import pikepdf  # noqa: PLC0415 - as above

    if not isinstance(value, pikepdf.Array):
        return []
    return [value[at] for at in range(min(len(value), _MOST_NODES))]


def _text(value: Any) -> str:  # noqa: ANN401 - as above
    import pikepdf  # noqa: PLC0415 - as above

    return str(value) if isinstance(value, pikepdf.String) else ""


def _taken(name: str, stream: Any) -> Attachment | Unread:  # noqa: ANN401 - as above
    """Extract an attachment, unpacking no more than the largest allowed size."""
    import pikepdf  # noqa: PLC0415 - as above

    sizes = (_entry(_entry(stream, "/Params"), "/Size"), _entry(stream, "/Length"))
    if any(isinstance(size, int) and size > LARGEST_ATTACHMENT + _PACKING for size in sizes):
        return Unread(name, _TOO_BIG)
    filters = [str(one) if isinstance(one, pikepdf.Name) else "?" for one in _listed(_entry(stream, "/Filter"))]
    odd = [one for one in filters if one not in _FLATE]
    if odd or any(_entry(one, "/Predictor") not in (None, 1) for one in _listed(_entry(stream, "/DecodeParms"))):
        packing = (odd or filters)[0][:20]
        return Unread(name, LazyText(N_("uses an unsupported compression method: {packing}"), packing=packing))
    content = stream.read_raw_bytes()
    for _filter in filters:
        unpacked = _unpacked(content)
        if isinstance(unpacked, LazyText):
            return Unread(name, unpacked)
        content = unpacked
    return Attachment(name, content) if len(content) <= LARGEST_ATTACHMENT else Unread(name, _TOO_BIG)


_TOO_BIG = LazyText(N_("is larger than {size} MB"), size=LARGEST_ATTACHMENT >> 20)
_DAMAGED = LazyText(N_("is damaged"))


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - as above
    """Return a single value or the items of an array as a list."""
    import pikepdf  # noqa: PLC0415 - as above

    return _items(value) if isinstance(value, pikepdf.Array) else [] if value is None else [value]


def _unpacked(content: bytes) -> bytes | LazyText:
    """Return the unpacked content up to the limit, or what is wrong with it."""
    inflater = zlib.decompressobj()
    try:
        unpacked = inflater.decompress(content, LARGEST_ATTACHMENT + 1)
    except zlib.error:
        return _DAMAGED
    if len(unpacked) > LARGEST_ATTACHMENT:
        return _TOO_BIG
    return unpacked if inflater.eof else _DAMAGED


def _is_offer(content: bytes, offer_format: str) -> bool:
    """Whether a file is an offer by its format; broken JSON is one if it contains the name of the format."""
    if offer_format.encode() not in content:
        return False
    raw = parse(content)
    if isinstance(raw, tuple):
        return f'"{offer_format}"'.encode() in content
    return isinstance(raw, dict) and raw.get("format") == offer_format
