"""Take-home: one law, ten offers, and 100,000 Californian incomes on arrays, against taxcalc where it is installed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

from msgspec.structs import replace

from benchmarks._offers import rich_offers
from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from offercalc.application.files.resources import resource
from offercalc.application.tax.departures import DeparturesKept
from offercalc.application.tax.take_homes import TaxSources, TaxWish, take_homes
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.tax.assessment import Income, assess
from offercalc.domain.tax.gross_up import gross_up
from offercalc.domain.tax.law import Law
from offercalc.domain.tax.law_choice import laws_for
from offercalc.feeds.publishers.bundled import bundled_history
from offercalc.interchange.offer_files.preset_file import read_presets
from offercalc.interchange.tax_files.law_folder import LawFolders

DAY = date(2026, 6, 30)
LAST_DAY = date(2026, 10, 30)
"""The newest of the exchange rates that ship."""
INCOMES = 100_000
ROUNDS = 7
MOST_EXACT = 0.5
"""Milliseconds for one exact run of one law."""
MOST_ON_ARRAYS = 50.0
"""Milliseconds for all incomes under federal, state and social laws."""
MOST_OF_OFFERS = 50.0
"""Milliseconds that take-home adds to the comparison of ten offers at different places."""
MOST_OF_LEAVING = 1000.0
"""Milliseconds for what is left after each month of all of them, off the GUI thread."""
HOMES = ("US-CA", "US-NY", "US-WA", "US-TX", "ID", "GB", "SG", "DE", "IE", "CA-ON")
PEER = "taxcalc"


def _laws(place: str) -> tuple[Law, ...]:
    folders = LawFolders(resource("tax"), lambda: Path("no such folder"))
    return laws_for(place, DAY, DAY, folders.of_country(place[:2])).laws


def _milliseconds(work: Callable[[], object], times: int = 1) -> float:
    """Return the fastest of several rounds, for one time, of this process alone: others may be busy."""
    fastest = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        for _ in range(times):
            work()
        fastest = min(fastest, (time.process_time() - started) / times)
    return fastest * 1000


def _exact() -> float:
    laws = _laws("GB")
    return _milliseconds(lambda: assess(laws, Income(wages=Fraction(123_456)), {}), 100)


def _on_arrays() -> float:
    import numpy as np

    from offercalc.domain.tax.array_operations import take_home_array

    laws, wages = _laws("US-CA"), np.linspace(0.0, 3_000_000.0, INCOMES)
    return _milliseconds(lambda: take_home_array(laws, wages, {}))


def _of_offers() -> tuple[float, float]:
    """Return the time that take-home adds to comparing ten offers with raises, a bonus and a grant over four years.

    The second one is that of leaving each of them after each of 48 months, which is worked out beside the window.
    """
    rates, presets = RateBook((bundled_history(),)), read_presets(resource("presets", "vesting.json"))
    laws = LawFolders(resource("tax"), lambda: Path("no such folder"))
    assumptions = Assumptions(exchange_day=LAST_DAY, currency="USD")
    offers = tuple(
        replace(offer, tax_home=home) for offer, home in zip(rich_offers(len(HOMES), 1, 4), HOMES, strict=True)
    )
    comparison = compare(offers, assumptions, By.EMPLOYMENT, rates, presets)
    sources = TaxSources(laws, rates, DAY)
    return (
        _milliseconds(lambda: take_homes(comparison, TaxWish(), sources)),
        _milliseconds(lambda: DeparturesKept().left(comparison, TaxWish(), sources)),
    )


def _peer() -> float:
    """Return the time of taxcalc for the federal tax alone of as many incomes."""
    import numpy as np
    import pandas as pd
    import taxcalc

    wages = np.linspace(0.0, 3_000_000.0, INCOMES)
    people = {"RECID": np.arange(INCOMES) + 1, "MARS": 1, "e00200": wages, "e00200p": wages}
    records = taxcalc.Records(pd.DataFrame(people), start_year=DAY.year, gfactors=None, weights=None)
    calculator = taxcalc.Calculator(policy=taxcalc.Policy(), records=records)
    calculator.advance_to_year(DAY.year)
    return _milliseconds(calculator.calc_all)


def main() -> int:
    """Measure all. Return 1 if one is above its limit."""
    exact = _exact()
    californian = _laws("US-CA")
    net = _milliseconds(lambda: gross_up(californian, Fraction(320_000), {}))
    print(
        f"tax: one law exactly in {exact:.2f} ms (at most {MOST_EXACT}); a net of California grossed up in {net:.0f} ms"
    )
    offers, leaving = _of_offers()
    print(
        f"tax: take-home adds {offers:.0f} ms to the comparison of {len(HOMES)} offers (at most {MOST_OF_OFFERS:.0f})"
    )
    print(
        f"tax: leaving {len(HOMES)} offers after each of 48 months in {leaving:.0f} ms (at most {MOST_OF_LEAVING:.0f})"
    )
    is_slow = exact > MOST_EXACT or offers > MOST_OF_OFFERS or leaving > MOST_OF_LEAVING
    if find_spec("numpy") is None:
        return int(is_slow)
    arrays = _on_arrays()
    peer = f"; {PEER}, federal alone: {_peer():.0f} ms" if find_spec(PEER) is not None else f"; {PEER} is not installed"
    print(f"tax: {INCOMES} incomes of California in {arrays:.0f} ms (at most {MOST_ON_ARRAYS:.0f}){peer}")
    return int(is_slow or arrays > MOST_ON_ARRAYS)


if __name__ == "__main__":
    sys.exit(main())
