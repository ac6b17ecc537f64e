from offercalc.domain.offer.part import NamedPart, Part
from offercalc.domain.offer.pay import PAY_PARTS
from offercalc.domain.values.field_spec import Shown, specs_of


def test_every_kind_of_pay_can_begin_later_and_end_earlier() -> None:
    for kind in PAY_PARTS:
        assert issubclass(kind, Part)
        assert {"from_month", "for_months"} <= {*specs_of(kind)}
        assert specs_of(kind)["for_months"].least == 1


def test_a_named_part_shows_its_name() -> None:
    assert specs_of(NamedPart)["label"].shown is Shown.ALWAYS
    assert specs_of(Part)["label"].shown is not Shown.ALWAYS
