from offercalc.application.ports.offer_files import Attachment


def test_an_attachment_holds_the_bytes_of_its_file() -> None:
    assert Attachment("offer.json", b"{}").content == b"{}"
