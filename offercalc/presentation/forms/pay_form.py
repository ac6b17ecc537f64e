"""The form of a part of the pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import combinations

from msgspec.structs import replace

from offercalc.domain.offer.accrual import Accelerator
from offercalc.domain.offer.clawback import Clawback, ClawbackStep
from offercalc.domain.offer.contribution import CONTRIBUTION_BASES
from offercalc.domain.offer.pay import (
    ON_TARGET,
    Commission,
    EmployerContribution,
    Instalment,
    OneTime,
    PayPart,
    Raise,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.values.field_spec import specs_of
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.forms.field import Choice, Entry, FieldKind, FieldWriter
from offercalc.presentation.forms.spec_form import Special, field_label, record_entries, spec_entries
from offercalc.presentation.forms.vesting_form import vesting_fields
from offercalc.presentation.text.labels import part_label

_STEP = Decimal(25)
"""How much higher a further accelerator begins, in percent of target."""
_LAST = ("from_month", "for_months", "tax", "currency", "linked_to", "paid_in")


def pay_fields(part: PayPart, writer: FieldWriter, start: date, presets: Presets | None = None) -> tuple[Entry, ...]:
    """Return the fields of one part of the pay: its name, terms, time, and its currency, linked and payout ones."""
    special: dict[str, Special] = {
        "raises": partial(_raises, start=start),
        "instalments": _instalments,
        "accelerators": _accelerators,
        "clawback": _clawback,
        "of": _bases,
        "vesting": partial(_vesting, presets=presets or {}),
        "linked_to": _link,
        "paid_in": _payout,
    }
    specs = specs_of(type(part))
    names = [name for name in specs if name not in {"label", *_LAST} and not _is_replaced(part, name)]
    return (
        writer.text("label", field_label(specs["label"], writer), part.label, part_label(part, writer.localizer)),
        *spec_entries(part, writer, (*names, *_LAST), special),
    )


def _is_replaced(part: PayPart, name: str) -> bool:
    """Whether another field replaces one: an offer has dated or yearly raises, and one way to state paydays."""
    if isinstance(part, ThirteenthMonth):
        return name == "paid_in_month" and bool(part.paid_in_months or part.paid_on)
    return isinstance(part, Salary) and bool(part.raises) and name == "raise_percent"


def _raises(part: Salary, writer: FieldWriter, start: date) -> Iterator[Entry]:
    """Return the dated raises; one that is added follows a year after the last one."""
    last = max((step.on for step in part.raises), default=start)
    return record_entries(part, "raises", writer, Raise(on=add_months(last, MONTHS_A_YEAR)))


def _instalments(part: OneTime, writer: FieldWriter) -> Iterator[Entry]:
    """Return the instalments; one that is added follows a year after the last one."""
    last = max((instalment.after_months for instalment in part.instalments), default=0)
    return record_entries(part, "instalments", writer, Instalment(amount=None, after_months=last + MONTHS_A_YEAR))


def _accelerators(part: Commission, writer: FieldWriter) -> Iterator[Entry]:
    """Return the accelerators; one that is added begins above the last one, or above target."""
    last = part.accelerators[-1] if part.accelerators else Accelerator(above_percent=ON_TARGET, rate_percent=ON_TARGET)
    added = replace(last, above_percent=last.above_percent + _STEP)
    return record_entries(part, "accelerators", writer, added if part.accelerators else last)


def _bases(part: PayPart, writer: FieldWriter) -> Iterator[Entry]:
    """Yield the choice of what a contribution is a percentage of: every combination, the shortest first."""
    if not isinstance(part, EmployerContribution):
        yield from spec_entries(part, writer, ("of",))
        return
    names = {base: writer.localizer.tr(message) for base, message in CONTRIBUTION_BASES}
    combined = (bases for count in range(1, len(names) + 1) for bases in combinations(names, count))
    choices = tuple(
        Choice(part.of if {*part.of} == {*bases} else bases, " + ".join(names[base] for base in bases))
        for bases in combined
    )
    yield writer.choice("of", field_label(specs_of(type(part))["of"], writer), choices, part.of)


def _vesting(part: RetirementMatch | EmployerContribution, writer: FieldWriter, presets: Presets) -> Iterator[Entry]:
    """Yield the fields of vesting with service."""
    spec = specs_of(type(part))["vesting"]
    words = field_label(spec, writer), writer.localizer.tr(spec.hint)
    yield from vesting_fields(part.vesting, writer, presets, words)


def _link(part: PayPart, writer: FieldWriter) -> Iterator[Entry]:
    return _other_currency(part, "linked_to", FieldKind.LINK, writer)


def _payout(part: PayPart, writer: FieldWriter) -> Iterator[Entry]:
    return _other_currency(part, "paid_in", FieldKind.PAYOUT, writer)


def _other_currency(part: PayPart, name: str, kind: FieldKind, writer: FieldWriter) -> Iterator[Entry]:
    """Yield one field for another currency and its rate, or one for each if they are stated."""
    spec, stated = specs_of(type(part))[name], getattr(part, name)
    label = field_label(spec, writer)
    if stated is None:
        yield writer.promise(name, label, kind, writer.localizer.tr(spec.hint))
        return
    yield writer.presence(name, label, stated, stated)
    yield from spec_entries(stated, writer.inside(name))


def _clawback(part: OneTime, writer: FieldWriter) -> Iterator[Entry]:
    """Yield the entries of the clawback: none, either method within the stated months, or steps."""
    localizer, clawback, inside = writer.localizer, part.clawback, writer.inside("clawback")
    stated = Clawback() if clawback is None else clawback
    method = specs_of(Clawback)["method"]
    choices = (
        Choice(None, localizer.tr("No")),
        *(Choice(_by_method(clawback, one), localizer.tr(words)) for one, words in method.choices),
        Choice(_in_steps(stated), localizer.tr("In steps")),
    )
    yield writer.choice("clawback", field_label(method, writer), choices, clawback)
    if clawback is None:
        return
    if clawback.schedule:
        last = clawback.schedule[-1]
        added = ClawbackStep(within_months=last.within_months + MONTHS_A_YEAR, percent=None)
        yield from record_entries(clawback, "schedule", inside, added)
    else:
        yield from spec_entries(clawback, inside, ("months",))
    yield from spec_entries(clawback, inside, ("by", "net_of_tax"))


def _by_method(clawback: Clawback | None, method: object) -> Clawback:
    """Return the clawback by a method; one that states no method is pro rata already."""
    if clawback is not None and not clawback.schedule and clawback.method is None and method == "pro_rata":
        return clawback
    return replace(Clawback() if clawback is None else clawback, method=method, schedule=())


def _in_steps(clawback: Clawback) -> Clawback:
    """Return the clawback in steps: its own, or a first one of a year of which the percentage is not known."""
    first = ClawbackStep(within_months=Decimal(MONTHS_A_YEAR), percent=None)
    return replace(clawback, months=None, method=None, schedule=clawback.schedule or (first,))
