"""The currencies that pay is linked to and paid in, in words."""

from __future__ import annotations

from collections.abc import Iterator

from offercalc.domain.ledger.salary import is_part_of_salary
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.pay import PayPart
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.labels import part_label


def promise_words(part: PayPart, currency: str, localizer: Localizer) -> tuple[str, ...]:
    """Return the currencies that a part of the pay, with amounts in `currency`, is linked to and paid in.

    Pay that is fixed in the currency of its amounts needs no words, except a part of the salary, which could follow the
    salary instead.
    """
    is_relative = localizer.figures.is_relative
    words = list(_without_rates(part, localizer) if is_relative else _with_rates(part, currency, localizer))
    if not words and part.currency is not None and is_part_of_salary(part):
        words.append(localizer.tr("fixed in {currency}", currency=part.currency))
    return tuple(words)


def _with_rates(part: PayPart, currency: str, localizer: Localizer) -> Iterator[str]:
    """Yield the linked and payout currencies of a part of the pay, with their rates."""
    if part.linked_to is not None:
        rate = localizer.figures.stated(part.linked_to.rate, currency)
        yield localizer.tr(
            "linked to {other}, agreed at {rate} for 1 {other}", other=part.linked_to.currency, rate=rate
        )
    if part.paid_in is not None and part.paid_in.rate is not None:
        other, rate = part.paid_in.currency, localizer.figures.stated(part.paid_in.rate, part.paid_in.currency)
        yield localizer.tr("paid in {other} at {rate} for 1 {currency}", other=other, rate=rate, currency=currency)
    elif part.paid_in is not None:
        yield localizer.tr("paid in {other} at the exchange rate of each payday", other=part.paid_in.currency)


def _without_rates(part: PayPart, localizer: Localizer) -> Iterator[str]:
    """Yield the linked and payout currencies of a part of the pay without the rates, which would reveal amounts."""
    if part.linked_to is not None:
        yield localizer.tr("linked to {other}", other=part.linked_to.currency)
    if part.paid_in is not None:
        yield localizer.tr("paid in {other}", other=part.paid_in.currency)


def promise_lines(offer: Offer, localizer: Localizer) -> tuple[str, ...]:
    """Return the linked and payout currencies of each part of the pay; empty if no part has any."""
    if all(part.linked_to is None and part.paid_in is None for part in offer.pay):
        return ()
    worded = [(part, promise_words(part, currency_of(part, offer), localizer)) for part in offer.pay]
    return tuple(f"{part_label(part, localizer)}: {'; '.join(words)}" for part, words in worded if words)
