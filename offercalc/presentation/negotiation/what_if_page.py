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
from offercalc.presentation.formats.rounding import Shown, shown
from offercalc.presentation.formats.span_text import bound_sign, cell_text
from offercalc.presentation.pages.offer_difference import told_apart

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


def what_if_page(
    found: WhatIf, offers: tuple[Offer, ...], moved: Moved, localizer: Localizer, assumed: tuple[Shown, ...] = ()
) -> WhatIfPage:
    """Return what is shown with the sliders where they are; amounts are in the display currency.

    `assumed` are the totals as the comparison prints them, which say what is open; without them all totals are exact.
    """
    names = told_apart(offers, localizer)
    scale = rate_scale(found, moved.code) if moved.code else None
    rates = {} if scale is None or moved.rate is None else {scale.code: scale.rate(moved.rate)}
    totals = found.totals(moved.price, rates)
    rate_turns = () if scale is None else _rate_turns(found, scale, moved.price)
    price_turns = found.price_turns(rates)
    share = found.share
    dearest = Fraction(1) if share is None else Fraction(share.at(len(found.priced) - 1))
    told = [_rate_turn(turn, scale, names, localizer) for turn in rate_turns[:_MOST_TURNS]] if scale else []
    if share is not None:
        told += [_price_turn(turn, share.currency, names, localizer) for turn in price_turns[:_MOST_TURNS]]
    return WhatIfPage(
        rate="" if scale is None else _rate_words(scale, moved.rate, localizer),
        price=_price_words(found, moved.price, localizer),
        rows=_rows(_figures(totals, assumed, moved), names, found.currency, localizer),
        rate_turns=tuple(float(scale.place(turn.at)) for turn in rate_turns) if scale else (),
        price_turns=tuple(float(turn.at / dearest) for turn in price_turns),
        sentences=tuple(told) or (localizer.tr("Nothing on these scales turns the order."),),
    )


def _rate_turns(found: WhatIf, scale: RateScale, step: int) -> tuple[Turn, ...]:
    ends = scale.rate(0), scale.rate(RATE_STEPS)
    return found.rate_turns(scale.code, min(ends), max(ends), step)


def _figures(totals: tuple[Fraction, ...], assumed: tuple[Shown, ...], moved: Moved) -> tuple[Shown, ...]:
    """Return the totals to print: those of the comparison at rest, and where something is moved, as open as these."""
    exact = tuple(shown(exactly(total), DISPLAY_DIGITS) for total in totals)
    if len(assumed) != len(exact):
        return exact
    if moved.rate is None and moved.price == AT_REST:
        return assumed
    return tuple(_as_open(one.likely, before) for one, before in zip(exact, assumed, strict=True))


def _as_open(value: Decimal, before: Shown) -> Shown:
    """Return a value that is at least this if the total was so before, or about this if that was a range."""
    if before.is_exact or before.is_unknown:
        return before if before.is_unknown else Shown.exactly(value)
    is_least = before.high is None and before.low == before.likely
    return Shown(value, value, None) if is_least else Shown(None, value, None)


def _rows(
    totals: tuple[Shown, ...], names: tuple[str, ...], currency: str, localizer: Localizer
) -> tuple[TotalRow, ...]:
    first = max(totals, key=lambda total: total.likely, default=Shown.exactly(Decimal(0)))
    most = first.likely

    def behind(total: Shown) -> str:
        if total.is_unknown or len(totals) == 1:
            return ""  # it is neither ahead nor behind
        if total.likely == most:
            return localizer.tr("ahead")
        distance = localizer.figures.money(total.likely - most, currency)
        return f"{bound_sign(first, total)}{distance}"

    return tuple(
        TotalRow(
            name,
            cell_text(total, currency, localizer),
            behind(total),
            float(max(total.likely, Decimal(0)) / most) if most > 0 else 0.0,
        )
        for name, total in zip(names, totals, strict=True)
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


def _rate_turn(turn: Turn, scale: RateScale, names: tuple[str, ...], localizer: Localizer) -> str:
    """Return where a rate as people say it turns the order; said the other way round, the lower offer comes first."""
    said, ahead, behind = turn.at, turn.ahead, turn.behind
    if scale.is_inverse:
        said, ahead, behind = 1 / said, behind, ahead
    value = f"{_rounded(said, localizer)} {scale.quote}/{scale.base}"
    text = N_("Above {value}, {first} is ahead of {second}.")
    return localizer.tr(text, value=value, first=names[ahead], second=names[behind])


def _price_turn(turn: Turn, currency: str, names: tuple[str, ...], localizer: Localizer) -> str:
    value = localizer.figures.stated(round_half_up(turn.at, 2), currency)
    text = N_("Above {value} a share, {first} is ahead of {second}.")
    return localizer.tr(text, value=value, first=names[turn.ahead], second=names[turn.behind])
