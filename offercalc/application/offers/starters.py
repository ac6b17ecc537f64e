"""Country starters: the terms that offers of a country usually have, from which a new offer begins."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from offercalc.application.files.resources import resource
from offercalc.application.offers.blank_offer import blank_offer
from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import PayPart
from offercalc.presentation.formats.localizer import Localizer

BLANK = "blank"
"""Stands for the offer without any terms, among the regions of starters."""


class Starter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The usual terms of a region (ISO 3166-1), without amounts, with the sources they are taken from and their date.

    `currency` and `pay` have no amounts of an offer; the ceilings of statutory contributions are those of `as_of`.
    `tax_home` is where the pay is taxed unless that depends on a part of the country, and `leave_days` are the working
    days of leave that the law grants at least.
    """

    region: str
    currency: str
    as_of: date
    sources: tuple[str, ...]
    pay: tuple[PayPart, ...]
    equity: tuple[Stake, ...] = ()
    tax_home: str | None = None
    leave_days: Decimal = Decimal(0)


@cache
def starters() -> dict[str, Starter]:
    """Return the starters by region; a damaged file is an installation fault and raises msgspec.DecodeError."""
    files = sorted(resource("starters").glob("*.json"))
    found = (msgspec.json.decode(path.read_bytes(), type=Starter) for path in files)
    return {one.region: one for one in found}


def region_of(localizer: Localizer) -> str:
    """Return the region of the reader's locale if it has a starter, else `BLANK`."""
    territory = str(localizer.figures.locale.territory or "")
    return territory if territory in starters() else BLANK


def region_name(region: str, localizer: Localizer) -> str:
    """Return the name of a starter in the language of the texts: that of its country, or "Blank"."""
    if region == BLANK:
        return localizer.tr("Blank")
    return localizer.country(region)


def started_offer(region: str, currency: str, today: date, localizer: Localizer) -> Offer:
    """Begin an offer from the starter of a region; a blank one, or one of no starter, is in `currency`.

    Names of parts that the catalogue has are translated; others are those of the country.
    """
    starter = starters().get(region)
    if starter is None:
        return blank_offer(currency, today, localizer)
    offer = blank_offer(starter.currency, today, localizer)
    pay = tuple(replace(part, label=localizer.tr(part.label)) for part in starter.pay)
    stated = {"tax_home": starter.tax_home, "leave_days": starter.leave_days}
    return replace(offer, pay=pay, equity=starter.equity, **stated)
