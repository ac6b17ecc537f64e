"""What a counter-offer letter says about one competing offer, or why it does not mention it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.headlines import Ahead, TooClose, headlines
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.names.name_forms import core_of
from offercalc.presentation.text.date_text import time_words
from offercalc.presentation.text.labels import company

_PAIR = 2
_RIVAL = 1
_TOLD_DIGITS = 3
"""How many digits of a difference a letter tells, so that the other offer cannot be worked out from it."""
_GONE = {"declined", "expired", "withdrawn"}


class Mention(Struct, frozen=True):
    """How the competing offer may be mentioned: with the name of its company, and with figures."""

    is_named: bool = False
    tells_figures: bool = True


def why_unmentioned(beside: Comparison, today: date) -> LazyText:
    """Return why a letter does not mention the second offer of a comparison; empty if it does, or there is none."""
    if len(beside.offers) < _PAIR:
        return NO_TEXT
    made, rival = (appraisal.offer for appraisal in beside.offers[:_PAIR])
    refusals = [refused.currency for appraisal in beside.offers for refused in appraisal.refusals]
    if core_of(made.company) == core_of(rival.company):
        return LazyText(N_("The letter does not mention the other offer: it is from the same company."))
    if rival.status in _GONE or (rival.expiry_date is not None and rival.expiry_date < today):
        return LazyText(N_("The letter does not mention the other offer: it is no longer valid."))
    if refusals:
        return LazyText(
            N_("The letter does not mention the other offer: there is no exchange rate for {currency} to compare it."),
            currency=refusals[0],
        )
    headline = headlines(beside)[0]
    match headline:
        case Ahead(leader=leader) if leader == _RIVAL:
            return NO_TEXT
        case Ahead():
            return LazyText(N_("The letter does not mention the other offer: it is worth less than this one."))
        case TooClose():
            return LazyText(N_("The letter does not mention the other offer: the two are too close to call."))
        case _:
            return LazyText(
                N_(
                    "The letter does not mention the other offer: too little is known about the two to say "
                    "which is worth more."
                )
            )


def rival_sentence(beside: Comparison, mention: Mention, today: date, localizer: Localizer) -> str:
    """Return the sentence that the second offer of a comparison is worth more than the first; empty if it is not."""
    if len(beside.offers) < _PAIR or why_unmentioned(beside, today):
        return ""
    name = company(beside.offers[_RIVAL].offer)
    headline = headlines(beside)[0]
    years = time_words(headline.months if isinstance(headline, Ahead) else None, beside, localizer)
    if not mention.tells_figures or not isinstance(headline, Ahead):
        if mention.is_named:
            return localizer.tr("I have an offer from {company} that is worth more over {years}.",
                              company=name, years=years)  # fmt: skip
        return localizer.tr("I have another offer that is worth more over {years}.", years=years)
    difference = round_half_up(headline.difference, DISPLAY_DIGITS)
    if not localizer.figures.is_relative:
        step = 10 ** max(0, difference.adjusted() + 1 - _TOLD_DIGITS)
        difference = round_half_up(Fraction(difference) / step, 0) * step
    amount = localizer.figures.in_sentence(difference, beside.assumptions.currency)
    if headline.at_least:
        amount = localizer.tr("at least {amount}", amount=amount)
    if mention.is_named:
        return localizer.tr("I have an offer from {company} that is worth {amount} more over {years}.",
                          company=name, amount=amount, years=years)  # fmt: skip
    return localizer.tr("I have another offer that is worth {amount} more over {years}.", amount=amount, years=years)
