from datetime import date
from decimal import Decimal

import pytest

from offercalc.domain.offer import Offer
from offercalc.domain.vesting import Vesting
from offercalc.presentation.entry import Complaint
from offercalc.presentation.offer_form import Field, FieldKind, Path, offer_form, read_field
from offercalc.presentation.reader import Reader, reader_for
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, PRESETS, offer_from, sample


def fields(offer: Offer, reader: Reader = ENGLISH) -> dict[Path, Field]:
    return {field.path: field for section in offer_form(offer, PRESETS, reader) for field in section.fields}


def chosen(field: Field) -> object:
    return field.choices[field.chosen].value


def test_every_part_is_a_section_and_the_basics_come_last() -> None:
    sections = offer_form(sample(GLOBEX), PRESETS, ENGLISH)
    assert [(section.title, section.path) for section in sections] == [
        ("Base salary", ("pay", 0)),
        ("Sign-on", ("pay", 1)),
        ("Target bonus", ("pay", 2)),
        ("Restricted stock units", ("equity", 0)),
        ("Basics", ()),
    ]


def test_options_ask_for_all_that_their_value_needs() -> None:
    asked = fields(sample(OPENAI))
    for name in ("units", "strike", "price", "valuation", "fully_diluted_shares"):
        assert (asked["equity", 0, name].kind, asked["equity", 0, name].text) == (FieldKind.ESTIMATE, "")
    assert chosen(asked["equity", 0, "vesting"]) == Vesting(preset="4y-1y-cliff-monthly")


def test_amounts_carry_their_currency() -> None:
    amount = fields(sample(NUSANTARA))["pay", 0, "amount"]
    assert (amount.label, amount.unit, amount.text) == ("Amount (IDR)", "IDR", "185,000,000")
    assert fields(sample(NUSANTARA), reader_for("id_ID"))["pay", 0, "amount"].text == "185.000.000"


def test_every_kind_of_pay_has_its_fields() -> None:
    nusantara, globex = fields(sample(NUSANTARA)), fields(sample(GLOBEX))
    assert chosen(nusantara["pay", 0, "per"]) == "month"
    assert nusantara["pay", 1, "paid_in_month"].text == "3"
    assert nusantara["pay", 2, "percent_of_salary"].unit == "%"
    assert globex["pay", 1, "instalments", 1, "after_months"].text == "13"
    bonus = fields(offer_from(pay=[{"type": "bonus", "amount": "5000"}]))
    assert bonus["pay", 0, "amount"].label == "Target a year (USD)"


def test_terms_that_are_no_preset_stay_to_be_chosen() -> None:
    custom = sample(GLOBEX).equity[0].vesting
    field = fields(sample(GLOBEX))["equity", 0, "vesting"]
    assert (field.chosen, chosen(field)) == (0, custom)
    assert [choice.value for choice in field.choices][1] is None
    unknown = fields(offer_from(equity=[{"type": "rsu"}]))["equity", 0, "vesting"]
    assert chosen(unknown) is None


def test_the_basics_can_be_changed() -> None:
    basics = fields(sample(OPENAI))
    assert basics[("company",)].text == "OpenAI"
    assert basics[("start_date",)].text == "2026-02-02"
    assert chosen(basics[("status",)]) == "received"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldKind.TEXT, "  Acme ", "Acme"),
        (FieldKind.DAY, "2027-02-01", date(2027, 2, 1)),
        (FieldKind.ESTIMATE, "12.5", Decimal("12.5")),
        (FieldKind.ESTIMATE, "", None),
        (FieldKind.WHOLE, "13", 13),
        (FieldKind.WHOLE, "1.5", Complaint("Write a whole number.")),
        (FieldKind.WHOLE, "x", Complaint('"x" is no number.')),
    ],
)
def test_what_is_typed_is_read_by_the_kind_of_its_field(kind: FieldKind, text: str, value: object) -> None:
    assert read_field(Field(("notes",), "Notes", kind), text, ENGLISH) == value


def test_a_choice_is_not_typed() -> None:
    with pytest.raises(ValueError, match="not typed"):
        read_field(Field(("status",), "Status", FieldKind.CHOICE), "draft", ENGLISH)
