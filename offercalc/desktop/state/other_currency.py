"""The selected offer in a second currency, next to the display currency."""

from __future__ import annotations

from itertools import chain

from offercalc.analysis.comparison import Comparison
from offercalc.desktop.state.workspace import Workspace


def chosen_in_another(workspace: Workspace) -> Comparison | None:
    """Appraise the chosen offer in another currency than all is shown in; None where there is no other."""
    offer, other = workspace.chosen_offer, other_currency(workspace)
    return None if offer is None or other is None else workspace.appraised(offer, currency=other)


def other_currency(workspace: Workspace) -> str | None:
    """Return the chosen offer's own currency, or where all is shown in that, the next that matters.

    Candidates are the sheets' second currency, then the currencies of other offers; return None if there is none.
    """
    offer = workspace.chosen_offer
    if offer is None:
        return None
    shown = workspace.settings.currency or offer.currency
    made_in = (kept.offer.currency for kept in workspace.offers)
    candidates = chain((offer.currency, workspace.settings.sheet.second), made_in)
    known = workspace.tools.rates.currencies
    return next((code for code in candidates if code != shown and code in known), None)
