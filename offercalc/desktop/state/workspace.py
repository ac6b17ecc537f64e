"""The shared state of the window's pages: offers, settings and reader, with one signal for changes."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from PySide6.QtCore import Signal

from offercalc.analysis.comparison import Comparison
from offercalc.application.offers.appraisal import Appraiser, Asked
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.services import Tools
from offercalc.application.settings.settings import SettingsFile
from offercalc.application.sync.session import Session
from offercalc.application.translations.readers import localizer_for
from offercalc.desktop.state.background_appraisal import LateFigures
from offercalc.desktop.state.offer_listing import OfferListing
from offercalc.desktop.state.open_offers import OpenOffers
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.lazy_text import NO_TEXT
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import in_private, in_public
from offercalc.presentation.pages.offers_list import OfferEntry, bare_entry, offer_entries

MOST_COMPARED = 10
COMPARED_AT_FIRST = 6


class Workspace(OpenOffers):
    """Holds the state of the window; pages refresh on `changed`, and the theme is applied again on `restyled`."""

    restyled = Signal()

    def __init__(self, tools: Tools, session: Session, settings_file: SettingsFile) -> None:
        super().__init__(tools, session)
        self.settings = settings_file.read()
        self.fault = settings_file.problem
        self.is_private = False
        self._settings_file = settings_file
        self._appraiser = Appraiser(tools)
        self._late = LateFigures(self._appraiser, self)
        self._late.ready.connect(self._show_late)
        self._times_late = 0
        self._localizer = self._new_localizer()
        self._compared: tuple[object, Comparison] | None = None
        self._alone: tuple[object, Comparison] | None = None
        self._listed: OfferListing | None = None

    @property
    def localizer(self) -> Localizer:
        """Return the reader for the current language and number format."""
        return self._localizer

    @property
    def public_localizer(self) -> Localizer:
        """Return the reader for documents and saved files, which shows amounts even while the window hides them."""
        return in_public(self._localizer)

    def localizer_in(self, language: str) -> Localizer:
        """Return the reader for documents in a language, "" for the window's; it always shows amounts."""
        return localizer_for(str(self._localizer.figures.locale), language or self._localizer.language)

    def hide_amounts(self) -> None:
        """Toggle between hiding and showing the amounts in the window."""
        self.is_private = not self.is_private
        self._localizer = self._new_localizer()
        self.changed.emit()

    @property
    def compared(self) -> tuple[StoredOffer, ...]:
        """Return the compared offers, or the first few if none were selected for comparison."""
        places = self._places()
        asked = sorted(places[document] for document in self.settings.compared if document in places)
        return tuple(self.offers[place] for place in asked[:MOST_COMPARED]) or self.offers[:COMPARED_AT_FIRST]

    def compare_also(self, document: str, *, is_compared: bool) -> None:
        """Add an offer to the comparison, which holds at most ten, or remove it."""
        documents = [kept.document for kept in self.compared if kept.document != document]
        if is_compared and len(documents) < MOST_COMPARED:
            documents.append(document)
        self.set(compared=tuple(documents))

    def comparison(self) -> Comparison:
        """Compare the offers in the display currency, or in the selected offer's currency if none is set."""
        kept = self.compared
        asked = (tuple(one.offer for one in kept), self._question(), self.settings.baseline)
        if self._compared is None or self._compared[0] != asked:
            documents = [one.document for one in kept]
            baseline = documents.index(self.settings.baseline) if self.settings.baseline in documents else 0
            self._compared = (asked, self._compare(asked[0], baseline=baseline))
        return self._compared[1]

    def chosen_alone(self) -> Comparison:
        """Appraise the selected offer alone."""
        offer = self.chosen_offer
        asked = (offer, self._question())
        if self._alone is None or self._alone[0] != asked:
            self._alone = (asked, self._compare((offer,) if offer is not None else ()))
        return self._alone[1]

    def listing(self) -> OfferListing:
        """List the offers, each with its first year in the display currency."""
        locale = str(self._localizer.figures.locale)
        key = (self._question(), self._localizer.language, locale, self.is_private, self._times_late)
        if self._listed is None or not self._listed.has_key(key):
            self._listed = OfferListing(self.offers, self._entry, key)
        elif self._listed.offers is not self.offers:
            self._listed = self._listed.followed_by(self.offers)
        return self._listed

    def is_late(self, asked: tuple[Asked, ...]) -> bool:
        """Whether large offers have to be appraised before what is asked can be answered in a moment.

        That is begun, instead of what was asked before; `changed` tells that it is done. A currency "" is the one of
        display.
        """
        wanted = tuple((offers, self._shown_in(currency)) for offers, currency in asked)
        return self._late.ask(self._appraiser.lacking(wanted, self.settings))

    def stop_working(self) -> None:
        """Appraise no more large offers, and wait for the one that is being appraised."""
        self._late.stop()

    def _show_late(self) -> None:
        self._times_late += 1
        self.changed.emit()

    def _entry(self, offer: Offer) -> OfferEntry:
        """List an offer; a large one without a figure, until it is appraised."""
        lacking = self._appraiser.lacking((((offer,), self._shown_in("")),), self.settings)
        if lacking and self._late.ask_also(lacking):
            return bare_entry(offer)
        return offer_entries(self._compare((offer,)), self._localizer, self.tools.today)[0]

    def _question(self) -> tuple[object, ...]:
        """Return everything besides the offers that figures depend on, as a cache key."""
        settings = self.settings
        own = self.chosen_offer.currency if self.chosen_offer is not None else ""
        return (
            settings.currency or own, settings.years, settings.by, settings.assumed, self.tools.today,
            id(self.tools.rates),
        )  # fmt: skip

    def appraised(self, *offers: Offer, currency: str = "") -> Comparison:
        """Appraise offers in the display currency, or in the given one."""
        return self._compare(offers, currency)

    def set(self, **settings: Any) -> None:  # noqa: ANN401 - each field of Settings has its own type
        """Change and save settings; if saving fails, they apply until the program ends and `fault` has the reason."""
        before = self.settings
        self.settings = structs.replace(before, **settings)
        if self.settings == before:
            return
        try:
            self._settings_file.write(self.settings)
            self.fault = NO_TEXT
        except ExternalError as error:
            self.fault = error.message
        self._localizer = self._new_localizer()
        if (before.theme, before.scale) != (self.settings.theme, self.settings.scale):
            self.restyled.emit()
        self.changed.emit()

    def _new_localizer(self) -> Localizer:
        locale = self.settings.number_format or self.tools.locale
        language = self.settings.language or self.tools.locale.split("_")[0]
        localizer = localizer_for(locale, language)
        return in_private(localizer) if self.is_private else localizer

    def _compare(self, offers: tuple[Offer, ...], currency: str = "", baseline: int = 0) -> Comparison:
        return self._appraiser.appraise(offers, self._shown_in(currency), self.settings, baseline)

    def _shown_in(self, currency: str) -> str:
        """Return the currency in which figures are shown where none is asked for."""
        own = self.chosen_offer.currency if self.chosen_offer is not None else "USD"
        return currency or self.settings.currency or own
