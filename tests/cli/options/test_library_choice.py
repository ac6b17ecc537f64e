from datetime import UTC, datetime

import click
import pytest

from offercalc.application.ports.history import DocumentSummary
from offercalc.cli.options.library_choice import chosen_offer, chosen_revision
from tests.tools import StandInTools, offer_from

ACME, GLOBEX = (
    DocumentSummary(document, company, "Engineer", 2, datetime(2026, 10, 1, tzinfo=UTC), is_archived=False)
    for document, company in (("abc1", "Acme"), ("def2", "Globex"))
)


def tools_with(*held: DocumentSummary) -> StandInTools:
    tools = StandInTools()
    tools.remembered.held = held
    tools.remembered.versions = (offer_from(), offer_from(), offer_from())
    tools.remembered.rounds = {1: "Counter", 3: "counter"}
    return tools


@pytest.mark.parametrize(("name", "document"), [("abc1", "abc1"), ("d", "def2"), ("GLOB", "def2")])
def test_an_offer_is_meant_by_its_document_or_its_words(name: str, document: str) -> None:
    assert chosen_offer(tools_with(ACME, GLOBEX), name).document == document


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
        chosen_offer(tools_with(*held), name)
    assert sentence in raised.value.message


def test_a_revision_is_meant_by_its_number_or_the_last_of_a_name() -> None:
    tools = tools_with(ACME)
    assert [chosen_revision(tools, ACME, text) for text in ("2", "COUNTER")] == [2, 3]
    with pytest.raises(click.BadParameter, match="is named 'final'"):
        chosen_revision(tools, ACME, "final")
