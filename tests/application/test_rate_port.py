from offercalc.application import ports, rate_port
from offercalc.application.ports import PublisherFacts


def test_a_publisher_may_never_have_answered() -> None:
    assert PublisherFacts("ECB", "terms", "attribution").asked is None


def test_all_ports_are_found_in_one_place() -> None:
    assert (ports.RateDesk, ports.Watch) == (rate_port.RateDesk, rate_port.Watch)
