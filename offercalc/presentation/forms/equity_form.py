"""The form of a grant, or of a stock purchase plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from msgspec.structs import replace

from offercalc.domain.ledger.equity.valuation import granted_at, units_of
from offercalc.domain.offer.acceleration import Acceleration
from offercalc.domain.offer.equity import FLOORS, Grant, Stake
from offercalc.domain.offer.preferred import Preferred, classes_of
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.scenario.price_path import share_price
from offercalc.domain.values.field_spec import specs_of
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.money import round_half_up
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.forms.field import Choice, Entry, Field, FieldWriter
from offercalc.presentation.forms.spec_form import Special, field_label, record_entries, record_fields, spec_entries
from offercalc.presentation.forms.vesting_form import vesting_fields
from offercalc.presentation.text.labels import part_label, vesting_label

_FIRST = (
    "units", "value", "value_is", "value_percent", "grant_price", "round_to", "rounding", "ownership_percent",
    "multiplier_percent",
)  # fmt: skip
_LAST = (
    "price", "valuation", "fully_diluted_shares", "preferred", "vesting", "trigger", "grant_date",
    "vesting_commencement_date", "dividend_yield_percent", "lock_months", "accelerate", "refreshers", "currency",
)  # fmt: skip
"""What all kinds share comes before and after what only one of them has."""
_PRICE_PLACES = 4
_AT_A_SALE = Acceleration(percent=Decimal(100), on="sale")


def equity_fields(stake: Stake, writer: FieldWriter, presets: Presets, start: date | None = None) -> tuple[Entry, ...]:
    """Return the fields of a grant or a plan: its name, terms and currency; vesting on dates begins after `start`."""
    specs = specs_of(type(stake))
    own = [name for name in specs if name not in {"label", *_FIRST, *_LAST}]
    names = [name for name in (*_FIRST, *own, *_LAST) if name in specs]
    special: Mapping[str, Special] = {
        "vesting": partial(_vesting, presets=presets, start=start),
        "refreshers": partial(_refreshers, presets=presets),
        "accelerate": _accelerate,
        "preferred": _preferred,
    }
    return (
        writer.text("label", field_label(specs["label"], writer), stake.label, part_label(stake, writer.localizer)),
        *(_noted(entry, stake, writer) for entry in spec_entries(stake, writer, names, special)),
    )


def _noted(entry: Entry, stake: Stake, writer: FieldWriter) -> Entry:
    """Return an entry of a stake; that of a grant's value with the units that it buys."""
    is_value = isinstance(entry, Field) and entry.heading and entry.path[-1] == "value"
    return replace(entry, note=_bought(stake, writer)) if is_value and isinstance(stake, Grant) else entry


def _bought(grant: Grant, writer: FieldWriter) -> str:
    """Return how many units the value of a grant buys at which price, "" if that is not known or to be hidden."""
    tr, figures = writer.localizer.tr, writer.localizer.figures
    if grant.units is not None or grant.value is None or grant.value_is != "shares" or not figures.shows_amounts:
        return ""
    price = granted_at(grant, share_price(grant))
    units = units_of(grant, price)
    if not (units.is_exact and price.is_exact and price.likely):
        return ""
    at = figures.stated(round_half_up(price.likely, _PRICE_PLACES).normalize() + Decimal(0), writer.currency)
    words = N_("{units} units at the grant price of {price}")
    if grant.grant_price is None:
        words = N_("{units} units at the share price of {price}")
    return tr(words, units=figures.number(round_half_up(units.likely, 0)), price=at)


def _refreshers(owner: Grant, writer: FieldWriter, presets: Presets) -> Iterator[Entry]:
    """Yield the fields of refresh grants that grants of the owner's kind have."""
    others = {name for name, kinds in FLOORS.items() if not isinstance(owner, kinds)}
    names = [name for name in specs_of(Refreshers) if name not in others]
    yield from record_fields(owner, "refreshers", writer, {"vesting": partial(_vesting, presets=presets)}, names)


def _preferred(owner: Grant, writer: FieldWriter) -> Iterator[Entry]:
    """Yield the choice of no, one or several classes of preferred stock, and the fields of each."""
    tr, name, stated = writer.localizer.tr, "preferred", owner.preferred
    first, *others = classes_of(stated) or (Preferred(),)
    several = (first, *(others or (Preferred(),)))
    choices = (
        Choice(None if stated != () else stated, tr("No")),
        Choice(first, tr("One class of preferred stock")),
        Choice(stated if isinstance(stated, tuple) and stated else several, tr("Several classes of preferred stock")),
    )
    yield writer.choice(name, field_label(specs_of(type(owner))[name], writer), choices, stated)
    if isinstance(stated, tuple) and stated:
        yield from record_entries(owner, name, writer)
    elif isinstance(stated, Preferred):
        yield from spec_entries(stated, writer.inside(name))


def _accelerate(owner: Grant, writer: FieldWriter) -> Iterator[Entry]:
    """Return early vesting; one added is at a sale, each further one on leaving a year later than the last."""
    added = _AT_A_SALE
    if owner.accelerate:
        months = max(one.within_months or 0 for one in owner.accelerate)
        added = replace(added, on="leaving_after_sale", within_months=months + MONTHS_A_YEAR)
    return record_entries(owner, "accelerate", writer, added)


def _vesting(
    owner: Grant | Refreshers, writer: FieldWriter, presets: Presets, start: date | None = None
) -> tuple[Field, ...]:
    spec, localizer = specs_of(type(owner))["vesting"], writer.localizer
    absent = localizer.tr(spec.hint) or vesting_label(None, presets, localizer)
    return vesting_fields(owner.vesting, writer, presets, (field_label(spec, writer), absent), start)
