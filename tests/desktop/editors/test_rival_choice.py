from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from offercalc.application.ports.library import StoredOffer
from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.editors.rival_choice import RivalChoice
from tests.tools import ENGLISH, GLOBEX, NUSANTARA, OPENAI, sample
from tests.windows import choose, kept

OFFERS = kept(*(replace(sample(path), sample=False) for path in (OPENAI, NUSANTARA)), sample(GLOBEX))


def shown(qtbot: QtBot, offers: tuple[StoredOffer, ...] = OFFERS) -> tuple[RivalChoice, list[tuple[str, bool]]]:
    choice, told = RivalChoice(), list[tuple[str, bool]]()
    qtbot.addWidget(choice)
    choice.show_rivals(lambda: offers, ENGLISH)
    choice.edited.connect(lambda: told.append((choice.document, choice.is_named)))
    choice.show()
    return choice, told


def test_at_first_no_offer_is_mentioned_and_there_is_nothing_to_name(qtbot: QtBot) -> None:
    choice, _told = shown(qtbot)
    assert (choice.document, choice.is_named, choice.box.currentText(), choice.named.isVisible()) == (
        "", False, "None", False,
    )  # fmt: skip


def test_samples_are_never_listed(qtbot: QtBot) -> None:
    choice, _told = shown(qtbot)
    choice.box.list_all()
    assert [choice.box.itemData(place) for place in range(choice.box.count())] == ["", "document-0", "document-1"]


def test_another_offer_is_anonymous_until_it_is_to_be_named(qtbot: QtBot) -> None:
    choice, told = shown(qtbot)
    choose(choice.box, "document-1")
    assert choice.named.isVisible()
    choice.named.click()
    choose(choice.box, "document-0")
    assert told == [("document-1", False), ("document-1", True), ("document-0", False)]
    choose(choice.box, "")
    assert (choice.is_named, choice.named.isVisible()) == (False, False)


def test_what_is_chosen_stays_as_long_as_it_is_there(qtbot: QtBot) -> None:
    choice, told = shown(qtbot)
    choose(choice.box, "document-1")
    choice.show_rivals(lambda: OFFERS, localizer_for("id_ID"))
    assert (choice.document, choice.named.text()) == ("document-1", "Sebutkan nama perusahaannya")
    choice.show_rivals(lambda: OFFERS[:1], ENGLISH)
    assert (choice.document, len(told)) == ("", 1)
