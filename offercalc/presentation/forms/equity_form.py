"""The fields of every kind of grant, and of a stock purchase plan."""

from __future__ import annotations

from typing import assert_never

from offercalc.domain.offer.equity import (
    Espp,
    Grant,
    Option,
    Phantom,
    Preferred,
    ProfitUnit,
    Refreshers,
    RestrictedStock,
    Rsu,
    Sar,
    Stake,
)
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.forms.field import Choice, Field, FieldWriter
from offercalc.presentation.forms.vesting_form import vesting_fields
from offercalc.presentation.text.labels import part_label, vesting_label

_PURCHASE_MONTHS = (1, 2, 3, 4, 6, 12)


def equity_fields(stake: Stake, writer: FieldWriter, presets: Presets) -> tuple[Field, ...]:
    """Return the fields of a grant or a plan: its name, terms and currency."""
    tr = writer.localizer.tr
    terms = _espp(stake, writer) if isinstance(stake, Espp) else _grant(stake, writer, presets)
    currency = writer.code("currency", tr("Currency (if not the offer's)"), stake.currency, optional=True)
    name = writer.text("label", tr("Name"), stake.label, part_label(stake, writer.localizer))
    return (name, *terms, currency)


def _grant(grant: Grant, writer: FieldWriter, presets: Presets) -> tuple[Field, ...]:
    """Return the fields for the size of a grant, the share price and the vesting."""
    tr = writer.localizer.tr
    terms = tr("Vesting schedule"), vesting_label(None, presets, writer.localizer)
    return (
        writer.quantity("units", tr("Number of units"), grant.units),
        writer.amount("value", tr("Grant value"), grant.value),
        writer.percent("ownership_percent", tr("Ownership (%)"), grant.ownership_percent),
        *_kind(grant, writer),
        _price(grant, writer),
        writer.amount("valuation", tr("Company valuation"), grant.valuation),
        writer.quantity("fully_diluted_shares", tr("Fully diluted shares"), grant.fully_diluted_shares),
        *_preferred(grant.preferred, writer),
        *vesting_fields(grant.vesting, writer, presets, terms),
        writer.optional_day("grant_date", tr("Grant date"), grant.grant_date),
        writer.optional_day(
            "vesting_commencement_date",
            tr("Vesting commencement date (if not the start date)"),
            grant.vesting_commencement_date,
        ),
        *_refreshers(grant.refreshers, writer, presets),
    )


def _price(stake: Stake, writer: FieldWriter) -> Field:
    return writer.price("price", writer.localizer.tr("Share price"), stake.price)


def _kind(grant: Grant, writer: FieldWriter) -> tuple[Field, ...]:
    """Return the fields that only one kind of grant has."""
    tr = writer.localizer.tr
    match grant:
        case Rsu():
            triggers = (
                Choice("single", tr("Single trigger (time-based vesting)")),
                Choice("double", tr("Double trigger (vesting and a liquidity event)")),
            )
            return (writer.choice("trigger", tr("Paid on"), triggers, grant.trigger),)
        case RestrictedStock():
            return ()
        case Option():
            return _option(grant, writer)
        case Sar() | Phantom():
            return (writer.price("base_price", tr("Base price"), grant.base_price),)
        case ProfitUnit():
            threshold = tr("Participation threshold")
            return (
                writer.price("participation_threshold", threshold, grant.participation_threshold),
                writer.limit("cap", tr("Cap (multiple of grant price, optional)"), grant.cap),
                writer.price("grant_price", tr("Grant price"), grant.grant_price),
            )
        case _:
            assert_never(grant)


def _option(grant: Option, writer: FieldWriter) -> tuple[Field, ...]:
    tr = writer.localizer.tr
    styles = (Choice("unspecified", tr("not known yet")), Choice("iso", "ISO"), Choice("nso", "NSO"))
    return (
        writer.choice("style", tr("Option type"), styles, grant.style),
        writer.price("strike", tr("Strike price"), grant.strike),
        writer.code("strike_currency", tr("Strike price currency"), grant.strike_currency, optional=True),
        writer.whole("days_to_exercise", tr("Post-termination exercise window (days)"), grant.days_to_exercise),
    )


def _preferred(preferred: Preferred | None, writer: FieldWriter) -> tuple[Field, ...]:
    """Return the fields of the liquidation preference, if there is one."""
    tr = writer.localizer.tr
    field = writer.presence("preferred", tr("Liquidation preference"), preferred, Preferred())
    if preferred is None:
        return (field,)
    inside = writer.inside("preferred")
    return (
        field,
        inside.percent("percent", tr("Preferred stock (% of all shares)"), preferred.percent),
        inside.amount("preference", tr("Total liquidation preference"), preferred.preference),
    )


def _refreshers(refreshers: Refreshers | None, writer: FieldWriter, presets: Presets) -> tuple[Field, ...]:
    """Return the fields of the annual refresh grants, if there are any."""
    tr = writer.localizer.tr
    field = writer.presence("refreshers", tr("Annual refresh grants"), refreshers, Refreshers(years=1))
    if refreshers is None:
        return (field,)
    inside, title = writer.inside("refreshers"), tr("Vesting schedule of the refresh grants")
    return (
        field,
        inside.whole("years", tr("Number of refresh grants"), refreshers.years),
        inside.quantity("units", tr("Units per refresh grant"), refreshers.units),
        inside.amount("value", tr("Value per refresh grant"), refreshers.value),
        *vesting_fields(refreshers.vesting, inside, presets, (title, tr("same as the first grant"))),
    )


def _espp(plan: Espp, writer: FieldWriter) -> tuple[Field, ...]:
    """Return the fields of a stock purchase plan."""
    tr = writer.localizer.tr
    months = tuple(Choice(number, str(number)) for number in _PURCHASE_MONTHS)
    return (
        writer.percent("contribution_percent", tr("Contribution (% of salary)"), plan.contribution_percent),
        writer.percent("discount_percent", tr("Discount (%)"), plan.discount_percent),
        writer.yes_no("look_back", tr("Look-back to the lower price"), value=plan.look_back),
        writer.choice("purchase_months", tr("Months between purchases"), months, plan.purchase_months),
        writer.money_limit("yearly_limit", tr("Annual maximum (optional)"), plan.yearly_limit),
        _price(plan, writer),
    )
