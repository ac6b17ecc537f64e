"""Offers under construction: begun with the usual terms of a country, and edited until nothing is missing."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from offercalc.application.offers.edits import Edit, Put, Together, apply
from offercalc.application.offers.starters import started_offer
from offercalc.domain.problems.value_limits import EARLIEST, LATEST
from offercalc.domain.validate.draft import START, Draft
from offercalc.presentation.formats.localizer import Localizer


def begin_draft(region: str, currency: str, today: date, localizer: Localizer) -> Draft:
    """Return a draft with the usual terms of a region, without names and start date; figures count from today."""
    offer = started_offer(region, currency, today, localizer)
    return Draft(replace(offer, company="", role="", start_date=min(max(today, EARLIEST), LATEST)))


def edit_draft(edit: Edit, draft: Draft) -> Draft:
    """Return the draft after an edit; raise LookupError or AttributeError if its path does not exist."""
    return Draft(apply(edit, draft.terms), draft.has_start or _states_start(edit))


def _states_start(edit: Edit) -> bool:
    match edit:
        case Put(path=path):
            return path == (START,)
        case Together(puts=puts):
            return any(map(_states_start, puts))
        case _:
            return False
