"""No document discloses private data: every text of an offer has a marker, which is searched for in every string."""

import json
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import product
from typing import Any, NamedTuple, get_type_hints

import msgspec
import pikepdf
import pytest
from msgspec import Struct, inspect
from msgspec.structs import replace

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.written_letter import ANCHORS, END, GAP, VALUE, Anchors
from offercalc.application.ports.document_options import (
    ATTACHING,
    EXTRAS,
    SPEAKERS,
    Attach,
    DocumentOptions,
    Extra,
    Redaction,
    Speaker,
)
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import ComparisonReport, CounterLetter, OfferLetter, OfferSheet
from offercalc.application.tax.departures import DeparturesKept
from offercalc.application.tax.take_homes import TaxSources, TaxWish, take_homes
from offercalc.domain.offer.employment import Candidate
from offercalc.domain.offer.equity import STAKES
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import PAY_PARTS
from offercalc.domain.values.field_spec import blank
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.grids import WHOLE_GRIDS
from tests.sheets.papers import offer_letter_of, order, own_order
from tests.sheets.pdf_text import text_of, together
from tests.tax_laws import TODAY, shipped
from tests.tools import ENGLISH, FILES, PRESETS, comparison_of, offer_from, rate_book

PRIVATE = {
    "Offer.notes", "Contact.name", "Contact.role", "Contact.email", "Contact.phone", "VestingTerms.comments",
    "Candidate.name", "Candidate.email", "Candidate.phone", "Candidate.address",
}  # fmt: skip
ADDRESSEE = {"Candidate.name", "Candidate.address"}
"""What an employer's sheet prints of the candidate to whom it is addressed."""
SHARED = {
    "Bonus.plan_year_starts",
    "Commission.plan_year_starts",
    "ThirteenthMonth.plan_year_starts",
    "Offer.company", "Offer.role", "Offer.location", "Offer.level", "Offer.reference",
    "Offer.responsibilities", "Offer.requirements",
    "VestingTerms.name", "VestingTerms.description", "VestingTerms.id", "VestingCondition.description",
    "LeavingPay.reasons",
    *(f"{kind}.label" for kind in (
        "Salary", "Bonus", "Commission", "OneTime", "ThirteenthMonth", "Allowance", "RetirementMatch", "Benefit",
        "LeavingPay", "EmployerContribution", "Rsu", "RestrictedStock", "Option", "Sar", "Phantom", "ProfitUnit",
        "Espp",
    )),
}  # fmt: skip
"""The shared texts of an offer; every text must be shared or private, so a new field fails here until it is listed."""
CODES = {
    "currency",
    "strike_currency",
    "preset",
    "id",
    "condition_id",
    "next_condition_ids",
    "relative_to_condition_id",
}
"""Fields that hold references or codes, not free text."""
TERMS = {
    "allocation_type": "CUMULATIVE_ROUNDING",
    "vesting_conditions": [
        {"id": "start", "trigger": {"type": "VESTING_START_DATE"}, "portion": {"numerator": "1", "denominator": "1"}}
    ],
}
STATUSES = ("Draft", "Extended", "Received", "Negotiating", "Accepted", "Declined", "Expired", "Withdrawn")
PRESS = TypstRenderer(FILES, PRESETS)


class Planted(NamedTuple):
    """An offer with a marker in each text, and the markers by type and field."""

    offer: Offer
    markers: dict[str, set[str]]

    def of(self, names: set[str]) -> set[str]:
        return set().union(*(self.markers[name] for name in names))


class Told(NamedTuple):
    """The content of a PDF: all text except attachments, and the attachments by name."""

    printed: str
    attached: dict[str, str]


def planted(letter: str) -> Planted:
    """Return an offer with every kind of part and a marker in every text."""
    pay, stakes = (tuple(map(blank, kinds)) for kinds in (PAY_PARTS, STAKES))
    whole = {**msgspec.to_builtins(stakes[0]), "units": "100", "price": "10", "vesting": {"ocf": TERMS}}
    bare = offer_from(equity=[whole], contacts=[{"name": "x"}], status="negotiating", sample=True)
    rsu = bare.equity[0]
    offer = replace(
        bare, pay=pay, equity=(rsu, *stakes[1:]), contacts=(Contact(name="x"),) * 2, candidate=Candidate(name="x")
    )
    markers: dict[str, set[str]] = {}
    return Planted(_with_markers(offer, letter, markers), markers)


def _with_markers(value: Any, letter: str, markers: dict[str, set[str]], place: str = "") -> Any:
    if isinstance(value, Struct):
        changed = {}
        for name in value.__struct_fields__:
            is_planted = _is_text(get_type_hints(type(value))[name]) and not _is_code(type(value), name)
            inner = f"{type(value).__name__}.{name}" if is_planted else ""
            changed[name] = _with_markers(getattr(value, name), letter, markers, inner)
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(_with_markers(one, letter, markers, place) for one in value or (("",) if place else ()))
    if isinstance(value, str) and place:
        marker = f"{letter}{sum(map(len, markers.values())):03}q{letter}"
        markers.setdefault(place, set()).add(marker)
        return marker
    return value


def _is_text(kind: Any) -> bool:
    return kind is str or kind == tuple[str, ...]


def _is_code(owner: type, name: str) -> bool:
    return name in CODES and f"{owner.__name__}.{name}" not in SHARED


def texts_of(kind: inspect.Type, seen: set[type]) -> Iterator[str]:
    """Yield every text field of a type, as type and field, at any depth."""
    if isinstance(kind, inspect.StructType):
        if kind.cls in seen:
            return
        seen.add(kind.cls)
        for field in kind.fields:
            inner = field.type.item_type if isinstance(field.type, inspect.VarTupleType) else field.type
            if isinstance(inner, inspect.StrType) and not _is_code(kind.cls, field.name):
                yield f"{kind.cls.__name__}.{field.name}"
            yield from texts_of(inner, seen)
    elif isinstance(kind, inspect.UnionType):
        for one in kind.types:
            yield from texts_of(one, seen)
    elif isinstance(kind, inspect.VarTupleType):
        yield from texts_of(kind.item_type, seen)


@cache
def mine() -> Planted:
    return planted("W")


@cache
def other() -> Planted:
    return planted("K")


def told_by(pdf: bytes) -> Told:
    """Return every string and stream of a PDF and the text of its pages."""
    with pikepdf.open(BytesIO(pdf)) as document:
        attached = {name: file.get_file().read_bytes().decode() for name, file in document.attachments.items()}
        inside = {file.get_file().obj.objgen for file in document.attachments.values()}
        strings = [text for one in document.objects for text in _strings(one, inside)]
        strings += [str(document.open_metadata()), *(str(item.title) for item in document.open_outline().root)]
    return Told("\n".join((together(text_of(pdf)), *strings)), attached)


def _strings(value: object, inside: set[tuple[int, int]]) -> Iterator[str]:
    """Yield the strings of an object and its direct children, and the content of a stream."""
    held: list[object] = []
    if isinstance(value, pikepdf.Stream):
        held = list(dict(value.stream_dict.items()).values())
        content = b"" if value.objgen in inside else value.read_bytes()
        yield from (content.decode("utf-8", "replace"), content.decode("utf-16-be", "replace"))
    elif isinstance(value, pikepdf.Dictionary):
        held = list(dict(value.items()).values())
    elif isinstance(value, pikepdf.Array):
        held = list(value)
    elif isinstance(value, pikepdf.String):
        yield str(value)
    for one in held:
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            yield from _strings(one, inside)


def sheet(ordered: DocumentOptions) -> Told:
    return told_by(PRESS.render(OfferSheet(comparison_of(mine().offer), ENGLISH, ordered)).pdf)


def report(ordered: DocumentOptions) -> Told:
    return told_by(PRESS.render(ComparisonReport(comparison_of(mine().offer, other().offer), ENGLISH, ordered)).pdf)


def letter(ordered: DocumentOptions) -> Told:
    asked = replace(mine().offer, pay=mine().offer.pay[1:])
    return told_by(
        PRESS.render(
            CounterLetter(comparison_of(mine().offer, asked), comparison_of(mine().offer), ENGLISH, ordered)
        ).pdf
    )


def found_in(markers: set[str], text: str) -> set[str]:
    return {marker for marker in markers if marker in text}


def check_attached(told: Told, attach: Attach, *offers: Planted) -> None:
    """Check the attachments: copies without private texts, complete copies, or none."""
    if attach == "none":
        assert told.attached == {}
        return
    assert len(told.attached) == len(offers)
    for content, one in zip(told.attached.values(), offers, strict=True):
        fields_there = json.loads(content)
        assert found_in(one.of(SHARED), content) >= one.of(SHARED - {"Salary.label"})
        assert bool(found_in(one.of(PRIVATE), content)) is (attach == "full")
        assert ({"status", "sample", "notes", "contacts", "candidate"} & {*fields_there} != set()) is (attach == "full")
    assert all(found_in(one.of(PRIVATE | SHARED), "".join(told.attached)) == set() for one in offers)


def test_every_text_of_an_offer_is_known_to_be_private_or_shared() -> None:
    assert set(texts_of(inspect.type_info(Offer), set())) == PRIVATE | SHARED
    assert {*mine().markers} == PRIVATE | SHARED
    assert not PRIVATE & SHARED


@pytest.mark.parametrize("attach", ATTACHING)
def test_a_sheet_tells_the_candidate_what_is_offered_and_nothing_else(attach: Attach) -> None:
    told = sheet(replace(order(), attach=attach))
    check_attached(told, attach, mine())
    assert found_in(mine().of(PRIVATE), told.printed) == mine().of(ADDRESSEE)
    assert f"{next(iter(mine().of({'Offer.company'})))}. Year 1" in told.printed  # the alternative text of a chart
    shown = {
        "Offer.reference",
        "Offer.company",
        "Offer.role",
        "Salary.label",
        "Offer.location",
        "Offer.responsibilities",
    }
    assert found_in(mine().of(shown), told.printed) == mine().of(shown)
    assert not [word for word in (*STATUSES, "Sample") if word.lower() in told.printed.lower()]


def test_a_sheet_with_everything_that_can_be_asked_for_has_no_notes() -> None:
    told = sheet(replace(order(), extras=EXTRAS))
    check_attached(told, "reader", mine())
    assert found_in(mine().of({"Offer.notes", "VestingTerms.comments"}), told.printed) == set()
    assert found_in(mine().of({"Contact.name"}), told.printed) == mine().of({"Contact.name"})
    assert "negotiating" in told.printed


def test_a_candidate_speaking_prints_no_contacts_and_no_notes() -> None:
    told = sheet(replace(order(), speaker="candidate"))
    assert found_in(mine().of(PRIVATE), told.printed) == set()


@pytest.mark.parametrize("attach", ATTACHING)
def test_a_report_prints_no_notes_and_no_contacts(attach: Attach) -> None:
    told = report(replace(order(), attach=attach))
    check_attached(told, attach, mine(), other())
    assert found_in(mine().of(PRIVATE) | other().of(PRIVATE), told.printed) == set()


@pytest.mark.parametrize("hiding", ["hides_names", "hides_others", "in_percent"])
def test_a_report_that_hides_something_carries_nothing(hiding: str) -> None:
    redaction = Redaction(**{hiding: True})
    told = report(replace(order(), redaction=redaction))
    assert told.attached == {}
    assert found_in(mine().of(PRIVATE) | other().of(PRIVATE), told.printed) == set()
    if hiding == "hides_names":
        assert found_in(mine().of({"Offer.company"}) | other().of({"Offer.company"}), told.printed) == set()
    with pytest.raises(ExternalError, match="The complete offer contains the information"):
        report(replace(order(), redaction=redaction, attach="full"))


@pytest.mark.parametrize("attach", ATTACHING)
def test_a_letter_greets_by_name_and_tells_nothing_else_that_is_private(attach: Attach) -> None:
    told = letter(replace(order(), attach=attach))
    assert found_in(mine().of(PRIVATE), told.printed) <= mine().of({"Contact.name", "Candidate.name"})
    assert not [word for word in (*STATUSES, "Sample") if word in told.printed]
    if attach == "none":
        assert told.attached == {}
    else:
        (content,) = told.attached.values()
        assert bool(found_in(mine().of(PRIVATE), content)) is (attach == "full")


def parts_of_word(content: bytes) -> str:
    """Return every part of a Word document, with its properties and relationships."""
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def offer_letter(ordered: DocumentOptions, anchors: Anchors = "") -> OfferLetter:
    letter = offer_letter_of(
        mine().offer, LetterDetails(employment_type="permanent"), "", replace(ordered, is_draft=True)
    )
    return replace(letter, text=replace(letter.text, anchors=anchors))


@pytest.mark.parametrize(("attach", "anchors"), list(product(ATTACHING, ("", *ANCHORS))))
def test_an_offer_letter_tells_the_candidate_nothing_that_is_private(attach: Attach, anchors: Anchors) -> None:
    told = told_by(PRESS.render(offer_letter(replace(order(), attach=attach), anchors)).pdf)
    check_attached(told, attach, mine())
    assert found_in(mine().of(PRIVATE), told.printed) <= mine().of(ADDRESSEE)
    assert found_in(mine().of({"Candidate.name"}), told.printed) == mine().of({"Candidate.name"})
    assert not [word for word in (*STATUSES[1:], "Sample") if word.lower() in told.printed.lower()]


def test_a_word_document_of_a_letter_tells_nothing_more() -> None:
    text = parts_of_word(PRESS.render_docx(offer_letter(order())))
    assert found_in(mine().of(PRIVATE), text) <= mine().of(ADDRESSEE)
    assert found_in(mine().of({"Offer.company", "Salary.label"}), text) >= mine().of({"Offer.company"})
    assert not [word for word in ("negotiating", "Sample", "python-docx", "Macintosh") if word in text]


def test_an_e_mail_tells_what_its_letter_tells() -> None:
    asked = replace(mine().offer, pay=mine().offer.pay[1:], notes="K-walk-away")
    beside = comparison_of(mine().offer, other().offer)
    text = PRESS.render_email(CounterLetter(comparison_of(mine().offer, asked), beside, ENGLISH, own_order()))
    assert found_in(mine().of(PRIVATE), text) <= mine().of({"Contact.name", "Candidate.name"})
    assert found_in(other().of(PRIVATE | SHARED), text) == set()
    assert "K-walk-away" not in text


@pytest.mark.parametrize("attach", ATTACHING)
def test_a_report_with_take_home_tells_nothing_of_the_person(attach: Attach) -> None:
    comparison = comparison_of(mine().offer, other().offer)
    answers = {"filing_status": "married_joint", "ptkp": "K/3"}
    wish = TaxWish(homes={one.offer.company: "US-WA" for one in comparison.offers}, answers=answers)
    sources = TaxSources(shipped(), rate_book(), TODAY)
    kept, left = take_homes(comparison, wish, sources), DeparturesKept().left(comparison, wish, sources)
    ordered = replace(own_order(), attach=attach)
    told = told_by(PRESS.render(ComparisonReport(comparison, ENGLISH, ordered, kept, left)).pdf)
    assert "not tax advice" in told.printed
    check_attached(told, attach, mine(), other())
    assert found_in(mine().of(PRIVATE) | other().of(PRIVATE), told.printed) == set()
    assert not [word for word in ("married", "joint", "k/3", "ptkp") if word in told.printed.lower()]


def test_what_is_missing_from_a_letter_is_told_on_the_screen_alone() -> None:
    marked = replace(offer_letter(order()), is_marked=True)
    assert b"clause:" in b"".join(PRESS.preview(marked))
    pdf = PRESS.render(offer_letter(order())).pdf
    assert "clause:" not in told_by(pdf).printed
    assert not [sign for sign in (VALUE, GAP, END) if sign in text_of(pdf)]


@pytest.mark.parametrize("extras", [*(((), *((extra,) for extra in EXTRAS)) if WHOLE_GRIDS else ()), EXTRAS])
@pytest.mark.parametrize("speaker", SPEAKERS)
def test_no_option_makes_a_paper_tell_notes(speaker: Speaker, extras: tuple[Extra, ...]) -> None:
    ordered = replace(order(), speaker=speaker, extras=extras, shows_digest=True, is_draft=True)
    never = {"Offer.notes", "VestingTerms.comments", "Candidate.email", "Candidate.phone"}
    offer_letter_told, letter_told = told_by(PRESS.render(offer_letter(ordered)).pdf), letter(ordered)
    for told in (sheet(ordered), report(ordered), letter_told, offer_letter_told):
        whole = told.printed + "".join(told.attached.values()) + "".join(told.attached)
        assert found_in(mine().of(never) | other().of(never), whole) == set()
    assert found_in(other().of(PRIVATE | SHARED), letter_told.printed) == set()
