from datetime import UTC, datetime

import click
import pytest

from offercalc.application.ports.history import DocumentSummary
from offercalc.cli.options.library_choice import chosen_offer, chosen_revision
from tests.tools import StandInHistory, offer_from

ACME, GLOBEX = (
    DocumentSummary(document, company, "Engineer", 2, datetime(2026, 10, 1, tzinfo=UTC), is_archived=False)
    for document, company in (("abc1", "Acme"), ("def2", "Globex"))
)


def history_of(*held: DocumentSummary) -> StandInHistory:
    history = StandInHistory()
    history.held = held
    history.versions = (offer_from(), offer_from(), offer_from())
    history.rounds = {1: "Counter", 3: "counter"}
    return history


@pytest.mark.parametrize(("name", "document"), [("abc1", "abc1"), ("d", "def2"), ("GLOB", "def2")])
def test_an_offer_is_meant_by_its_document_or_its_words(name: str, document: str) -> None:
    assert chosen_offer(history_of(ACME, GLOBEX), name).document == document


@pytest.mark.parametrize(
    ("name", "held", "sentence"),
    [
        ("Engineer", (ACME, GLOBEX), "doesn't match exactly one offer of abc1 (Acme), def2 (Globex)."),
        ("nobody", (ACME,), "doesn't match exactly one offer of abc1 (Acme)."),
        ("", (ACME, GLOBEX), "doesn't match exactly one offer"),
        ("a", (), "the library has no offers."),
    ],
)
def test_what_means_no_one_offer_is_asked_again(name: str, held: tuple[DocumentSummary, ...], sentence: str) -> None:
    with pytest.raises(click.BadParameter) as raised:
        chosen_offer(history_of(*held), name)
    assert sentence in raised.value.message


def test_a_revision_is_meant_by_its_number_or_the_last_of_a_name() -> None:
    history = history_of(ACME)
    assert [chosen_revision(history, ACME, text) for text in ("2", "COUNTER")] == [2, 3]
    with pytest.raises(click.BadParameter, match="is named 'final'"):
        chosen_revision(history, ACME, "final")
