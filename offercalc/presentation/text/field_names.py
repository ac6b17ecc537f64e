"""The names of an offer's fields, and which of them are money or percentages."""

from __future__ import annotations

from offercalc.presentation.formats.localizer import N_

_NAMES = {
    "company": N_("Company"), "role": N_("Role"), "currency": N_("Currency"), "start_date": N_("Start date"),
    "sample": N_("Sample"), "location": N_("Location"), "level": N_("Level"), "hours_per_week": N_("Hours per week"),
    "status": N_("Status"), "expiry_date": N_("Expiry date"), "responsibilities": N_("Responsibilities"),
    "requirements": N_("Requirements"), "notes": N_("Notes"), "contacts": N_("Contacts"), "label": N_("Name"),
    "linked_to": N_("Linked to another currency"), "paid_in": N_("Paid in another currency"),
    "rate": N_("Agreed exchange rate"),
    "amount": N_("Amount"), "per": N_("Pay period"), "raise_percent": N_("Annual raise (%)"),
    "raises": N_("Dated raises"), "percent_of_salary": N_("Target bonus (% of salary)"),
    "attainment_percent": N_("Expected payout (% of target)"),
    "guaranteed_years": N_("Number of years the bonus is guaranteed"),
    "paid_after_months": N_("Months from year end to payment"), "on_target_amount": N_("On-target commission per year"),
    "instalments": N_("Installments"), "clawback": N_("Clawback if you leave"),
    "method": N_("Clawback if you leave"), "months": N_("Number of months' salary"),
    "paid_in_month": N_("Paid in month (1 to 12)"),
    "taxable": N_("Taxable"), "tiers": N_("Employer match tiers"),
    "yearly_ceiling": N_("Annual maximum"), "yearly_value": N_("Value per year"),
    "units": N_("Number of units"), "value": N_("Grant value"), "price": N_("Share price"),
    "ownership_percent": N_("Ownership (%)"), "valuation": N_("Company valuation"),
    "fully_diluted_shares": N_("Fully diluted shares"), "preferred": N_("Liquidation preference"),
    "percent": N_("Preferred stock (% of all shares)"), "preference": N_("Total liquidation preference"),
    "grant_date": N_("Grant date"),
    "vesting_commencement_date": N_("Vesting commencement date"),
    "vesting": N_("Vesting schedule"), "refreshers": N_("Annual refresh grants"),
    "years": N_("Number of refresh grants"),
    "trigger": N_("Paid on"), "style": N_("Option type"), "strike": N_("Strike price"),
    "strike_currency": N_("Strike price currency"),
    "days_to_exercise": N_("Post-termination exercise window (days)"),
    "base_price": N_("Base price"), "participation_threshold": N_("Participation threshold"),
    "cap": N_("Cap (multiple of grant price)"), "grant_price": N_("Grant price"),
    "contribution_percent": N_("Contribution (% of salary)"), "discount_percent": N_("Discount (%)"),
    "look_back": N_("Look-back"), "purchase_months": N_("Purchase period (months)"),
    "yearly_limit": N_("Annual maximum"),
}  # fmt: skip
_INSIDE: dict[tuple[str, ...], str] = {
    ("linked_to", "currency"): N_("Linked currency"),
    ("paid_in", "currency"): N_("Payment currency"),
    ("clawback", "months"): N_("Clawback period (months)"),
    ("instalments", "after_months"): N_("Months after the start date"),
    ("raises", "on"): N_("Effective date"),
    ("raises", "amount"): N_("New amount"),
    ("raises", "percent"): N_("Raise (%)"),
    ("tiers", "rate_percent"): N_("Employer match rate (%)"),
    ("tiers", "of_salary_percent"): N_("On contributions up to the next … % of salary"),
    ("refreshers", "units"): N_("Units per refresh grant"),
    ("refreshers", "value"): N_("Value per refresh grant"),
}
MONEY = frozenset({
    "amount", "on_target_amount", "yearly_ceiling", "yearly_value", "value", "price", "valuation", "preference",
    "strike", "base_price", "participation_threshold", "grant_price", "yearly_limit",
})  # fmt: skip
"""Fields that are amounts of money."""
MAIN = frozenset({("amount",), ("on_target_amount",), ("yearly_value",), ("instalments", "amount")})
"""Main fields of their part, for which the name of the part is enough."""
_PERCENT = "percent"


def field_name(fields: tuple[str, ...]) -> str:
    """Return the English name, to be translated, of a field by its path inside the part or the offer."""
    return _INSIDE.get(fields) or _NAMES[fields[-1]]


def is_percentage(name: str) -> bool:
    """Whether a field is a percentage."""
    return _PERCENT in name
