"""Every published offer, plan and worked example can be entered in the form, field by field, without JSON."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from offercalc.application.offers.edits import Append, Edit, Insert, Put, apply
from offercalc.application.offers.typed_edit import typed_edit
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.paths import get_at
from offercalc.domain.vesting.terms import VestingTerms
from offercalc.presentation.forms.field import Adder, Field, FieldKind, read_field
from offercalc.presentation.forms.offer_form import offer_form
from offercalc.presentation.parsing.amounts import InputError
from tests.builders import offer
from tests.presentation.forms.test_offer_form import at_list, chosen, entries, fields
from tests.tools import ENGLISH, FILES, PRESETS

HERE = Path(__file__).parent
REAL = sorted([
    *HERE.glob("published/*.json"), *HERE.glob("plans/*.json"), *(HERE.parents[1] / "docs" / "examples").glob("*.json"),
])  # fmt: skip
MOST = 300
"""Rounds of entries after which a form is given up."""


def typed(field: Field) -> object:
    """Return what is read from the text, or the choice, that a field shows."""
    return chosen(field) if field.kind is FieldKind.CHOICE else read_field(field, field.text, ENGLISH, full_terms)


def edit_of(field: Field, other: Field, whole: Offer) -> Edit:
    """Return the edit of a field into which the text of another is typed, or its choice is picked."""
    if not field.ways:
        return Put(field.place, typed(other))
    edit = typed_edit(field, other.text, whole, ENGLISH)
    assert not isinstance(edit, InputError), edit.sentence
    return edit


def full_terms(text: str) -> VestingTerms:
    return msgspec.json.decode(text, type=VestingTerms)


def with_parts(wanted: Offer) -> Offer:
    """Return a blank offer with the parts that the form adds, of the same kinds as those of another."""
    groups = offer_form(offer(), PRESETS, ENGLISH)
    blank = {type(one.part): one.part for group in groups for one in group.additions if one.part is not None}
    whole = replace(offer(), pay=(), equity=())
    for part in (*wanted.pay, *wanted.equity):
        whole = apply(Insert(blank[type(part)]), whole)
    return whole


def entered(whole: Offer, wanted: Offer) -> Offer:
    """Return an offer after one entry of what the form of another shows; the same if nothing is left to enter."""
    shown = {path: field for path, field in fields(wanted).items() if not (field.target and field.spare)}
    for path, field in fields(whole).items():
        other = shown.get(path)
        if other is not None and get_at(whole, field.place) != get_at(wanted, other.place):
            return apply(edit_of(field, other, whole), whole)
    for adder in (entry for entry in entries(whole) if isinstance(entry, Adder)):
        try:
            most = len(at_list(wanted, adder.path))
        except (KeyError, IndexError, AttributeError, TypeError):
            continue
        if len(at_list(whole, adder.path)) < most:
            return apply(Append(adder.path, adder.value), whole)
    return whole


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_an_offer_is_entered_field_by_field(path: Path) -> None:
    wanted = FILES.decode(path.read_bytes())
    assert isinstance(wanted, Offer)
    whole = with_parts(wanted)
    for _round in range(MOST):
        after = entered(whole, wanted)
        if after == whole:
            break
        whole = after
    assert whole == replace(wanted, sample=whole.sample)
