"""Typed text as an edit of an offer; a currency, a period or a percentage typed with it changes what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.offers.edits import Edit, Put, Together
from offercalc.domain.offer.equity import Option, Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Allowance, Benefit, Bonus, Commission, PayPart, Salary
from offercalc.domain.values.estimate import Range
from offercalc.domain.values.field_spec import MONEY_UNITS, Spec, Unit, specs_of
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.domain.values.paths import Path, get_at
from offercalc.presentation.formats.currency_signs import is_code
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.field import Field, FieldKind, Way, read_field
from offercalc.presentation.parsing.amounts import InputError, names_unit
from offercalc.presentation.parsing.periods import split_period
from offercalc.presentation.parsing.unit_words import split_unit
from offercalc.presentation.parsing.vesting import TermsReader

PART_DEPTH = 2
_NUMBERS = frozenset({FieldKind.ESTIMATE, FieldKind.NUMBER, FieldKind.WHOLE})
_FROM_YEARS = {Unit.YEARS: Unit.MONTHS}
"""In what else years may be counted."""
STRIKE = "strike"


def typed_edit(
    field: Field, text: str, offer: Offer | None, localizer: Localizer, terms: TermsReader | None = None
) -> Edit | InputError:
    """Return the edit that a text typed into a field of an offer means, or what is wrong with it.

    An amount in another currency sets the currency of its part, unless the part states a currency or other amounts,
    which would change with it. One with a period, such as "50k a month", sets the pay period of its part. What may be
    stated in several ways, such as the size of a grant or a bonus, is stated as it is typed: a percentage, or an amount
    of money. A number may name what the field counts, as in "12 months".
    """
    edit = _stated(field, text, offer, localizer, terms)
    if offer is None or not isinstance(edit, InputError) or field.target or field.kind not in _NUMBERS:
        return edit
    owner = get_at(offer, field.path[:-1])
    specs = specs_of(type(owner)) if isinstance(owner, Struct) else {}
    said = _paid_per(field, text, offer, localizer) or _counted(field, text, specs, localizer)
    return said or _alternative(field, text, specs, offer, localizer) or edit


def _stated(
    field: Field, text: str, offer: Offer | None, localizer: Localizer, terms: TermsReader | None = None
) -> Edit | InputError:
    """Return the edit of a value in the unit of the field, in another way to state it, or in another currency."""
    value = read_field(field, text, localizer, terms)
    if not isinstance(value, InputError):
        return _without_others(Put(field.place, value), field.path, field, offer)
    way = _way_typed(field, text, localizer)
    if way is not None:
        edit = _stated(replace(field, path=way.path, unit=way.unit, ways=()), text, offer, localizer)
        return edit if isinstance(edit, InputError) else _without_others(edit, way.path, field, offer)
    part = _part_of(field, offer)
    if not value.unit or value.unit == "%" or part is None:
        return value
    found = read_field(replace(field, unit=value.unit), text, localizer)
    if isinstance(found, InputError):
        return value
    named = _named_currency(field, part, value.unit)
    if named is None:
        return value
    return _without_others(Together((named, Put(field.place, found))), field.path, field, offer)


def _way_typed(field: Field, text: str, localizer: Localizer) -> Way | None:
    """Return another way to state a value than that of its field, if a text is typed as that one."""
    for way in field.ways:
        if way.unit and way.path != field.path and names_unit(text, way.unit, localizer):
            return way
    return None


def _paid_per(field: Field, text: str, offer: Offer, localizer: Localizer) -> Edit | None:
    """Return the edit of an amount and of the period typed after it; None where no period or another one is stated."""
    split = split_period(text, localizer) if is_code(field.unit) else None
    if split is None:
        return None
    amount, period = split
    edit, owner = _stated(field, amount, offer, localizer), get_at(offer, field.path[:-1])
    if isinstance(edit, InputError):
        return None
    if isinstance(owner, Salary | Allowance):
        return Together((Put((*field.path[:-1], "per"), period), *_puts(edit)))
    is_yearly = isinstance(owner, Bonus | Commission | Benefit)
    stated = "year" if is_yearly else getattr(_part_of(field, offer), "per", None)
    return edit if period == stated else None


def _counted(field: Field, text: str, specs: Mapping[str, Spec], localizer: Localizer) -> Edit | None:
    """Return the edit of a number typed with what its field counts, such as "12 months" or "1 year", or None."""
    spec, split = specs.get(str(field.path[-1])), split_unit(text)
    if spec is None or split is None or spec.unit not in {split[1], _FROM_YEARS.get(split[1])}:
        return None
    value = read_field(field, split[0], localizer)
    if isinstance(value, InputError):
        return None
    return Put(field.place, value if spec.unit is split[1] else _in_months(value))


def _in_months(years: object) -> object:
    """Return a number of years, or a range of them, in months."""
    if isinstance(years, Range):
        return Range(*(bound * MONTHS_A_YEAR for bound in (years.low, years.likely, years.high)))
    return years * MONTHS_A_YEAR if isinstance(years, Decimal | int) else years


def _alternative(field: Field, text: str, specs: Mapping[str, Spec], offer: Offer, localizer: Localizer) -> Edit | None:
    """Return the edit of an alternative whose unit a text has, such as "$20k" for a bonus in percent, or None."""
    spec = specs.get(str(field.path[-1]))
    if spec is None or not spec.either or field.ways:
        return None
    same = [name for name, other in specs.items() if other.either == spec.either]
    for name in same:
        other = _typed_as(replace(field, path=(*field.path[:-1], name)), text, specs[name], offer, localizer)
        edit = None if other is None or specs[name] is spec else _stated(*other, offer, localizer)
        if isinstance(edit, Put | Together):
            others = ((*field.path[:-1], one) for one in same if one != name)
            clearing = (Put(path, None) for path in others if get_at(offer, path) is not None)
            return Together((*clearing, *_puts(edit)))
    return None


def _typed_as(field: Field, text: str, spec: Spec, offer: Offer, localizer: Localizer) -> tuple[Field, str] | None:
    """Return a field with the unit of its specification, and the text for it; None if the text names another unit."""
    if spec.unit is Unit.PERCENT or spec.unit in MONEY_UNITS:
        currency = getattr(_part_of(field, offer), "currency", None) or offer.currency
        unit = "%" if spec.unit is Unit.PERCENT else currency
        return (replace(field, unit=unit), text) if names_unit(text, unit, localizer) else None
    split = split_unit(text)
    return (replace(field, unit=""), split[0]) if split is not None and split[1] is spec.unit else None


def _puts(edit: Edit) -> tuple[Put, ...]:
    """Return the values that an edit of a typed text sets."""
    return edit.puts if isinstance(edit, Together) else (edit,) if isinstance(edit, Put) else ()


def _without_others(edit: Edit, path: Path, field: Field, offer: Offer | None) -> Edit:
    """Return an edit of a value at a path that also clears the other ways in which the value is stated."""
    others = (way.path for way in field.ways if way.path != path)
    clearing = tuple(Put(other, None) for other in others if offer is not None and get_at(offer, other) is not None)
    if not clearing:
        return edit
    return Together((*clearing, *_puts(edit)))


def currency_edit(field: Field, currency: str, offer: Offer) -> Put:
    """Return the edit that puts an amount, and with it its part, into another currency; the offer's own is implied."""
    part = _part_of(field, offer)
    if part is None:
        return Put(("currency",), currency)
    where, stated = field.path[:PART_DEPTH], None if currency == offer.currency else currency
    name = "strike_currency" if isinstance(part, Option) and field.path[-1] == STRIKE else "currency"
    is_implied = name == "strike_currency" and currency == (part.currency or offer.currency)
    return Put((*where, name), None if is_implied else currency if name == "strike_currency" else stated)


def _part_of(field: Field, offer: Offer | None) -> PayPart | Stake | None:
    """Return the part of the offer that a field belongs to, None for fields of the offer itself or without one."""
    if offer is None or len(field.path) <= PART_DEPTH:
        return None
    part = get_at(offer, field.path[:PART_DEPTH])
    return part if isinstance(part, PayPart | Stake) else None


def _named_currency(field: Field, part: PayPart | Stake, currency: str) -> Put | None:
    """Return the edit that sets the currency an amount was typed in, None if that would change other terms."""
    where = field.path[:PART_DEPTH]
    if isinstance(part, Option) and field.path[-1] == STRIKE:
        return Put((*where, "strike_currency"), currency) if part.strike_currency in {None, currency} else None
    is_converted = not isinstance(part, Stake) and (part.linked_to is not None or part.paid_in is not None)
    if part.currency is not None or is_converted or any(path != field.path for path in amounts_of(part, where)):
        return None
    return Put((*where, "currency"), currency)


def amounts_of(owner: Struct, where: Path) -> Iterator[Path]:
    """Yield the paths of the amounts of money that a part states; 0 is the same in every currency."""
    specs = specs_of(type(owner))
    for name in owner.__struct_fields__:
        value, path = getattr(owner, name), (*where, name)
        if name in specs and specs[name].unit in MONEY_UNITS and value:
            yield path
        elif isinstance(value, Struct) and not isinstance(value, Range):
            yield from amounts_of(value, path)
        elif isinstance(value, tuple):
            for index, record in enumerate(value):
                if isinstance(record, Struct):
                    yield from amounts_of(record, (*path, index))
