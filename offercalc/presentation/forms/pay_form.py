"""The fields of every kind of pay."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from msgspec.structs import replace

from offercalc.domain.offer.pay import (
    Allowance,
    Benefit,
    Bonus,
    Clawback,
    Commission,
    Instalment,
    Link,
    MatchTier,
    OneTime,
    Payout,
    PayPart,
    Raise,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.values.months import MONTHS_A_YEAR, add_months
from offercalc.presentation.forms.field import Choice, Entry, Field, FieldKind, FieldWriter, Row
from offercalc.presentation.text.labels import part_label


def pay_fields(part: PayPart, writer: FieldWriter, start: date) -> tuple[Entry, ...]:
    """Return the fields of one part of the pay: its name, terms, currency, and linked and payout currencies."""
    tr = writer.localizer.tr
    return (
        writer.text("label", tr("Name"), part.label, part_label(part, writer.localizer)),
        *_terms(part, writer, start),
        writer.code("currency", tr("Currency (if not the offer's)"), part.currency, optional=True),
        *_link(part.linked_to, writer),
        *_payout(part.paid_in, writer),
    )


def _terms(part: PayPart, writer: FieldWriter, start: date) -> tuple[Entry, ...]:
    tr = writer.localizer.tr
    match part:
        case Salary():
            return _salary(part, writer, start)
        case Bonus():
            return _bonus(part, writer)
        case Commission():
            amount = writer.amount("on_target_amount", tr("On-target commission per year"), part.on_target_amount)
            return (amount, _attainment(part, writer))
        case OneTime():
            return _one_time(part, writer)
        case ThirteenthMonth():
            month = writer.whole("paid_in_month", tr("Paid in month (1 to 12)"), part.paid_in_month)
            return (writer.quantity("months", tr("Number of months' salary"), part.months), month)
        case Allowance():
            return (
                writer.amount("amount", tr("Amount"), part.amount),
                writer.period("per", tr("Paid per"), part.per),
                writer.yes_no("taxable", tr("Taxable"), value=part.taxable),
            )
        case RetirementMatch():
            return _retirement_match(part, writer)
        case Benefit():
            return (writer.amount("yearly_value", tr("Value per year"), part.yearly_value),)
        case _:
            assert_never(part)


def _link(link: Link | None, writer: FieldWriter) -> tuple[Field, ...]:
    """Return the fields for the currency that pay is linked to."""
    tr, inside = writer.localizer.tr, writer.inside("linked_to")
    if link is None:
        label, hint = tr("Linked to another currency"), tr("currency and agreed rate")
        return (writer.promise("linked_to", label, FieldKind.LINK, hint),)
    rate = tr("Agreed exchange rate ({currency} per 1 {other})", currency=writer.currency, other=link.currency)
    return (
        writer.presence("linked_to", tr("Linked to another currency"), link, link),
        inside.text("currency", tr("Linked currency"), link.currency),
        inside.rate("rate", rate, link.rate),
    )


def _payout(payout: Payout | None, writer: FieldWriter) -> tuple[Field, ...]:
    """Return the fields for the currency that pay is paid in; without a rate, that of each payday applies."""
    tr, inside = writer.localizer.tr, writer.inside("paid_in")
    if payout is None:
        label, hint = tr("Paid in another currency"), tr("currency, and rate if fixed")
        return (writer.promise("paid_in", label, FieldKind.PAYOUT, hint),)
    rate = tr("Fixed rate, if any ({other} per 1 {currency})", other=payout.currency, currency=writer.currency)
    return (
        writer.presence("paid_in", tr("Paid in another currency"), payout, payout),
        inside.text("currency", tr("Payment currency"), payout.currency),
        inside.rate("rate", rate, payout.rate, optional=True),
    )


def _attainment(part: Bonus | Commission, writer: FieldWriter) -> Field:
    label = writer.localizer.tr("Expected payout (% of target)")
    return writer.percent("attainment_percent", label, part.attainment_percent)


def _salary(part: Salary, writer: FieldWriter, start: date) -> tuple[Entry, ...]:
    """Return the fields of a salary; the yearly raise only without dated raises: an offer has one or the other."""
    tr = writer.localizer.tr
    fields: list[Entry] = [
        writer.amount("amount", tr("Amount"), part.amount),
        writer.period("per", tr("Paid per"), part.per),
    ]
    if not part.raises:
        fields.append(writer.percent("raise_percent", tr("Annual raise (%)"), part.raise_percent))
    for index, step in enumerate(part.raises):
        inside = writer.inside("raises", index)
        fields += [
            inside.row(tr("Raise {number}", number=index + 1)),
            inside.day("on", tr("Effective date"), step.on),
            inside.amount("amount", tr("New amount"), step.amount),
            inside.percent("percent", tr("Raise (%)"), step.percent),
        ]
    last = max((step.on for step in part.raises), default=start)
    raised = Raise(on=add_months(last, MONTHS_A_YEAR))
    return (*fields, writer.adder("raises", tr("Add a dated raise"), raised))


def _bonus(part: Bonus, writer: FieldWriter) -> tuple[Field, ...]:
    tr = writer.localizer.tr
    return (
        writer.percent("percent_of_salary", tr("Target bonus (% of salary)"), part.percent_of_salary),
        writer.amount("amount", tr("Target bonus per year"), part.amount),
        _attainment(part, writer),
        writer.whole("guaranteed_years", tr("Number of years the bonus is guaranteed"), part.guaranteed_years),
        writer.whole("paid_after_months", tr("Months from year end to payment"), part.paid_after_months),
    )


def _one_time(part: OneTime, writer: FieldWriter) -> tuple[Entry, ...]:
    tr = writer.localizer.tr
    fields: list[Entry] = []
    for index, instalment in enumerate(part.instalments):
        inside = writer.inside("instalments", index)
        fields += _head(inside, tr("Installment {number}", number=index + 1), len(part.instalments))
        fields.append(inside.amount("amount", tr("Amount"), instalment.amount))
        fields.append(inside.whole("after_months", tr("Months after the start date"), instalment.after_months))
    last = max((instalment.after_months for instalment in part.instalments), default=0)
    later = Instalment(amount=None, after_months=last + MONTHS_A_YEAR)
    fields.append(writer.adder("instalments", tr("Add an installment"), later))
    return (*fields, *_clawback(part.clawback, writer))


def _head(inside: FieldWriter, title: str, count: int) -> tuple[Row, ...]:
    """Return the heading of a record only if there are several: the last one cannot be removed."""
    return (inside.row(title),) if count > 1 else ()


def _clawback(clawback: Clawback | None, writer: FieldWriter) -> tuple[Field, ...]:
    """Return the fields of the clawback: none, or either method within the stated months."""
    tr = writer.localizer.tr
    stated = Clawback(months=None) if clawback is None else clawback
    choices = (
        Choice(None, tr("No")),
        Choice(replace(stated, method="pro_rata"), tr("Pro rata")),
        Choice(replace(stated, method="in_full"), tr("In full")),
    )
    method = writer.choice("clawback", tr("Clawback if you leave"), choices, clawback)
    if clawback is None:
        return (method,)
    months = writer.inside("clawback").quantity("months", tr("Clawback period (months)"), clawback.months)
    return (method, months)


def _retirement_match(part: RetirementMatch, writer: FieldWriter) -> tuple[Entry, ...]:
    tr = writer.localizer.tr
    fields: list[Entry] = []
    for index, tier in enumerate(part.tiers):
        inside = writer.inside("tiers", index)
        fields += _head(inside, tr("Tier {number}", number=index + 1), len(part.tiers))
        fields += [
            inside.percent("rate_percent", tr("Employer match rate (%)"), tier.rate_percent),
            inside.percent(
                "of_salary_percent", tr("On contributions up to the next … % of salary"), tier.of_salary_percent
            ),
        ]
    another = MatchTier(rate_percent=None, of_salary_percent=None)
    fields.append(writer.adder("tiers", tr("Add a tier"), another))
    return (*fields, writer.money_limit("yearly_ceiling", tr("Annual maximum (optional)"), part.yearly_ceiling))
