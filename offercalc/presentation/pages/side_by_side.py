"""Offers side by side: a head for each in the order of their totals, bars on one scale, and the best of each row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.headlines import from_baseline
from offercalc.analysis.standing import Best, Standing, best_of, in_order, ranked_indices, standings
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.offer_ranking import Order, Ranking
from offercalc.domain.values.estimate import Span
from offercalc.domain.values.money import EXACT
from offercalc.presentation.charts.compared_bars import Scale, compared_legend, shared_scale
from offercalc.presentation.charts.drawing import LegendEntry, Role
from offercalc.presentation.charts.offer_chart import OfferBars, offer_bars
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import Grid, Shown, grid
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.formats.span_text import cell_text
from offercalc.presentation.names.shown_names import compared_names
from offercalc.presentation.pages.comparison_page import ComparisonPage, comparison_page
from offercalc.presentation.pages.offer_difference import difference_among, told_apart
from offercalc.presentation.tables.table import Amount, TableRow
from offercalc.presentation.text.labels import category_label, company

_PLACES = (
    N_("1st"),
    N_("2nd"),
    N_("3rd"),
    N_("4th"),
    N_("5th"),
    N_("6th"),
    N_("7th"),
    N_("8th"),
    N_("9th"),
    N_("10th"),
)
_ROLES = {
    Category.BASE: Role.BASE,
    Category.BONUS: Role.BONUS,
    Category.ONE_TIME: Role.ONE_TIME,
    Category.EQUITY: Role.EQUITY,
    Category.BENEFIT: Role.BENEFIT,
}


class Head(Struct, frozen=True):
    """The head of an offer's column: who, where it ranks, its total, and how far it is from the baseline.

    The baseline has what its total is made of instead of a difference; a total that is not known has the reason.
    """

    name: str
    about: str
    rank: str
    total: str
    difference: str
    is_baseline: bool
    is_known: bool = True
    company: str = ""

    @property
    def full_name(self) -> str:
        """The company name in full, however short the head has it."""
        return self.company or self.name

    @property
    def words(self) -> str:
        """Return the head as one line for a screen reader."""
        return ", ".join(filter(None, (self.full_name, self.about, self.rank, self.total, self.difference)))


class SideBySide(Struct, frozen=True, dict=True):
    """A comparison in ranking order, with everything that its table shows.

    `order` has the index that each offer has in the comparison as the person arranged it. `note` says what is compared,
    `bars_label` names the row of the bars, `kinds` what they are made of.
    """

    comparison: Comparison
    order: tuple[int, ...]
    page: ComparisonPage
    heads: tuple[Head, ...]
    best: tuple[tuple[Best, ...], ...]
    bars: tuple[OfferBars, ...]
    localizer: Localizer
    note: str
    bars_label: str
    kinds: dict[Role, str]

    @cached_property
    def scale(self) -> Scale:
        """The value axis of the bars of all offers."""
        return shared_scale(self.bars, self.localizer)

    @cached_property
    def legend(self) -> tuple[LegendEntry, ...]:
        """The legend of the bars of all offers."""
        return compared_legend(self.bars, self.kinds, self.page.table.columns[self.comparison.baseline])

    def ticks(self, index: int) -> tuple[Shown, ...]:
        """Return the figures by year of the baseline, to mark on the bars of another offer."""
        base = self.comparison.baseline
        return self.bars[base].totals if index != base and self.heads[base].is_known else ()


def side_by_side(comparison: Comparison, localizer: Localizer, by: Order = Ranking.TOTAL) -> SideBySide:
    """Return the offers of a comparison in an order; their places are always those of their totals."""
    order = ranked_indices(comparison, by)
    ranked = in_order(comparison, order)
    page = comparison_page(ranked, localizer, from_baseline, named_apart(comparison, order, localizer))
    grids = tuple(grid(appraisal, ranked.assumptions, DISPLAY_DIGITS) for appraisal in ranked.offers)
    places = standings([one.total for one in ranked.offers])
    abouts = about_offers(comparison, order, localizer)
    heads = tuple(
        replace(_head(index, ranked, grids, places[index], localizer), about=about)
        for index, about in enumerate(abouts)
    )
    best = tuple(_best(row, len(grids)) for row in page.table.rows)
    bars = tuple(offer_bars(ranked, index, localizer) for index in range(len(grids)))
    return SideBySide(
        comparison=ranked,
        order=order,
        page=page,
        heads=heads,
        best=best,
        bars=bars,
        localizer=localizer,
        note=localizer.tr("Differences count from this offer"),
        bars_label=localizer.tr("Total compensation by year"),
        kinds={role: category_label(category, localizer) for category, role in _ROLES.items()},
    )


def _head(
    index: int, comparison: Comparison, grids: tuple[Grid, ...], standing: Standing, localizer: Localizer
) -> Head:
    offer = comparison.offers[index].offer
    total, base = grids[index].total, grids[comparison.baseline].total
    currency = comparison.assumptions.currency
    is_baseline = index == comparison.baseline
    beside = (
        made_of(comparison.offers[index], localizer)
        if is_baseline
        else difference_words(base, total, currency, localizer)
    )
    return Head(
        name=compared_names(comparison, localizer)[index],
        company=company(offer),
        about="",
        rank=rank_words(standing, localizer) if len(grids) > 1 else "",
        total=cell_text(total, currency, localizer),
        difference=beside if len(grids) > 1 else "",
        is_baseline=is_baseline,
        is_known=not total.is_unknown,
    )


def named_apart(comparison: Comparison, order: tuple[int, ...], localizer: Localizer) -> Comparison:
    """Return a comparison in an order, with companies that several offers are of followed by what differs."""
    names = told_apart([one.offer for one in comparison.offers], localizer)
    offers = (
        one if name == company(one.offer) else replace(one, offer=replace(one.offer, company=name))
        for one, name in zip(comparison.offers, names, strict=True)
    )
    return in_order(replace(comparison, offers=tuple(offers)), order)


def about_offers(comparison: Comparison, order: tuple[int, ...], localizer: Localizer) -> tuple[str, ...]:
    """Return role and location of each offer on one line, first what differs from another one like it."""
    offers = [one.offer for one in comparison.offers]
    return tuple(_about(offers[index], difference_among(offers[index], offers, localizer)) for index in order)


def _about(offer: Offer, differs: str) -> str:
    return " · ".join(dict.fromkeys(filter(None, (differs, single_line(offer.role), single_line(offer.location)))))


def rank_words(standing: Standing, localizer: Localizer) -> str:
    """Return a place in words, e.g. "2nd, or 1st" if the open terms may still change it."""
    place = localizer.tr(_PLACES[standing.place - 1])
    if standing.best < standing.place:
        return localizer.tr("{place}, or {best}", place=place, best=localizer.tr(_PLACES[standing.best - 1]))
    return localizer.tr("{place} so far", place=place) if standing.worst > standing.place else place


def made_of(appraisal: Appraisal, localizer: Localizer) -> str:
    """Return how much of a total is guaranteed and how much is equity, or how many questions are open."""
    if appraisal.total.is_open:
        count = len(appraisal.questions)
        return localizer.plural("{number} open question", "{number} open questions", count) if count else ""
    whole = appraisal.total.likely
    if whole <= 0:
        return ""
    guaranteed = appraisal.part(certainty=Certainty.GUARANTEED).likely
    equity = appraisal.part(category=Category.EQUITY).likely
    parts = [(N_("{percent} guaranteed"), guaranteed)] + ([(N_("{percent} equity"), equity)] if equity else [])
    return ", ".join(localizer.tr(text, percent=_percent(Fraction(value) / whole, localizer)) for text, value in parts)


def difference_words(baseline: Shown, other: Shown, currency: str, localizer: Localizer) -> str:
    """Return how far a total is from that of the baseline, e.g. "at most $148,000 less (6%)"."""
    if baseline.is_unknown or other.is_unknown:
        return localizer.tr("not known yet")
    difference = EXACT.subtract(other.likely, baseline.likely)
    if not difference:
        return _alike_words(baseline, other, localizer)
    is_less = difference < 0
    amount = localizer.figures.in_sentence(abs(difference), currency)
    if baseline.likely > 0 and not localizer.figures.is_relative:
        share = _percent(Fraction(abs(difference)) / Fraction(baseline.likely), localizer)
        amount = f"{amount} ({share})"
    template = N_("{amount} less") if is_less else N_("{amount} more")
    rises, may_rise = other.high is None, baseline.high is None
    if rises != may_rise:
        is_at_most = rises if is_less else may_rise
        if is_at_most:
            template = N_("at most {amount} less") if is_less else N_("at most {amount} more")
        else:
            template = N_("at least {amount} less") if is_less else N_("at least {amount} more")
    elif rises:
        template = N_("{amount} less so far") if is_less else N_("{amount} more so far")
    elif not (baseline.is_exact and other.is_exact):
        template = N_("about {amount} less") if is_less else N_("about {amount} more")
    return localizer.tr(template, amount=amount)


def _alike_words(baseline: Shown, other: Shown, localizer: Localizer) -> str:
    """Return that two totals are alike, as far as they are known."""
    rises, may_rise = other.high is None, baseline.high is None
    if rises != may_rise:
        return localizer.tr("at least as much") if rises else localizer.tr("at most as much")
    if rises:
        return localizer.tr("as much so far")
    return localizer.tr("as much") if baseline.is_exact and other.is_exact else localizer.tr("about as much")


def _percent(share: Fraction, localizer: Localizer) -> str:
    return localizer.figures.percent(Decimal(round(share * 100)))


def _best(row: TableRow, count: int) -> tuple[Best, ...]:
    """Return which figure of a row is the best; none of rows in which more is not better."""
    spans = list(spans_of(row)) if _is_better_larger(row) else []
    return best_of(spans) if spans and len(spans) >= count else (Best.NO,) * count


def spans_of(row: TableRow) -> Iterator[Span]:
    """Yield the amounts of a row, each as a span."""
    for cell in row.cells:
        if isinstance(cell.value, Amount):
            bounds = cell.value.bounds
            yield Span(
                None if bounds.low is None else Fraction(bounds.low),
                Fraction(bounds.likely),
                None if bounds.high is None else Fraction(bounds.high),
            )


def _is_better_larger(row: TableRow) -> bool:
    """Whether more of it is better: not of a kind of pay, nor of what is only expected."""
    traces = [cell.trace for cell in row.cells if cell.trace is not None]
    return all(trace.category is None and trace.certainty in {None, Certainty.GUARANTEED} for trace in traces)
