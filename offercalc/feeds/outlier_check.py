"""The outlier check of new rates: those that differ too much from the last known ones are held back for review."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from offercalc.feeds.publishers.publication import DayOfRates
from offercalc.feeds.store.rate_store import Held, Kept

MOST_CHANGE = Decimal("0.3")
"""The fraction of the last known rate by which a new one may differ without review."""

Known = tuple[date, Decimal]
LastKnown = Callable[[str, date], Known | None]
"""Returns the last rate of a currency before a day, with its day."""


def weigh(source: str, base: str, days: Iterable[DayOfRates], kept: dict[date, Kept], last: LastKnown) -> list[Kept]:
    """Return the days with new rates, oldest first, with each rate either accepted or held back.

    `kept` has the stored versions of these days: their accepted and held-back rates keep their state if unchanged. Any
    other rate is compared with the last accepted one, from `last` or an earlier day.
    """
    believed: dict[str, Known | None] = {}
    found = []
    for one in days:
        before = kept.get(one.day)
        rates = dict(before.rates) if before is not None else {}
        held = dict(before.held) if before is not None else {}
        for code, value in one.values.items():
            if code not in believed:
                believed[code] = last(code, one.day)
            if rates.get(code) != value and not (code in held and held[code].value == value):
                known = believed[code]
                if known is not None and is_doubtful(value, known[1]):
                    held[code] = Held(value, known[1], known[0])
                    continue
                rates[code] = value
                held.pop(code, None)
            if code in rates:
                believed[code] = (one.day, rates[code])
        if before is None or rates != before.rates or held != before.held:
            found.append(Kept(source=source, day=one.day, base=base, rates=rates, held=held))
    return found


def is_doubtful(value: Decimal, known: Decimal) -> bool:
    """Whether a rate differs by more than 30% from the last known one."""
    return abs(value - known) > MOST_CHANGE * known
