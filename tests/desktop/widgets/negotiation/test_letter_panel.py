from decimal import Decimal

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from offercalc.application.ports.renderer import CounterLetter
from offercalc.desktop.widgets.negotiation.letter_panel import LetterPanel
from offercalc.domain.offer.offer import Offer
from tests.tools import FakePress
from tests.windows import light, workspace_of


def asked(offer: Offer | None) -> Offer:
    assert offer is not None
    return replace(offer, pay=(replace(offer.pay[0], amount=Decimal(600_000)), *offer.pay[1:]))


def test_the_letter_for_what_is_asked_for_is_a_page_an_e_mail_and_a_pdf(qtbot: QtBot) -> None:
    workspace = workspace_of()
    panel = LetterPanel(workspace, FakePress, light())
    qtbot.addWidget(panel)
    panel.show()
    panel.show_asked(None, light())
    assert (panel.pdf.isEnabled(), panel.nothing.text()) == (False, "Ask for something, and the letter for it is here.")
    panel.show_asked(asked(workspace.chosen_offer), light())
    qtbot.waitUntil(lambda: bool(panel.preview.pages), timeout=20_000)
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == "Dear Ada,\n"  # what the stand-in for the renderer writes
    paper = panel.paper()
    assert paper is not None
    assert isinstance(paper.document, CounterLetter)
    made, wanted_offer = (one.offer for one in paper.document.asked.offers)
    assert (made, wanted_offer) == (workspace.chosen_offer, asked(workspace.chosen_offer))
    with qtbot.waitSignal(panel.export_wanted) as wanted:
        panel.pdf.click()
    assert wanted.args is not None
    assert wanted.args[0].name.endswith(".pdf")


def test_while_amounts_are_hidden_there_is_no_page(qtbot: QtBot) -> None:
    workspace = workspace_of()
    workspace.hide_amounts()
    panel = LetterPanel(workspace, FakePress, light())
    qtbot.addWidget(panel)
    panel.show_asked(asked(workspace.chosen_offer), light())
    assert panel.preview.isHidden()
    assert panel.nothing.text() == "Amounts are hidden, and a letter is made of them."
