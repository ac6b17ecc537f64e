"""The two perspectives on offers, of who compares and of who writes them: each sets defaults and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.text.labels import candidate_name, company

Perspective: TypeAlias = Literal["candidate", "recruiter"]
PaperName: TypeAlias = Literal["sheet", "report", "letter", "offer"]


class Outlook(Struct, frozen=True, kw_only=True):
    """What a perspective sets; its `label` is how a person says it.

    `name` is what the title of an offer begins with, `about` what follows in the list. The page Documents opens on
    `paper`, where several offers are compared on `paper_of_several`. Up to `few_days` before it a deadline is urgent.
    """

    label: str
    starts_as_register: bool
    name: Callable[[Offer], str]
    about: Callable[[Offer], str]
    paper: PaperName
    paper_of_several: PaperName
    few_days: int

    def title(self, offer: Offer) -> str:
        """Return the title of an offer in one line; of one under construction what is stated of it."""
        return " — ".join(filter(None, (self.name(offer), self.about(offer))))


def _role(offer: Offer) -> str:
    return single_line(offer.role)


def _candidate(offer: Offer) -> str:
    """Return the candidate, or the company as long as none is stated."""
    return candidate_name(offer) or company(offer)


def _role_and_place(offer: Offer) -> str:
    return " · ".join(filter(None, map(single_line, (offer.role, offer.location))))


OUTLOOKS: Mapping[Perspective, Outlook] = MappingProxyType({
    "candidate": Outlook(
        label=N_("I compare offers"), starts_as_register=False, name=company, about=_role,
        paper="letter", paper_of_several="report", few_days=14,
    ),
    "recruiter": Outlook(
        label=N_("I write offers"), starts_as_register=True, name=_candidate, about=_role_and_place,
        paper="offer", paper_of_several="offer", few_days=7,
    ),
})  # fmt: skip
"""What each perspective sets, in the order in which they are offered."""
COMPARES = OUTLOOKS["candidate"]
"""What holds where nobody has chosen."""
