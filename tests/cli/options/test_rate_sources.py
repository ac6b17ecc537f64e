from datetime import date
from decimal import Decimal

import click
import pytest
from typing_extensions import override

from offercalc.application.ports.rates import PublisherFacts
from offercalc.cli.options.rate_sources import chosen_book, chosen_publishers
from offercalc.domain.exchange.rate_book import OwnQuote
from tests.tools import StandInDesk, StandInServices


class _Three(StandInDesk):
    @property
    @override
    def publishers(self) -> tuple[PublisherFacts, ...]:
        names = ("ECB", "Frankfurter (ECB)", "Frankfurter (BI)")
        return tuple(PublisherFacts(name, "", "") for name in names)


def tools() -> StandInServices:
    desk = _Three()
    desk.add_own((OwnQuote(date(2026, 10, 1), "USD", "IDR", Decimal(16_500)),))
    return StandInServices(desk=desk)


def test_without_a_name_all_rates_are_used_and_all_publishers_asked() -> None:
    used = tools()
    assert chosen_book(used.rates, "") is used.rates
    assert chosen_publishers(used.rate_repository, "") == ()


@pytest.mark.parametrize(("name", "source"), [("own", "own"), ("ECB", "ECB"), ("e", "ECB"), ("OW", "own")])
def test_a_source_is_named_by_how_it_begins(name: str, source: str) -> None:
    assert [table.source for table in chosen_book(tools().rates, name).tables] == [source]


@pytest.mark.parametrize(("name", "publisher"), [("ecb", "ECB"), ("frankfurter (b", "Frankfurter (BI)")])
def test_a_publisher_is_named_by_how_it_begins(name: str, publisher: str) -> None:
    assert chosen_publishers(tools().rate_repository, name) == (publisher,)


@pytest.mark.parametrize("name", ["frankfurter", "Nobody"])
def test_what_names_none_or_several_is_a_wrong_command(name: str) -> None:
    with pytest.raises(click.BadParameter) as refused:
        chosen_publishers(tools().rate_repository, name)
    assert refused.value.message == (
        f"{name!r} doesn't match exactly one source of ECB, Frankfurter (ECB), Frankfurter (BI)."
    )
    with pytest.raises(click.BadParameter):
        chosen_book(tools().rates, name)
