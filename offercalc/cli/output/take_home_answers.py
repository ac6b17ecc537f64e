"""The JSON output and the text of take-home beside the figures before tax."""

from __future__ import annotations

from collections.abc import Callable

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.take_home.take_home import NotKnown, TakeHome, TakeHomeYear
from offercalc.cli.output.line_answers import Answer, rounded_answer, span_answer
from offercalc.cli.output.page_text import bullets, paragraphs
from offercalc.cli.output.text_table import text_table
from offercalc.domain.tax.law_choice import Age
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.estimate import Span
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.rounding import add
from offercalc.presentation.tables.table import Table
from offercalc.presentation.tax.net_leaving import Left
from offercalc.presentation.tax.take_home_page import Kept, TakeHomePage, shown_years, unknown_text
from offercalc.presentation.text.labels import company

Figure = Callable[[TakeHomeYear], Span]
_LISTS: dict[str, Figure] = {
    "tax": lambda year: year.tax,
    "social": lambda year: year.social,
    "saving": lambda year: year.saving,
}


def with_take_home(answers: list[Answer], kept: Kept, comparison: Comparison, localizer: Localizer) -> None:
    """Add the take-home of each offer to the totals of its answer."""
    for answer, found in zip(answers, kept, strict=True):
        totals = answer["totals"]
        if isinstance(totals, dict):
            totals["take_home"] = take_home_answer(found, comparison.assumptions.currency, localizer)


def with_departures(answers: list[Answer], left: Left, comparison: Comparison) -> None:
    """Add what is left after tax to each month of leaving in the answers, where that is known."""
    currency = comparison.assumptions.currency
    for answer, found in zip(answers, left, strict=True):
        leaving = answer["leaving"]
        if isinstance(found, NotKnown) or not isinstance(leaving, dict):
            continue
        for month, one in zip(leaving["months"], found, strict=True):
            month["take_home"] = rounded_answer(one.take_home, currency)


def take_home_answer(found: TakeHome | NotKnown, currency: str, localizer: Localizer) -> Answer:
    """Return take-home in the display currency, rounded to its minor unit; totals are sums of the rounded years.

    The person whose answers were used is not part of it.
    """
    if isinstance(found, NotKnown):
        return {"error": localizer.render(found.reason)}
    digits = minor_unit(currency)
    years = shown_years(found, digits, lambda year: year.take_home)
    own = {} if found.own_percent is None else {"own_percent": f"{float(found.own_percent):.12g}"}
    return {
        "years": [span_answer(one) for one in years],
        "total": span_answer(add(years)),
        **{name: [span_answer(one) for one in shown_years(found, digits, which)] for name, which in _LISTS.items()},
        "untaxed": {why.value: rounded_answer(span, currency) for why, span in found.untaxed.items()},
        "place": found.place or None,
        "laws": [law.id for law in found.laws],
        "confidence": None if found.confidence is None else found.confidence.value,
        "age": age_answer(found.age),
        **own,
    }


def age_answer(age: Age | None) -> Answer | None:
    """Return which rules are applied to which later year."""
    return None if age is None else {"rules_of": age.rules_of, "applied_to": age.applied_to}


def unknown_lines(comparison: Comparison, kept: Kept, localizer: Localizer) -> tuple[str, ...]:
    """Return why the take-home of an offer is not known, for each such offer."""
    return tuple(
        f"{company(one.offer)}: {unknown_text(found, one.offer.location, localizer)}"
        for one, found in zip(comparison.offers, kept, strict=False)
        if isinstance(found, NotKnown)
    )


def take_home_text(page: TakeHomePage, leaving: Table, localizer: Localizer) -> str:
    """Return the take-home of a comparison as text, with what is kept after tax on leaving early."""
    estimates = []
    for part in page.parts:
        left_out = localizer.tr("Left out: {what}", what="; ".join(part.left_out)) if part.left_out else ""
        where = f"{part.company}: {part.place}: {part.badge}" if part.place else f"{part.company}: {part.badge}"
        estimates.append("\n      ".join([where, *part.notes, *part.assumed, *([left_out] if left_out else [])]))
    return paragraphs(
        [
            "\n".join(page.headlines),
            text_table(page.table),
            text_table(leaving) if leaving.rows else "",
            bullets(localizer.tr("How this was estimated"), estimates),
        ]
    )
