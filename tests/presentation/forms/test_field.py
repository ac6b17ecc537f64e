from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.part import Link, Payout
from offercalc.domain.values.estimate import Range
from offercalc.domain.vesting.schedule import DatedPercent, Even, Vesting
from offercalc.domain.vesting.terms import VestingEvent
from offercalc.presentation.forms.field import LONG, Adder, Choice, Field, FieldKind, FieldWriter, Row, read_field
from offercalc.presentation.parsing.amounts import InputError
from tests.tools import ENGLISH

WRITER = FieldWriter(("pay", 0), "EUR", ENGLISH)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldKind.TEXT, "  Acme ", "Acme"),
        (FieldKind.NOTE, " a\nb ", "a\nb"),
        (FieldKind.LINES, " a \n\nb", ("a", "b")),
        (FieldKind.CODE, " usd ", "USD"),
        (FieldKind.CODE, "", ""),
        (FieldKind.LINK, "USD 15,000", Link(currency="USD", rate=Decimal(15_000))),
        (FieldKind.PAYOUT, "sgd", Payout(currency="SGD")),
        (FieldKind.PERCENTS, "60 / 40", Vesting(percent_by_year=(Decimal(60), Decimal(40)))),
        (FieldKind.PERCENTS, "60 / x", InputError('"x" isn\'t a number.')),
        (FieldKind.PERCENTS, " ", None),
        (
            FieldKind.DATED,
            "2027-06-30 50",
            Vesting(on_dates=(DatedPercent(on=date(2027, 6, 30), percent=Decimal(50)),)),
        ),
        (FieldKind.DATED, "soon 50", InputError('"soon" isn\'t a date; enter e.g. Feb 1, 2027.')),
        (FieldKind.DATED, "", None),
        (FieldKind.TERMS, "", None),
        (FieldKind.DAY, "2027-02-01", date(2027, 2, 1)),
        (FieldKind.DAY, "", InputError('"" isn\'t a date; enter e.g. Feb 1, 2027.')),
        (FieldKind.ESTIMATE, "12.5", Decimal("12.5")),
        (FieldKind.ESTIMATE, "", None),
        (FieldKind.NUMBER, "37.5", Decimal("37.5")),
        (FieldKind.NUMBER, "", InputError('"" isn\'t a number.')),
        (FieldKind.NUMBER, "1 / 2 / 3", InputError('"1 / 2 / 3" isn\'t a number.')),
        (FieldKind.WHOLE, "13", 13),
        (FieldKind.WHOLE, "1.5", InputError("Enter a whole number.")),
        (FieldKind.WHOLE, "x", InputError('"x" isn\'t a number.')),
        (FieldKind.WHOLE, "", InputError('"" isn\'t a number.')),
    ],
)
def test_what_is_typed_is_read_by_the_kind_of_its_field(kind: FieldKind, text: str, value: object) -> None:
    assert read_field(Field(("notes",), "Notes", kind), text, ENGLISH) == value


def test_only_an_optional_day_may_be_empty() -> None:
    field = WRITER.optional_day("granted", "Granted", None)
    assert read_field(field, "", ENGLISH) is None
    assert read_field(field, "2027-02-01", ENGLISH) == date(2027, 2, 1)
    assert isinstance(read_field(WRITER.day("on", "On", date(2027, 2, 1)), "", ENGLISH), InputError)


def test_only_an_optional_rate_may_be_empty() -> None:
    field = WRITER.rate("rate", "Rate", None, optional=True)
    assert (field.text, read_field(field, " ", ENGLISH), read_field(field, "1.35", ENGLISH)) == (
        "",
        None,
        Decimal("1.35"),
    )
    assert isinstance(read_field(field, "x", ENGLISH), InputError)
    assert isinstance(read_field(WRITER.rate("rate", "Rate", Decimal(15_000)), "", ENGLISH), InputError)


def test_an_optional_currency_may_be_empty() -> None:
    field = WRITER.code("currency", "Currency", None, optional=True)
    assert (field.text, field.hint, read_field(field, " ", ENGLISH), read_field(field, "idr", ENGLISH)) == (
        "",
        "EUR",
        None,
        "IDR",
    )


def test_an_entry_inside_a_value_replaces_all_of_it() -> None:
    field = WRITER.whole_value(("vesting", "months"), "Months", FieldKind.EVEN, "")
    assert (field.path, field.place) == (("pay", 0, "vesting", "months"), ("pay", 0, "vesting"))
    assert read_field(field, "36", ENGLISH) == Vesting(even=Even(36))
    assert WRITER.text("label", "Name", "").place == ("pay", 0, "label")


def test_the_day_of_an_event_is_read_beside_the_others() -> None:
    field = WRITER.whole_value(("events", "sale"), "Sale", FieldKind.EVENT, "")
    assert read_field(replace(field, base=()), "2026-11-30", ENGLISH) == (
        VestingEvent(condition_id="sale", date=date(2026, 11, 30)),
    )


def test_records_have_a_head_and_what_adds_one() -> None:
    assert WRITER.inside("raises", 0).row("Raise 1") == Row(("pay", 0, "raises", 0), "Raise 1")
    assert WRITER.adder("raises", "Add a raise", 1) == Adder(("pay", 0, "raises"), "Add a raise", 1)


def test_texts_of_several_lines_are_written() -> None:
    assert WRITER.lines("of", "Of", ("a", "b"), "one per line").text == "a\nb"
    assert WRITER.note("of", "Of", "a\nb").kind in LONG
    promise = WRITER.promise("linked_to", "Linked", FieldKind.LINK, "how")
    assert (promise.text, promise.optional, promise.hint) == ("", True, "how")


def test_a_choice_is_not_typed() -> None:
    with pytest.raises(ValueError, match="not typed"):
        read_field(Field(("status",), "Status", FieldKind.CHOICE), "draft", ENGLISH)


@pytest.mark.parametrize(
    ("field", "written"),
    [
        (WRITER.text("label", "Name", "THR"), ("Name", FieldKind.TEXT, "THR", "")),
        (WRITER.day("on", "On", date(2027, 2, 1)), ("On", FieldKind.DAY, "Feb 1, 2027", "")),
        (WRITER.optional_day("on", "On", date(2027, 2, 1)), ("On", FieldKind.DAY, "Feb 1, 2027", "")),
        (WRITER.optional_day("on", "On", None), ("On", FieldKind.DAY, "", "")),
        (WRITER.amount("of", "Of", Decimal(5000)), ("Of (EUR)", FieldKind.ESTIMATE, "5,000", "EUR")),
        (WRITER.amount("of", "Of", None), ("Of (EUR)", FieldKind.ESTIMATE, "", "EUR")),
        (WRITER.percent("of", "Of", Decimal("2.5")), ("Of", FieldKind.ESTIMATE, "2.5", "%")),
        (
            WRITER.quantity("of", "Of", Range(Decimal(1), Decimal(2), Decimal(3))),
            ("Of", FieldKind.ESTIMATE, "1 / 2 / 3", ""),
        ),
        (WRITER.number("hours", "Hours", Decimal("37.50")), ("Hours", FieldKind.NUMBER, "37.5", "")),
        (WRITER.rate("rate", "Rate", Decimal("15000.50")), ("Rate", FieldKind.NUMBER, "15,000.5", "")),
        (WRITER.whole("years", "Years", 3), ("Years", FieldKind.WHOLE, "3", "")),
    ],
)
def test_a_field_shows_what_stands_in_the_offer(field: Field, written: tuple[str, FieldKind, str, str]) -> None:
    assert (field.label, field.kind, field.text, field.unit) == written


def test_a_field_inside_a_part_has_the_whole_path() -> None:
    assert (WRITER.currency, WRITER.inside("paid_in").currency) == ("EUR", "EUR")
    field = WRITER.inside("instalments", 2).amount("amount", "Amount", None)
    assert (field.path, field.unit) == (("pay", 0, "instalments", 2, "amount"), "EUR")


def test_a_choice_knows_which_value_is_in_force() -> None:
    choices = (Choice(1, "one"), Choice(2, "two"))
    assert [WRITER.choice("of", "Of", choices, value).chosen for value in (1, 2, 3)] == [0, 1, -1]
    assert WRITER.period("per", "Per", "month").choices[1] == Choice("month", "per month")
    assert WRITER.period("per", "Per", "month").chosen == 1


def test_what_is_so_or_not_is_chosen() -> None:
    assert [WRITER.yes_no("taxable", "Taxable", value=value).chosen for value in (False, True)] == [0, 1]
    assert [choice.label for choice in WRITER.yes_no("taxable", "Taxable", value=True).choices] == ["No", "Yes"]


def test_what_is_not_there_begins_empty_and_what_is_there_stays() -> None:
    empty, stated = Clawback(months=None), Clawback(months=Decimal(12))
    absent = WRITER.presence("clawback", "Clawback", None, empty)
    assert (absent.chosen, [choice.value for choice in absent.choices]) == (0, [None, empty])
    present = WRITER.presence("clawback", "Clawback", stated, empty)
    assert (present.chosen, [choice.value for choice in present.choices]) == (1, [None, stated])


@pytest.mark.parametrize(
    ("kind", "labels", "is_wide"),
    [
        (FieldKind.CHOICE, ("Yes", "No"), False),
        (FieldKind.CHOICE, ("Single trigger", "x" * 26), False),
        (FieldKind.CHOICE, ("Single trigger", "Double trigger (vesting and a liquidity event)"), True),
        (FieldKind.NOTE, (), True),
        (FieldKind.TEXT, (), False),
    ],
)
def test_a_field_is_wide_if_its_text_or_a_choice_is_long(
    kind: FieldKind, labels: tuple[str, ...], *, is_wide: bool
) -> None:
    choices = tuple(Choice(label, label) for label in labels)
    assert Field(("pay", 0), "Label", kind, choices=choices, chosen=0).is_wide is is_wide
