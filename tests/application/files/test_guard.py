import pytest

from offercalc.application.files.cancellation import CancellationToken
from offercalc.application.files.guard import (
    Bounds,
    Told,
    Unguarded,
    broken,
    cancelled,
    on_stop,
    stopped_by,
    told,
    too_large,
    too_long,
)
from offercalc.domain.values.lazy_text import LazyText
from tests.tools import ENGLISH, INDONESIAN

BOUNDS = Bounds(seconds=5, megabytes=64)


def test_without_a_guard_work_is_done_right_here() -> None:
    assert Unguarded().run(str.upper, "offer", BOUNDS) == "OFFER"


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (too_long(BOUNDS), "processing took longer than 5 seconds and was stopped"),
        (too_large(BOUNDS), "processing took more than 64 MB of memory and was stopped"),
        (broken("LookupError"), "processing failed (LookupError)"),
        (cancelled(), "processing was cancelled"),
    ],
)
def test_a_refusal_is_the_end_of_a_sentence_in_every_language(refused: Exception, why: str) -> None:
    assert str(refused) == why
    assert isinstance(refused.args[0], LazyText)
    assert INDONESIAN.render(refused.args[0]) != why


def test_a_token_stops_what_is_begun_within_its_block() -> None:
    token, stopped = CancellationToken(), list[str]()
    on_stop(lambda: stopped.append("before"))
    with stopped_by(token):
        on_stop(lambda: stopped.append("within"))
    on_stop(lambda: stopped.append("after"))
    token.stop()
    assert stopped == ["within"]


def test_a_message_is_packed_and_comes_back_as_it_was() -> None:
    why = LazyText("uses an unsupported compression method: {packing}", packing="LZW")
    message = LazyText('the attachment "{name}" {fault}', name="{braces}.json", fault=why)
    assert told(message).message() == message
    assert INDONESIAN.render(told(message).message()) == INDONESIAN.render(message)


def test_a_sentence_without_facts_and_facts_of_any_kind_are_packed() -> None:
    assert told("{as it is}").message() == "{as it is}"
    assert told(LazyText("{number} and {other}", number=3, other=None)) == Told(
        "{number} and {other}", {"number": 3, "other": "None"}
    )
    assert ENGLISH.render(told(LazyText("no facts")).message()) == "no facts"
