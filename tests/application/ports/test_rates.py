from offercalc.application.ports.rates import PublisherFacts


def test_a_publisher_may_never_have_answered() -> None:
    assert PublisherFacts("ECB", "terms", "attribution").asked is None
