"""What a person has set: look, language, formats and what figures are shown in."""

from __future__ import annotations

from typing import Annotated, Literal, Protocol

from msgspec import Meta, Struct

from offercalc.analysis.yearly import By
from offercalc.application.paper_order import PaperSize
from offercalc.application.sheet_settings import SheetSettings
from offercalc.domain.assumed import Assumed
from offercalc.domain.assumptions import LONGEST_HORIZON, SHORTEST_HORIZON
from offercalc.domain.message import Message
from offercalc.presentation.offer_order import OfferOrder

LONGEST_AUTHOR = 200
"""In characters."""


class Settings(Struct, frozen=True, kw_only=True):
    """Settings with their defaults; an empty language, format or currency means the system's or the offer's own.

    `scale` is the size of text in percent, 100 to 200; `years` the horizon. Publishers are asked for rates once a day
    only where `daily_rates` is switched on. `author` signs revisions, the account of the system where it is empty;
    `library` is the address of a team's library, such as `postgresql://name@server/offers`, empty for that of this
    machine, and holds from the next start on. `sheet` is how papers are made, `recent` names the files opened last.
    `compared` names the documents that are compared, the first few where it is empty; `baseline` is held against them.
    `assumed` is taken for granted beside every offer; `order` is that of the list.
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
    assumed: Assumed = Assumed()
    order: OfferOrder = OfferOrder.ADDED


class SettingsFile(Protocol):
    """Keeps settings between runs."""

    @property
    def problem(self) -> Message:
        """Say why not everything could be read, nothing where it could."""

    def read(self) -> Settings:
        """Read what was set; what is missing or unreadable has its default."""

    def write(self, settings: Settings) -> None:
        """Keep settings; raises OutsideError where that fails."""
