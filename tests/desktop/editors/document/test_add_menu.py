import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.document.add_menu import AddMenu
from offercalc.domain.offer.pay import Bonus, Commission, EmployerContribution, RetirementMatch
from offercalc.presentation.forms.offer_form import Addition
from tests.windows import light

PAY = Addition("Target bonus", Bonus()), Addition("Commission", Commission(on_target_amount=None))
BENEFITS = (
    Addition("Employer contribution", EmployerContribution(percent=None)),
    Addition("Employer match", RetirementMatch(tiers=())),
    Addition("Annual leave", field=("leave_days",)),
)


def menu(qtbot: QtBot) -> AddMenu:
    made = AddMenu(light())
    qtbot.addWidget(made)
    made.list_additions(PAY, "Pay")
    made.list_additions(BENEFITS, "Benefits")
    made.show()
    return made


def test_kinds_are_listed_under_the_titles_of_their_groups(qtbot: QtBot) -> None:
    made = menu(qtbot)
    assert [action.text() for action in made.actions()] == [
        "Pay", "Target bonus", "Commission", "Benefits", "Employer contribution", "Employer match",
        "Annual leave",
    ]  # fmt: skip


def test_each_kind_has_its_fill(qtbot: QtBot) -> None:
    made = menu(qtbot)
    made.aboutToShow.emit()
    filled = [not action.icon().isNull() for action in made.actions()]
    assert filled == [False, True, True, False, True, True, False]  # leave has no figure
    middle = made.actions()[4].icon().pixmap(16, 16).toImage()
    assert middle.pixelColor(middle.width() // 2, middle.height() // 2) == light().color("benefit")


def test_typing_the_beginning_of_a_name_chooses_it(qtbot: QtBot) -> None:
    made = menu(qtbot)
    qtbot.keyClicks(made, "employer m")
    with qtbot.waitSignal(made.chosen, check_params_cb=lambda one: one.label == "Employer match"):
        qtbot.keyClick(made, Qt.Key.Key_Return)


@pytest.mark.parametrize(("typed", "found"), [("bonus", "Target bonus"), ("m", "Employer match"), ("co", "Commission")])
def test_a_kind_is_found_by_any_of_its_words_but_first_by_its_beginning(qtbot: QtBot, typed: str, found: str) -> None:
    made = menu(qtbot)
    qtbot.keyClicks(made, typed)
    assert made.activeAction().text() == found


def test_letters_that_fit_nothing_choose_nothing_until_a_pause(qtbot: QtBot) -> None:
    made = menu(qtbot)
    chosen: list[object] = []
    made.chosen.connect(chosen.append)
    qtbot.keyClicks(made, "tc")
    assert made.activeAction() is None
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert chosen == []
    made._forget()
    qtbot.keyClicks(made, "e")
    assert made.activeAction().text() == "Employer contribution"
