from offercalc.application.offers.samples import sample_offers
from tests.tools import GLOBEX, NUSANTARA, OPENAI, StandInServices, sample


def test_the_samples_are_read_in_their_order_and_marked() -> None:
    found = sample_offers(StandInServices().files)
    assert found == tuple(sample(path) for path in (OPENAI, NUSANTARA, GLOBEX))
    assert all(offer.sample for offer in found)
