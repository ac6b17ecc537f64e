"""A job offer: who offers what to whom, from when, in which currency."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from offercalc.domain.equity import Stake
from offercalc.domain.pay import PayPart

Status = Literal["draft", "extended", "received", "negotiating", "accepted", "declined", "expired", "withdrawn"]


class Contact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A person to talk to about the offer."""

    name: str
    role: str = ""
    email: str = ""
    phone: str = ""


class Offer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One offer as it was made; figures are in `currency` unless a part names its own."""

    company: str
    role: str
    currency: str
    start_date: date
    sample: bool = False
    location: str = ""
    level: str = ""
    hours_per_week: Decimal = Decimal(40)
    status: Status = "draft"
    expiry_date: date | None = None
    responsibilities: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    notes: str = ""
    contacts: tuple[Contact, ...] = ()
    pay: tuple[PayPart, ...] = ()
    equity: tuple[Stake, ...] = ()


def currency_of(part: PayPart | Stake, offer: Offer) -> str:
    """Give the currency a part of the offer is stated in."""
    return part.currency or offer.currency
