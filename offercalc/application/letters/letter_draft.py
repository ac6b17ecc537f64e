"""A letter that is still being written: the choice of its clauses, its text so far, and what is missing or wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.clause_agreement import Stance, disagreements, spec_of, stance
from offercalc.application.clauses.clause_error import ClauseError
from offercalc.application.clauses.letter_details import TERMS, stated_term
from offercalc.application.clauses.merge_names import MERGE_NAMES, TABLES, Source
from offercalc.application.clauses.passages import needed_names
from offercalc.application.clauses.written_letter import END, GAP, VALUE, LetterText
from offercalc.application.letters.clause_choice import LetterFacts, proposals, reworded, topics_of
from offercalc.application.letters.letter_text import LetterRequest, letter_facts, letter_notices, text_of_letter
from offercalc.domain.values.lazy_text import N_, LazyText
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer

_ITEM = "\n- "
_TINTED = {name for name, one in MERGE_NAMES.items() if one.source is Source.OFFER and name not in TABLES} | {
    "employee_name"
}
"""The names whose values are marked on the screen as coming from the offer."""
_UNTITLED = {"welcome": N_("Opening words"), "closing": N_("Closing words")}
"""The names of clauses without a heading, by their topic."""


class ClauseRow(Struct, frozen=True):
    """A clause as it is listed: whether the letter has it, and the clauses on the same topic to choose from."""

    clause: Clause
    is_on: bool
    variants: tuple[Clause, ...] = ()
    library_text: str = ""

    @property
    def is_reworded(self) -> bool:
        """Whether this letter has its own wording of the clause, used or not."""
        return bool(self.library_text)


class Gap(Struct, frozen=True):
    """A merge name without a value, and the clause that needs it."""

    name: str
    clause: Clause

    @property
    def source(self) -> Source:
        """Return where its value is stated."""
        return MERGE_NAMES[self.name].source

    @property
    def path(self) -> str:
        """Return the field of the offer that holds its value, "" for values of the letter or the paper."""
        return FIELDS.get(self.name, "")


class Fault(Struct, frozen=True):
    """What is wrong with a letter: the sentence, its clause, and the path of the field of the offer to look at."""

    sentence: LazyText
    clause: str = ""
    path: str = ""


class LetterDraft(Struct, frozen=True):
    """A letter so far; where a value is missing, its text names the value in brackets.

    The text is for the screen: it has invisible signs around values from the offer and names of missing ones.
    """

    text: LetterText
    rows: tuple[ClauseRow, ...]
    gaps: tuple[Gap, ...]
    faults: tuple[Fault, ...]
    notices: tuple[LazyText, ...]
    values: Mapping[str, str]

    @property
    def is_ready(self) -> bool:
        """Whether the letter can be exported."""
        return not self.gaps and not self.faults


def draft_letter(
    request: LetterRequest, library: Sequence[Clause], presets: Presets, localizer: Localizer
) -> LetterDraft:
    """Return a letter as far as it is written; nothing that is missing or wrong stops it."""
    found, facts = letter_facts(request, presets, localizer)
    faults: list[Fault] = [*_other_terms(request)]
    rows = clause_rows(library, facts, faults)
    clauses = [row.clause for row in rows if row.is_on]
    faults += [fault for clause in clauses for fault in _contradictions(clause, facts)]
    if not request.order.is_draft:
        faults += _unknown(clauses, facts, found.unknown)
    gaps = tuple(_gaps(clauses, facts.values))
    named = {gap.name: f"[{localizer.tr(MERGE_NAMES[gap.name].about)}]" for gap in gaps}
    text = text_of_letter(clauses, replace(facts, values=marked_values(facts.values, named)), request, localizer)
    notices = tuple(letter_notices(clauses, facts, request))
    return LetterDraft(text, rows, gaps, tuple(faults), notices, facts.values)


def marked_values(values: Mapping[str, str], gaps: Mapping[str, str]) -> dict[str, str]:
    """Return values with signs around those from the offer, line by line, and around the names of missing ones."""

    def marked(sign: str, text: str) -> str:
        return f"{sign}{text}{END}".replace(_ITEM, f"{END}{_ITEM}{sign}")

    tinted = {name: marked(VALUE, text) for name, text in values.items() if name in _TINTED}
    return {**values, **tinted, **{name: marked(GAP, text) for name, text in gaps.items()}}


def clause_rows(library: Sequence[Clause], facts: LetterFacts, faults: list[Fault]) -> tuple[ClauseRow, ...]:
    """Return the clauses of a letter in order, and those left out on purpose; adds to `faults` what is wrong.

    Clauses that are proposed although the letter names others are listed as left out.
    """
    details = facts.details
    known = {clause.id: clause for clause in library}
    proposed = [one for one in proposals(library, facts) if one.proposed]
    left_out = set(details.without)
    if details.clauses:
        wanted = [known[name] for name in details.clauses if name in known and name not in left_out]
    else:
        wanted = []
        for one in proposed:
            wanted += [clause for clause in one.proposed if clause.id not in left_out][:1]
            undecided = [clause for clause in one.proposed if clause.id not in left_out]
            if len(undecided) > 1:
                faults.append(_undecided(undecided))
    faults += [_gone(name) for name in details.clauses if name not in known]
    topics = {clause.topic for clause in wanted}
    off = [known[name] for name in details.without if name in known and known[name].topic not in topics]
    off += [one.proposed[0] for one in proposed if one.proposed[0].topic not in topics | {one.topic for one in off}]
    variants = dict(topics_of(library, facts.place))
    rows = [ClauseRow(clause, is_on=True) for clause in wanted]
    for clause in sorted(off, key=lambda one: one.order):
        rows.insert(_place_in(rows, clause), ClauseRow(clause, is_on=False))
    return tuple(_completed(row, variants.get(row.clause.topic, ()), details.wording, faults) for row in rows)


def _place_in(rows: Sequence[ClauseRow], clause: Clause) -> int:
    """Return where a clause stands among others that may be in an order of their own: after its usual neighbour."""
    before = [place for place, row in enumerate(rows) if row.clause.order <= clause.order]
    return max(before, default=-1) + 1


def _completed(
    row: ClauseRow, variants: tuple[Clause, ...], wording: Mapping[str, str], faults: list[Fault]
) -> ClauseRow:
    """Return a row with its variants and with the wording of this letter; a wrong one is a fault and stays unused."""
    clause, text = row.clause, wording.get(row.clause.id)
    others = variants if any(one.id == clause.id for one in variants) else (clause, *variants)
    row = replace(row, variants=others if len(others) > 1 else (), library_text="" if text is None else clause.text)
    try:
        return replace(row, clause=reworded(clause, text))
    except ClauseError as error:
        sentence = LazyText(N_("The wording of {clause} can't be used: {reason}."), clause=name_of(clause),
                            reason=error.message)  # fmt: skip
        faults.append(Fault(sentence, clause.id))
        return row


def name_of(clause: Clause) -> LazyText:
    """Return the name of a clause in lists: its heading, or what it is for if it has none."""
    if clause.title:
        return LazyText(clause.title)
    words = _UNTITLED.get(clause.topic)
    return LazyText(words or clause.id.replace("-", " ").capitalize())


def _gone(name: str) -> Fault:
    return Fault(
        LazyText(N_("There is no clause {id} in the library any more; the letter is without it."), id=name), name
    )


def _undecided(clauses: Sequence[Clause]) -> Fault:
    """Return the question which of several clauses is meant."""
    path = next(iter(clauses[0].sets), "")
    names = [name_of(clause) for clause in clauses]
    sentence = N_(
        'The offer does not state "{field}", which decides between {first} and {second}. State it, or choose a clause.'
    )
    asked = LazyText(sentence, field=_field(path), first=names[0], second=names[1])
    return Fault(asked, clauses[0].id, path)


def _field(path: str) -> object:
    """Return the label of the field of an offer that a clause implies."""
    spec = spec_of(path)
    return path if spec is None else LazyText(spec.label)


def _other_terms(request: LetterRequest) -> Iterator[Fault]:
    """Yield the terms that a letter states differently from its offer."""
    for name in TERMS:
        stated, written = stated_term(name, request.offer), getattr(request.details, name)
        if stated is not None and written not in {None, ""} and stated != written:
            sentence = N_(
                'This letter and the offer differ in "{field}". Remove it from the letter, or change the offer.'
            )
            yield Fault(LazyText(sentence, field=_field(name)), "", name)


def _contradictions(clause: Clause, facts: LetterFacts) -> Iterator[Fault]:
    """Yield the fields in which the offer contradicts the wording of a clause."""
    if stance(clause, facts.offer, facts.details) is not Stance.CONTRADICTS:
        return
    for found in disagreements(clause, facts.offer, facts.details):
        sentence = (
            N_('{clause} does not agree with the offer in "{field}". Choose another clause, or change the offer.')
            if found.stated
            else N_('{clause} is about "{field}", of which the offer has none. Leave it out, or add it to the offer.')
        )
        yield Fault(LazyText(sentence, clause=name_of(clause), field=_field(found.path)), clause.id, found.path)


def _gaps(clauses: Sequence[Clause], values: Mapping[str, str]) -> Iterator[Gap]:
    """Yield each missing value once, with the first clause that needs it."""
    seen = set[str]()
    for clause in clauses:
        for name in needed_names(clause.pieces, values):
            if not values.get(name) and name not in seen:
                seen.add(name)
                yield Gap(name, clause)


def _unknown(clauses: Sequence[Clause], facts: LetterFacts, unknown: frozenset[str]) -> list[Fault]:
    """Return the values that clauses state although part of them is not known yet."""
    found: dict[str, Fault] = {}
    for clause in clauses:
        for name in needed_names(clause.pieces, facts.values):
            if name in unknown and name not in found:
                sentence = N_(
                    'Something in "{about}" is not known yet. State it in the offer, or mark the letter as a draft.'
                )
                about = LazyText(MERGE_NAMES[name].about)
                found[name] = Fault(LazyText(sentence, about=about), clause.id, FIELDS.get(name, ""))
    return list(found.values())


FIELDS = {
    "company": "company", "title": "role", "level": "level", "location": "location", "start_date": "start_date",
    "end_date": "end_date", "expiry_date": "expiry_date", "reference": "reference", "hours_per_week": "hours_per_week",
    "leave_days": "leave_days", "public_holidays": "public_holidays", "notice_months": "notice_months",
    "probation_months": "probation_months", "salary": "pay[salary]", "annual_salary": "pay[salary]",
    "monthly_salary": "pay[salary]", "salary_in_words": "pay[salary]", "raises": "pay[salary]", "bonus": "pay[bonus]",
    "commission": "pay[commission]", "sign_on": "pay[one_time]", "sign_on_repayment": "pay[one_time]",
    "sign_on_repayment_months": "pay[one_time]", "thirteenth_month": "pay[thirteenth_month]",
    "allowances": "pay[allowance]", "benefits": "pay[benefit]", "retirement": "pay[retirement_match]",
    "leaving_pay": "pay[leaving_pay]", "equity": "equity",
}  # fmt: skip
"""Where the offer holds the value of a merge name, as a path without positions."""
