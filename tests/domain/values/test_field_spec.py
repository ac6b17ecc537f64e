from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_type_hints

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


def known() -> Iterator[Any]:
    """Yield every field of an offer with its type and specification."""
    for kind in KINDS:
        hints = get_type_hints(kind)
        for name, spec in specs_of(kind).items():
            yield pytest.param(hints[name], spec, id=f"{kind.__name__}.{name}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_specified(kind: type[Struct]) -> None:
    assert {*specs_of(kind)} == {*kind.__struct_fields__} - (PARTS if kind is Offer else set())


def test_every_record_inside_an_offer_is_one_of_these() -> None:
    inside = {record_type(kind, name) for kind in KINDS for name, spec in specs_of(kind).items()
              if spec.entry in {Entry.RECORD, Entry.RECORDS}}  # fmt: skip
    assert inside <= {*RECORDS}


@pytest.mark.parametrize(("hint", "spec"), [*known()])
def test_a_specification_fits_the_type_of_its_field(hint: object, spec: Spec) -> None:
    assert spec.label
    assert hint in TYPES.get(spec.entry, (hint,))
    assert (spec.entry in {Entry.CHOICE, Entry.CHOICES}) == bool(spec.choices)
    assert (spec.entry is Entry.RECORDS) == bool(spec.row and spec.add)


@pytest.mark.parametrize(("hint", "spec"), [*known()])
def test_every_quantity_has_a_unit_and_a_question(hint: object, spec: Spec) -> None:
    if hint in TYPES[Entry.ESTIMATE]:
        assert spec.unit is not Unit.NONE
        assert spec.question.endswith("?")


@pytest.mark.parametrize("kind", KINDS)
def test_alternatives_come_in_groups(kind: type[Struct]) -> None:
    groups = [spec.either for spec in specs_of(kind).values() if spec.either]
    assert all(groups.count(group) > 1 for group in groups)
    assert all(spec.either for spec in specs_of(kind).values() if spec.shown is Shown.AS_ALTERNATIVE)


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
