from offercalc.application.ports import ports, rates
from offercalc.application.ports.rates import PublisherFacts


def test_a_publisher_may_never_have_answered() -> None:
    assert PublisherFacts("ECB", "terms", "attribution").asked is None


def test_all_ports_are_found_in_one_place() -> None:
    assert (ports.RateDesk, ports.Watch) == (rates.RateDesk, rates.Watch)
