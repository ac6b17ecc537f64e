"""The fields of every kind of pay."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from offercalc.domain.pay import (
    Allowance,
    Benefit,
    Bonus,
    Clawback,
    Commission,
    Link,
    OneTime,
    Payout,
    PayPart,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.presentation.field import Choice, Field, FieldWriter


def pay_fields(part: PayPart, writer: FieldWriter) -> tuple[Field, ...]:
    """Write the fields of one part of the pay: its terms, and what it is linked to and paid in where it is."""
    return (*_terms(part, writer), *_link(part.linked_to, writer), *_payout(part.paid_in, writer))


def _terms(part: PayPart, writer: FieldWriter) -> tuple[Field, ...]:
    say = writer.reader.say
    match part:
        case Salary():
            return _salary(part, writer)
        case Bonus():
            return _bonus(part, writer)
        case Commission():
            amount = writer.amount("on_target_amount", say("Target a year"), part.on_target_amount)
            return (amount, _attainment(part, writer))
        case OneTime():
            return _one_time(part, writer)
        case ThirteenthMonth():
            month = writer.whole("paid_in_month", say("Paid in month (1 to 12)"), part.paid_in_month)
            return (writer.quantity("months", say("Monthly wages"), part.months), month)
        case Allowance():
            return (
                _name(part, writer),
                writer.amount("amount", say("Amount"), part.amount),
                writer.period("per", say("Paid per"), part.per),
                writer.yes_no("taxable", say("Taxable"), value=part.taxable),
            )
        case RetirementMatch():
            return _retirement_match(part, writer)
        case Benefit():
            return (_name(part, writer), writer.amount("yearly_value", say("Value a year"), part.yearly_value))
        case _:
            assert_never(part)


def _link(link: Link | None, writer: FieldWriter) -> tuple[Field, ...]:
    """Show what pay is linked to, which may be taken back."""
    if link is None:
        return ()
    say, inside = writer.reader.say, writer.inside("linked_to")
    rate = say("{currency} for 1 {other}, as agreed", currency=writer.currency, other=link.currency)
    return (
        writer.presence("linked_to", say("Linked to another currency"), link, link),
        inside.text("currency", say("Currency that it follows"), link.currency),
        inside.rate("rate", rate, link.rate),
    )


def _payout(payout: Payout | None, writer: FieldWriter) -> tuple[Field, ...]:
    """Show what pay is paid in, which may be taken back; without a rate it is that of each payday."""
    if payout is None:
        return ()
    say, inside = writer.reader.say, writer.inside("paid_in")
    rate = say("{other} for 1 {currency}, if fixed", other=payout.currency, currency=writer.currency)
    return (
        writer.presence("paid_in", say("Paid in another currency"), payout, payout),
        inside.text("currency", say("Currency that it is paid in"), payout.currency),
        inside.rate("rate", rate, payout.rate, optional=True),
    )


def _name(part: OneTime | Allowance | Benefit, writer: FieldWriter) -> Field:
    """Ask what pay is for that its kind does not tell."""
    return writer.text("label", writer.reader.say("Name"), part.label)


def _attainment(part: Bonus | Commission, writer: FieldWriter) -> Field:
    label = writer.reader.say("Expected part of the target in percent")
    return writer.percent("attainment_percent", label, part.attainment_percent)


def _salary(part: Salary, writer: FieldWriter) -> tuple[Field, ...]:
    """Ask for a raise by the year only where none is dated: an offer has one or the other."""
    say = writer.reader.say
    fields = [writer.amount("amount", say("Amount"), part.amount), writer.period("per", say("Paid per"), part.per)]
    if not part.raises:
        fields.append(writer.percent("raise_percent", say("Raise each year in percent"), part.raise_percent))
    for index, step in enumerate(part.raises):
        inside = writer.inside("raises", index)
        fields += [
            inside.day("on", say("Raised on"), step.on),
            inside.amount("amount", say("New amount"), step.amount),
            inside.percent("percent", say("Raise in percent"), step.percent),
        ]
    return tuple(fields)


def _bonus(part: Bonus, writer: FieldWriter) -> tuple[Field, ...]:
    say = writer.reader.say
    return (
        writer.percent("percent_of_salary", say("Target in percent of salary"), part.percent_of_salary),
        writer.amount("amount", say("Target a year"), part.amount),
        _attainment(part, writer),
        writer.whole("guaranteed_years", say("Guaranteed bonuses, from the first"), part.guaranteed_years),
        writer.whole("paid_after_months", say("Paid so many months after the year"), part.paid_after_months),
    )


def _one_time(part: OneTime, writer: FieldWriter) -> tuple[Field, ...]:
    say = writer.reader.say
    fields = [_name(part, writer)]
    for index, instalment in enumerate(part.instalments):
        inside = writer.inside("instalments", index)
        fields.append(inside.amount("amount", say("Amount"), instalment.amount))
        fields.append(inside.whole("after_months", say("Months after the start"), instalment.after_months))
    return (*fields, *_clawback(part.clawback, writer))


def _clawback(clawback: Clawback | None, writer: FieldWriter) -> tuple[Field, ...]:
    """Offer to owe nothing back, or to owe it back by either method within the months that are stated."""
    say = writer.reader.say
    stated = Clawback(months=None) if clawback is None else clawback
    choices = (
        Choice(None, say("No")),
        Choice(replace(stated, method="pro_rata"), say("Pro rata")),
        Choice(replace(stated, method="in_full"), say("In full")),
    )
    method = writer.choice("clawback", say("Owed back on leaving"), choices, clawback)
    if clawback is None:
        return (method,)
    months = writer.inside("clawback").quantity("months", say("Owed back within so many months"), clawback.months)
    return (method, months)


def _retirement_match(part: RetirementMatch, writer: FieldWriter) -> tuple[Field, ...]:
    say = writer.reader.say
    fields = []
    for index, tier in enumerate(part.tiers):
        inside = writer.inside("tiers", index)
        fields += [
            inside.percent("rate_percent", say("Matched percent of contributions"), tier.rate_percent),
            inside.percent("of_salary_percent", say("On the next percent of salary"), tier.of_salary_percent),
        ]
    return (*fields, writer.money_limit("yearly_ceiling", say("At most a year, if limited"), part.yearly_ceiling))
