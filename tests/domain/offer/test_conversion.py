from typing import get_args

from offercalc.domain.offer.conversion import TAX_BASES, TaxBasis
from offercalc.domain.offer.pay import PAY_PARTS
from offercalc.domain.values.field_spec import defaults_of, specs_of


def test_every_part_of_the_pay_is_gross_unless_it_says_net() -> None:
    assert [value for value, _message in TAX_BASES] == [*get_args(TaxBasis)] == ["gross", "net"]
    assert {defaults_of(kind)["tax"] for kind in PAY_PARTS} == {"gross"}
    assert {specs_of(kind)["tax"].choices for kind in PAY_PARTS} == {TAX_BASES}
