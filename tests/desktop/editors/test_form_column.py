from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from offercalc.application.offers.edits import Append, Insert, Remove
from offercalc.desktop.editors.form_column import FormColumn
from offercalc.desktop.editors.form_parts import FormHead, MoreButton, PartAdder
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.forms.offer_form import offer_form
from offercalc.presentation.forms.visibility import FormView
from tests.builders import offer
from tests.tools import ENGLISH, PRESETS
from tests.windows import light

WHOLE = offer("100k USD/year then 120k on 2027-03-16 + 500 USD/month allowance")


def column(qtbot: QtBot, whole: Offer = WHOLE, view: FormView | None = None) -> FormColumn:
    shown = view or FormView()
    made = FormColumn(light(), ENGLISH)
    qtbot.addWidget(made)
    groups = offer_form(whole, PRESETS, ENGLISH)
    made.build(tuple((group, tuple(shown.section(group, one) for one in group.sections)) for group in groups))
    return made


def titles(made: FormColumn, name: str) -> list[str]:
    return [label.text() for label in made.findChildren(QLabel) if label.objectName() == name]


def test_groups_sections_and_records_have_their_titles(qtbot: QtBot) -> None:
    made = column(qtbot)
    assert titles(made, "panelTitle") == ["Basics", "Pay", "Equity", "Benefits", "Terms"]
    assert titles(made, "sectionTitle") == ["Base salary", "Allowance"]
    assert titles(made, "caption") == ["Raise 1"]
    assert len(titles(made, "faint")) == 1


def test_fields_tell_what_was_typed_and_picked(qtbot: QtBot) -> None:
    made = column(qtbot)
    amount = made.fields["pay", 0, "amount"]
    with qtbot.waitSignal(made.typed, check_params_cb=lambda editor, text: (editor, text) == (amount, "5")):
        amount.typed.emit("5")
    per = made.fields["pay", 0, "per"]
    with qtbot.waitSignal(made.picked, check_params_cb=lambda editor, place: (editor, place) == (per, 1)):
        per.picked.emit(1)


def test_records_and_parts_are_removed_and_added(qtbot: QtBot) -> None:
    made = column(qtbot)
    asked: list[tuple[object, str]] = []
    made.asked.connect(lambda edit, label, _voice: asked.append((edit, label)))
    for head in made.findChildren(FormHead):
        assert head.remove is not None
        head.remove.click()
    assert asked == [
        (Remove(("pay", 0)), "Remove Base salary"),
        (Remove(("pay", 0, "raises", 0)), "Remove Raise 1"),
        (Remove(("pay", 1)), "Remove Allowance"),
    ]
    asked.clear()
    adder = made.adders["pay", 0, "raises"]
    made.marks["add", "pay", 0, "raises"].click()  # type: ignore[attr-defined]
    made.findChildren(PartAdder)[0].button.menu().actions()[1].trigger()
    assert asked[0] == (Append(adder.path, adder.value), "Add a dated raise")
    assert isinstance(asked[1][0], Insert)
    assert asked[1][1] == "Add Target bonus"


def test_more_fields_are_asked_for(qtbot: QtBot) -> None:
    made = column(qtbot)
    (first, *_) = made.findChildren(MoreButton)
    with qtbot.waitSignal(made.toggled, check_params_cb=lambda section: section.path == ()):
        first.click()


def test_what_has_the_focus_is_named(qtbot: QtBot) -> None:
    made = column(qtbot)
    assert made.mark_of(made.fields["company",].entry) == ("company",)
    assert made.mark_of(None) is None


def test_a_list_adds_what_may_come_next_by_now(qtbot: QtBot) -> None:
    made = column(qtbot)
    later = offer("100k USD/year then 120k on 2030-01-01 + 500 USD/month allowance")
    groups = offer_form(later, PRESETS, ENGLISH)
    head = made.findChildren(FormHead)[0]
    head.complain("Not now.")
    made.show_values(tuple(FormView().section(group, one) for group in groups for one in group.sections))
    assert made.fields["pay", 0, "raises", 0, "on"].field.text == "Jan 1, 2030"
    assert "2031" in repr(made.adders["pay", 0, "raises"].value)
    assert head._complaint.text() == ""
