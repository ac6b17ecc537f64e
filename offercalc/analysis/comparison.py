"""Offers side by side: the same years, the same currency, the same assumptions."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from offercalc.analysis.open_questions import Question, open_questions
from offercalc.analysis.yearly import By, Rates, Row, column_totals, gather, years_earned
from offercalc.domain.assumptions import Assumptions
from offercalc.domain.estimate import Span, total
from offercalc.domain.exchange import NoRate, Rate, RateTable, find_rate
from offercalc.domain.ledger import Ledger, ledger
from offercalc.domain.line import Category, Certainty
from offercalc.domain.offer import Offer
from offercalc.domain.vesting import Presets


class Appraisal(Struct, frozen=True):
    """What one offer comes to: its rows by year in the display currency with their totals, and what is not known."""

    offer: Offer
    rows: tuple[Row, ...]
    years: tuple[Span, ...]
    rates: tuple[Rate, ...]
    refusals: tuple[NoRate, ...]
    questions: tuple[Question, ...]

    @property
    def total(self) -> Span:
        """Give the total over the horizon."""
        return total(self.years)

    def part(self, *, category: Category | None = None, certainty: Certainty | None = None) -> Span:
        """Give the total over the horizon of the rows of one category or certainty."""
        return total(
            tuple(
                span
                for row in self.rows
                if category in {None, row.category} and certainty in {None, row.certainty}
                for span in row.years
            )
        )


class Comparison(Struct, frozen=True):
    """Appraised offers over the same years; `labels` are 1, 2, ... of employment or calendar years."""

    assumptions: Assumptions
    by: By
    labels: tuple[int, ...]
    offers: tuple[Appraisal, ...]


def compare(
    offers: tuple[Offer, ...], assumptions: Assumptions, by: By, table: RateTable, presets: Presets
) -> Comparison:
    """Appraise sound offers side by side in the display currency of the assumptions."""
    ledgers = [ledger(offer, assumptions, presets) for offer in offers]
    earned = [
        years_earned(lines, offer.start_date, assumptions.years, by)
        for offer, lines in zip(offers, ledgers, strict=True)
    ]
    labels = _labels(assumptions, by, [year for years in earned for year in years])
    appraisals = []
    for offer, lines, years in zip(offers, ledgers, earned, strict=True):
        rates = _rates(lines, offer, assumptions, table)
        rows = gather(lines, years, labels, rates)
        appraisals.append(
            Appraisal(
                offer=offer,
                rows=rows,
                years=column_totals(rows, len(labels)),
                rates=tuple(rate for rate in rates.values() if isinstance(rate, Rate) and rate.base != rate.quote),
                refusals=tuple(rate for rate in rates.values() if isinstance(rate, NoRate)),
                questions=open_questions(offer),
            )
        )
    return Comparison(assumptions, by, labels, tuple(appraisals))


def _labels(assumptions: Assumptions, by: By, found: list[int]) -> tuple[int, ...]:
    """Name the years of the table: the horizon by employment, every calendar year that has a line otherwise."""
    if by is By.EMPLOYMENT:
        return tuple(range(1, assumptions.years + 1))
    return tuple(range(min(found), max(found) + 1)) if found else ()


def _rates(lines: Ledger, offer: Offer, assumptions: Assumptions, table: RateTable) -> Rates:
    """Find the rate for every currency of the lines, and for the offer's own."""
    currencies = dict.fromkeys([offer.currency, *(line.currency for line in lines)])
    return {code: find_rate(table, code, assumptions.currency, assumptions.exchange_day) for code in currencies}


def average(amount: Span, years: int) -> Span:
    """Spread a total evenly over the years of the horizon."""
    return amount.scaled(Fraction(1, years))
