"""Offer letters of a batch: written for each row with the clauses of its place, as a PDF or a Word document."""

from __future__ import annotations

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.clauses.clause import Clause, RefusedClause
from offercalc.application.clauses.clause_library import ClauseLibrary
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.written_letter import Anchors
from offercalc.application.letters.letter_text import LetterRequest, write_letter
from offercalc.application.letters.merge_values import candidate_name
from offercalc.application.letters.places import place_of
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.application.ports.offer_table import RowOffer
from offercalc.application.ports.renderer import OfferLetter
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer


class LetterOrder(Struct, frozen=True):
    """How the letters of a batch are written.

    `place` is that of all letters, None for that of each offer. `clauses` are those that the program knows and may use.
    """

    clauses: tuple[Clause, ...]
    details: LetterDetails = LetterDetails()
    place: str | None = None
    anchors: Anchors = ""
    has_appendix: bool = True
    is_word: bool = False

    @property
    def suffix(self) -> str:
        """The suffix of the files."""
        return ".docx" if self.is_word else ".pdf"

    @property
    def sign(self) -> str:
        """Everything that determines a letter beside its row and its paper."""
        texts = [(clause.id, clause.text) for clause in self.clauses]
        content = (texts, self.details, self.place, self.anchors, self.has_appendix, self.is_word)
        return msgspec.json.encode(content, enc_hook=str).decode()


class LetterWords(Struct, frozen=True):
    """What letters are worded with, beside their order; `sender` is for the notices."""

    presets: Presets
    localizer: Localizer
    sender: Localizer


def usable_clauses(
    library: ClauseLibrary, language: str, localizer: Localizer
) -> tuple[tuple[Clause, ...], tuple[str, ...]]:
    """Return the clauses of a language that can be used, and why others cannot."""
    every = library.every(language)
    faults = tuple(localizer.render(one.reason) for one in every if isinstance(one, RefusedClause))
    return tuple(one for one in every if isinstance(one, Clause)), faults


def row_letter(
    order: LetterOrder, paper: DocumentOptions, row: RowOffer, comparison: Comparison, words: LetterWords
) -> tuple[OfferLetter, tuple[str, ...]]:
    """Return the letter of a row, and the notices for its sender; raises ExternalError if it cannot be written.

    The conditions of the paper, which are those of the row if it has any, are in place of what the letter file states.
    """
    offer = row.offer
    paper = replace(paper, candidate=candidate_name(offer, paper))
    place = place_of(offer) if order.place is None else order.place
    details = order.details
    if paper.conditions:
        details = replace(details, conditions=" ".join(map(_sentence, paper.conditions)))
    request = LetterRequest(offer, details, place, paper, order.anchors)
    letter = write_letter(request, order.clauses, words.presets, words.localizer)
    document = OfferLetter(comparison, words.localizer, paper, letter.text, order.has_appendix)
    return document, tuple(map(words.sender.render, letter.notices))


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", ")")) else f"{words}."
