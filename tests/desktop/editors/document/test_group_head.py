from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.group_head import GroupHead
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.domain.offer.pay import Bonus
from offercalc.presentation.forms.offer_form import Addition, GroupKind
from offercalc.presentation.pages.offer_rows import RowGroup
from tests.tools import ENGLISH
from tests.windows import light

ADDITIONS = (Addition("Target bonus", Bonus()),)


def head(qtbot: QtBot, group: RowGroup) -> GroupHead:
    made = GroupHead(light(), ENGLISH)
    qtbot.addWidget(made)
    made.show_group(group)
    return made


def test_a_group_is_named_and_offers_what_can_be_added(qtbot: QtBot) -> None:
    made = head(qtbot, RowGroup(GroupKind.PAY, "Pay", (), ADDITIONS, "None stated.", 0))
    assert (made.title.text(), made.adder.button.text(), made.empty.isHidden()) == ("Pay", "Add pay", False)
    with qtbot.waitSignal(made.chosen, check_params_cb=lambda one: one.part == Bonus()):
        made.menu.actions()[0].trigger()


def test_a_group_with_rows_leaves_no_room_for_the_words_of_an_empty_one(qtbot: QtBot) -> None:
    made = head(qtbot, RowGroup(GroupKind.PAY, "Pay", (), ADDITIONS, "None stated.", 0))
    made.empty.hide()
    assert made.sizeHint().height() == 12 + made.adder.sizeHint().height() + 4


def test_the_facts_need_no_title_and_the_terms_no_menu(qtbot: QtBot) -> None:
    facts = head(qtbot, RowGroup(GroupKind.BASICS, "Basics", (), (), "None stated.", 0))
    terms = head(qtbot, RowGroup(GroupKind.TERMS, "Terms", (), (), "None stated.", 0))
    shown = [label.text() for label in facts.findChildren(PlainLabel) if not label.isHidden()]
    assert (facts.title.isHidden(), "None stated." in shown) == (True, False)
    assert (terms.title.isHidden(), terms.adder.isHidden()) == (False, True)
