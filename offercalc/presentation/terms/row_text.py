"""The terms of a part in one sentence for its row: all that changes money, without the figure beside it."""

from __future__ import annotations

from offercalc.domain.offer.equity import Espp, Stake
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.pay import Allowance, Benefit, Bonus, Commission, PayPart, Salary
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.terms.estimate_text import begun
from offercalc.presentation.terms.grant_text import grant_words, plan_words
from offercalc.presentation.terms.pay_text import bonus_words, commission_words, pay_words, raise_words
from offercalc.presentation.terms.time_text import time_words
from offercalc.presentation.text.denomination_text import promise_words

_BETWEEN = " · "


def row_words(part: PayPart | Stake, offer: Offer, presets: Presets, localizer: Localizer) -> str:
    """Return a part of an offer in one sentence; a currency that is not the offer's is named."""
    currency = currency_of(part, offer)
    clauses = _stake(part, currency, presets, localizer) if isinstance(part, Stake) else _pay(part, currency, localizer)
    if currency != offer.currency:
        clauses = [*clauses, localizer.tr("in {currency}", currency=currency)]
    return begun(_BETWEEN.join(clauses))


def _stake(stake: Stake, currency: str, presets: Presets, localizer: Localizer) -> list[str]:
    """Return the clauses of a grant or plan; what the dashed marks of its row say of a grant is left out."""
    if isinstance(stake, Espp):
        return plan_words(stake, currency, localizer).split("; ")
    clauses, unknown = grant_words(stake, currency, presets, localizer).split("; "), localizer.tr("not known yet")
    told = {
        localizer.tr("number of units not known yet"),
        localizer.tr("strike price {amount}", amount=unknown),
        localizer.tr("base price {amount}", amount=unknown),
        localizer.tr("share price {amount}", amount=unknown),
    }
    return [clause for clause in clauses if clause not in told]


def _pay(part: PayPart, currency: str, localizer: Localizer) -> list[str]:
    """Return the clauses of a part of the pay; what the figure of its row says is left out."""
    tr, promised = localizer.tr, [*time_words(part, localizer), *promise_words(part, currency, localizer)]
    match part:
        case Salary():
            steps = raise_words(part, currency, localizer) or [tr("no raises stated")]
            return [tr("guaranteed"), *steps, *promised]
        case Bonus():
            return [", ".join(bonus_words(part, currency, localizer)), *promised]
        case Commission():
            _figure, *terms = commission_words(part, currency, localizer)
            return [*(terms or [tr("earned and paid every month")]), *promised]
        case Allowance():
            counted = [tr("part of the monthly wage")] if part.counts_as_wage else []
            return [tr("taxable") if part.taxable else tr("not taxable"), *counted, *promised]
        case Benefit():
            return [tr("benefit in kind"), *promised]
        case _:
            return pay_words(part, currency, localizer).split("; ")
