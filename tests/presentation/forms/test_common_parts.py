from msgspec.structs import replace

from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.pay import OneTime, ThirteenthMonth
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.feasts import holiday_pay_days
from offercalc.presentation.forms.common_parts import common_parts
from offercalc.presentation.text.labels import part_label
from tests.builders import offer
from tests.tools import ENGLISH, PRESETS


def test_common_pay_goes_by_its_name() -> None:
    parts = common_parts(ENGLISH)
    assert [part_label(part, ENGLISH) for part in parts] == [
        "Sign-on bonus",
        "Relocation",
        "Retention bonus",
        "THR",
        "Housing allowance",
        "Transport allowance",
        "Meal allowance",
        "Health insurance",
    ]
    assert isinstance(parts[0], OneTime)
    assert parts[0].instalments[0].amount is None


def test_common_pay_can_be_added_to_any_offer() -> None:
    assert soundness(replace(offer(), pay=common_parts(ENGLISH)), PRESETS) == ()


def test_holiday_pay_has_one_name_everywhere() -> None:
    parts = common_parts(localizer_for("id_ID"))
    assert ThirteenthMonth(label="THR", paid_on=holiday_pay_days()) in parts
