"""The user's settings: appearance, language, formats and display currency."""

from __future__ import annotations

from typing import Annotated, Literal, Protocol

from msgspec import Meta, Struct

from offercalc.analysis.yearly import By
from offercalc.application.documents.sheet_settings import SheetSettings
from offercalc.application.ports.document_options import PaperSize
from offercalc.application.settings.window_place import WindowPlace
from offercalc.application.tax.person_facts import Fact
from offercalc.domain.scenario.assumptions import LONGEST_HORIZON, SHORTEST_HORIZON
from offercalc.domain.scenario.offer_ranking import Ranking
from offercalc.domain.scenario.scenario import Scenario
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.pages.offer_order import OfferOrder
from offercalc.presentation.pages.perspective import OUTLOOKS, Outlook, Perspective

LONGEST_AUTHOR = 200
"""In characters."""


class Settings(Struct, frozen=True, kw_only=True):
    """Settings with their defaults; an empty language, format or currency means that of the system or of the offer.

    `scale` is the text size in percent, 100 to 200; `years` the horizon. Rates are updated once a day only if
    `daily_rates` is on. `author` signs revisions; if empty, the system account does. `library` is the address of a team
    library, such as `postgresql://name@server/offers`, empty for the local one, and takes effect at the next start.
    `sheet` holds the document options, `recent` the recent files. `compared` are the ids of the compared documents, the
    first few offers if empty; `baseline` is the one the others are compared with, `ranking` orders their columns,
    `arranged` are the ids of documents in the person's own order, `hidden_rows` are the keys of the rows that are left
    out, `folded_rows` those of folded headings; ids and keys that nothing has are ignored. `assumed` holds the
    assumptions for all offers; `order` is that of the list. `about_you` are the answers to what tax laws ask of a
    person; `window` is where the window was and what it showed. Figures are shown after tax if `take_home` is on.
    `perspective` sets defaults, which a choice of the person goes before.
    """

    theme: Literal["system", "light", "dark"] = "system"
    language: str = ""
    number_format: str = ""
    currency: str = ""
    years: Annotated[int, Meta(ge=SHORTEST_HORIZON, le=LONGEST_HORIZON)] = 4
    by: By = By.EMPLOYMENT
    paper: PaperSize = "a4"
    scale: Annotated[int, Meta(ge=100, le=200)] = 100
    daily_rates: bool = False
    author: Annotated[str, Meta(max_length=LONGEST_AUTHOR)] = ""
    library: str = ""
    sheet: SheetSettings = SheetSettings()
    recent: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    baseline: str = ""
    ranking: Ranking = Ranking.TOTAL
    arranged: tuple[str, ...] = ()
    hidden_rows: tuple[str, ...] = ()
    folded_rows: tuple[str, ...] = ()
    assumed: Scenario = Scenario()
    order: OfferOrder = OfferOrder.ADDED
    about_you: tuple[Fact, ...] = ()
    window: WindowPlace = WindowPlace()
    take_home: bool = False
    perspective: Perspective = "candidate"

    @property
    def outlook(self) -> Outlook:
        """Return what the perspective sets."""
        return OUTLOOKS[self.perspective]


class SettingsFile(Protocol):
    """Stores settings between runs."""

    @property
    def problem(self) -> LazyText:
        """Return why something could not be read; empty if everything could."""

    def read(self) -> Settings:
        """Return the stored settings; missing and unreadable ones have their defaults."""

    def write(self, settings: Settings) -> None:
        """Store settings; raises ExternalError if that fails."""
