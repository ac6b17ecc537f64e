from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from offercalc.analysis.tax_basis import are_unlike, has_gross_cash, net_parts
from offercalc.domain.offer.offer import Offer
from tests.tools import offer_from

SALARY = {"type": "salary", "amount": "10000000", "per": "month"}
NET = SALARY | {"tax": "net"}
PENSION = {"type": "employer_contribution", "percent": "4"}
MEALS = {"type": "benefit", "yearly_value": "100"}
PER_DIEM = {"type": "allowance", "amount": "100", "taxable": False}
FEAST = {"type": "thirteenth_month"}


def paying(*parts: Mapping[str, object]) -> Offer:
    return offer_from(currency="IDR", pay=list(parts))


@pytest.mark.parametrize(
    ("one", "other", "unlike"),
    [
        ([NET], [SALARY], True),
        ([NET], [NET], False),
        ([SALARY], [SALARY], False),
        ([NET, PENSION, MEALS, PER_DIEM], [NET], False),  # neither is pay that tax is due on
        ([NET, FEAST], [NET], True),  # the thirteenth month is gross unless stated
        ([NET], [], False),
    ],
)
def test_offers_are_unlike_if_one_is_net_and_the_other_gross(
    one: list[dict[str, str]], other: list[dict[str, str]], *, unlike: bool
) -> None:
    a, b = paying(*one), paying(*other)
    assert (are_unlike(a, b), are_unlike(b, a)) == (unlike, unlike)


def test_the_net_parts_are_found() -> None:
    of = paying(NET, FEAST)
    assert net_parts(of) == (of.pay[0],)
    assert has_gross_cash(of)
    assert not has_gross_cash(replace(of, pay=of.pay[:1]))
