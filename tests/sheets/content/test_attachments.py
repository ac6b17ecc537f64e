import pytest
from msgspec.structs import replace

from offercalc.application.ports.document_options import ATTACHING, Redaction
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.offer.offer import Contact
from offercalc.domain.offer.privacy import copy_for_reader
from offercalc.sheets.content.attachments import Attachment, attached
from tests.sheets.papers import order
from tests.tools import FILES, GLOBEX, sample

OFFER = replace(sample(GLOBEX), notes="Up to 169,500.", contacts=(Contact(name="Ida"),), status="negotiating")
NAMED = {"offer.json": (OFFER, "The offer")}


def test_a_reader_gets_a_copy_without_what_is_private() -> None:
    copy = FILES.encode(copy_for_reader(OFFER)).decode()
    assert attached(NAMED, order(), FILES) == (Attachment("offer.json", copy, "The offer"),)


def test_the_whole_offer_is_the_offer_file() -> None:
    (found,) = attached(NAMED, replace(order(), attach="full"), FILES)
    assert found.content.encode() == FILES.encode(OFFER)


def test_nothing_is_nothing() -> None:
    assert attached(NAMED, replace(order(), attach="none"), FILES) == ()


@pytest.mark.parametrize("attach", ATTACHING)
def test_what_is_hidden_never_lies_inside(attach: str) -> None:
    hiding = replace(order(), redaction=Redaction(hides_names=True), attach=attach)
    if attach == "full":
        with pytest.raises(ExternalError, match="Attach nothing, or hide nothing"):
            attached(NAMED, hiding, FILES)
    else:
        assert attached(NAMED, hiding, FILES) == ()


def test_half_characters_are_marked_as_lost() -> None:
    broken = replace(OFFER, company="a\ud800b", responsibilities=("\udfff",))
    with pytest.raises(UnicodeEncodeError):
        FILES.encode(broken)
    (found,) = attached({"offer.json": (broken, "")}, replace(order(), attach="full"), FILES)
    expected = replace(OFFER, company="a\ufffdb", responsibilities=("\ufffd",))
    assert FILES.decode(found.content.encode()) == expected
