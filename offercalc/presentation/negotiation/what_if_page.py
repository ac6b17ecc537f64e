"""What compared offers come to as an exchange rate and a share price move: two scales, totals as bars, and turns."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.negotiation.what_if import AT_REST, TODAY_STEP, Turn, WhatIf
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import exactly
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import cell_text
from offercalc.presentation.text.labels import company

RATE_STEPS = 80
"""A rate is moved from 60 % to 140 % of what it is, in steps of one percent."""
_LEAST_PERCENT = 60
_WHOLE = 100
_DIGITS = 6
_MOST_TURNS = 3


class RateScale(Struct, frozen=True):
    """The scale of a rate as people say it: units of `quote` for 1 of `base`, which is the dearer currency."""

    code: str
    base: str
    quote: str
    rest: Fraction

    @property
    def is_inverse(self) -> bool:
        """Whether the rate is stated the other way round than it converts."""
        return self.quote == self.code

    def said(self, step: int) -> Fraction:
        """Return the rate at a step as people say it."""
        return self.rest * (_LEAST_PERCENT + step) / _WHOLE

    def rate(self, step: int) -> Fraction:
        """Return the rate at a step that converts into the display currency."""
        said = self.said(step)
        return 1 / said if self.is_inverse else said

    def place(self, rate: Fraction) -> Fraction:
        """Return the place of a converting rate on the scale, from 0 to 1."""
        said = 1 / rate if self.is_inverse else rate
        return (said / self.rest * _WHOLE - _LEAST_PERCENT) / RATE_STEPS


class TotalRow(Struct, frozen=True):
    """An offer with its total, how far it is behind the first, and its part of the largest total from 0 to 1."""

    name: str
    total: str
    behind: str
    share: float


class Moved(Struct, frozen=True):
    """Where the sliders are: the step of the rate of a currency, and that of the share price."""

    code: str = ""
    rate: int | None = None
    price: int = AT_REST


class WhatIfPage(Struct, frozen=True, kw_only=True):
    """The values of the sliders in words, the totals, and where the order turns on each scale, from 0 to 1."""

    rate: str
    price: str
    rows: tuple[TotalRow, ...]
    rate_turns: tuple[float, ...]
    price_turns: tuple[float, ...]
    sentences: tuple[str, ...]


def rate_scale(found: WhatIf, code: str) -> RateScale:
    """Return the scale on which the rate of a currency into the display currency is moved."""
    rate = found.rates[code]
    if rate < 1:
        return RateScale(code, found.currency, code, 1 / rate)
    return RateScale(code, code, found.currency, rate)


def what_if_page(found: WhatIf, offers: tuple[Offer, ...], moved: Moved, localizer: Localizer) -> WhatIfPage:
    """Return what is shown with the sliders where they are; amounts are in the display currency."""
    scale = rate_scale(found, moved.code) if moved.code else None
    rates = {} if scale is None or moved.rate is None else {scale.code: scale.rate(moved.rate)}
    totals = found.totals(moved.price, rates)
    rate_turns = () if scale is None else _rate_turns(found, scale, moved.price)
    price_turns = found.price_turns(rates)
    share = found.share
    dearest = Fraction(1) if share is None else Fraction(share.at(len(found.priced) - 1))
    told = [_rate_turn(turn, scale, offers, localizer) for turn in rate_turns[:_MOST_TURNS]] if scale else []
    if share is not None:
        told += [_price_turn(turn, share.currency, offers, localizer) for turn in price_turns[:_MOST_TURNS]]
    return WhatIfPage(
        rate="" if scale is None else _rate_words(scale, moved.rate, localizer),
        price=_price_words(found, moved.price, localizer),
        rows=_rows(totals, offers, found.currency, localizer),
        rate_turns=tuple(float(scale.place(turn.at)) for turn in rate_turns) if scale else (),
        price_turns=tuple(float(turn.at / dearest) for turn in price_turns),
        sentences=tuple(told) or (localizer.tr("Nothing on these scales turns the order."),),
    )


def _rate_turns(found: WhatIf, scale: RateScale, step: int) -> tuple[Turn, ...]:
    ends = scale.rate(0), scale.rate(RATE_STEPS)
    return found.rate_turns(scale.code, min(ends), max(ends), step)


def _rows(
    totals: tuple[Fraction, ...], offers: tuple[Offer, ...], currency: str, localizer: Localizer
) -> tuple[TotalRow, ...]:
    most = max(totals, default=Fraction(0))

    def money(value: Fraction) -> str:
        return cell_text(shown(exactly(value), DISPLAY_DIGITS), currency, localizer)

    return tuple(
        TotalRow(
            company(offer),
            money(total),
            localizer.tr("ahead") if total == most else f"\N{MINUS SIGN}{money(most - total)}",
            float(max(total, Fraction(0)) / most) if most > 0 else 0.0,
        )
        for offer, total in zip(offers, totals, strict=True)
    )


def _rate_words(scale: RateScale, step: int | None, localizer: Localizer) -> str:
    said = scale.rest if step is None else scale.said(step)
    return f"{_rounded(said, localizer)} {scale.quote}/{scale.base}"


def _price_words(found: WhatIf, step: int, localizer: Localizer) -> str:
    share = found.share
    if share is None:
        return ""
    return localizer.figures.stated(share.at(TODAY_STEP if step == AT_REST else step), share.currency)


def _rounded(value: Fraction, localizer: Localizer) -> str:
    return localizer.figures.significant(Decimal(f"{float(value):.{_DIGITS}g}"))


def _rate_turn(turn: Turn, scale: RateScale, offers: tuple[Offer, ...], localizer: Localizer) -> str:
    """Return where a rate as people say it turns the order; said the other way round, the lower offer comes first."""
    said, ahead, behind = turn.at, turn.ahead, turn.behind
    if scale.is_inverse:
        said, ahead, behind = 1 / said, behind, ahead
    value = f"{_rounded(said, localizer)} {scale.quote}/{scale.base}"
    text = N_("Above {value}, {first} is ahead of {second}.")
    return localizer.tr(text, value=value, first=company(offers[ahead]), second=company(offers[behind]))


def _price_turn(turn: Turn, currency: str, offers: tuple[Offer, ...], localizer: Localizer) -> str:
    value = localizer.figures.stated(round_half_up(turn.at, 2), currency)
    text = N_("Above {value} a share, {first} is ahead of {second}.")
    return localizer.tr(text, value=value, first=company(offers[turn.ahead]), second=company(offers[turn.behind]))
