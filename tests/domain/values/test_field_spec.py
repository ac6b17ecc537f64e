from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import get_args, get_type_hints

import pytest
from msgspec import NODEFAULT, Struct

from offercalc.domain.offer.acceleration import Acceleration
from offercalc.domain.offer.accrual import Accelerator
from offercalc.domain.offer.clawback import (
    CLAWBACK_METHODS,
    SERVICE_UNITS,
    Clawback,
    ClawbackMethod,
    ClawbackStep,
    ServiceUnit,
)
from offercalc.domain.offer.employment import Candidate
from offercalc.domain.offer.equity import STAKES, Rsu
from offercalc.domain.offer.leaving_pay import LeavingTier
from offercalc.domain.offer.offer import STATUSES, Contact, Offer, Status
from offercalc.domain.offer.part import Link, Payout
from offercalc.domain.offer.pay import PAY_PARTS, Instalment, MatchTier, OneTime, Raise, Salary
from offercalc.domain.offer.pay_period import PERIODS, Period
from offercalc.domain.offer.preferred import Preferred
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.values.estimate import Estimate, Range
from offercalc.domain.values.field_spec import (
    Entry,
    Shown,
    Spec,
    Unit,
    blank,
    defaults_of,
    record_type,
    spec_at,
    specs_of,
)

RECORDS = (
    Accelerator,
    Contact,
    Candidate,
    Link,
    Payout,
    Raise,
    Acceleration,
    Instalment,
    Clawback,
    ClawbackStep,
    LeavingTier,
    MatchTier,
    Preferred,
    Refreshers,
)
KINDS: tuple[type[Struct], ...] = (Offer, *PAY_PARTS, *STAKES, *RECORDS)
PARTS = {"pay", "equity"}
"""The fields of an offer whose values are its parts."""
TYPES: dict[Entry, tuple[object, ...]] = {
    Entry.ESTIMATE: (Estimate, Decimal | Range | None),
    Entry.NUMBER: (Decimal, Decimal | None),
    Entry.WHOLE: (int, int | None),
    Entry.TEXT: (str,),
    Entry.NOTE: (str,),
    Entry.LINES: (tuple[str, ...],),
    Entry.NUMBERS: (tuple[int, ...],),
    Entry.DAYS: (tuple[date, ...],),
    Entry.CURRENCY: (str, str | None),
    Entry.PLACE: (str | None,),
    Entry.YES_NO: (bool,),
}
"""The types of values that each kind of entry fills in."""


def known() -> Iterator[tuple[str, object, Spec]]:
    """Yield the name of every field of an offer, its type and its specification."""
    for kind in KINDS:
        hints = get_type_hints(kind)
        for name, spec in specs_of(kind).items():
            yield f"{kind.__name__}.{name}", hints[name], spec


def test_every_field_is_specified() -> None:
    for kind in KINDS:
        assert {*specs_of(kind)} == {*kind.__struct_fields__} - (PARTS if kind is Offer else set()), kind


def test_every_record_inside_an_offer_is_one_of_these() -> None:
    inside = {record_type(kind, name) for kind in KINDS for name, spec in specs_of(kind).items()
              if spec.entry in {Entry.RECORD, Entry.RECORDS}}  # fmt: skip
    assert inside <= {*RECORDS}


def test_a_specification_fits_the_type_of_its_field() -> None:
    for name, hint, spec in known():
        assert spec.label, name
        assert hint in TYPES.get(spec.entry, (hint,)), name
        assert (spec.entry in {Entry.CHOICE, Entry.CHOICES}) == bool(spec.choices), name
        assert (spec.entry is Entry.RECORDS) == bool(spec.row and spec.add), name


def test_every_quantity_has_a_unit_and_a_question() -> None:
    quantities = [(name, spec) for name, hint, spec in known() if hint in TYPES[Entry.ESTIMATE]]
    assert len(quantities) > len(PAY_PARTS)
    lacking = [name for name, spec in quantities if spec.unit is Unit.NONE or not spec.question.endswith("?")]
    assert lacking == []


def test_alternatives_come_in_groups() -> None:
    for kind in KINDS:
        groups = [spec.either for spec in specs_of(kind).values() if spec.either]
        assert [group for group in groups if groups.count(group) == 1] == [], kind
        assert all(spec.either for spec in specs_of(kind).values() if spec.shown is Shown.AS_ALTERNATIVE), kind


@pytest.mark.parametrize(
    ("choices", "values"),
    [(PERIODS, Period), (STATUSES, Status), (CLAWBACK_METHODS, ClawbackMethod), (SERVICE_UNITS, ServiceUnit)],
)
def test_every_value_has_a_message(choices: tuple[tuple[str, str], ...], values: object) -> None:
    assert tuple(value for value, _label in choices) == get_args(values)
    assert all(label for _value, label in choices)


def test_a_field_is_found_by_its_path() -> None:
    assert spec_at(Salary, ("amount",)).is_main
    assert spec_at(OneTime, ("clawback", "months")).label == "Clawback period (months)"
    assert spec_at(Rsu, ("refreshers", "units")).unit is Unit.SHARES
    with pytest.raises(KeyError):
        spec_at(Salary, ("amount", "low"))
    with pytest.raises(KeyError):
        spec_at(Salary, ("bonus",))


def test_a_blank_value_has_nothing_known() -> None:
    assert blank(Salary) == Salary(amount=None)
    assert blank(OneTime) == OneTime(instalments=(Instalment(amount=None),))
    assert blank(Refreshers) == Refreshers(years=1)
    assert blank(Contact) == Contact(name="")
    with pytest.raises(ValueError, match=r"Raise\.on"):
        blank(Raise)


def test_a_required_field_has_no_default() -> None:
    assert defaults_of(Instalment) == {"amount": NODEFAULT, "after_months": 0}
