import click
import pytest

from offercalc.analysis.negotiation.sensitivity import FactorKind
from offercalc.cli.options.factors import factors_option

CONTEXT = click.Context(click.Command("sensitivity"))
OPTION = click.Option(["--vary"])


def read(*values: str) -> list[str]:
    return [
        f"{one.kind.value} {one.company}{'/'.join(one.pair)} {one.low}..{one.high}"
        for one in factors_option(CONTEXT, OPTION, values)
    ]


def test_assumptions_are_read_with_their_two_ends() -> None:
    found = read("attainment=60..140", "rate:usd/IDR=14000..19000", "price@Acme=50..300", "growth=-20..30")
    assert found == ["attainment / 60..140", "rate USD/IDR 14000..19000", "price Acme/ 50..300", "growth / -20..30"]


def test_a_company_may_have_its_own_growth() -> None:
    assert len(read("growth=0..5", "growth@Acme=0..5")) == 2


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["weather=1..2"], "doesn't say what varies"),
        (["term=1..2"], "doesn't say what varies"),
        (["attainment@Acme=1..2"], "doesn't say what varies"),
        (["growth:USD/IDR=1..2"], "doesn't say what varies"),
        (["attainment=60"], "needs a lowest and a higher value"),
        (["attainment=90..60"], "needs a lowest and a higher value"),
        (["attainment=-5..60"], "from 0 to"),
        (["dilution=0..500"], "from 0 to"),
        (["growth=-100..5"], "from -99.99 to"),
        (["rate:USD/USD=1..2"], "two different currencies"),
        (["rate:USD=1..2"], "two different currencies"),
        (["rate:USD/IDR=0..2"], "an exchange rate is above 0"),
        (["attainment=1..2", "attainment=1..3"], "varied twice"),
        (["rate:USD/IDR=1..2", "rate:IDR/USD=1..2"], "varied twice"),
    ],
)
def test_anything_else_is_refused_with_an_example(values: list[str], message: str) -> None:
    with pytest.raises(click.BadParameter, match=message):
        read(*values)


def test_the_kinds_that_can_be_typed_are_those_of_assumptions() -> None:
    assert {kind.value for kind in FactorKind} == {"term", "rate", "price", "growth", "attainment", "dilution"}
