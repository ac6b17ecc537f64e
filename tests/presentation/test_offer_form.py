from datetime import date
from decimal import Decimal

import pytest
from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.edits import Put, apply
from offercalc.application.readers import reader_for
from offercalc.domain.equity import STAKES, Stake
from offercalc.domain.estimate import Range
from offercalc.domain.offer import Offer
from offercalc.domain.pay import PAY_PARTS, Link, Payout
from offercalc.domain.places import at
from offercalc.domain.soundness import soundness
from offercalc.domain.vesting import Vesting
from offercalc.presentation.labels import new_parts
from offercalc.presentation.offer_form import Field, FieldKind, Path, offer_form, read_field
from offercalc.presentation.reader import Reader
from tests.builders import offer
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


def fields(offer: Offer, reader: Reader = ENGLISH) -> dict[Path, Field]:
    return {field.path: field for section in offer_form(offer, PRESETS, reader) for field in section.fields}


def chosen(field: Field) -> object:
    return field.choices[field.chosen].value


def possible(field: Field) -> tuple[object, ...]:
    """Give values that a person may enter in a field."""
    match field.kind:
        case FieldKind.TEXT:
            return ("USD" if field.path == ("currency",) else "x",)
        case FieldKind.DAY:
            return (date(2027, 2, 1), None) if field.optional else (date(2027, 2, 1),)
        case FieldKind.ESTIMATE:
            return (Decimal(1), None, Range(Decimal(1), Decimal(2), Decimal(3)))
        case FieldKind.NUMBER:
            return (Decimal("37.5"), None) if field.optional else (Decimal("37.5"),)
        case FieldKind.WHOLE:
            return (1,)
        case FieldKind.CHOICE:
            return tuple(choice.value for choice in field.choices)


@pytest.mark.parametrize("whole", [NEW, FULL, STEPPED, PROMISED], ids=["new", "full", "stepped", "promised"])
def test_whatever_is_entered_in_a_field_stands_in_the_offer_and_can_be_kept(whole: Offer) -> None:
    for path, field in fields(whole).items():
        for value in possible(field):
            after = apply(Put(path, value), whole)
            assert at(after, path) == value
            if not soundness(after, PRESETS):
                assert FILES.decode(FILES.encode(after)) == after, path


@pytest.mark.parametrize("whole", [NEW, FULL, STEPPED, PROMISED], ids=["new", "full", "stepped", "promised"])
def test_what_stands_in_a_field_is_read_back_as_it_is(whole: Offer) -> None:
    for path, field in fields(whole).items():
        found = chosen(field) if field.kind is FieldKind.CHOICE else read_field(field, field.text, ENGLISH)
        assert found == at(whole, path), path


@pytest.mark.parametrize("kind", [*PAY_PARTS, *STAKES])
def test_all_that_a_part_can_hold_is_asked_for_but_names_and_currencies(kind: type[Struct]) -> None:
    asked = {
        path[2]
        for whole in (NEW, FULL, STEPPED, PROMISED)
        for path in fields(whole)
        if len(path) > 2 and isinstance(at(whole, path[:2]), kind)
    }
    assert set(kind.__struct_fields__) - {"label", "currency", "strike_currency"} <= asked


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
    paid_in_euros = fields(offer("100k USD/year + 10 RSU @ 2 EUR"))["equity", 0, "price"]
    assert (paid_in_euros.label, paid_in_euros.unit) == ("Price of a share (EUR)", "EUR")


def test_every_kind_of_pay_has_its_fields() -> None:
    nusantara, globex = fields(sample(NUSANTARA)), fields(sample(GLOBEX))
    assert chosen(nusantara["pay", 0, "per"]) == "month"
    assert nusantara["pay", 1, "paid_in_month"].text == "3"
    assert nusantara["pay", 2, "percent_of_salary"].unit == "%"
    assert globex["pay", 1, "instalments", 1, "after_months"].text == "13"
    bonus = fields(offer_from(pay=[{"type": "bonus", "amount": "5000"}]))
    assert bonus["pay", 0, "amount"].label == "Target a year (USD)"


def test_the_basics_can_be_changed() -> None:
    basics = fields(replace(sample(OPENAI), level="L6", expiry_date=date(2026, 1, 15)))
    assert basics[("company",)].text == "OpenAI"
    assert basics[("level",)].text == "L6"
    assert basics[("currency",)].text == "USD"
    assert (basics[("hours_per_week",)].kind, basics[("hours_per_week",)].text) == (FieldKind.NUMBER, "40")
    assert basics[("start_date",)].text == "2026-02-02"
    assert (basics[("expiry_date",)].text, basics[("expiry_date",)].optional) == ("2026-01-15", True)
    assert chosen(basics[("status",)]) == "received"
