import pytest

from offercalc.domain.ledger.component import Component, Kind, component_at, is_in_part, part_at, parts_of
from tests.builders import component, offer

OFFER = offer("100k USD/year + 5k USD once + 10 RSU @ 25 USD / at once")


@pytest.mark.parametrize("text", ["pay[0]", "pay[12]", "equity[0]", "equity[3].refreshers"])
def test_a_component_reads_as_its_path(text: str) -> None:
    assert str(component(text)) == text


def test_a_path_leads_into_the_part_it_begins_with() -> None:
    assert component_at(("pay", 1, "instalments", 0, "amount")) == Component(Kind.PAY, 1)
    assert component_at(("equity", 0, "refreshers", "units")) == Component(Kind.EQUITY, 0)


def test_refresh_grants_belong_to_their_grant() -> None:
    refreshers = Component(Kind.EQUITY, 2, is_refresher=True)
    assert refreshers != refreshers.whole
    assert refreshers.whole == Component(Kind.EQUITY, 2) == refreshers.whole.whole


def test_every_part_is_found_by_its_component() -> None:
    parts = list(parts_of(OFFER))
    assert [str(place) for place, _part in parts] == ["pay[0]", "pay[1]", "equity[0]"]
    assert all(part_at(place, OFFER) is part for place, part in parts)


def test_a_field_of_the_offer_is_in_no_part() -> None:
    assert [is_in_part(path) for path in (("pay", 0, "amount"), ("equity", 0), ("notice_months",))] == [
        True,
        True,
        False,
    ]
