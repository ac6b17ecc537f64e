from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from offercalc.application.documents.sheet_settings import Addressee, Sender, SheetSettings
from offercalc.application.ports.document_options import Redaction, Signatory
from offercalc.application.settings.settings import Settings
from offercalc.application.workbench.selected_papers import Kind, LetterWishes
from offercalc.desktop.editors.sheet_options import SheetOptions
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.widgets.lazy_combo_box import LazyComboBox
from tests.tools import GLOBEX, NUSANTARA, OPENAI, sample
from tests.windows import MemorySettings, choose, workspace_of

SET = SheetSettings(
    template="classic", language="id", second="IDR", is_draft=True, conditions=("A check.", "A visa."),
    sender=Sender("Globex", ("500 Pine Street", "Seattle"), "", "#0f766e"), signatories=(Signatory("Ada", "Head"),),
    redaction=Redaction(hides_names=True), reasons=("Because.",), addressees=(Addressee("document-0", "Budi", "Rina"),),
)  # fmt: skip


def shown(qtbot: QtBot, settings: SheetSettings | None = None) -> tuple[SheetOptions, Workspace, list[SheetSettings]]:
    workspace = workspace_of(settings=MemorySettings(Settings(theme="light", sheet=settings or SheetSettings())))
    options, told = SheetOptions(workspace), list[SheetSettings]()
    qtbot.addWidget(options)
    options.refresh()
    options.edited.connect(lambda: told.append(options.settings))
    options.show()
    return options, workspace, told


def test_what_is_set_is_shown(qtbot: QtBot) -> None:
    options, _workspace, told = shown(qtbot, SET)
    assert [options.boxes[name].currentData() for name in ("design", "language", "size", "second")] == [
        "classic", "id", "a4", "IDR",
    ]  # fmt: skip
    assert [options.lines[name].text() for name in ("candidate", "reports_to", "sender", "accent")] == [
        "Budi", "Rina", "Globex", "#0f766e",
    ]  # fmt: skip
    assert options.texts["address"].text() == "500 Pine Street\nSeattle"
    assert options.texts["signatories"].text() == "Ada, Head"
    assert (options.ticks["is_draft"].isChecked(), options.ticks["hides_names"].isChecked()) == (True, True)
    assert told == []


def test_every_keystroke_is_told_and_nothing_else_changes(qtbot: QtBot) -> None:
    options, _workspace, told = shown(qtbot, SET)
    options.lines["candidate"].setFocus()
    qtbot.keyClicks(options.lines["candidate"], " S.")
    assert [one.addressee("document-0").candidate for one in told] == ["Budi ", "Budi S", "Budi S."]
    assert told[-1] == SET.addressed(Addressee("document-0", "Budi S.", "Rina"))


def test_lines_and_choices_are_taken(qtbot: QtBot) -> None:
    options, _workspace, _told = shown(qtbot)
    choose(options.boxes["design"], "compact")
    choose(options.boxes["second"], "SGD")
    options.texts["conditions"].setText("One.\n\n Two. ")
    options.texts["signatories"].setText("Ada, Head of People\nBudi")
    options.ticks["in_percent"].setChecked(True)
    found = options.settings
    assert (found.template, found.second, found.conditions) == ("compact", "SGD", ("One.", "Two."))
    assert found.signatories == (Signatory("Ada", "Head of People"), Signatory("Budi"))
    assert found.redaction == Redaction(in_percent=True)


def test_the_offer_and_the_currency_are_chosen_here_too(qtbot: QtBot) -> None:
    options, workspace, _told = shown(qtbot)
    offers = options.boxes["offer"]
    assert isinstance(offers, LazyComboBox)
    assert [offers.itemText(place) for place in range(offers.count())] == ["OpenAI — Head of Preparedness"]
    choose(offers, "document-2")
    choose(options.boxes["currency"], "IDR")
    assert (workspace.chosen, workspace.settings.currency) == (2, "IDR")
    options.refresh()
    assert (offers.currentText(), offers.count()) == ("Globex Sample Corporation — Director, Trust Engineering", 1)


def test_an_accent_that_is_no_colour_is_marked_and_not_taken(qtbot: QtBot) -> None:
    options, _workspace, told = shown(qtbot, SET)
    qtbot.keyClicks(options.lines["accent"], "x")
    assert (told[-1].sender.accent, options.lines["accent"].property("faulty")) == ("#0f766e", True)
    options.lines["accent"].clear()
    qtbot.keyClicks(options.lines["accent"], "#ABCDEF")
    assert (told[-1].sender.accent, options.lines["accent"].property("faulty")) == ("#ABCDEF", False)


def test_each_paper_has_its_own_choices(qtbot: QtBot) -> None:
    options, _workspace, _told = shown(qtbot)
    visible = {}
    for kind in Kind:
        options.show_kind(kind)
        names = ("sections", "candidate", "reasons", "rival", "in_percent", "hides_names", "hides_others", "password")
        visible[kind] = [options.widget(name).isVisible() for name in names]
    assert visible == {
        Kind.SHEET: [True, True, False, False, False, False, False, True],
        Kind.REPORT: [False, False, False, False, True, True, True, True],
        Kind.LETTER: [False, True, True, True, True, False, False, True],
        Kind.OFFER: [False, True, False, False, False, False, False, True],
    }


def test_take_home_is_printed_only_in_a_comparison_and_only_if_it_is_ticked(qtbot: QtBot) -> None:
    options, _workspace, told = shown(qtbot)
    assert not options.ticks["take_home"].isVisible()
    options.show_kind(Kind.REPORT)
    assert options.ticks["take_home"].isVisible()
    assert not options.ticks["take_home"].isChecked()
    options.ticks["take_home"].click()
    assert told[-1].take_home


def test_the_size_of_paper_holds_everywhere(qtbot: QtBot) -> None:
    options, workspace, _told = shown(qtbot)
    choose(options.boxes["size"], "letter")
    assert workspace.settings.paper == "letter"


def of_rounds(qtbot: QtBot) -> tuple[SheetOptions, Workspace, list[SheetSettings]]:
    """Show the options with an offer, another round of it, an offer of another company, and a sample."""
    made, other = (replace(sample(path), sample=False) for path in (OPENAI, GLOBEX))
    workspace = workspace_of(made, replace(made, company="OPENAI"), other, sample(NUSANTARA))
    options, told = SheetOptions(workspace), list[SheetSettings]()
    qtbot.addWidget(options)
    options.refresh()
    options.show_kind(Kind.LETTER)
    options.edited.connect(lambda: told.append(options.settings))
    options.show()
    return options, workspace, told


def test_a_letter_asks_for_another_round_of_the_same_offer(qtbot: QtBot) -> None:
    options, workspace, _told = of_rounds(qtbot)
    asked = options.boxes["asked"]
    assert isinstance(asked, LazyComboBox)
    asked.list_all()
    assert [asked.itemData(place) for place in range(asked.count())] == ["", "document-1"]
    assert options.asked == ""
    choose(asked, "document-1")
    options.refresh()
    assert options.asked == "document-1"
    workspace.choose(2)
    options.refresh()
    assert options.asked == ""


def test_a_letter_mentions_one_other_offer_that_is_neither_made_nor_asked_for(qtbot: QtBot) -> None:
    options, _workspace, told = of_rounds(qtbot)
    choose(options.boxes["asked"], "document-1")
    options.refresh()
    options.rival.box.list_all()
    assert [options.rival.box.itemData(place) for place in range(options.rival.box.count())] == ["", "document-2"]
    assert not options.ticks["hides_others"].isVisible()
    told.clear()
    choose(options.rival.box, "document-2")
    assert (options.wishes, len(told)) == (LetterWishes("document-1", "document-2"), 1)
    assert options.ticks["hides_others"].isVisible()
    options.rival.named.click()
    assert options.wishes == LetterWishes("document-1", "document-2", names_rival=True)
    assert "document-2" not in repr(told[-1])


def test_a_picture_is_chosen_and_taken_away(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    options, _workspace, told = shown(qtbot)
    path = str(tmp_path / "logo.svg")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (path, ""))
    options.logo.click()
    assert (told[-1].sender.logo, options.logo.text()) == (path, "Remove logo.svg")
    options.logo.click()
    assert (told[-1].sender.logo, options.logo.text()) == ("", "Choose a picture…")


def test_a_custom_template_is_a_folder(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    options, _workspace, told = shown(qtbot)
    for folder in ("", "/x/own"):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments, folder=folder: folder)
        choose(options.boxes["design"], "own")
        assert options.boxes["design"].currentData() == (folder or "modern")
    assert (told[-1].template, options.boxes["design"].currentText()) == ("/x/own", "own")


def test_text_being_typed_stays_when_the_page_is_refreshed(qtbot: QtBot) -> None:
    options, workspace, _told = shown(qtbot)
    qtbot.keyClicks(options.lines["sender"], "Glo")
    options.texts["signatories"].setText("Ada,")
    workspace.set(language="id")
    options.refresh()
    assert (options.lines["sender"].text(), options.settings.sender.name) == ("Glo", "Glo")
    assert options.texts["signatories"].text() == "Ada,"
    assert options.ticks["is_draft"].text() != "Mark as draft"


def test_the_password_is_hidden_and_not_kept(qtbot: QtBot) -> None:
    options, _workspace, told = shown(qtbot)
    qtbot.keyClicks(options.lines["password"], "rahasia")
    assert len(options.password) == len("rahasia")
    assert options.lines["password"].displayText() != "rahasia"
    assert "rahasia" not in repr(told[-1])


def test_what_lies_inside_and_who_speaks_are_chosen(qtbot: QtBot) -> None:
    options, _workspace, told = shown(qtbot)
    assert [options.boxes[name].currentData() for name in ("attach", "speaker")] == ["reader", "employer"]
    choose(options.boxes["attach"], "none")
    options.ticks["status"].setChecked(True)
    assert (told[-1].attach, told[-1].extras) == ("none", ("status",))
    choose(options.boxes["speaker"], "candidate")
    names = ("certainty", "totals", "questions", "status", "contacts")
    assert [options.ticks[name].isChecked() for name in names] == [True, True, True, True, False]
    assert [options.ticks[name].isEnabled() for name in names] == [False, False, False, True, True]
    assert (told[-1].speaker, told[-1].extras) == ("candidate", ("status",))
    choose(options.boxes["speaker"], "employer")
    assert [options.ticks[name].isChecked() for name in names] == [False, False, False, True, False]
