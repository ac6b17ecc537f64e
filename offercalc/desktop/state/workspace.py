"""The shared state of the window's pages: offers, settings and localizer, with one signal for changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import structs
from PySide6.QtCore import Signal

from offercalc.analysis.comparison import Comparison
from offercalc.application.offers.appraisal import Appraiser, Asked
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.settings.settings import Settings, SettingsFile
from offercalc.application.sync.session import Session
from offercalc.application.tax.person_facts import Fact, with_fact
from offercalc.application.translations.readers import localizer_for
from offercalc.application.workbench.figures import Figures
from offercalc.application.workbench.offer_listing import OfferListing
from offercalc.application.workbench.papers import Paper
from offercalc.application.workbench.selected_papers import PaperRequest, appraised_for, selected_paper
from offercalc.application.workbench.selection import Selection
from offercalc.desktop.state.background_appraisal import LateFigures
from offercalc.desktop.state.listed_offers import ListedOffers
from offercalc.desktop.state.net_pay import NetPay, entry_after_tax
from offercalc.desktop.state.open_offers import OpenOffers
from offercalc.desktop.state.page_views import (
    ComparisonView,
    LateView,
    OfferView,
    comparison_view,
    draft_view,
    offer_view,
    take_home_view,
    with_take_home,
)
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.offer_ranking import Order
from offercalc.domain.validate.size import is_large
from offercalc.domain.values.lazy_text import NO_TEXT
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.masked import in_private, in_public
from offercalc.presentation.pages.offers_list import OfferEntry, bare_entry, draft_entry, in_common, offer_entries

SCALES = (100, 110, 125, 150, 175, 200)
"""The sizes of text in percent that the zoom keys choose from."""

if TYPE_CHECKING:
    from datetime import date

    from offercalc.application.workbench.take_home import TakeHomeFigures
    from offercalc.presentation.tax.net_leaving import Left
    from offercalc.presentation.tax.take_home_page import Kept

V = TypeVar("V", OfferView, ComparisonView)


class Workspace(OpenOffers):
    """Holds the state of the window; pages refresh on `changed`, and the theme is applied again on `restyled`."""

    restyled = Signal()

    def __init__(
        self, session: Session, settings_file: SettingsFile, sources: LiveSources, net_pay: NetPay, locale: str
    ) -> None:
        super().__init__(session, sources.presets)
        self.settings = settings_file.read()
        self.fault = settings_file.problem
        self.is_private = False
        self._settings_file = settings_file
        self._sources, self._net_pay = sources, net_pay
        self._system_locale = locale
        appraiser = Appraiser(sources, net_pay.gross_up)
        self.figures = Figures(appraiser)
        self._late = LateFigures(appraiser, self)
        self._late.ready.connect(self._show_late)
        self._localizer = self._new_localizer()
        self.listed_offers, self._times_late = ListedOffers(), 0
        self._selection = Selection((), None, self.settings)

    @property
    def today(self) -> date:
        """Return the day that deadlines are counted from."""
        return self._sources.today

    @property
    def localizer(self) -> Localizer:
        """Return the localizer for the current language and number format."""
        return self._localizer

    @property
    def public_localizer(self) -> Localizer:
        """Return the localizer for documents and saved files, which shows amounts even while the window hides them."""
        return in_public(self._localizer)

    def hide_amounts(self) -> None:
        """Toggle between hiding and showing the amounts in the window."""
        self.is_private = not self.is_private
        self._localizer = self._new_localizer()
        self.changed.emit()

    @property
    def selection(self) -> Selection:
        """Return the offers, the selected one and the settings, as one value; the same one until they change."""
        now = Selection(self.offers, self.chosen_offer, self.settings, self.chosen_document)
        self._selection = now.unless_like(self._selection)
        return self._selection

    @property
    def compared(self) -> tuple[StoredOffer, ...]:
        """Return the compared offers, or the first few if none were selected for comparison."""
        return self.selection.compared

    def compare_also(self, document: str, *, is_compared: bool) -> None:
        """Add an offer to the comparison, which holds at most ten, or remove it."""
        change = self.selection.compared_with if is_compared else self.selection.compared_without
        self.set(compared=change(document))

    def tone(self, place: int) -> int:
        """Return the number of the color of the offer at a position: the one it has in the charts, if compared."""
        compared = [kept.document for kept in self.compared]
        document = self.listed[place].document
        return compared.index(document) if document in compared else place

    def comparison(self) -> Comparison:
        """Compare the offers in the display currency, or in the selected offer's currency if none is set."""
        return self.figures.comparison(self.selection)

    def chosen_alone(self) -> Comparison:
        """Appraise the selected offer alone."""
        return self.figures.alone(self.selection)

    @property
    def currencies(self) -> tuple[str, ...]:
        """Return the currencies that figures can be shown in."""
        return self._sources.rates.currencies

    @property
    def other_currency(self) -> str | None:
        """Return the second currency in which the selected offer is shown, or None."""
        return self.selection.other_currency(self.currencies)

    def chosen_in_another(self) -> Comparison | None:
        """Appraise the selected offer in a second currency; None if there is none."""
        offer, other = self.chosen_offer, self.other_currency
        return None if offer is None or other is None else self.appraised(offer, currency=other)

    def paper(self, request: PaperRequest, instead: Offer | None = None) -> Paper:
        """Return a document of the selected offer or another one; raises ExternalError until there is one."""
        selection = self.selection if instead is None else structs.replace(self.selection, chosen=instead)
        if self.lacks(selection, appraised_for(request, selection)):
            raise ExternalError(N_("These figures take a moment. Other pages can be used meanwhile."))
        return self.paper_of(request, selection)

    def paper_of(self, request: PaperRequest, selection: Selection) -> Paper:
        """Return a document of a selection; raises ExternalError if there is none."""
        return selected_paper(request, selection, self.figures, self._localizer, self._kept_of)

    def _kept_of(self, comparison: Comparison) -> tuple[Kept, Left]:
        """Return take-home for a paper; raise ExternalError while it is estimated, `changed` tells that it is there."""
        if self._take_home_view(comparison, with_leaving=True) is None:
            raise ExternalError(N_("The take-home is still being estimated."))
        return self.take_home.kept_and_left(comparison, self.settings.about_you)

    def listing(self) -> OfferListing:
        """List the offers, each with its first year in the currency of display, or else in its own."""
        localizer = self._localizer
        locale, after_tax = str(localizer.figures.locale), self.settings.take_home and self.settings.about_you
        key = self.figures.key(self._unchosen), localizer.language, locale, self.is_private, after_tax, self._times_late
        self.listed_offers.outlook = self.settings.outlook
        return self.listed_offers.listing(self.listed, self.offers, key, self._entry, localizer)

    @property
    def _unchosen(self) -> Selection:
        return Selection(self.offers, None, self.settings)

    @property
    def list_currency(self) -> str:
        """Return the currency in which the offers of the list are sorted by what they come to."""
        return self._unchosen.currency

    def show_rounds(self, rounds: Mapping[str, int]) -> None:
        """List how many rounds each document has; documents without any may be left out."""
        if rounds != self.listed_offers.rounds:
            self.listed_offers.rounds = rounds
            self.changed.emit()

    def is_late(self, asked: tuple[Asked, ...]) -> bool:
        """Whether large offers have to be appraised before what is asked can be answered in a moment.

        That is begun, instead of what was asked before; `changed` tells that it is done. A currency "" is the one of
        display.
        """
        return self._late.ask(self.figures.lacking(self.selection, asked))

    def lacks(self, selection: Selection, asked: tuple[Asked, ...]) -> bool:
        """Whether large offers are still to be appraised for what is asked of a selection; that is begun."""
        lacking = self.figures.lacking(selection, asked)
        return bool(lacking) and self._late.ask_also(lacking)

    def offer_view(self) -> OfferView | None:
        """Return what the Offers page shows; None while that of a large offer is made, `changed` tells that it is."""
        alone, other = self.chosen_alone(), self.chosen_in_another()
        presets, localizer, draft = self._presets, self._localizer, self.chosen_draft
        make, key = partial(offer_view, alone, other, presets, localizer), (alone, self.other_currency)
        if self.settings.take_home:
            view = self._after_tax(key, lambda *taxed: with_take_home(make(), *taxed), OfferView)
        else:
            view = self._view(LateView((*key, localizer), make), alone, OfferView)
        return view if view is None or draft is None else draft_view(view, draft, localizer)

    def comparison_view(self) -> ComparisonView | None:
        """Return what the Compare page shows; None while that of large offers is made."""
        comparison, localizer, order = self.comparison(), self._localizer, self.selection.column_order
        if self.settings.take_home:
            return self._take_home_view(comparison)
        job = LateView((comparison, localizer, order), partial(comparison_view, comparison, localizer, order))
        return self._view(job, comparison, ComparisonView)

    def _take_home_view(self, comparison: Comparison, *, with_leaving: bool = False) -> ComparisonView | None:
        """Return the comparison after tax; for a paper with leaving worked out too."""
        order, view = self.selection.column_order, _with_leaving if with_leaving else take_home_view
        make = partial(view, comparison, order=order)
        return self._after_tax((comparison, with_leaving, order), make, ComparisonView)

    def _after_tax(self, key: tuple[object, ...], make: Callable[..., V], kind: type[V]) -> V | None:
        """Return a view after tax, made of a person's facts, the taxes and the localizer, always off the GUI thread."""
        facts, localizer, figures = self.settings.about_you, self._localizer, self.take_home
        listed = tuple(kept.offer for kept in self.listed)

        def after_tax() -> V:
            figures.prepare(listed)
            return make(facts, figures, localizer)

        return self._late.view_of(LateView(("take-home", *key, facts, localizer), after_tax), kind)

    @cached_property
    def take_home(self) -> TakeHomeFigures:
        """Return what estimates take-home."""
        return self._net_pay.take_home()

    def state_fact(self, fact: Fact) -> None:
        """Keep what the person has answered to a tax law, in the settings of this computer only."""
        self.set(about_you=with_fact(self.settings.about_you, fact))

    def _view(self, job: LateView, comparison: Comparison, kind: type[V]) -> V | None:
        is_large_one = any(is_large(one.offer, self._presets) for one in comparison.offers)
        view = self._late.view(job) if is_large_one else self._late.view_now(job)
        return view if isinstance(view, kind) else None

    def stop_working(self) -> None:
        """Appraise no more large offers, and wait for the one that is being appraised."""
        self._late.stop()

    def _show_late(self) -> None:
        self._times_late += 1
        self.changed.emit()

    def _entry(self, offer: Offer) -> OfferEntry:
        """List an offer; a large one without a figure, until it is appraised."""
        currency = self.settings.currency or offer.currency
        lacking = self.figures.lacking(self.selection, (((offer,), currency),))
        if lacking and self._late.ask_also(lacking):
            return bare_entry(offer, self.settings.outlook)
        alone = self.appraised(offer, currency=currency)
        entry = offer_entries(alone, self._localizer, self._sources.today, self.settings.outlook)[0]
        if self.settings.take_home:
            entry = entry_after_tax(entry, alone, self.settings.about_you, self.take_home, self._localizer)
        entry = in_common(entry, self._sources.rates.rate(currency, self.list_currency, self._sources.today))
        is_draft = any(kept.offer is offer for kept in self.listed[len(self.offers) :])
        return draft_entry(entry, self._localizer) if is_draft else entry

    def appraised(self, *offers: Offer, currency: str = "") -> Comparison:
        """Appraise offers in the display currency, or in the given one."""
        return self.figures.of(self.selection, *offers, currency=currency)

    def zoom(self, step: int) -> None:
        """Show text larger or smaller by a step, 0 as large as usual."""
        self.set(scale=_zoomed(self.settings.scale, step))

    def keep(self, **settings: Any) -> None:  # noqa: ANN401 - as in `set`
        """Change and save settings that no page shows."""
        before = self.settings
        self.settings = structs.replace(before, **settings)
        if self.settings == before:
            return
        try:
            self._settings_file.write(self.settings)
            self.fault = NO_TEXT
        except ExternalError as error:
            self.fault = error.message

    def set(self, **settings: Any) -> None:  # noqa: ANN401 - each field of Settings has its own type
        """Change and save settings; if saving fails, they apply until the program ends and `fault` has the reason."""
        before = self.settings
        self.keep(**settings)
        if self.settings == before:
            return
        if (before.language, before.number_format) != (self.settings.language, self.settings.number_format):
            self._localizer = self._new_localizer()  # a new one outdates the views of large offers
        if (before.theme, before.scale) != (self.settings.theme, self.settings.scale):
            self.restyled.emit()
        self.changed.emit()

    def _new_localizer(self) -> Localizer:
        localizer = _localizer_of(self.settings, self._system_locale).on_screen()
        return in_private(localizer) if self.is_private else localizer


def _with_leaving(
    comparison: Comparison,
    facts: tuple[Fact, ...],
    figures: TakeHomeFigures,
    localizer: Localizer,
    order: Order,
) -> ComparisonView:
    """Return the view of a comparison after tax, once leaving has been worked out too."""
    figures.left(comparison, facts)
    return take_home_view(comparison, facts, figures, localizer, order)


def _localizer_of(settings: Settings, system: str) -> Localizer:
    """Return the localizer for the chosen language and number format, those of the system where none are chosen."""
    language = settings.language or system.split("_", maxsplit=1)[0]
    return localizer_for(settings.number_format or system, language)


def _zoomed(scale: int, step: int) -> int:
    """Return the size of text a step larger or smaller, for a step of 0 the smallest."""
    larger, smaller = [one for one in SCALES if one > scale], [one for one in SCALES if one < scale]
    if step > 0:
        return larger[0] if larger else scale
    return smaller[-1] if step and smaller else SCALES[0]
