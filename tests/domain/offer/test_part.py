from typing import get_args

from offercalc.domain.offer.part import TAX_BASES, NamedPart, Part, TaxBasis
from offercalc.domain.offer.pay import PAY_PARTS
from offercalc.domain.values.field_spec import Shown, defaults_of, specs_of


def test_every_kind_of_pay_can_begin_later_and_end_earlier() -> None:
    for kind in PAY_PARTS:
        assert issubclass(kind, Part)
        assert {"from_month", "for_months"} <= {*specs_of(kind)}
        assert specs_of(kind)["for_months"].least == 1


def test_a_named_part_shows_its_name() -> None:
    assert specs_of(NamedPart)["label"].shown is Shown.ALWAYS
    assert specs_of(Part)["label"].shown is not Shown.ALWAYS


def test_every_part_of_the_pay_is_gross_unless_it_says_net() -> None:
    assert [value for value, _message in TAX_BASES] == [*get_args(TaxBasis)] == ["gross", "net"]
    assert {defaults_of(kind)["tax"] for kind in PAY_PARTS} == {"gross"}
    assert {specs_of(kind)["tax"].choices for kind in PAY_PARTS} == {TAX_BASES}
