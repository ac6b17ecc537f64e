import pytest
from msgspec.structs import replace

from offercalc.application.documents.attaching import attached_as, attached_words, attachment_choices
from offercalc.application.ports.document_options import ATTACHING, Attach, Redaction
from offercalc.application.ports.errors import ExternalError
from tests.sheets.papers import order
from tests.tools import ENGLISH, INDONESIAN

HIDING = (Redaction(hides_names=True), Redaction(hides_others=True), Redaction(in_percent=True))


@pytest.mark.parametrize(
    ("attach", "one", "many"),
    [
        (
            "reader",
            "Attached: the offer without notes, contacts, status and candidate",
            "Attached: the offers without notes, contacts, status and candidate",
        ),
        (
            "full",
            "Attached: the complete offer, including your notes",
            "Attached: the complete offers, including your notes",
        ),
        ("none", "Attached: nothing", "Attached: nothing"),
    ],
)
def test_what_lies_inside_is_said_in_words(attach: Attach, one: str, many: str) -> None:
    ordered = replace(order(), attach=attach)
    assert attached_as(ordered) == attach
    assert (attached_words(ordered, ENGLISH), attached_words(ordered, ENGLISH, 2)) == (one, many)


def test_the_words_are_those_of_the_language() -> None:
    assert attached_words(order(), INDONESIAN) == "Terlampir: tawaran tanpa catatan, kontak, status, dan kandidat"


@pytest.mark.parametrize("redaction", HIDING)
def test_where_something_is_hidden_nothing_is_attached_and_that_is_said(redaction: Redaction) -> None:
    for attach in ("reader", "none"):
        ordered = replace(order(), attach=attach, redaction=redaction)
        assert attached_as(ordered) == "none"
        assert attached_words(ordered, ENGLISH) == "Attached: nothing, so that hidden information stays hidden"


@pytest.mark.parametrize("redaction", HIDING)
def test_to_hide_something_and_to_attach_everything_is_refused(redaction: Redaction) -> None:
    with pytest.raises(ExternalError, match="The complete offer contains the information"):
        attached_words(replace(order(), attach="full", redaction=redaction), ENGLISH)


def test_a_person_may_choose_each_of_them() -> None:
    assert [value for value, _words in attachment_choices(ENGLISH)] == list(ATTACHING)
