from decimal import Decimal

import pytest
from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.offer.equity import STAKES, Rsu
from offercalc.domain.offer.offer import Contact
from offercalc.domain.offer.part import Link
from offercalc.domain.offer.pay import PAY_PARTS, Bonus, MatchTier, RetirementMatch
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.values.field_spec import Entry, blank, specs_of
from offercalc.presentation.forms.field import Adder, Field, FieldKind, FieldWriter, Row
from offercalc.presentation.forms.spec_form import field_label, record_entries, spec_entries
from tests.builders import offer
from tests.tools import ENGLISH

WRITER = FieldWriter((), "USD", ENGLISH)


@pytest.mark.parametrize("kind", [*PAY_PARTS, *STAKES])
def test_every_plain_field_has_an_entry_with_the_label_of_its_specification(kind: type[Struct]) -> None:
    added = {"raises", "accelerators", "accelerate", "preferred"}
    plain = [name for name, spec in specs_of(kind).items() if spec.entry is not Entry.SPECIAL and name not in added]
    found = {entry.path[0]: entry for entry in spec_entries(blank(kind), WRITER, plain)}
    assert [*found] == plain
    for name, entry in found.items():
        if isinstance(entry, Field):
            assert entry.label.startswith(field_label(specs_of(kind)[str(name)], WRITER))


def test_a_record_is_a_choice_and_its_fields_once_it_exists() -> None:
    (absent,) = spec_entries(Rsu(), WRITER, ["refreshers"])
    assert isinstance(absent, Field)
    assert [choice.value for choice in absent.choices] == [None, Refreshers(years=1)]
    stated = list(spec_entries(Rsu(refreshers=Refreshers(years=2)), WRITER, ["refreshers"], {"vesting": lambda *_: ()}))
    assert [entry.path for entry in stated][:2] == [("refreshers",), ("refreshers", "years")]


def test_the_last_record_of_a_required_list_cannot_be_removed() -> None:
    tier = MatchTier(rate_percent=None, of_salary_percent=None)
    one, two = (list(record_entries(RetirementMatch(tiers=tiers), "tiers", WRITER)) for tiers in ((tier,), (tier,) * 2))
    assert not any(isinstance(entry, Row) for entry in one)
    assert [entry.title for entry in two if isinstance(entry, Row)] == ["Tier 1", "Tier 2"]
    contacts = record_entries(replace(offer(), contacts=(Contact(name="Ann"),)), "contacts", WRITER)
    assert [type(entry) for entry in contacts] == [Row, Field, Field, Field, Field, Adder]


def test_a_record_is_added_as_given_or_with_nothing_known() -> None:
    (blank_one,), (given,) = (
        record_entries(offer(), "contacts", WRITER, added) for added in (None, Contact(name="Ann"))
    )
    assert blank_one == Adder(("contacts",), "Add a contact", Contact(name=""))
    assert given == Adder(("contacts",), "Add a contact", Contact(name="Ann"))


def test_a_field_with_a_form_of_its_own_is_left_to_that() -> None:
    mine = Field(("vesting",), "Mine", FieldKind.TEXT)
    assert list(spec_entries(Rsu(), WRITER, ["vesting"], {"vesting": lambda _grant, _writer: (mine,)})) == [mine]


def test_the_label_of_a_rate_names_both_currencies() -> None:
    assert field_label(specs_of(Link)["rate"], WRITER, "IDR") == "Agreed exchange rate (USD per 1 IDR)"


@pytest.mark.parametrize(("bonus", "is_optional"), [(Bonus(amount=Decimal(5)), True), (Bonus(), False)])
def test_an_empty_field_is_open_only_while_no_alternative_is_stated(bonus: Bonus, *, is_optional: bool) -> None:
    (percent,) = spec_entries(bonus, WRITER, ["percent_of_salary"])
    assert isinstance(percent, Field)
    assert percent.optional is is_optional
