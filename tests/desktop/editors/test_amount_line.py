import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from offercalc.desktop.editors.amount_line import AmountLine
from offercalc.desktop.system.theme import set_look
from offercalc.presentation.forms.field import Field, FieldKind
from tests.tools import ENGLISH
from tests.windows import light

AMOUNT = Field(("pay", 0, "amount"), "Amount (USD)", FieldKind.ESTIMATE, "555,000", "USD")
PERCENT = Field(("pay", 0, "percent"), "Bonus", FieldKind.ESTIMATE, "", "%")


def line(qtbot: QtBot, field: Field = AMOUNT) -> AmountLine:
    made = AmountLine(field, ENGLISH)
    qtbot.addWidget(made)
    made.resize(240, 32)
    made.show()
    return made


def menu(made: AmountLine) -> QMenu:
    return next(one for one in made.findChildren(QMenu) if one.isVisible())


def test_the_currency_and_the_unit_stand_in_the_field(qtbot: QtBot) -> None:
    money, percent = line(qtbot), line(qtbot, PERCENT)
    assert (money.currency.text(), money.currency.accessibleName()) == ("$ USD", "Currency: USD")
    assert (percent.currency.isHidden(), percent._unit.text()) == (True, "%")
    assert money.textMargins().left() >= money.currency.width()


def test_a_narrow_field_has_room_for_tens_of_millions(qtbot: QtBot) -> None:
    made = line(qtbot, replace(AMOUNT, unit="IDR", text="125,000,000"))
    made.setStyleSheet("QLineEdit { padding: 0 10px; } QToolButton { padding: 0 9px; border: none; }")
    made.resize(187, 32)
    assert (made.currency.text(), made.currency.accessibleName()) == ("Rp", "Currency: IDR")
    margins, text = made.textMargins(), made.fontMetrics().horizontalAdvance(made.text())
    assert text + margins.left() + margins.right() + 2 * 10 < made.width()


@pytest.mark.parametrize(
    ("text", "sign"), [("555,000", "="), ("100 - 120", "~"), ("1 / 2 / 3", "~"), ("?", "?"), ("", "?"), ("lots", "=")]
)
def test_typing_sets_the_kind_of_value(qtbot: QtBot, text: str, sign: str) -> None:
    made = line(qtbot)
    made.setText(text)
    assert (made.kind.text(), bool(made.property("open"))) == (sign, sign == "?")


def test_the_kind_is_chosen_in_a_menu(qtbot: QtBot) -> None:
    made = line(qtbot)
    made.kind.click()
    menu(made).actions()[1].trigger()
    assert made.text() == "555,000 - "
    made.setText("1 / 2 / 3")
    made._become("=")
    assert made.text() == "2"
    with qtbot.waitSignal(made.editingFinished):
        made._become("?")
    assert made.text() == ""


def test_another_currency_is_chosen_in_a_menu(qtbot: QtBot) -> None:
    made = line(qtbot)
    made.offer_currencies(lambda: ("USD", "EUR"))
    made.currency.click()
    usd, eur, _line, other = menu(made).actions()
    assert (usd.isChecked(), eur.isChecked()) == (True, False)
    with qtbot.waitSignal(made.currency_wanted, check_params_cb=lambda code: code == "EUR"):
        eur.trigger()
    with qtbot.waitSignal(made.currency_wanted, check_params_cb=lambda code: code == ""):
        other.trigger()


def test_another_field_is_shown_in_the_same_line(qtbot: QtBot) -> None:
    made = line(qtbot)
    made.show_field(Field(AMOUNT.path, "Amount (EUR)", FieldKind.ESTIMATE, "5", "EUR"))
    assert made.currency.text() == "€ EUR"


@pytest.mark.parametrize("text", ["", "555,000"])
def test_the_frame_of_a_refused_text_is_red_whether_the_value_was_known_or_not(qtbot: QtBot, text: str) -> None:
    made = line(qtbot, replace(AMOUNT, text=text))
    made.setStyleSheet(light().style_sheet)
    made.setText("lots")
    made.clearFocus()
    set_look(made, faulty=True)
    frame = made.grab().toImage().pixelColor(made.width() // 2, 0)
    assert frame == light().color("danger")
