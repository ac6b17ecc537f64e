import pytest
from msgspec.structs import replace

from offercalc.sheets.attachments import Attachment, attached
from tests.tools import FILES, GLOBEX, sample


def test_the_attached_offer_is_the_offer_file() -> None:
    offer = sample(GLOBEX)
    expected = Attachment("offer.json", FILES.encode(offer).decode(), "The offer")
    assert attached(offer, "offer.json", "The offer", FILES) == expected


def test_half_characters_are_marked_as_lost() -> None:
    offer = sample(GLOBEX)
    broken = replace(offer, company="a\ud800b", responsibilities=("\udfff",))
    with pytest.raises(UnicodeEncodeError):
        FILES.encode(broken)
    content = attached(broken, "offer.json", "The offer", FILES).content.encode()
    assert FILES.decode(content) == replace(offer, company="a\ufffdb", responsibilities=("\ufffd",))
