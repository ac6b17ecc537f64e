import pytest
from msgspec.structs import replace

from offercalc.domain.values.paths import Path
from offercalc.presentation.forms.field import Adder, Entry, Field, FieldKind, Row, Way
from offercalc.presentation.forms.offer_form import GroupKind, Section
from offercalc.presentation.forms.visibility import FormView, ShownSection, moved, section_key

FILLED = Field(("pay", 0, "amount"), "Amount", FieldKind.ESTIMATE, "5")
EMPTY = Field(("pay", 0, "label"), "Name", FieldKind.TEXT, spare=True)
HEAD = Row(("pay", 0, "raises", 0), "Raise 1")
ADDER = Adder(("pay", 0, "raises"), "Add a raise", None, spare=True)


def shown(view: FormView, *entries: Entry) -> ShownSection:
    return view.section(GroupKind.PAY, Section("Base salary", entries or (EMPTY, FILLED, HEAD, ADDER), ("pay", 0)))


def test_what_is_filled_in_is_shown_and_the_rest_waits() -> None:
    section = shown(FormView())
    assert (section.entries, section.has_more, section.is_open) == ((FILLED, HEAD), True, False)


def test_the_rest_is_shown_where_it_is_asked_for_and_hidden_again() -> None:
    view = FormView().toggled(shown(FormView()))
    section = shown(view)
    assert (section.entries, section.is_open) == ((EMPTY, FILLED, HEAD, ADDER), True)
    assert shown(view.keeping({EMPTY.path}).toggled(section)).entries == (FILLED, HEAD)


def test_a_section_without_more_offers_none() -> None:
    assert not shown(FormView(), FILLED).has_more


def test_nothing_more_is_offered_once_all_is_shown() -> None:
    section = shown(FormView().keeping({EMPTY.path}), EMPTY, FILLED)
    assert (section.has_more, section.waiting) == (False, ())


def test_a_field_that_was_shown_stays() -> None:
    assert shown(FormView().keeping({EMPTY.path})).entries == (EMPTY, FILLED, HEAD)


@pytest.mark.parametrize(
    ("path", "removed", "after"),
    [
        (("pay", 1, "amount"), ("pay", 0), ("pay", 0, "amount")),
        (("pay", 0, "amount"), ("pay", 0), None),
        (("pay", 0, "amount"), ("pay", 1), ("pay", 0, "amount")),
        (("equity", 1), ("pay", 0), ("equity", 1)),
        (("company",), ("pay", 0), ("company",)),
        ((), ("pay", 0), ()),
        (("pay", 0, "raises", 2, "on"), ("pay", 0, "raises", 1), ("pay", 0, "raises", 1, "on")),
        (("pay", 0, "raises"), ("pay", 0, "raises", 1), ("pay", 0, "raises")),
    ],
)
def test_what_comes_after_something_removed_moves_up(path: Path, removed: Path, after: Path | None) -> None:
    assert moved(path, removed) == after


def test_what_was_asked_for_follows_its_part() -> None:
    view = FormView(
        frozenset({(GroupKind.PAY, ("pay", 1)), (GroupKind.PAY, ("pay", 0))}), frozenset({("pay", 1, "per")})
    )
    assert view.without(("pay", 0)) == FormView(
        frozenset({(GroupKind.PAY, ("pay", 0))}), frozenset({("pay", 0, "per")})
    )


def test_what_waits_is_named() -> None:
    assert shown(FormView()).waiting == ("Name", "Add a raise")
    assert shown(FormView().toggled(shown(FormView()))).waiting == ()


def test_a_section_that_is_no_part_goes_by_its_slot() -> None:
    assert section_key(GroupKind.PAY, Section("", (), ("pay", 1))) == (GroupKind.PAY, ("pay", 1))
    assert section_key(GroupKind.TERMS, Section("", (), slot="notes")) == (GroupKind.TERMS, ("notes",))
    assert section_key(GroupKind.BASICS, Section("", ())) == (GroupKind.BASICS, ())


def test_a_section_of_which_nothing_is_filled_in_shows_it_all() -> None:
    section = shown(FormView(), EMPTY, ADDER)
    assert (section.entries, section.has_more, section.waiting) == ((EMPTY, ADDER), False, ())


def test_a_field_of_another_notation_is_never_shown() -> None:
    other = replace(FILLED, other=True)
    assert shown(FormView().keeping({FILLED.path}), FILLED, other).entries == (FILLED,)
    assert shown(FormView(), FILLED, other).waiting == ()


WAYS = tuple(Way(("equity", 0, name), name) for name in ("units", "value"))
UNITS, VALUE = (Field(way.path, way.label, FieldKind.ESTIMATE, ways=WAYS) for way in WAYS)


def way(view: FormView, *fields: Field) -> list[str]:
    """Return which of the fields are shown."""
    section = view.section(GroupKind.EQUITY, Section("Options", fields, ("equity", 0)))
    return [entry.label for entry in section.entries if isinstance(entry, Field)]


def test_of_several_ways_the_stated_one_is_shown_or_else_the_first() -> None:
    assert way(FormView(), UNITS, VALUE) == ["units"]
    assert way(FormView(), UNITS, replace(VALUE, text="5")) == ["value"]


def test_a_way_that_is_picked_is_shown_until_another_one_is_stated() -> None:
    before = FormView().following({UNITS.path: True, VALUE.path: False}, ())
    view = before.keeping({VALUE.path})
    assert way(view, replace(UNITS, text="5"), VALUE) == ["value"]
    stated = view.following({UNITS.path: False, VALUE.path: True}, ())
    assert way(stated, UNITS, replace(VALUE, text="5")) == ["value"]
    undone = stated.following({UNITS.path: True, VALUE.path: False}, ())
    assert way(undone, replace(UNITS, text="5"), VALUE) == ["units"]


def test_a_way_into_which_something_is_typed_stays() -> None:
    view = FormView().following({UNITS.path: False, VALUE.path: False}, ()).keeping({VALUE.path})
    busy = view.following({UNITS.path: True, VALUE.path: False}, [VALUE.path])
    assert way(busy, replace(UNITS, text="5"), VALUE) == ["value"]


def test_what_is_picked_follows_its_part() -> None:
    second = replace(VALUE, path=("equity", 1, "value"))
    view = FormView().following({("equity", 1, "units"): True, second.path: False}, ()).keeping({second.path})
    after = view.without(("equity", 0))
    assert set(after.picked | after.stated) == {VALUE.path, UNITS.path}
