from offercalc.application.ports.attachments import Attachment


def test_an_attachment_holds_the_bytes_of_its_file() -> None:
    assert Attachment("offer.json", b"{}").content == b"{}"
