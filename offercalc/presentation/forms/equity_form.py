"""The form of a grant, or of a stock purchase plan."""

from __future__ import annotations

from functools import partial

from offercalc.domain.offer.equity import Grant, Stake
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.values.field_spec import specs_of
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.forms.field import Entry, Field, FieldWriter
from offercalc.presentation.forms.spec_form import field_label, spec_entries
from offercalc.presentation.forms.vesting_form import vesting_fields
from offercalc.presentation.text.labels import part_label, vesting_label

_FIRST = (
    "units", "value", "value_is", "value_percent", "grant_price", "round_to", "rounding", "ownership_percent",
)  # fmt: skip
_LAST = (
    "price", "valuation", "fully_diluted_shares", "preferred", "vesting", "grant_date", "vesting_commencement_date",
    "refreshers", "currency",
)  # fmt: skip
"""What all kinds share comes before and after what only one of them has."""


def equity_fields(stake: Stake, writer: FieldWriter, presets: Presets) -> tuple[Entry, ...]:
    """Return the fields of a grant or a plan: its name, terms and currency."""
    specs = specs_of(type(stake))
    own = [name for name in specs if name not in {"label", *_FIRST, *_LAST}]
    names = [name for name in (*_FIRST, *own, *_LAST) if name in specs]
    special = {"vesting": partial(_vesting, presets=presets)}
    return (
        writer.text("label", field_label(specs["label"], writer), stake.label, part_label(stake, writer.localizer)),
        *spec_entries(stake, writer, names, special),
    )


def _vesting(owner: Grant | Refreshers, writer: FieldWriter, presets: Presets) -> tuple[Field, ...]:
    spec, localizer = specs_of(type(owner))["vesting"], writer.localizer
    absent = localizer.tr(spec.hint) or vesting_label(None, presets, localizer)
    return vesting_fields(owner.vesting, writer, presets, (field_label(spec, writer), absent))
