import pytest

from offercalc.application.sync.rounds import (
    NamedRound,
    RoundNames,
    free_name,
    name_newest,
    named_rounds,
    offer_before,
    rename_newest,
)
from tests.tools import StandInServices, offer_from

FIRST = offer_from(pay=[{"type": "salary", "amount": "180000", "per": "year"}])
COUNTER = offer_from(pay=[{"type": "salary", "amount": "195000", "per": "year"}])
NAMES = RoundNames("Counter-offer", "Their offer")


def tools(rounds: dict[int, str], *versions: object) -> StandInServices:
    found = StandInServices()
    found.remembered.versions = versions or (FIRST, COUNTER)  # type: ignore[assignment]
    found.remembered.rounds = rounds
    return found


def test_the_newest_version_is_named_and_the_one_before_it_if_it_has_no_name() -> None:
    found = tools({})
    name_newest("document", NAMES, found.history, found.rounds)
    assert found.remembered.rounds == {1: "Their offer", 2: "Counter-offer"}


def test_a_name_of_before_stays_and_a_taken_name_gets_a_number() -> None:
    found = tools({1: "Counter-offer"})
    name_newest("document", NAMES, found.history, found.rounds)
    assert found.remembered.rounds == {1: "Counter-offer", 2: "Counter-offer 2"}


def test_only_the_newest_version_is_renamed_and_keeps_a_name_that_is_its_own() -> None:
    found = tools({1: "first offer", 2: "counter"})
    renamed = rename_newest("document", "first offer", found.history, found.rounds)
    assert renamed == NamedRound("document", 2, "first offer 2", "counter")
    again = rename_newest("document", "first offer 2", found.history, found.rounds)
    assert again == NamedRound("document", 2, "first offer 2", "first offer 2")
    assert found.remembered.rounds == {1: "first offer", 2: "first offer 2"}


@pytest.mark.parametrize(
    ("taken", "name"), [(set(), "Reply"), ({"Reply"}, "Reply 2"), ({"Reply", "Reply 2"}, "Reply 3")]
)
def test_a_free_name(taken: set[str], name: str) -> None:
    assert free_name("Reply", taken) == name


def test_a_counter_offer_answers_the_latest_named_version_that_differs() -> None:
    found = tools({1: "Their offer", 2: "Counter-offer"})
    assert offer_before("document", COUNTER, found.history) == FIRST
    assert offer_before("document", COUNTER, tools({2: "Counter-offer"}).history) is None


def test_rounds_are_the_named_versions_with_their_offers() -> None:
    found = named_rounds("document", tools({2: "Counter-offer"}).history)
    assert [(one.round, offer) for one, offer in found] == [("Counter-offer", COUNTER)]
