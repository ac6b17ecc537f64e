"""What the pages of offers show, as values: made at once, or for a large offer off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.tax.person_facts import Fact
from offercalc.domain.scenario.offer_ranking import Order, Ranking
from offercalc.domain.validate.draft import Draft
from offercalc.domain.validate.size import is_large
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.charts.offer_chart import OfferBars, offer_bars
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.draft_form import missing_sentence
from offercalc.presentation.pages.offer_page import OfferPage, offer_page, subtitle_of
from offercalc.presentation.pages.vesting_plan import VestingPlan, vesting_plans
from offercalc.presentation.text.assumption_text import after_tax
from offercalc.presentation.text.labels import offer_title

if TYPE_CHECKING:
    from offercalc.application.workbench.take_home import Estimate, TakeHomeFigures
    from offercalc.presentation.pages.comparison_page import ComparisonPage
    from offercalc.presentation.pages.side_by_side import SideBySide

MOST_PLANS = 20
"""Of how many grants the vesting is drawn; the offer sheet has all of them."""


class OfferView(Struct, frozen=True, eq=False):
    """Everything that the Offers page shows of the selected offer."""

    comparison: Comparison
    page: OfferPage
    bars: OfferBars
    plans: tuple[VestingPlan, ...]
    is_large: bool
    estimate: Estimate | None = None


class ComparisonView(Struct, frozen=True, eq=False):
    """Everything that the Compare page shows; after tax with the `estimate`."""

    sides: SideBySide
    estimate: Estimate | None = None

    @property
    def page(self) -> ComparisonPage:
        """The texts and tables."""
        return self.sides.page


def offer_view(comparison: Comparison, other: Comparison | None, presets: Presets, localizer: Localizer) -> OfferView:
    """Return the view of a comparison's only offer; `other` is the same offer in a second currency."""
    page = offer_page(comparison, 0, presets, localizer, other)
    offer = comparison.offers[0].offer
    plans = vesting_plans(offer, presets, localizer, MOST_PLANS)
    return OfferView(comparison, page, offer_bars(comparison, 0, localizer), plans, is_large(offer, presets))


def draft_view(view: OfferView, draft: Draft, localizer: Localizer) -> OfferView:
    """Return the view of a draft: it says what is missing, and what stands for the start date meanwhile."""
    page, tr = view.page, localizer.tr
    warnings = (missing_sentence(draft.missing, localizer), *page.warnings)
    title = offer_title(view.comparison.offers[0].offer) or tr("New offer")
    subtitle = subtitle_of(view.comparison.offers[0].offer, localizer, has_start=draft.has_start)
    assumptions = page.assumptions
    if not draft.has_start:
        day = localizer.figures.day(draft.terms.start_date)
        assumptions = (tr("Until a start date is entered, figures count from {day}.", day=day), *assumptions)
    page = replace(page, title=title, subtitle=subtitle, warnings=warnings, assumptions=assumptions)
    return replace(view, page=page)


def comparison_view(comparison: Comparison, localizer: Localizer, order: Order = Ranking.TOTAL) -> ComparisonView:
    """Return the view of a comparison."""
    from offercalc.presentation.pages.side_by_side import side_by_side  # noqa: PLC0415 - not needed for the first paint

    return ComparisonView(side_by_side(comparison, localizer, order))


def take_home_view(
    comparison: Comparison,
    facts: tuple[Fact, ...],
    figures: TakeHomeFigures,
    localizer: Localizer,
    order: Order = Ranking.TOTAL,
) -> ComparisonView:
    """Return the view of a comparison after tax."""
    from offercalc.presentation.tax.net_sides import net_sides  # noqa: PLC0415 - not needed for the first paint

    kept = figures.kept(comparison, facts)
    return ComparisonView(net_sides(comparison, kept, localizer, order), figures.estimate(comparison, facts, localizer))


def with_take_home(
    view: OfferView, facts: tuple[Fact, ...], figures: TakeHomeFigures, localizer: Localizer
) -> OfferView:
    """Return the view of an offer with its cards, its chart by year and its table after tax."""
    from offercalc.presentation.tax.net_cards import net_cards  # noqa: PLC0415 - not needed for the first paint
    from offercalc.presentation.tax.net_sides import net_bars  # noqa: PLC0415
    from offercalc.presentation.tax.net_table import net_table  # noqa: PLC0415

    alone, (found,) = view.comparison, figures.kept(view.comparison, facts)
    table = net_table(alone, found, localizer)
    assumed = after_tax(view.page.assumptions, alone.assumptions.discount_percent, localizer)
    return replace(
        view,
        page=replace(view.page, cards=net_cards(alone, found, localizer), table=table, assumptions=assumed),
        bars=net_bars(alone, 0, found, localizer),
        estimate=figures.estimate(alone, facts, localizer),
    )


class LateView(Struct, frozen=True, eq=False):
    """A view of large offers that is still to be made: called in any thread, for it needs nothing but what it holds."""

    key: tuple[object, ...]
    make: Callable[[], OfferView | ComparisonView]

    def __call__(self) -> OfferView | ComparisonView:
        """Make the view, with the questions, which are otherwise worked out when they are shown."""
        view = self.make()
        _ = view.page.questions
        return view
