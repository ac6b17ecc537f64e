from offercalc.domain.offer.preferred import Preferred


def test_nothing_is_known_of_preferred_stock_that_states_nothing() -> None:
    assert (Preferred().percent, Preferred().preference) == (None, None)
