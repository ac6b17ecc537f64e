"""Comparison of offers over the same years, in the same currency, under the same assumptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.open_questions import Question, open_questions
from offercalc.analysis.ranking import Openness, ranked
from offercalc.analysis.yearly import By, Rates, Row, column_totals, converted_total, due, gather, years_earned
from offercalc.domain.exchange.rate import NoRate, Rate
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.ledger.component import Component
from offercalc.domain.ledger.employer.leaving_pay import leaving_amounts, leaving_parts
from offercalc.domain.ledger.ledger import Ledger, kept_lines, ledger, promised_lines
from offercalc.domain.ledger.line import Category, Certainty, Line
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.scenario.assumptions import Assumptions, Exit
from offercalc.domain.scenario.exchange_basis import basis_rate
from offercalc.domain.values.amount import Amount, sums_by_currency
from offercalc.domain.values.estimate import Span, total
from offercalc.domain.vesting.schedule import Presets


class Appraisal(Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """The figures of one offer: its rows by year in the display currency, their totals, and the open questions.

    The rows are the sums of `lines`, each earned in its year of `earned`; `promised` are the lines of somebody who
    stays, without what the end of the employment changes. `presets` are those of its vesting, and `exchange` has a
    rate, or the reason why there is none, for every currency of the lines. `ask` computes the questions on first
    access. If pay that is stated net of tax has been grossed up, the lines are before tax, and `grossed` does the same
    with any other line of the offer. Appraisals compare by identity, so that results can be cached per instance.
    """

    offer: Offer
    presets: Presets
    promised: Ledger
    lines: Ledger
    earned: tuple[int, ...]
    exchange: Rates
    rows: tuple[Row, ...]
    years: tuple[Span, ...]
    ask: Callable[[], tuple[Question, ...]]
    grossed: Callable[[Line], Line] | None = None

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The open questions, most helpful first."""
        return self.ask()

    @cached_property
    def sums_by_year(self) -> dict[int, dict[str, Span]]:
        """The totals of the lines in each of their currencies, unconverted, by the year of the table."""
        by_year: dict[int, list[Amount]] = {}
        for line, year in zip(self.lines, self.earned, strict=True):
            by_year.setdefault(year, []).append(line.money)
        return {year: sums_by_currency(amounts) for year, amounts in by_year.items()}

    @cached_property
    def sums(self) -> dict[str, Span]:
        """The total of the lines in each of their currencies, unconverted."""
        yearly = self.sums_by_year.values()
        return sums_by_currency(Amount(span, currency) for sums in yearly for currency, span in sums.items())

    @cached_property
    def by_component(self) -> dict[Component, list[Line]]:
        """The promised lines of each part: one pass, as an offer may have hundreds of parts and 100,000 lines."""
        found: dict[Component, list[Line]] = {}
        for line in self.promised:
            found.setdefault(line.component, []).append(line)
        return found

    def before_tax(self, line: Line) -> Line:
        """Return a line as the others are: before tax, if net pay has been grossed up."""
        return line if self.grossed is None else self.grossed(line)

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The rates used between two different currencies."""
        return tuple(rate for rate in self.exchange.values() if isinstance(rate, Rate) and rate.base != rate.quote)

    @property
    def refusals(self) -> tuple[NoRate, ...]:
        """The currencies that could not be converted, with the reasons."""
        return tuple(rate for rate in self.exchange.values() if isinstance(rate, NoRate))

    @property
    def total(self) -> Span:
        """The total over the horizon."""
        return total(self.years)

    def trace(
        self,
        *,
        component: Component | None = None,
        category: Category | None = None,
        certainty: Certainty | None = None,
        year: int | None = None,
    ) -> Ledger:
        """Return the lines behind a figure: those of a component, category, certainty or year of the table.

        The sum of a row, column, cell or part is the sum of its lines, each converted by `exchange`.
        """
        found: Iterable[Line] = self.lines
        if year is not None:
            found = (line for line, earned in zip(self.lines, self.earned, strict=True) if earned == year)
        if component is not None:
            found = (line for line in found if line.component == component)
        if category is not None:
            found = (line for line in found if line.category is category)
        if certainty is not None:
            found = (line for line in found if line.certainty is certainty)
        return tuple(found)

    def part(self, *, category: Category | None = None, certainty: Certainty | None = None) -> Span:
        """Return the total over the horizon of the rows of one category or certainty."""
        return total(
            tuple(
                span
                for row in self.rows
                if category in {None, row.category} and certainty in {None, row.certainty}
                for span in row.years
            )
        )


class Comparison(Struct, frozen=True):
    """Appraised offers over the same years; `labels` are years of employment (1, 2, ...) or calendar years.

    `baseline` is the index of the offer with which the others are compared.
    """

    assumptions: Assumptions
    by: By
    labels: tuple[int, ...]
    offers: tuple[Appraisal, ...]
    baseline: int = 0


def compare(
    offers: tuple[Offer, ...], assumptions: Assumptions, by: By, book: RateBook, presets: Presets
) -> Comparison:
    """Return the comparison of valid offers in the display currency of the assumptions."""
    finder = _RateFinder(assumptions, book)
    return side_by_side(tuple(_appraisal(offer, by, finder, presets) for offer in offers), assumptions, by)


def appraise(offer: Offer, assumptions: Assumptions, by: By, book: RateBook, presets: Presets) -> Appraisal:
    """Return the appraisal of one valid offer, over its own years."""
    return _appraisal(offer, by, _RateFinder(assumptions, book), presets)


def side_by_side(appraisals: tuple[Appraisal, ...], assumptions: Assumptions, by: By) -> Comparison:
    """Return the comparison of offers that were appraised under the same assumptions."""
    labels = _labels(assumptions, by, [year for one in appraisals for year in one.earned])
    return Comparison(assumptions, by, labels, tuple(_over(labels, one, by) for one in appraisals))


def _appraisal(offer: Offer, by: By, finder: _RateFinder, presets: Presets) -> Appraisal:
    assumptions = finder.assumptions
    promised = promised_lines(offer, assumptions, presets)
    lines = kept_lines(promised, offer, assumptions, presets)
    earned = years_earned(lines, offer.start_date, assumptions.years, by)
    labels = _labels(assumptions, by, list(earned))
    rates = finder.rates(promised, offer)
    rows = gather(lines, earned, labels, rates)
    return Appraisal(
        offer=offer,
        presets=presets,
        promised=promised,
        lines=lines,
        earned=earned,
        exchange=rates,
        rows=rows,
        years=column_totals(rows, len(labels)),
        ask=lambda: _questions(offer, lines, assumptions, presets, rates),
    )


def _over(labels: tuple[int, ...], one: Appraisal, by: By) -> Appraisal:
    """Return an appraisal over the years of a comparison; years of employment are the same for all offers."""
    if by is By.EMPLOYMENT:
        return one
    rows = gather(one.lines, one.earned, labels, one.exchange)
    return replace(one, rows=rows, years=column_totals(rows, len(labels)))


def _questions(
    offer: Offer, lines: Ledger, assumptions: Assumptions, presets: Presets, rates: Rates
) -> tuple[Question, ...]:
    """Return the open questions, most helpful first; `lines` are those of the unchanged offer."""
    path = assumptions.price_path(offer.company)
    is_sold = isinstance(path, Exit) and path.value is not None

    def measure(answered: Offer) -> Openness:
        return _openness(lines if answered is offer else ledger(answered, assumptions, presets), rates)

    return ranked(open_questions(offer, is_sold=is_sold, years=assumptions.years), offer, measure)


def _openness(lines: Ledger, rates: Rates) -> Openness:
    """Return the openness of lines in the display currency; a range that cannot be converted has no width."""
    unbounded: dict[Component, int] = {}
    ranges: dict[Component, list[Amount]] = {}
    for line in lines:
        amount, part = line.amount, line.component.whole
        if amount.is_open:
            unbounded[part] = unbounded.get(part, 0) + 1
        elif amount.high is not amount.low and isinstance(rates.get(line.currency), Rate):
            ranges.setdefault(part, []).append(due(line, rates))
    widths = {part: converted_total(amounts, rates).width for part, amounts in ranges.items()}
    return Openness(unbounded, widths, len(lines))


def _labels(assumptions: Assumptions, by: By, found: list[int]) -> tuple[int, ...]:
    """Return the years of the table: those of the horizon, or all calendar years from the first to the last line."""
    if by is By.EMPLOYMENT:
        return tuple(range(1, assumptions.years + 1))
    return tuple(range(min(found), max(found) + 1)) if found else ()


class _RateFinder:
    """Finds and caches the rates of a comparison."""

    def __init__(self, assumptions: Assumptions, book: RateBook) -> None:
        self.assumptions = assumptions
        self._book = book
        self._found: Rates = {}

    def rates(self, lines: Ledger, offer: Offer) -> Rates:
        """Return the rates for the currencies of the offer, its lines and leaving pay, and of assumed fair values."""
        codes = [offer.currency, *(line.currency for line in lines)]
        due = (leaving_amounts(part, offer, offer.start_date) for part in leaving_parts(offer).values())
        codes += [amount.currency for amounts in due for amount in amounts]
        if self.assumptions.fair_value is not None:
            codes += [currency_of(stake, offer) for stake in offer.equity]
        return {code: self._rate(code) for code in dict.fromkeys(codes)}

    def _rate(self, code: str) -> Rate | NoRate:
        if code not in self._found:
            self._found[code] = basis_rate(self._book, code, self.assumptions)
        return self._found[code]
