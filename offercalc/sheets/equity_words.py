"""Equity explained in plain words: what it is, when it vests, what it costs, and when it is worth nothing."""

from __future__ import annotations

from typing import assert_never

from offercalc.domain.equity import (
    Espp,
    Option,
    Phantom,
    ProfitUnit,
    RestrictedStock,
    Rsu,
    Sar,
    Stake,
)
from offercalc.domain.offer import Offer, currency_of
from offercalc.presentation.labels import part_label
from offercalc.presentation.reader import Reader
from offercalc.sheets.estimate_words import amount_words


def equity_sentences(offer: Offer, reader: Reader) -> tuple[str, ...]:
    """Return an explanation of each kind of equity in an offer."""
    told: dict[type, str] = {}
    for stake in offer.equity:
        told.setdefault(type(stake), f"{part_label(stake, reader)}: {_explained(stake, offer, reader)}")
    return tuple(told.values())


def _explained(stake: Stake, offer: Offer, reader: Reader) -> str:
    say = reader.say
    currency = currency_of(stake, offer)
    match stake:
        case Rsu():
            return say(
                "Each unit becomes a share when it vests, and costs nothing. It is worth what a share is worth then, "
                "which may be nothing. What has not vested is lost on leaving."
            )
        case RestrictedStock():
            return say(
                "The shares are yours from the start, but those that have not vested go back on leaving. "
                "They are worth what a share is worth, which may be nothing."
            )
        case Option():
            strike = amount_words(stake.strike, stake.strike_currency or currency, reader)
            days = reader.count("{number} day", "{number} days", stake.days_to_exercise)
            return say(
                "Each option is the right to buy a share at the strike price ({strike}) once it has vested. It is "
                "worth what a share costs above that price, and nothing while a share costs no more. After leaving, "
                "there are {days} to buy.",
                strike=strike, days=days,
            )  # fmt: skip
        case Sar() | Phantom():
            base = amount_words(stake.base_price, currency, reader)
            return say(
                "Each unit pays in money what a share is worth above the base price ({base}), and nothing while it is "
                "worth no more. No share is bought.",
                base=base,
            )
        case ProfitUnit():
            threshold = amount_words(stake.participation_threshold, currency, reader)
            return say(
                "Each unit shares in what the company is worth above the participation threshold ({threshold}), and "
                "is worth nothing below it.",
                threshold=threshold,
            )
        case Espp():
            return say(
                "Shares are bought at a discount with a part of the salary that is kept back. What is gained is the "
                "discount; the shares may rise or fall after that."
            )
        case _:
            assert_never(stake)
