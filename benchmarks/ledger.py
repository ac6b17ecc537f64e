"""Comparing ten rich offers, from terms to rows, against building and grouping the same lines with pandas."""

# Needs pandas (`pip install ".[bench]"`). Both run in this process, alternating. The growth with offers, years and
# grants is printed as the time per line: if it stays constant, growth is linear.

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pandas as pd

from benchmarks._offers import rich_offers
from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.yearly import By
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.offer.equity import Option, Rsu
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Salary
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.feeds.publishers.bundled import bundled_history
from offercalc.interchange.offer_files.preset_file import read_presets

ROOT = Path(__file__).parents[1]
OFFERS, GRANTS, YEARS = 10, 5, 10
RUPIAH = 18_000.0
LIMIT = 0.8
ROUNDS = 15
PRESETS = read_presets(ROOT / "resources" / "presets" / "vesting.json")
RATES = bundled_history()


def ours(offers: tuple[Offer, ...], years: int) -> Comparison:
    """Compare offers in rupiah, exactly."""
    assumptions = Assumptions(exchange_day=RATES.last_day, currency="IDR", years=years)
    return compare(offers, assumptions, By.EMPLOYMENT, RateBook((RATES,)), PRESETS)


def peers(offers: tuple[Offer, ...], years: int) -> pd.DataFrame:
    """Build the same lines as data frames with floating-point amounts, and group them by year."""
    frames = [_frame(number, offer, 12 * years) for number, offer in enumerate(offers)]
    return pd.concat(frames).groupby(["offer", "component", "year"])["amount"].sum().unstack()  # noqa: PD010 - the rows


def _frame(number: int, offer: Offer, months: int) -> pd.DataFrame:
    """Return the lines of one offer: monthly salary and grants, yearly bonus, sign-on bonus."""
    start = pd.Timestamp(offer.start_date)
    days = pd.DatetimeIndex([start + pd.DateOffset(months=month) for month in range(1, months + 1)])
    service = pd.Series(range(months)) // 12
    (salary,) = (part for part in offer.pay if isinstance(part, Salary))
    pay = float(str(salary.amount)) / 12 * 1.03**service
    parts = [
        _lines("pay[0]", "base", days, service, pay),
        _lines("pay[1]", "bonus", days[11::12], service[11::12], pay[11::12] * 12 * 0.15),
        _lines("pay[2]", "one-time", pd.DatetimeIndex([start]), service[:1], pd.Series([50_000.0])),
    ]
    for place, grant in enumerate(offer.equity):
        if isinstance(grant, Rsu | Option):
            cumulative = (pd.Series(range(1, months + 1)) / months * float(str(grant.units)) + 0.5).astype("int64")
            units = cumulative.diff().fillna(cumulative.iloc[0])
            strike = float(str(grant.strike)) if isinstance(grant, Option) else 0.0
            price = float(str(grant.price))
            lines = _lines(f"equity[{place}]", "equity", days, service, units * max(0.0, price - strike))
            parts.append(lines.assign(units=units.to_numpy(), price=price))
    return pd.concat(parts).assign(offer=number, amount=lambda lines: lines["amount"] * RUPIAH)


def _lines(
    component: str, category: str, days: pd.DatetimeIndex, service: pd.Series[int], amounts: pd.Series[float]
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "component": component,
            "category": category,
            "certainty": "guaranteed",
            "form": "cash",
            "recurrence": "recurring",
            "currency": "USD",
            "earned_on": days,
            "paid_on": days,
            "year": service.to_numpy(),
            "amount": amounts.to_numpy(),
        }
    )


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _growth() -> None:
    """Print the time per line for increasing numbers of offers, years and grants."""
    for name, sizes in (
        ("offers", [(5, 5, 10), (10, 5, 10), (20, 5, 10), (40, 5, 10)]),
        ("years", [(10, 5, 2), (10, 5, 5), (10, 5, 10)]),
        ("grants", [(10, 5, 10), (10, 10, 10), (10, 20, 10)]),
    ):
        steps = []
        for count, grants, years in sizes:
            offers = rich_offers(count, grants, years)
            lines = sum(len(offer.lines) for offer in ours(offers, years).offers)
            spent = median(_seconds(lambda: ours(offers, years)) for _ in range(5))  # noqa: B023 - called immediately
            steps.append(f"{count}x{grants}x{years}: {lines} lines, {spent / lines * 1e6:.1f} us a line")
        print(f"growth with {name} (offers x grants x years): {'; '.join(steps)}")


def main() -> int:
    """Measure both, alternating. Return 1 if the ratio is above its limit."""
    offers = rich_offers(OFFERS, GRANTS, YEARS)
    lines = sum(len(offer.lines) for offer in ours(offers, YEARS).offers)
    peers(offers, YEARS)
    rounds = [(_seconds(lambda: ours(offers, YEARS)), _seconds(lambda: peers(offers, YEARS))) for _ in range(ROUNDS)]
    spent, peer = (median(times) for times in zip(*rounds, strict=True))
    ratio = spent / peer
    print(
        f"ledger: {lines} lines of {OFFERS} offers in {spent * 1000:.1f} ms, "
        f"pandas {peer * 1000:.1f} ms, ratio {ratio:.2f} (at most {LIMIT})"
    )
    _growth()
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
