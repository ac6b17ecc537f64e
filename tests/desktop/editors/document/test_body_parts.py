from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.body_parts import AddLink, BodyFoot, RecordHead
from offercalc.presentation.forms.offer_form import GroupKind
from offercalc.presentation.forms.visibility import ShownSection
from tests.tools import ENGLISH
from tests.windows import light

PART = ShownSection((GroupKind.PAY, ("pay", 0)), "Bonus", ("pay", 0), (), True, False, ("Name", "Currency"))  # noqa: FBT003


def test_what_a_head_names_is_removed(qtbot: QtBot) -> None:
    head = RecordHead("Raise 1", light(), "Remove Raise 1")
    qtbot.addWidget(head)
    head.rename("Raise 2", "Remove Raise 2")
    assert (head.title.text(), head.remove.accessibleName()) == ("Raise 2", "Remove Raise 2")
    with qtbot.waitSignal(head.removed, check_params_cb=lambda name: name == "Remove Raise 2"):
        head.remove.click()


def test_what_cannot_be_removed_or_added_says_why(qtbot: QtBot) -> None:
    head, link, foot = RecordHead("Bonus", light(), "Remove"), AddLink("Add", light()), BodyFoot(light(), ENGLISH)
    for part in (head, link, foot):
        qtbot.addWidget(part)
        part.show()
        part.complain("Not now.")
        assert (part._complaint.text(), part._complaint.isVisible()) == ("Not now.", True)
        part.complain("")
        assert not part._complaint.isVisible()
    assert link.button.accessibleDescription() == ""


def test_the_foot_names_the_fields_that_wait(qtbot: QtBot) -> None:
    foot = BodyFoot(light(), ENGLISH)
    qtbot.addWidget(foot)
    foot.show_section(PART, "Bonus")
    assert (foot.more.text(), foot.more.toolTip()) == ("2 more fields", "Name\nCurrency")
    assert (foot.more.accessibleName(), foot.remove.accessibleName()) == ("2 more fields: Bonus", "Remove Bonus")
    opened = ShownSection(PART.key, "Bonus", (), (), True, True)  # noqa: FBT003
    foot.show_section(opened, "Terms")
    assert (foot.more.text(), foot.remove.isHidden()) == ("Fewer fields", True)
