"""The two perspectives on offers, of who compares and of who writes them: each sets defaults and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from msgspec import Struct

from offercalc.domain.offer.offer import Offer, Status
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.text.labels import candidate_name, company

Perspective: TypeAlias = Literal["candidate", "recruiter"]
PaperName: TypeAlias = Literal["sheet", "report", "letter", "offer"]


class Outlook(Struct, frozen=True, kw_only=True):
    """What a perspective sets; its `label` is how a person says it.

    The page of the first start has `welcome` as its heading, `lead` below it, and `steps` to take, each with its text.
    `name` is what the title of an offer begins with, `about` what follows in the list. The page Documents opens on
    `paper`, where several offers are compared on `paper_of_several`. Up to `few_days` before it a deadline is urgent.
    An offer that is begun has the status `begins_as`.
    """

    label: str
    welcome: str
    lead: str
    steps: tuple[tuple[str, str], ...]
    starts_as_register: bool
    name: Callable[[Offer], str]
    about: Callable[[Offer], str]
    paper: PaperName
    paper_of_several: PaperName
    few_days: int
    begins_as: Status

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
        label=N_("I compare offers"), welcome=N_("What is your offer worth?"),
        lead=N_("Enter an offer letter: OfferCalc works out every year of it, and asks about the rest."),
        steps=(
            (N_("1. Enter the offer"), N_("Type in what the letter says. What you leave out stays open.")),
            (
                N_("2. Leave unknowns open"),
                N_("Enter ? for anything you don't know yet, or a range. OfferCalc lists what to ask the recruiter."),
            ),
            (
                N_("3. Review and compare"),
                N_(
                    "Year by year, in your currency with the date of the exchange rate, "
                    "next to other offers and as a PDF."
                ),
            ),
        ), starts_as_register=False, name=company, about=_role,
        paper="letter", paper_of_several="report", few_days=14,
        begins_as="received",
    ),
    "recruiter": Outlook(
        label=N_("I write offers"), welcome=N_("What do you want to offer?"),
        lead=N_("Enter the terms once: OfferCalc works out what they come to, and writes the letter with them."),
        steps=(
            (N_("1. Enter the terms"), N_("Candidate, role, pay, equity and benefits. What you leave out stays open.")),
            (
                N_("2. Leave undecided terms open"),
                N_("Enter ? for what is not decided yet, or a range. OfferCalc lists what the letter still needs."),
            ),
            (
                N_("3. Send the letter"),
                N_("Clauses by country, as a PDF or for Word; many letters at once from a spreadsheet."),
            ),
        ), starts_as_register=True, name=_candidate, about=_role_and_place,
        paper="offer", paper_of_several="offer", few_days=7,
        begins_as="draft",
    ),
})  # fmt: skip
"""What each perspective sets, in the order in which they are offered."""
COMPARES = OUTLOOKS["candidate"]
"""What holds where nobody has chosen."""
