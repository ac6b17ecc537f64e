import pytest
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.body_parts import Surroundings
from offercalc.desktop.editors.document.offer_row import OfferRowView
from offercalc.domain.values.paths import Path
from offercalc.presentation.forms.field import Field, FieldKind
from offercalc.presentation.forms.offer_form import GroupKind, Section
from offercalc.presentation.forms.visibility import FormView
from offercalc.presentation.pages.offer_rows import OfferRow
from tests.tools import ENGLISH
from tests.windows import light

AMOUNT = Field(("pay", 0, "amount"), "Amount", FieldKind.ESTIMATE, "5", "USD")
SECTION = Section("Base salary", (AMOUNT,), ("pay", 0))


def row(qtbot: QtBot) -> OfferRowView:
    made = OfferRowView((GroupKind.PAY, ("pay", 0)), Surroundings(light(), ENGLISH, tuple))
    qtbot.addWidget(made)
    made.show_row(OfferRow(SECTION, "Base salary", "Guaranteed"), FormView().section(GroupKind.PAY, SECTION))
    made.show()
    return made


def test_fields_are_built_when_a_row_is_first_opened_and_kept(qtbot: QtBot) -> None:
    made = row(qtbot)
    assert (made.body, made.is_open, made.fields) == (None, False, {})
    with qtbot.waitSignal(made.built):
        made.open()
    before = made.fields[AMOUNT.path]
    made.close_up()
    made.open()
    assert made.fields[AMOUNT.path] is before


def test_a_closed_row_says_that_an_entry_of_it_is_not_accepted(qtbot: QtBot) -> None:
    made = row(qtbot)
    made.open()
    made.fields[AMOUNT.path].complain("Wrong.")
    made.show_state()
    assert not made.head._has_error
    made.close_up()
    assert made.head._has_error


BASICS = (
    Field(("company",), "Company", FieldKind.TEXT, "Initech"),
    Field(("leave_days",), "Annual leave", FieldKind.ESTIMATE, "12"),
)


@pytest.mark.parametrize(
    ("section", "main", "wrong", "first"),
    [
        (Section("", BASICS), (), (), ("company",)),  # days of leave are no amount of a part
        (Section("", BASICS), (), ("leave_days",), ("leave_days",)),
        (Section("Bonus", (BASICS[0], AMOUNT), ("pay", 0)), (), (), AMOUNT.path),
        (Section("Bonus", (AMOUNT, *BASICS), ("pay", 0)), ("leave_days",), (), ("leave_days",)),
    ],
)
def test_the_cursor_goes_to_what_is_to_correct_or_to_the_amount_of_a_part_or_to_the_first_field(
    qtbot: QtBot, section: Section, main: Path, wrong: Path, first: Path
) -> None:
    made = OfferRowView((GroupKind.PAY, section.path), Surroundings(light(), ENGLISH, tuple))
    qtbot.addWidget(made)
    made.show_row(OfferRow(section, "Bonus", "", main=main), FormView().section(GroupKind.PAY, section))
    made.open()
    if wrong:
        made.fields[wrong].complain("Wrong.")
    assert made.first_field is made.fields[first]


def test_fields_that_belong_to_another_part_by_now_are_dropped(qtbot: QtBot) -> None:
    made = row(qtbot)
    made.open()
    made.forget()
    assert (made.body, made.fields) == (None, {})


def test_unused_fields_of_a_closed_row_are_deleted_at_once_unless_they_hold_input(qtbot: QtBot) -> None:
    made = row(qtbot)
    made.open()
    made.forget_unused()
    assert made.is_open
    made.fields[AMOUNT.path].complain("Wrong.")
    made.close_up()
    made.forget_unused()
    assert made.fields[AMOUNT.path].complaint == "Wrong."
    made.fields[AMOUNT.path].complain("")
    body = made.body
    assert body is not None
    with qtbot.waitSignal(body.destroyed, timeout=0):
        made.forget_unused()
    assert (made.body, made.fields) == (None, {})
