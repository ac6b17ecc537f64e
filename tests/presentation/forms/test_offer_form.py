from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple, get_args

import msgspec
import pytest
from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.offers.edits import Append, Insert, Put, Remove, apply
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.equity import FLOORS, STAKES, Rsu, Stake
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.part import Link, Payout
from offercalc.domain.offer.pay import PAY_PARTS, Benefit
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.paths import Path, get_at
from offercalc.domain.vesting.schedule import DatedPercent, Even, Vesting
from offercalc.domain.vesting.terms import VestingEvent, VestingTerms
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.field import Adder, Field, FieldKind, read_field
from offercalc.presentation.forms.offer_form import Entry, Row, TermsRow, offer_form
from offercalc.presentation.text.labels import new_parts
from tests.builders import offer, pay
from tests.tools import ENGLISH, FILES, GLOBEX, NUSANTARA, OPENAI, PRESETS, offer_from, sample

NEW = replace(
    offer(),
    pay=tuple(part for _, part in new_parts(ENGLISH) if not isinstance(part, Stake)),
    equity=tuple(part for _, part in new_parts(ENGLISH) if isinstance(part, Stake)),
)
FULL = offer(
    "100k USD/year rising 3% + 15% bonus + 50k USD commission at 90% + 60k USD once owed back 24m in full"
    " + 2 wages in month 12 + 500 USD/month allowance + 100% on 3%, 50% on 2% match up to 9k + 3k USD/year benefit"
    " + 1 RSU @ 2 USD valued 100 over 50 preferred 20% before 50 refreshed 3y by 50 / 3y even"
    " + 1 options strike 4 + 1 PPU threshold 2 cap 10x of 3 + 10% ESPP at 15% off with look-back up to 25k"
)
STEPPED = offer("100k USD/year then 120k on 2027-03-16")
PROMISED = replace(
    FULL,
    pay=tuple(
        replace(part, linked_to=Link(currency="EUR", rate=Decimal("1.1")), paid_in=Payout(currency="IDR"))
        for part in FULL.pay
    ),
)
EVENT = """{"allocation_type": "CUMULATIVE_ROUNDING", "vesting_conditions": [
  {"id": "start", "quantity": "0", "trigger": {"type": "VESTING_START_DATE"}, "next_condition_ids": ["sale"]},
  {"id": "sale", "portion": {"numerator": "1", "denominator": "1"}, "trigger": {"type": "VESTING_EVENT"}}]}"""
SALE = (VestingEvent(condition_id="sale", date=date(2026, 11, 30)),)
WAYS = (
    Vesting(percent_by_year=(Decimal(60), Decimal(40)), every_months=3),
    Vesting(on_dates=(DatedPercent(on=date(2027, 6, 30), percent=Decimal("12.5")),)),
    Vesting(even=Even(36, 12, 3)),
    Vesting(ocf=msgspec.json.decode(EVENT, type=VestingTerms), events=SALE),
    None,
)
VESTED = replace(
    offer(),
    equity=tuple(
        Rsu(label="One", currency="EUR", vesting=way, refreshers=Refreshers(years=1, vesting=way)) for way in WAYS
    ),
    responsibilities=("Handle crises", "Write reports"),
    requirements=("Patience",),
    notes="By telephone on Monday.\nAsk for the letter.",
    contacts=(Contact(name="Ann Example", email="ann@example.org"), Contact(name="Rina")),
)
OFFERS = {"new": NEW, "full": FULL, "stepped": STEPPED, "promised": PROMISED, "vested": VESTED}
WHOLES = pytest.mark.parametrize("whole", OFFERS.values(), ids=OFFERS)


def entries(offer: Offer, localizer: Localizer = ENGLISH) -> list[Entry]:
    groups = offer_form(offer, PRESETS, localizer)
    return [entry for group in groups for section in group.sections for entry in section.entries]


def fields(offer: Offer, localizer: Localizer = ENGLISH) -> dict[Path, Field]:
    return {entry.path: entry for entry in entries(offer, localizer) if isinstance(entry, Field)}


def chosen(field: Field) -> object:
    return field.choices[field.chosen].value


POSSIBLE: dict[FieldKind, tuple[object, ...]] = {
    FieldKind.TEXT: ("x",),
    FieldKind.NOTE: ("x\ny", ""),
    FieldKind.LINES: (("x", "y"), ()),
    FieldKind.NUMBERS: ((6, 12), ()),
    FieldKind.DAYS: ((date(2027, 3, 3), date(2028, 2, 20)), ()),
    FieldKind.ESTIMATE: (Decimal(1), None, Range(Decimal(1), Decimal(2), Decimal(3))),
    FieldKind.WHOLE: (1,),
    FieldKind.LINK: (Link(currency="EUR", rate=Decimal(2)), None),
    FieldKind.PAYOUT: (Payout(currency="EUR"), Payout(currency="EUR", rate=Decimal(2)), None),
    FieldKind.EVEN: (WAYS[2],),
    FieldKind.PERCENTS: (WAYS[0], None),
    FieldKind.DATED: (WAYS[1], None),
    FieldKind.TERMS: (WAYS[3], None),
    FieldKind.EVENT: (SALE, ()),
}
"""Values a user can enter, by kind of field."""


def possible(field: Field) -> tuple[object, ...]:
    none = (None,) if field.optional else ()
    match field.kind:
        case FieldKind.CODE:
            return ("USD", *none)
        case FieldKind.PLACE:
            return ("US-CA", None)
        case FieldKind.DAY:
            return (date(2027, 2, 1), *none)
        case FieldKind.NUMBER:
            return (Decimal("37.5"), *none)
        case FieldKind.CHOICE:
            return tuple(choice.value for choice in field.choices)
        case _:
            return POSSIBLE[field.kind]


def test_whatever_is_entered_in_a_field_stands_in_the_offer_and_can_be_kept() -> None:
    assert soundness(VESTED, PRESETS) == ()
    seen: set[object] = set()  # several offers have the same fields
    for whole in OFFERS.values():
        for path, field in fields(whole).items():
            for value in possible(field):
                if (key := (names(field.place, whole), repr(value))) not in seen:
                    after = apply(Put(field.place, value), whole)
                    assert get_at(after, field.place) == value
                    if not soundness(after, PRESETS):
                        assert FILES.decode(FILES.encode(after)) == after, path
                        seen.add(key)


@WHOLES
def test_what_stands_in_a_field_is_read_back_as_it_is(whole: Offer) -> None:
    for path, field in fields(whole).items():
        if field.target and field.spare:
            continue  # it shows a summary of other terms
        found = chosen(field) if field.kind is FieldKind.CHOICE else read_field(field, field.text, ENGLISH, full_terms)
        assert found == get_at(whole, field.place), path


def full_terms(text: str) -> VestingTerms:
    return msgspec.json.decode(text, type=VestingTerms)


@WHOLES
def test_what_is_added_to_a_list_can_be_kept_and_taken_away_again(whole: Offer) -> None:
    for adder in (entry for entry in entries(whole) if isinstance(entry, Adder)):
        after = apply(Append(adder.path, adder.value), whole)
        place = len(at_list(whole, adder.path))
        assert at_list(after, adder.path)[place:] == (adder.value,)
        rows = [entry.path for entry in entries(after) if isinstance(entry, Row)]
        assert (*adder.path, place) in rows
        assert apply(Remove((*adder.path, place)), after) == whole
        assert set(fields(after)) - set(fields(whole)) > set()


def at_list(whole: Offer, path: Path) -> tuple[object, ...]:
    found = get_at(whole, path)
    assert isinstance(found, tuple)
    return found


TYPED_WHOLE = {
    FieldKind.ESTIMATE,
    FieldKind.LINES,
    FieldKind.NUMBERS,
    FieldKind.DAYS,
    FieldKind.LINK,
    FieldKind.PAYOUT,
    FieldKind.PERCENTS,
    FieldKind.DATED,
    FieldKind.EVENT,
    FieldKind.TERMS,
}
"""Kinds of fields in which a value is typed completely."""
SHOWING = {FieldKind.CHOICE, FieldKind.TERMS, FieldKind.EVENT}
"""Kinds of fields whose values decide which other fields there are."""
NOT_IN_THE_FORM: dict[tuple[str, ...], str] = {}
"""Fields of the format that the form does not cover, with the reason."""


def names(path: Path, whole: Offer) -> tuple[str, ...]:
    """Return a path without indexes, with parts named by type."""
    steps = list(path)
    if len(steps) > 1 and steps[0] in {"pay", "equity"}:
        part = get_at(whole, path[:2])
        assert isinstance(part, Struct)
        steps[1] = str(part.__struct_config__.tag)
    return tuple(step for step in steps if isinstance(step, str))


class Reach(NamedTuple):
    """The paths of the format that the form covers, and those whose values it covers completely."""

    places: set[tuple[str, ...]]
    whole: set[tuple[str, ...]]

    def look(self, offer: Offer) -> bool:
        """Add the paths covered by the form of an offer. Return whether any is new."""
        before = len(self.places)
        for entry in entries(offer):
            place = names(entry.path, offer)
            self.places.add(place)
            if isinstance(entry, Field):
                self.places.update((*place, name) for name in told_apart(entry))
                if entry.kind in TYPED_WHOLE:
                    self.whole.add(place[:-1] if entry.kind is FieldKind.EVENT else place)
        return len(self.places) > before


def told_apart(field: Field) -> Iterator[str]:
    """Yield the fields in which the values of a choice differ."""
    values = [choice.value for choice in field.choices if isinstance(choice.value, Struct)]
    for name in values[0].__struct_fields__ if values else ():
        if len({repr(getattr(value, name)) for value in values}) > 1:
            yield name


def reached() -> Reach:
    """Return the reach of the form: start with the possible additions and enter values until no new field appears."""
    reach = Reach(set(), set())
    explore(reach, offer(), of_parts=False)
    for group in offer_form(offer(), PRESETS, ENGLISH):
        for part in (one.part for one in group.additions if one.part is not None):
            reach.places.add(("equity" if isinstance(part, Stake) else "pay", tag_of(type(part))))
            explore(reach, apply(Insert(part), offer()), of_parts=True)
    return reach


def explore(reach: Reach, whole: Offer, *, of_parts: bool) -> None:
    """Enter values into the fields of parts, or into the others, until no new field appears."""
    ahead, tried = [whole], set[object]()
    while ahead:
        reach.look(whole := ahead.pop())
        ahead += [after for after in after_entries(whole, tried, of_parts=of_parts) if reach.look(after)]


def after_entries(whole: Offer, tried: set[object], *, of_parts: bool) -> Iterator[Offer]:
    """Yield the possible offers after one entry that can show other fields and has not been tried before."""
    for entry in entries(whole):
        if (entry.path[0] in {"pay", "equity"}) is not of_parts:
            continue
        if isinstance(entry, Adder):
            yield apply(Append(entry.path, entry.value), whole)
        elif isinstance(entry, Field) and entry.kind in SHOWING:
            for value in possible(entry):
                if (key := (names(entry.place, whole), repr(value))) not in tried:
                    tried.add(key)
                    yield apply(Put(entry.place, value), whole)


def tag_of(kind: type[Struct]) -> str:
    return str(kind.__struct_config__.tag)


def format_fields(kind: object, place: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield every field of the format below a type, at any depth."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        for field in msgspec.structs.fields(kind):
            if field.name in {"pay", "equity"}:
                for part in PAY_PARTS if field.name == "pay" else STAKES:
                    yield (field.name, tag_of(part))
                    yield from format_fields(part, (field.name, tag_of(part)))
            else:
                yield (*place, field.name)
                yield from format_fields(field.type, (*place, field.name))
        return
    for inner in get_args(kind):
        yield from format_fields(inner, place)


FORMAT_FIELDS = sorted(set(format_fields(Offer, ())))


def is_of_another_kind(place: tuple[str, ...]) -> bool:
    """Whether a field is a price of refresh grants that those of its kind do not have."""
    match place:
        case ("equity", kind, "refreshers", name, *_) if name in FLOORS:
            return kind not in {one.__struct_config__.tag for one in FLOORS[name]}
        case _:
            return False


def test_every_field_of_the_format_can_be_entered() -> None:
    reach = reached()
    missing = [
        place
        for place in FORMAT_FIELDS
        if place not in reach.places and not any(place[: len(whole)] == whole for whole in reach.whole)
    ]
    assert [place for place in missing if not is_of_another_kind(place)] == sorted(NOT_IN_THE_FORM)


def test_the_format_is_walked_to_its_ends() -> None:
    assert ("contacts", "phone") in FORMAT_FIELDS
    deepest = "equity rsu refreshers vesting ocf vesting_conditions portion remainder"
    assert tuple(deepest.split()) in FORMAT_FIELDS
    assert ("pay", "retirement_match", "yearly_ceiling", "likely") in FORMAT_FIELDS
    assert len(FORMAT_FIELDS) > 300


def test_the_groups_stand_in_their_order_and_every_part_is_a_section() -> None:
    whole = replace(sample(GLOBEX), pay=(*sample(GLOBEX).pay, pay("500 USD/month allowance")))
    found = offer_form(whole, PRESETS, ENGLISH)
    assert [(group.title, [(one.title, one.path) for one in group.sections]) for group in found] == [
        ("Basics", [("", ())]),
        ("Pay", [("Base salary", ("pay", 0)), ("Sign-on", ("pay", 1)), ("Target bonus", ("pay", 2))]),
        ("Equity", [("Restricted stock units", ("equity", 0))]),
        ("Benefits", [("Allowance", ("pay", 3))]),
        ("Terms", [("", ())] * 4),
    ]


def test_every_kind_of_part_is_added_to_its_group() -> None:
    basics, money, equity, benefits, terms = offer_form(sample(GLOBEX), PRESETS, ENGLISH)
    assert (basics.additions, terms.additions) == ((), ())
    assert [one.label for one in benefits.additions][:6] == [
        "Allowance",
        "Employer match",
        "Benefit in kind",
        "Leaving pay",
        "Employer contribution",
        "Housing allowance",
    ]
    assert [one.field for one in benefits.additions if one.part is None] == [("leave_days",), ("public_holidays",)]
    assert [one.label for one in money.additions][-4:] == ["Sign-on bonus", "Relocation", "Retention bonus", "THR"]
    assert [type(one.part) for one in equity.additions] == list(STAKES)


def test_any_term_without_a_section_of_its_own_is_in_the_last_one() -> None:
    *_groups, terms = offer_form(sample(GLOBEX), PRESETS, ENGLISH)
    assert [section.slot for section in terms.sections] == list(TermsRow)
    names = [{str(field.path[0]) for field in section.fields} for section in terms.sections]
    assert names[:3] == [{"status", "expiry_date"}, {"responsibilities", "requirements"}, {"notes"}]
    assert "sample" in names[3]


def test_contacts_are_added_changed_and_taken_away() -> None:
    found = entries(VESTED)
    heads = [(entry.title, entry.path) for entry in found if isinstance(entry, Row) and entry.path[0] == "contacts"]
    assert heads == [("Contact 1", ("contacts", 0)), ("Contact 2", ("contacts", 1))]
    assert fields(VESTED)["contacts", 0, "email"].text == "ann@example.org"
    assert Adder(("contacts",), "Add a contact", Contact(name="")) in found


def test_lists_and_notes_are_texts_of_several_lines() -> None:
    found = fields(VESTED)
    listed = found[("responsibilities",)]
    assert (listed.kind, listed.text) == (FieldKind.LINES, "Handle crises\nWrite reports")
    assert (found[("notes",)].kind, found[("notes",)].text) == (FieldKind.NOTE, VESTED.notes)


def test_options_ask_for_all_that_their_value_needs() -> None:
    asked = fields(sample(OPENAI))
    for name in ("units", "strike", "price", "valuation", "fully_diluted_shares"):
        assert (asked["equity", 0, name].kind, asked["equity", 0, name].text) == (FieldKind.ESTIMATE, "")
    assert chosen(asked["equity", 0, "vesting"]) == Vesting(preset="4y-1y-cliff-monthly")


def test_amounts_carry_their_currency() -> None:
    amount = fields(sample(NUSANTARA))["pay", 0, "amount"]
    assert (amount.label, amount.unit, amount.text) == ("Amount (IDR)", "IDR", "185,000,000")
    assert fields(sample(NUSANTARA), localizer_for("id_ID"))["pay", 0, "amount"].text == "185.000.000"
    paid_in_euros = fields(offer("100k USD/year + 10 RSU @ 2 EUR"))["equity", 0, "price"]
    assert (paid_in_euros.label, paid_in_euros.unit) == ("Share price (EUR)", "EUR")


def test_every_kind_of_pay_has_its_fields() -> None:
    nusantara, globex = fields(sample(NUSANTARA)), fields(sample(GLOBEX))
    assert chosen(nusantara["pay", 0, "per"]) == "month"
    assert nusantara["pay", 1, "paid_in_month"].text == "3"
    assert nusantara["pay", 2, "percent_of_salary"].unit == "%"
    assert globex["pay", 1, "instalments", 1, "after_months"].text == "13"
    bonus = fields(offer_from(pay=[{"type": "bonus", "amount": "5000"}]))
    assert bonus["pay", 0, "amount"].label == "Target bonus per year (USD)"


def test_the_basics_can_be_changed() -> None:
    basics = fields(replace(sample(OPENAI), level="L6", expiry_date=date(2026, 1, 15)))
    assert basics[("company",)].text == "OpenAI"
    assert basics[("level",)].text == "L6"
    assert basics[("currency",)].text == "USD"
    assert (basics[("hours_per_week",)].kind, basics[("hours_per_week",)].text) == (FieldKind.NUMBER, "40")
    assert basics[("start_date",)].text == "Feb 2, 2026"
    assert (basics[("expiry_date",)].text, basics[("expiry_date",)].optional) == ("Jan 15, 2026", True)
    assert chosen(basics[("status",)]) == "received"


def test_of_very_many_parts_the_first_ones_and_the_last_are_laid_out() -> None:
    whole = replace(sample(GLOBEX), pay=(Benefit(label="Meals", yearly_value=Decimal(1)),) * 50)
    every, some = offer_form(whole, PRESETS, ENGLISH), offer_form(whole, PRESETS, ENGLISH, 5)
    assert [group.left_out for group in every] == [0, 0, 0, 0, 0]
    assert [group.left_out for group in some] == [0, 45, 0, 0, 0]
    assert [section.path for section in some[3].sections] == [("pay", place) for place in (0, 1, 2, 3, 49)]
