"""The assumptions form: its fields in groups, and the parsing of entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import fields, replace

from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.scenario.assumptions import CompanyPrice, Exit, Growth, PricePath, Target, Targets
from offercalc.domain.scenario.scenario import LARGEST_DILUTION, LARGEST_PERCENT, LONGEST_TERM, TOTAL_LOSS, Scenario
from offercalc.domain.values.paths import Path
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.field import Choice, Field, FieldKind, read_field
from offercalc.presentation.parsing.amounts import InputError, write_number
from offercalc.presentation.parsing.dates import day_hint, write_day
from offercalc.presentation.text.labels import company

_AVERAGES = (1, 3, 6, 12, 24, 60)
_PRICES = "prices"
_DEFAULTS = {field.name: field.default for field in fields(Scenario)}


class FieldGroup(Struct, frozen=True):
    """Fields under a title."""

    title: str
    fields: tuple[Field, ...]


class Grantor(Struct, frozen=True):
    """A company that grants shares: its display name, currency, and its share price and valuation if stated."""

    company: str
    name: str
    currency: str
    price: Decimal | None
    valuation: Decimal | None


Entered: TypeAlias = Scenario | InputError


def grantors(offers: tuple[Offer, ...]) -> tuple[Grantor, ...]:
    """Return the companies that grant shares in these offers, each once."""
    found: dict[str, Grantor] = {}
    for offer in offers:
        for stake in offer.equity[:1]:
            price, valuation = _number(stake.price), _number(_valuation(stake))
            found.setdefault(
                offer.company, Grantor(offer.company, company(offer), currency_of(stake, offer), price, valuation)
            )
    return tuple(found.values())


def _valuation(stake: Stake) -> object:
    return getattr(stake, "valuation", None)


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def assumption_form(
    assumed: Scenario, companies: tuple[Grantor, ...], today: date, localizer: Localizer
) -> tuple[FieldGroup, ...]:
    """Build the assumptions form; it asks for the share prices of each of `companies`."""
    tr = localizer.tr
    months = tuple(
        Choice(count, localizer.plural("Average of {number} month", "Average of {number} months", count))
        for count in sorted({*_AVERAGES, assumed.average_months} - {0})
    )
    return (
        FieldGroup(tr("Exchange rates and time"), (
            _choice(("average_months",), tr("Exchange rates"), (Choice(0, tr("As of the date")), *months),
                    assumed.average_months),
            _percent(assumed, "drift_percent", tr("Annual appreciation of foreign currencies (%)"), localizer),
            _percent(assumed, "discount_percent", tr("Discount rate (% per year)"), localizer),
        )),
        FieldGroup(tr("Bonuses and leaving"), (
            _percent(assumed, "attainment_percent", tr("Bonus payout (% of target)"), localizer,
                     tr("as stated in the offer")),
            _day(assumed, "leaving_date", tr("Employment ends on"), localizer),
        )),
        FieldGroup(tr("Share prices"), tuple(_price_fields(assumed, companies, today, localizer))),
        FieldGroup(tr("Private companies"), (
            _percent(assumed, "dilution_percent", tr("Dilution (% per year)"), localizer),
            _day(assumed, "liquidity_date", tr("Shares can be sold from"), localizer),
        )),
        FieldGroup(tr("Fair value of options"), (
            _percent(assumed, "volatility_percent", tr("Volatility (% per year)"), localizer, tr("not calculated")),
            _percent(assumed, "risk_free_percent", tr("Risk-free rate (% per year)"), localizer, tr("not calculated")),
            _percent(assumed, "term_years", tr("Years until exercise"), localizer, tr("not calculated")),
        )),
    )  # fmt: skip


def _percent(assumed: Scenario, name: str, label: str, localizer: Localizer, hint: str = "") -> Field:
    value = getattr(assumed, name)
    unit = "" if name == "term_years" else "%"
    text = "" if value is None or value == _DEFAULTS[name] else write_number(value, localizer, unit)
    return Field((name,), label, FieldKind.NUMBER, text, unit, optional=True, hint=hint or localizer.tr("none"))


def _day(assumed: Scenario, name: str, label: str, localizer: Localizer) -> Field:
    day = getattr(assumed, name)
    return Field((name,), label, FieldKind.DAY, write_day(day, localizer), optional=True, hint=day_hint(localizer))


def _choice(path: Path, label: str, choices: tuple[Choice, ...], value: object) -> Field:
    chosen = next((place for place, one in enumerate(choices) if one.value == value), 0)
    return Field(path, label, FieldKind.CHOICE, choices=choices, chosen=chosen)


# --- Share prices ---


def _price_fields(
    assumed: Scenario, companies: tuple[Grantor, ...], today: date, localizer: Localizer
) -> Iterator[Field]:  # fmt: skip
    """Yield the fields for the shares of all companies, then of each."""
    tr, paths = localizer.tr, {one.company: one.path for one in assumed.prices}
    growth = Choice(Growth(percent_a_year=Decimal(0)), _kind_words(Growth, localizer))
    every = paths.get("")
    plain = Choice(None, tr("Unchanged"))
    yield _kind(("", tr("Share price, all companies")), (plain, growth), every, localizer)
    yield from _path_fields("", every, "", today, localizer)
    for one in companies:
        path = paths.get(one.company)
        choices = [Choice(None, tr("Same as all companies")), growth]
        if one.valuation is None:
            known = () if one.price is None else (Target(on=today, price=one.price),)
            choices.append(Choice(Targets(targets=known), _kind_words(Targets, localizer)))
        choices.append(Choice(Exit(on=today, value=one.valuation), _kind_words(Exit, localizer)))
        name = tr("Share price, {company}", company=one.name)
        yield _kind((one.company, name), tuple(choices), path, localizer)
        yield from _path_fields(one.company, path, one.currency, today, localizer)


def _kind_words(kind: type[PricePath], localizer: Localizer) -> str:
    """Return the label of a kind of price path."""
    if kind is Growth:
        return localizer.tr("Changes each year")
    return localizer.tr("Reaches a target price on a date") if kind is Targets else localizer.tr("Exit (sale or IPO)")


def _kind(place: tuple[str, str], choices: tuple[Choice, ...], path: PricePath | None, localizer: Localizer) -> Field:
    """Return the choice of a company's kind of price path; the current path is the value of its own kind."""
    name, label = place
    values = tuple(Choice(path, one.label) if type(one.value) is type(path) else one for one in choices)
    if path is not None and all(one.value is not path for one in values):
        values = (*values, Choice(path, _kind_words(type(path), localizer)))
    return _choice((_PRICES, name), label, values, path)


def _path_fields(
    name: str, path: PricePath | None, currency: str, today: date, localizer: Localizer
) -> Iterator[Field]:
    """Yield the fields for the values of a price path."""
    tr, place = localizer.tr, (_PRICES, name)
    match path:
        case Growth(percent_a_year=percent):
            text = write_number(percent, localizer, "%")
            yield Field((*place, "percent_a_year"), tr("Change (% per year)"), FieldKind.NUMBER, text, "%")
        case Targets(targets=targets):
            label, price = tr("Share price ({currency})", currency=currency), ""
            first = Target(on=today, price=Decimal(0))
            if targets:
                price = write_number(targets[-1].price, localizer, currency, fine=True)
                yield Field((*place, "on"), tr("Starting on"), FieldKind.DAY, write_day(targets[-1].on, localizer))
            yield Field((*place, "price"), label, FieldKind.NUMBER, price, currency, fine=True, base=first)
        case Exit(on=day, value=value):
            yield Field((*place, "on"), tr("Exit date"), FieldKind.DAY, write_day(day, localizer))
            text = "" if value is None else write_number(value, localizer, currency)
            yield Field((*place, "value"), tr("Exit value of the company ({currency})", currency=currency),
                        FieldKind.NUMBER, text, currency, optional=True, hint=tr("share price unchanged"))  # fmt: skip
        case None:
            return


# --- Parsing of entries ---


def read_assumption(assumed: Scenario, field: Field, text: str, localizer: Localizer) -> Entered:
    """Parse the text of a field; return the new assumptions, or an error."""
    value = read_field(field, text, localizer)
    return value if isinstance(value, InputError) else take_assumption(assumed, field, value, localizer)


def take_assumption(assumed: Scenario, field: Field, value: object, localizer: Localizer) -> Entered:
    """Set a field to a value, None to clear it; return the new assumptions, or an error if it is out of bounds."""
    name = str(field.path[0])
    try:
        if name == _PRICES:
            return replace(assumed, prices=_with_price(assumed, field, value))
        return replace(assumed, **{name: _DEFAULTS[name] if value is None else value})
    except ValueError:
        return InputError(_bounds(field, localizer))


def _with_price(assumed: Scenario, field: Field, value: object) -> tuple[CompanyPrice, ...]:
    """Return the price paths with that of a company, or one value of it, replaced."""
    owner = str(field.path[1])
    paths: dict[str, PricePath] = {one.company: one.path for one in assumed.prices}
    if len(field.path) > 2:  # noqa: PLR2004 - a value of the path
        value = _with_figure(paths[owner], field, value)
    if value is None:
        paths.pop(owner, None)
    elif isinstance(value, Growth | Targets | Exit):
        paths[owner] = value
    return tuple(CompanyPrice(name, path) for name, path in paths.items())


def _with_figure(path: PricePath, field: Field, value: object) -> PricePath:
    """Return a path with one value replaced; the first target of a path starts from the field's base target."""
    name = str(field.path[2])
    if isinstance(path, Targets):
        last = path.targets[-1] if path.targets else field.base
        if isinstance(last, Target):
            return replace(path, targets=(*path.targets[:-1], replace(last, **{name: value})))
    return replace(path, **{name: value})


def _bounds(field: Field, localizer: Localizer) -> str:
    """Return the error message that states the bounds of a field."""
    name = str(field.path[-1])
    if field.kind is FieldKind.DAY:
        return localizer.tr("Enter a date from 1950 to 2200.")
    if name in {"price", "value"}:
        return localizer.tr("Enter zero or a positive amount.")
    least = TOTAL_LOSS + 1 if name in {"drift_percent", "percent_a_year"} else Decimal(0)
    most = {"dilution_percent": LARGEST_DILUTION, "term_years": LONGEST_TERM}.get(name, LARGEST_PERCENT)
    numbers = [localizer.figures.number(bound) for bound in (least, most)]
    return localizer.tr("Enter a number from {least} to {most}.", least=numbers[0], most=numbers[1])
