from pytestqt.qtbot import QtBot

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.letters.letter_draft import draft_letter
from offercalc.application.letters.letter_text import LetterRequest
from offercalc.desktop.editors.letters.clause_panel import ClausePanel
from tests.application.letters.test_letter_edits import LIBRARY
from tests.sheets.papers import order
from tests.tools import ENGLISH, PRESETS, offer_from
from tests.windows import light


def test_place_clauses_and_advice_are_shown(qtbot: QtBot) -> None:
    library, details = tuple(LIBRARY.values()), LetterDetails(place="GB")
    draft = draft_letter(LetterRequest(offer_from(), details, "GB", order()), library, PRESETS, ENGLISH)
    panel, places = ClausePanel(light()), list[str | None]()
    qtbot.addWidget(panel)
    panel.placed.connect(places.append)
    panel.show_draft(draft, library, ("GB", "GB"), ENGLISH, light())
    assert panel.place.currentText() == "the United Kingdom"
    assert "Have a lawyer in the United Kingdom review the letter" in panel.advice.text()
    assert panel.list.count() == len(draft.rows)
    panel.place.setCurrentIndex(0)
    panel.place.activated.emit(0)
    assert places == [None]
    panel.show_draft(draft, library, (None, "US-WA"), ENGLISH, light())
    assert panel.place.currentText() == "As in the offer: US-WA"
    panel.list.setCurrentRow(1)
    assert panel.detail.clause == draft.rows[1].clause.id
