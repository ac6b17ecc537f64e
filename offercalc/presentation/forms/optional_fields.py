"""Which optional fields are collapsed while they hold their default."""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from msgspec.structs import fields, replace

from offercalc.domain.offer.equity import (
    Espp,
    Option,
    Phantom,
    Preferred,
    ProfitUnit,
    Refreshers,
    RestrictedStock,
    Rsu,
    Sar,
)
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import (
    Allowance,
    Benefit,
    Bonus,
    Instalment,
    OneTime,
    Payout,
    Raise,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.values.paths import Path, get_at
from offercalc.presentation.forms.field import Adder, Entry, Row

_GRANT = frozenset({"price", "vesting"})
_ALWAYS: dict[type[Struct], frozenset[str]] = {
    Offer: frozenset({"status", "expiry_date"}),
    Contact: frozenset({"role", "email", "phone"}),
    Salary: frozenset({"per"}),
    OneTime: frozenset({"label"}),
    Instalment: frozenset({"after_months"}),
    ThirteenthMonth: frozenset({"months", "paid_in_month"}),
    Allowance: frozenset({"label", "per"}),
    Benefit: frozenset({"label"}),
    Payout: frozenset({"rate"}),
    Rsu: _GRANT,
    RestrictedStock: _GRANT,
    Option: _GRANT | {"strike"},
    Sar: _GRANT | {"base_price"},
    Phantom: _GRANT | {"base_price"},
    ProfitUnit: _GRANT | {"participation_threshold"},
    Preferred: frozenset({"percent", "preference"}),
    Espp: frozenset({"contribution_percent", "discount_percent", "look_back", "price"}),
}
"""Fields that are shown even while they hold their default."""
_SIZE = ("units", "value")
_EITHER: dict[type[Struct], tuple[str, ...]] = {
    Bonus: ("percent_of_salary", "amount"),
    Raise: ("amount", "percent"),
    Rsu: _SIZE,
    RestrictedStock: _SIZE,
    Option: _SIZE,
    Sar: _SIZE,
    Phantom: _SIZE,
    ProfitUnit: _SIZE,
    Refreshers: _SIZE,
}
"""Alternative fields: all are shown as long as none is filled in."""
_ANOTHER_SIZE = "ownership_percent"


def mark_spare(entries: tuple[Entry, ...], offer: Offer) -> tuple[Entry, ...]:
    """Mark the fields that hold their default, and the adders of empty lists, as spare."""
    return tuple(_marked(entry, offer) for entry in entries)


def _marked(entry: Entry, offer: Offer) -> Entry:
    if isinstance(entry, Row):
        return entry
    if isinstance(entry, Adder):
        return replace(entry, spare=get_at(offer, entry.path) == ())
    return entry if entry.target else replace(entry, spare=_is_spare(entry.path, offer))


def _is_spare(path: Path, offer: Offer) -> bool:
    """Whether a field holds its default and is not shown regardless."""
    owner, name = get_at(offer, path[:-1]), path[-1]
    if not isinstance(owner, Struct) or getattr(owner, str(name)) != _defaults(type(owner))[str(name)]:
        return False
    kind = type(owner)
    return name not in _ALWAYS.get(kind, ()) and not (name in _EITHER.get(kind, ()) and _is_open(owner))


@cache
def _defaults(kind: type[Struct]) -> dict[str, object]:
    """Return the defaults of the fields of a type."""
    return {field.name: field.default for field in fields(kind)}


def _is_open(owner: Struct) -> bool:
    """Whether none of the alternative fields is filled in."""
    names = (*_EITHER[type(owner)], *({_ANOTHER_SIZE} & set(owner.__struct_fields__)))
    return all(getattr(owner, name) is None for name in names)
