from offercalc.application.ports import ports
from offercalc.application.ports.attachments import Attached


def test_an_attached_file_is_that_of_the_ports() -> None:
    assert ports.Attached is Attached
    assert Attached("offer.json", b"{}").content == b"{}"
