from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import click
import pytest

from offercalc.analysis.measures import InYear, KeptAfter, Overall
from offercalc.analysis.negotiation.levers import LeverKind, Wish
from offercalc.cli.options.wishes import amount_of, measure_name, measure_option, wishes_option
from offercalc.domain.ledger.line import Certainty

ANYWHERE = click.Context(click.Command("match"))
OPTION = click.Option(["--with"])


def test_a_lever_has_a_part_limits_and_a_step() -> None:
    (wish,) = wishes_option(ANYWHERE, OPTION, ("units@equity[1]:step=10:max=500",))
    assert wish == Wish(kind=LeverKind.UNITS, part="equity[1]", step=Decimal(10), most=Decimal(500))


def test_an_exchange_rate_names_its_two_currencies() -> None:
    (wish,) = wishes_option(ANYWHERE, OPTION, ("rate:usd/idr:min=14000:max=20000",))
    assert (wish.pair, wish.least, wish.most) == (("USD", "IDR"), Decimal(14_000), Decimal(20_000))


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("total", Overall.TOTAL),
        ("year10", InYear(10)),
        ("kept@24", KeptAfter(24)),
        ("guaranteed", Certainty.GUARANTEED),
        ("present-value", Overall.PRESENT_VALUE),
    ],
)
def test_a_measure_is_written_as_it_is_read(text: str, measure: object) -> None:
    found = measure_option(ANYWHERE, OPTION, text)
    assert found == measure
    assert measure_name(found) == text


@pytest.mark.parametrize("text", ["900000 USD", "USD 900000", "usd900000", "900000usd"])
def test_a_target_may_be_an_amount(text: str) -> None:
    assert amount_of(Path(text)) == (Fraction(900_000), "USD")


def test_a_target_may_be_a_file() -> None:
    assert amount_of(Path("globex.json")) is None
