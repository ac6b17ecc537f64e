from datetime import date

from offercalc.domain.values.feasts import IDUL_FITRI, holiday_pay_days


def test_holiday_pay_is_due_a_week_before_the_feast() -> None:
    assert holiday_pay_days()[-1] == date(2026, 3, 14)


def test_every_feast_has_a_source_that_is_older_than_it() -> None:
    assert all(feast.source and feast.as_of < feast.day for feast in IDUL_FITRI)
    assert [feast.day for feast in IDUL_FITRI] == sorted(feast.day for feast in IDUL_FITRI)
