"""Equity explained in plain words: what it is, when it vests, what it costs, and when it is worth nothing."""

from __future__ import annotations

from typing import assert_never

from offercalc.domain.ledger.equity.valuation import floor_of
from offercalc.domain.offer.equity import (
    Espp,
    Option,
    Phantom,
    ProfitUnit,
    RestrictedStock,
    Rsu,
    Sar,
    Stake,
)
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.terms.estimate_text import amount_words
from offercalc.presentation.text.labels import exercise_time, part_label


def equity_sentences(offer: Offer, localizer: Localizer) -> tuple[str, ...]:
    """Return an explanation of each kind of equity in an offer."""
    told: dict[type, str] = {}
    for stake in offer.equity:
        words = [f"{part_label(stake, localizer)}: {_explained(stake, offer, localizer)}"]
        if not isinstance(stake, Espp) and stake.trigger == "liquidity_only":
            words.append(localizer.tr("It is paid only if the company is sold or listed."))
        if _vests_on_leaving(stake):
            words.append(_early(localizer))
        told.setdefault(type(stake), " ".join(words))
    return tuple(told.values())


def _vests_on_leaving(stake: Stake) -> bool:
    """Whether leaving after a sale of the company makes some units vest."""
    return not isinstance(stake, Espp) and any(one.on == "leaving_after_sale" for one in stake.accelerate)


def _early(localizer: Localizer) -> str:
    return localizer.tr("Units that vest early on leaving after a sale of the company are not forfeited.")


def _explained(stake: Stake, offer: Offer, localizer: Localizer) -> str:
    tr = localizer.tr
    currency = currency_of(stake, offer)
    match stake:
        case Rsu():
            return tr(
                "Each unit becomes a share when it vests, at no cost to you. It is worth the share price "
                "at that time, which may be zero. Unvested units are forfeited when you leave."
            )
        case RestrictedStock():
            return tr(
                "The shares are yours from the start, but unvested shares go back to the company when "
                "you leave. They are worth the share price, which may be zero."
            )
        case Option():
            strike = amount_words(floor_of(stake), stake.strike_currency or currency, localizer)
            days = exercise_time(stake.days_to_exercise, localizer)
            return tr(
                "Each option is the right to buy a share at the strike price ({strike}) once it has "
                    "vested. It is worth the amount by which the share price exceeds the strike price, and "
                    "nothing if the share price is at or below it. After you leave, you have {days} to "
                    "exercise.",
                strike=strike, days=days,
            )  # fmt: skip
        case Phantom() if floor_of(stake) == 0:
            return tr("Each unit pays the price of a share in cash, which may be zero. You do not buy shares.")
        case Sar() | Phantom():
            base = amount_words(floor_of(stake), currency, localizer)
            return tr(
                "Each unit pays cash equal to the increase in share price above the base price ({base}), "
                "and nothing if the price is at or below it. You do not buy shares.",
                base=base,
            )
        case ProfitUnit() if floor_of(stake) == 0:
            return tr("Each unit shares in the whole value of the company, which may be nothing.")
        case ProfitUnit():
            threshold = amount_words(floor_of(stake), currency, localizer)
            return tr(
                "Each unit shares in the value of the company above the participation threshold "
                "({threshold}), and is worth nothing below it.",
                threshold=threshold,
            )
        case Espp():
            return tr(
                "Shares are bought at a discount through payroll deductions. Your gain is the discount; "
                "the shares may rise or fall afterwards."
            )
        case _:
            assert_never(stake)
