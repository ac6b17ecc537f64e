"""The terms of an offer in words, part by part, for documents."""

from __future__ import annotations

from msgspec import Struct

from offercalc.domain.offer.equity import Espp, Stake
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.terms.estimate_text import begun
from offercalc.presentation.terms.grant_text import grant_words, plan_words
from offercalc.presentation.terms.pay_text import pay_words
from offercalc.presentation.text.labels import part_label


class Term(Struct, frozen=True):
    """One part of an offer: its name, its terms in words and, if requested, its value in a year."""

    label: str
    words: str
    figure: str = ""


def terms(offer: Offer, presets: Presets, localizer: Localizer) -> tuple[Term, ...]:
    """Return every part of the pay and of the equity in words, in the offer's order."""
    pay = [
        Term(part_label(part, localizer), begun(pay_words(part, currency_of(part, offer), localizer)))
        for part in offer.pay
    ]
    equity = [
        Term(part_label(stake, localizer), begun(_stake(stake, currency_of(stake, offer), presets, localizer)))
        for stake in offer.equity
    ]
    return (*pay, *equity)


def _stake(stake: Stake, currency: str, presets: Presets, localizer: Localizer) -> str:
    if isinstance(stake, Espp):
        return plan_words(stake, currency, localizer)
    return grant_words(stake, currency, presets, localizer)
