from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.form_parts import FormButton, FormHead, MoreButton, PartAdder
from offercalc.domain.offer.equity import Option
from offercalc.domain.offer.pay import Bonus
from offercalc.domain.vesting.schedule import Vesting
from offercalc.presentation.forms.offer_form import Addition
from tests.tools import ENGLISH
from tests.windows import light

EVEN = Option(vesting=Vesting(preset="3y-even"))
ADDITIONS = (
    Addition("Bonus", Bonus()),
    Addition("Options", Option(), (Addition("evenly", EVEN), Addition("not known", Option()))),
)


def test_what_a_head_names_is_removed(qtbot: QtBot) -> None:
    head = FormHead("Bonus", light(), "Remove Bonus")
    qtbot.addWidget(head)
    assert head.remove is not None
    assert (head.title.text(), head.remove.accessibleName()) == ("Bonus", "Remove Bonus")
    with qtbot.waitSignal(head.removed, check_params_cb=lambda name: name == "Remove Bonus"):
        head.remove.click()


def test_a_head_of_what_stays_has_no_button(qtbot: QtBot) -> None:
    head = FormHead("Bonus", light())
    qtbot.addWidget(head)
    assert head.remove is None


def test_what_cannot_be_removed_or_added_says_why(qtbot: QtBot) -> None:
    head, button = FormHead("Bonus", light(), "Remove"), FormButton("Add", "plus", light())
    for part in (head, button):
        qtbot.addWidget(part)
        part.show()
        part.complain("Not now.")
        assert (part._complaint.text(), part._complaint.isVisible()) == ("Not now.", True)
        part.complain("")
        assert not part._complaint.isVisible()
    assert button.button.accessibleDescription() == ""


def test_a_part_is_chosen_at_once_and_a_grant_with_its_schedule(qtbot: QtBot) -> None:
    adder = PartAdder("Add", ADDITIONS, light(), ENGLISH)
    qtbot.addWidget(adder)
    bonus, options = adder.button.menu().actions()
    with qtbot.waitSignal(adder.chosen, check_params_cb=lambda one: one.part == Bonus()):
        bonus.trigger()
    ways = options.menu()
    assert isinstance(ways, QMenu)
    question, evenly, unknown = ways.actions()
    assert (question.text(), question.isEnabled()) == ("Vesting schedule", False)
    with qtbot.waitSignal(adder.chosen, check_params_cb=lambda one: one == Addition("Options", EVEN)):
        evenly.trigger()
    with qtbot.waitSignal(adder.chosen, check_params_cb=lambda one: one.part == Option()):
        unknown.trigger()


def test_more_fields_are_asked_for_by_the_name_of_their_section(qtbot: QtBot) -> None:
    more, fewer = (MoreButton("Bonus", light(), ENGLISH, is_open=is_open) for is_open in (False, True))
    basics = MoreButton("", light(), ENGLISH, is_open=False)
    for button in (more, fewer, basics):
        qtbot.addWidget(button)
    assert [one.text() for one in (more, fewer)] == ["More fields", "Fewer fields"]
    assert [one.accessibleName() for one in (more, fewer, basics)] == [
        "More fields: Bonus", "Fewer fields: Bonus", "More fields",
    ]  # fmt: skip
