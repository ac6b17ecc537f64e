import json
from datetime import UTC, date, datetime

from typing_extensions import override

from offercalc.application.ports.rates import PublisherFacts
from offercalc.cli.output.rate_listing import RateListing, listing_json, listing_text
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.exchange.rate_update import UpdateResult
from offercalc.domain.values.lazy_text import LazyText
from tests.builders import table
from tests.tools import ENGLISH, StandInDesk, StandInServices


class _Thanked(StandInDesk):
    @property
    @override
    def publishers(self) -> tuple[PublisherFacts, ...]:
        asked = datetime(2026, 10, 30, 16, 0, tzinfo=UTC)
        return (PublisherFacts("Small Bank", "https://small.example/terms", "Rates by Small Bank", asked),)


def tools() -> StandInServices:
    small = table()
    small.edition = ""
    return StandInServices(desk=_Thanked(RateBook((small,))))


def listing_of(tools: StandInServices, *fetched: UpdateResult) -> RateListing:
    return RateListing(tools.rates, tools.rate_repository, tools.today, fetched)


def test_a_publisher_is_named_with_its_attribution_and_when_it_was_asked() -> None:
    text = listing_text(listing_of(tools()), ENGLISH)
    assert text == (
        "Small Bank rates against EUR\n"
        "Latest rates: January 8, 2026, 296 days old\n"
        "Currencies: EUR IDR JPY USD\n"
        "No longer published: HRK (2026-01-05)\n"
        "Last checked: October 30, 2026\n"
        "Rates by Small Bank"
    )


def test_what_an_update_brought_comes_first_with_its_remarks() -> None:
    fetched = (
        UpdateResult(source="A", last_day=date(2026, 1, 8), days=2, remarks=(LazyText("A: one is left out."),)),
        UpdateResult(source="B", fault=LazyText("B: it rains.")),
    )
    text = listing_text(listing_of(tools(), *fetched), ENGLISH)
    assert text.startswith("A: 2 new days, latest January 8, 2026\nA: one is left out.\n\nSmall Bank")
    assert "rains" not in text
    answer = json.loads(listing_json(listing_of(tools(), *fetched)))
    assert [one["fault"] for one in answer["update"]] == [None, "B: it rains."]
    assert answer["sources"][0]["asked_at"] == "2026-10-30T16:00:00+00:00"
