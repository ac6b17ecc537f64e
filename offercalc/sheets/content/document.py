"""The document model: texts, tables, charts and attachments as plain values for the templates."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from hashlib import sha256
from types import NoneType
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.ports.document_options import DocumentOptions, Letterhead, PaperSize
from offercalc.presentation.charts.drawing import Drawing
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.offer_cards import Card
from offercalc.presentation.tables.table import Table
from offercalc.presentation.terms.term_text import Term
from offercalc.sheets.content.attachments import Attachment
from offercalc.sheets.typesetting.contrast import check_accent
from offercalc.sheets.typesetting.logo import logo_text
from offercalc.sheets.typesetting.printable import printable
from offercalc.sheets.typesetting.table_widths import line_width, table_widths

_DIGITS = 16
_MANY_COLUMNS = 4
_SIGN = re.compile("^([≥≤~]) ")

_BARE = {float, int, bool, NoneType}
"""Values without text, of which charts have hundreds."""
_ODD_WORDS = re.compile(
    r"\S{24,}|[\u0590-\u08ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff\U00020000-\U0003ffff]"
)
"""Words that are too long for a line, and scripts of other languages: the template checks for those."""


class Column(Struct, frozen=True):
    """Sentences under a heading."""

    title: str
    lines: tuple[str, ...]


class OfferCard(Struct, frozen=True, kw_only=True):
    """A summary of one of several offers: its figures, its terms, and the open questions under the heading `asked`."""

    title: str
    subtitle: str
    figures: tuple[Card, ...]
    terms: tuple[Term, ...]
    asked: str
    questions: tuple[str, ...]


class LabeledValue(Struct, frozen=True):
    """A short fact at the top of a document, such as its recipient."""

    label: str
    words: str


class SignatureLine(Struct, frozen=True):
    """A signature line: name, role, and the words below it.

    With `date`, a line for the date is beside it; the anchors are invisible texts for services that
    collect signatures.
    """

    name: str
    role: str
    words: str
    date: str = ""
    anchor: str = ""
    date_anchor: str = ""


class LetterHead(Struct, frozen=True, kw_only=True):
    """What stands above the text of a letter: its date, numbered and named, the addressee and the salutation."""

    date: str
    facts: tuple[LabeledValue, ...]
    addressee: tuple[str, ...]
    salutation: str


class Header(Struct, frozen=True):
    """The letterhead of a document, with the logo as SVG text."""

    name: str = ""
    address: tuple[str, ...] = ()
    accent: str = ""
    logo: str = ""


class Block(Struct, frozen=True, kw_only=True):
    """One section of a document; absent parts are left out. If `is_beside`, its table is set beside its chart.

    A table `is_worded` if its cells are words, which are set from the left and may break. The paragraphs of a block
    with signatures stay on their page. With `starts_page`, it begins a new one.
    """

    title: str = ""
    number: int = 0
    """The number before the title, 0 for none."""
    cards: tuple[Card, ...] = ()
    lines: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    heads: tuple[str, ...] = ()
    table: Table | None = None
    chart: Drawing | None = None
    note: str = ""
    paragraphs: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    offers: tuple[OfferCard, ...] = ()
    columns: tuple[Column, ...] = ()
    signatures: tuple[SignatureLine, ...] = ()
    is_beside: bool = False
    is_worded: bool = False
    starts_page: bool = False
    mark: str = ""
    """The clause that begins here, on the screen alone."""


class Document(Struct, frozen=True, kw_only=True):
    """A complete document, ready for the template."""

    size: PaperSize
    landscape: bool = False
    language: str
    kind: str
    title: str
    subtitle: str
    keywords: tuple[str, ...]
    badge: str
    blocks: tuple[Block, ...]
    footer: str
    page: str
    attachments: tuple[Attachment, ...]
    template: str = "modern"
    letterhead: Header = Header()
    author: str = "OfferCalc"
    draft: str = ""
    date_line: str = ""
    facts: tuple[LabeledValue, ...] = ()
    letter: LetterHead | None = None
    is_marked: bool = False
    """Whether clauses and values are marked, for the screen alone."""
    right_to_left: bool = False


def footer(order: DocumentOptions, localizer: Localizer, attachments: tuple[Attachment, ...] = ()) -> str:
    """Return the footer: what made the document and when, unless that is left out, and the digests if requested."""
    made = localizer.tr("Made with OfferCalc on {day}", day=localizer.figures.day(order.printed_at.date()))
    maker = [made] if order.names_program else []
    if not order.shows_digest:
        return "".join(maker)
    digests = (digest_of(attachment) for attachment in attachments)
    return " · ".join([*maker, *(f"{one.name} {digest}" for one, digest in zip(attachments, digests, strict=True))])


def digest_of(attachment: Attachment) -> str:
    """Return the first 16 of the 64 hexadecimal digits of an attachment's SHA-256, in groups of four."""
    digits = sha256(attachment.content.encode()).hexdigest()[:_DIGITS]
    return " ".join(digits[place : place + 4] for place in range(0, _DIGITS, 4))


def head_of(letterhead: Letterhead) -> Header:
    """Return a letterhead for the template; raises ExternalError for a wrong logo, or an accent too light to read."""
    check_accent(letterhead.accent)
    return Header(letterhead.name, letterhead.address, letterhead.accent, logo_text(letterhead.logo))


def page_words(localizer: Localizer) -> str:
    """Return the text of the page number; the template fills in {page} and {pages}."""
    return localizer.tr("Page {page} of {pages}")


def open_note(localizer: Localizer, *, has_open_end: bool) -> str:
    """Explain the sign before a figure that something unknown may still raise, where a paper has one."""
    return (
        localizer.tr("≥ means at least, ≤ at most, ~ about, because some terms are not known yet.")
        if has_open_end
        else ""
    )


def blocks(*candidates: Block) -> tuple[Block, ...]:
    """Return the blocks that contain more than a heading."""
    return tuple(block for block in candidates if replace(block, title="", heads=(), note="") != Block())


def columns(*candidates: Column) -> tuple[Column, ...]:
    """Return the columns that have any lines."""
    return tuple(column for column in candidates if column.lines)


def text_of(paper: Document) -> str:
    """Return everything visible in a document as one text."""
    return for_template(replace(paper, attachments=(), letterhead=replace(paper.letterhead, logo="")))


def for_template(paper: Document, unprintable: AbstractSet[str] = frozenset()) -> str:
    """Return a document as JSON for the template; characters without a glyph become boxes."""
    texts: list[str] = []
    bare = msgspec.to_builtins(replace(paper, attachments=(), letterhead=replace(paper.letterhead, logo="")))
    for block in bare["blocks"]:
        number = block.pop("number")
        block["title"] = f"{number}. {block['title']}" if number else block["title"]
        if block["chart"] is not None:
            del block["chart"]["targets"]
        for row in block["table"]["rows"] if block["table"] is not None else ():
            row["cells"] = [{"text": cell["text"], "muted": cell["muted"]} for cell in row["cells"]]
    fields = _clean(bare, unprintable, texts)
    for block in fields["blocks"]:
        _add_widths(block)
    fields["is_letter"] = paper.letter is not None
    fields["starts_page"] = any(block.starts_page for block in paper.blocks)
    fields["title_ems"] = line_width(fields["title"].strip() or fields["kind"])
    fields["odd_words"] = _ODD_WORDS.search("\n".join(texts)) is not None
    fields["has_mail"] = any("@" in text for text in texts)
    fields["letterhead"]["logo"] = paper.letterhead.logo
    named = _clean(msgspec.to_builtins(tuple(replace(one, content="") for one in paper.attachments)), unprintable, [])
    contents = (attachment.content for attachment in paper.attachments)
    fields["attachments"] = [{**one, "content": content} for one, content in zip(named, contents, strict=True)]
    return msgspec.json.encode(fields).decode()


def _add_widths(block: dict[str, Any]) -> None:
    """Add upper bounds of the widths of what is set on one line if it fits, in ems."""
    for one in block["cards"]:
        one["ems"] = [line_width(one["caption"]), line_width(one["figure"]), line_width(one["note"])]
    for one in block["terms"]:
        one["ems"] = [line_width(one["label"]), line_width(one["words"]), line_width(one["figure"])]
    block["head_ems"] = [line_width(head) for head in block["heads"]]
    if block["table"] is not None:
        _set_amounts(block["table"])
        block["table"]["widths"] = [] if _has_lines(block["table"]) else table_widths(block["table"])


def _set_amounts(table: dict[str, Any]) -> None:
    """Keep each sign on the line of its amount; with many columns, move text in parentheses to a second line."""
    is_crowded = len(table["columns"]) > _MANY_COLUMNS
    for cell in (cell for row in table["rows"] for cell in row["cells"]):
        whole = _SIGN.sub("\\1\u00a0", cell["text"])
        cell["text"] = whole.replace(" (", "\n(") if is_crowded else whole


def _has_lines(table: dict[str, Any]) -> bool:
    return any("\n" in cell["text"] for row in table["rows"] for cell in row["cells"])


def _clean(value: Any, unprintable: AbstractSet[str], texts: list[str]) -> Any:  # noqa: ANN401 - of any shape
    """Return a value with every text made printable, and add the texts to `texts`."""
    if isinstance(value, str):
        text = printable(value, unprintable)
        texts.append(text)
        return text
    if isinstance(value, list | tuple):
        return [item if type(item) in _BARE else _clean(item, unprintable, texts) for item in value]
    if isinstance(value, dict):
        return {name: item if type(item) in _BARE else _clean(item, unprintable, texts) for name, item in value.items()}
    return value
