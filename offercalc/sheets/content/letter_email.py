"""A counter-offer letter as the text of an e-mail: plain lines that can be pasted anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from offercalc.sheets.content.document import Block, Document

_ARROW = "→"


def letter_email(paper: Document) -> str:
    """Return the letter as text: the subject first, then its paragraphs and lists; tables of figures are left out."""
    parts = [part for block in paper.blocks for part in _parts(block)]
    signature = [line.name for block in paper.blocks for line in block.signatures if line.name]
    return "\n\n".join([f"{paper.kind}: {paper.title}", *parts, *signature]) + "\n"


def _parts(block: Block) -> Iterator[str]:
    """Yield the paragraphs of a block, and its list under its title."""
    items = [f"- {line}" for line in block.sentences]
    if block.is_worded and block.table is not None:
        items += [f"- {row.label}: {f' {_ARROW} '.join(cell.text for cell in row.cells)}" for row in block.table.rows]
    if items:
        yield "\n".join([f"{block.title}:", *items] if block.title else items)
    yield from block.paragraphs
