"""The finished text of an offer letter, and what its sender should know before sending it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.clause_agreement import Stance, stance
from offercalc.application.clauses.letter_details import TERMS, LetterDetails, stated_term
from offercalc.application.clauses.merge_names import MERGE_NAMES, TABLES, Source
from offercalc.application.clauses.passages import filled, needed_names
from offercalc.application.clauses.written_letter import Anchors, LetterText, Paragraph, ParagraphKind, WrittenClause
from offercalc.application.letters.clause_choice import LetterFacts, chosen_clauses
from offercalc.application.letters.legal_notices import legal_notices, unstated_notices
from offercalc.application.letters.merge_values import LetterValues, letter_values
from offercalc.application.letters.places import country_of, law_of_state, place_words
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import N_, LazyText, lazy_join
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line

_BETWEEN = re.compile(r"\n[ \t]*\n")
_ITEM = "- "
_ACCEPTANCE = "acceptance"


class LetterRequest(Struct, frozen=True):
    """An offer letter to write: the offer, the values of the letter, its place, and how it is printed and signed."""

    offer: Offer
    details: LetterDetails
    place: str
    order: DocumentOptions
    anchors: Anchors = ""


class Letter(Struct, frozen=True):
    """A finished letter, and sentences for its sender."""

    text: LetterText
    notices: tuple[LazyText, ...]


def write_letter(request: LetterRequest, library: Sequence[Clause], presets: Presets, localizer: Localizer) -> Letter:
    """Return the text of a letter; raises ExternalError if a value is missing or a clause contradicts the offer."""
    offer, details, order = request.offer, request.details, request.order
    refuse_other_terms(offer, details)
    found, facts = letter_facts(request, presets, localizer)
    clauses = chosen_clauses(library, facts)
    _refuse_missing(clauses, facts.values)
    if not order.is_draft:
        _refuse_unknown(clauses, found)
    return Letter(text_of_letter(clauses, facts, request, localizer), tuple(letter_notices(clauses, facts, request)))


def letter_facts(request: LetterRequest, presets: Presets, localizer: Localizer) -> tuple[LetterValues, LetterFacts]:
    """Return the values of the merge names, and what the choice of clauses depends on."""
    found = letter_values(request.offer, request.details, request.order, presets, localizer.on_paper())
    values = _with_law(found.values, request.place, localizer)
    return found, LetterFacts(country_of(request.place), request.offer, request.details, values, localizer.language)


def text_of_letter(
    clauses: Sequence[Clause], facts: LetterFacts, request: LetterRequest, localizer: Localizer
) -> LetterText:
    """Return the text of a letter with its clauses filled in; a missing value is left out."""
    details, values = request.details, facts.values
    name = values.get("employee_name", "")
    day, city = values["letter_date"], single_line(details.city)
    return LetterText(
        number=single_line(details.number),
        subject=single_line(details.subject) or localizer.tr("Offer of employment"),
        place_and_date=f"{city}, {day}" if city else day,
        addressee=_addressee(name, _address(request.offer), details),
        salutation=single_line(details.salutation) or _salutation(name, localizer),
        clauses=tuple(_written(clause, values) for clause in clauses),
        closing=_closing(facts.place, localizer),
        company=values["company_legal_name"],
        candidate=name,
        anchors=request.anchors,
    )


def refuse_other_terms(offer: Offer, details: LetterDetails) -> None:
    """Raise ExternalError if a letter states a term differently from its offer."""
    for name in TERMS:
        stated, written = stated_term(name, offer), getattr(details, name)
        if stated is not None and written not in {None, ""} and stated != written:
            raise ExternalError(
                N_(
                    'The offer says {stated} for "{field}", but the letter file says {written}. Remove it from the '
                    "letter file, or change the offer."
                ),
                stated=stated,
                field=name,
                written=written,
            )


def _with_law(values: Mapping[str, str], place: str, localizer: Localizer) -> dict[str, str]:
    """Return the values with the law of the state, where the letter states none and the place is a state."""
    law = law_of_state(place, localizer)
    return {**({"governing_law": law} if law else {}), **values}


def _addressee(name: str, address: str, details: LetterDetails) -> tuple[str, ...]:
    lines = (name, *(details.employee_address or address).splitlines())
    return tuple(line for line in map(single_line, lines) if line)


def _address(offer: Offer) -> str:
    return offer.candidate.address if offer.candidate is not None else ""


def _salutation(name: str, localizer: Localizer) -> str:
    return localizer.tr("Dear {name},", name=name) if name else localizer.tr("Dear candidate,")


def _closing(country: str, localizer: Localizer) -> str:
    """Return the words above the signature, as they are usual in a country."""
    is_british = country == "GB" and localizer.language == "en"
    return localizer.tr("Yours sincerely,") if is_british else localizer.tr("Sincerely,")


def _refuse_missing(clauses: Sequence[Clause], values: Mapping[str, str]) -> None:
    """Raise ExternalError that names every missing value, its clause, and where to state it."""
    missing: dict[str, str] = {}
    for clause in clauses:
        for name in needed_names(clause.pieces, values):
            if not values.get(name):
                missing.setdefault(name, clause.id)
    if missing:
        reasons = [_missing(name, clause) for name, clause in missing.items()]
        raise ExternalError(N_("The letter can't be written yet. {reasons}"), reasons=lazy_join(reasons, " "))


def _missing(name: str, clause: str) -> LazyText:
    source = MERGE_NAMES[name].source
    facts = {"clause": clause, "about": LazyText(MERGE_NAMES[name].about), "name": name}
    if source is Source.LETTER or name in TERMS:
        return LazyText(
            N_('Clause {clause} needs "{about}": add "{name}" to the letter file, or leave the clause out.'),
            **facts,
        )
    if source is Source.PAPER:
        return LazyText(N_('Clause {clause} needs "{about}": state it with the options of the letter.'), **facts)
    return LazyText(N_('Clause {clause} needs "{about}": state it in the offer, or leave the clause out.'), **facts)


def _refuse_unknown(clauses: Sequence[Clause], found: LetterValues) -> None:
    """Raise ExternalError if a clause states something that is not known yet; a draft may."""
    for clause in clauses:
        for name in needed_names(clause.pieces, found.values):
            if name in found.unknown:
                raise ExternalError(
                    N_(
                        'Clause {clause} states "{about}", of which something is not known yet: {value}. State it in '
                        "the offer, or mark the letter as a draft."
                    ),
                    clause=clause.id,
                    about=LazyText(MERGE_NAMES[name].about),
                    value=single_line(found.values.get(name, "")),
                )


def _written(clause: Clause, values: Mapping[str, str]) -> WrittenClause:
    paragraphs = tuple(_paragraphs(clause, values))
    return WrittenClause(clause.id, clause.title, clause.topic, paragraphs)


def _paragraphs(clause: Clause, values: Mapping[str, str]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a clause; a table stays a name until the letter is laid out."""
    kept = {name: f"{{{name}}}" for name in TABLES if values.get(name)}
    for part in _BETWEEN.split(filled(clause.pieces, {**values, **kept})):
        text = part.strip()
        if text in kept.values():
            yield Paragraph(ParagraphKind(text.strip("{}")))
        elif text.startswith(_ITEM):
            lines = re.split(rf"(?:^|\n){_ITEM}", text)
            yield Paragraph(ParagraphKind.ITEMS, tuple(single_line(line) for line in lines if line.strip()))
        elif text:
            yield Paragraph(ParagraphKind.TEXT, (single_line(text),))


def letter_notices(clauses: Sequence[Clause], facts: LetterFacts, request: LetterRequest) -> Iterator[LazyText]:
    """Yield what is assumed, what the law does not allow, and that the letter is not legal advice."""
    for clause in clauses:
        if stance(clause, facts.offer, facts.details) is Stance.OPEN:
            path, implied = next(iter(clause.sets.items()))
            yield LazyText(
                N_('The offer does not state "{path}"; clause {id} stands for {implied}.'),
                path=path,
                id=clause.id,
                implied=str(implied),
            )
    if not any(clause.topic == _ACCEPTANCE for clause in clauses):
        yield LazyText(N_("The letter has no acceptance; the candidate has nothing to sign."))
    day = request.details.letter_date or request.order.printed_at.date()
    yield from legal_notices(facts.offer, facts.details, facts.place, day, facts.language)
    yield from unstated_notices(facts.place, {clause.topic for clause in clauses})
    place = place_words(facts.place)
    if place:
        yield LazyText(
            N_("The clauses are not legal advice. Have a lawyer in {place} review the letter before you send it."),
            place=place,
        )
    else:
        yield LazyText(
            N_(
                "The clauses are not legal advice, and none of them is for the law of a particular place. Have a "
                "lawyer review the letter, or name the place."
            )
        )
