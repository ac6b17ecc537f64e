"""A job offer and its contacts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.pay import PayPart

Status = Literal["draft", "extended", "received", "negotiating", "accepted", "declined", "expired", "withdrawn"]


class Contact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A contact person for the offer."""

    name: str
    role: str = ""
    email: str = ""
    phone: str = ""


class Offer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One offer; amounts are in `currency` unless a component states its own."""

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
    """Return the currency in which a component of the offer is stated."""
    return part.currency or offer.currency
