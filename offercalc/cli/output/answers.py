"""The JSON output of the terminal program, with stable names and shapes for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

import msgspec

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.analysis.fair_values import fair_values
from offercalc.analysis.headlines import headlines
from offercalc.analysis.measures import Measure, Overall, measure
from offercalc.analysis.shared_time import ends_on, shared_time
from offercalc.application.translations.readers import localizer_for
from offercalc.cli.output.line_answers import (
    Answer,
    assumptions_answer,
    departure_answers,
    line_answers,
    rounded_answer,
    span_answer,
)
from offercalc.domain.exchange.rate import Rate, RateKind
from offercalc.domain.ledger.line import Certainty
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import DEFAULT_LOCALE, Localizer
from offercalc.presentation.formats.rounding import GridRow, grid, measured
from offercalc.presentation.formats.sanitize import is_unseen
from offercalc.presentation.pages.comparison_page import headline_text
from offercalc.presentation.parsing.places import suggested_place
from offercalc.presentation.text.labels import component_label
from offercalc.presentation.text.problem_text import refusal_sentence
from offercalc.presentation.text.question_text import question_text
from offercalc.presentation.text.rate_text import rate_value, rates_used

_MONTH_PLACES = 2


def to_json(answer: object) -> str:
    """Return an answer as indented JSON."""
    return _escaped(msgspec.json.format(msgspec.json.encode(answer)).decode())


def to_json_line(answer: object) -> str:
    """Return an answer as JSON on one line."""
    return _escaped(msgspec.json.encode(answer).decode())


def _escaped(text: str) -> str:
    r"""Escape characters that would control the terminal, e.g. ESC as \u001b; line ends are kept."""
    if text.isprintable():
        return text
    return "".join(f"\\u{ord(sign):04x}" if is_unseen(sign) and sign != "\n" else sign for sign in text)


def plain(value: Decimal) -> str:
    """Return a number without an exponent."""
    return f"{value:f}"


def comparison_answer(comparison: Comparison, *, with_lines: bool = False) -> Answer:
    """Return a comparison; amounts are in `currency`, rounded to its minor unit, and every total is a sum of cells."""
    localizer = localizer_for(DEFAULT_LOCALE)
    return {
        "currency": comparison.assumptions.currency,
        "years": comparison.assumptions.years,
        "by": comparison.by.value,
        "labels": [str(label) for label in comparison.labels],
        "rates": [rate_answer(rate) for rate in rates_used(comparison)],
        "assumptions": assumptions_answer(comparison.assumptions),
        "shared_time": _shared_answer(comparison),
        "headlines": [headline_text(headline, comparison, localizer) for headline in headlines(comparison)],
        "offers": [
            _Answerer(appraisal, comparison, localizer, with_lines=with_lines).offer() | {"over_shared_time": over}
            for appraisal, over in zip(comparison.offers, _over_shared_time(comparison), strict=True)
        ],
    }


def _shared_answer(comparison: Comparison) -> Answer | None:
    """Return the months of service that all offers last; None unless a fixed term ends within the horizon."""
    shared = shared_time(comparison)
    return None if shared is None else {"months": plain(round_half_up(shared.months, _MONTH_PLACES).normalize() + 0)}


def _over_shared_time(comparison: Comparison) -> Iterator[Answer | None]:
    """Yield what each offer is worth over the time that all of them last."""
    shared, currency = shared_time(comparison), comparison.assumptions.currency
    if shared is None:
        yield from (None for _offer in comparison.offers)
        return
    yield from (rounded_answer(total, currency) for total in shared.totals)


def offer_answer(comparison: Comparison, *, with_lines: bool = False) -> Answer:
    """Return the only offer of a comparison, with its currency, years, rates and assumptions."""
    whole = comparison_answer(comparison, with_lines=with_lines)
    (offer,) = cast("list[Answer]", whole["offers"])
    return {name: whole[name] for name in ("currency", "by", "labels", "rates", "assumptions")} | offer


def rate_answer(rate: Rate) -> Answer:
    """Return a rate with its provenance; a currency in itself has no source and no day of publication."""
    is_same = rate.kind is RateKind.IDENTITY
    return {
        "base": rate.base,
        "quote": rate.quote,
        "rate": plain(rate_value(rate)),
        "requested_date": rate.requested.isoformat(),
        "used_date": None if is_same else rate.used.isoformat(),
        "source": None if is_same else rate.source,
        "kind": rate.kind.value,
        "edition": rate.edition,
        "fetched_at": None if rate.fetched is None else rate.fetched.isoformat(),
        "age_days": None if is_same else rate.age_days,
        "stale": rate.is_stale,
    }


class _Answerer:
    """Builds the JSON object of one offer of a comparison."""

    def __init__(self, appraisal: Appraisal, comparison: Comparison, localizer: Localizer, *, with_lines: bool) -> None:
        self._appraisal = appraisal
        self._comparison = comparison
        self._localizer = localizer
        self._with_lines = with_lines
        self._currency = comparison.assumptions.currency
        self._grid = grid(appraisal, comparison.assumptions, minor_unit(self._currency))

    def offer(self) -> Answer:
        """Return all figures of the offer, with its dated lines if requested."""
        appraisal, localizer = self._appraisal, self._localizer
        last = ends_on(appraisal, self._comparison.assumptions)
        return {
            "company": appraisal.offer.company,
            "role": appraisal.offer.role,
            "ends_on": None if last is None else last.isoformat(),
            "tax_home": appraisal.offer.tax_home,
            "suggested_tax_home": suggested_place(appraisal.offer.location, localizer) or None,
            "totals": self._totals(),
            "rows": [self._row(row) for row in self._grid.rows],
            "fair_values": [
                {"path": f"$.{component}", "value": rounded_answer(value, self._currency)}
                for component, value in fair_values(appraisal, self._comparison.assumptions)
            ],
            "leaving": departure_answers(appraisal, self._comparison),
            "problems": [
                {"path": "", "message": refusal_sentence(refused, localizer)} for refused in appraisal.refusals
            ],
            "open_questions": [
                {"path": question.path, "question": question_text(question, appraisal.offer, localizer)}
                for question in appraisal.questions
            ],
        }

    def _totals(self) -> Answer:
        """Return the totals, and the difference from the baseline."""
        assumptions, places = self._comparison.assumptions, minor_unit(self._currency)
        baseline = self._comparison.offers[self._comparison.baseline]
        own, base = (measure(one, assumptions, Overall.TOTAL).likely for one in (self._appraisal, baseline))
        return {
            "years": [span_answer(value) for value in self._grid.years],
            "average": self._measured(Overall.AVERAGE),
            "per_month": self._measured(Overall.PER_MONTH),
            "total": self._measured(Overall.TOTAL),
            "guaranteed": self._measured(Certainty.GUARANTEED),
            "expected": self._measured(Certainty.EXPECTED),
            "contingent": self._measured(Certainty.CONTINGENT),
            "per_hour": self._measured(Overall.PER_HOUR),
            "present_value": self._measured(Overall.PRESENT_VALUE),
            "difference": plain(round_half_up(own - base, places)),
            "difference_percent": plain(round_half_up(100 * (own - base) / base, 2)) if base else None,
        }

    def _measured(self, which: Measure) -> Answer:
        """Return a measure, rounded to the minor unit of the display currency."""
        places = minor_unit(self._currency)
        return span_answer(measured(self._appraisal, self._comparison.assumptions, which, places))

    def _row(self, row: GridRow) -> Answer:
        answered: Answer = {
            "component": component_label(self._appraisal.offer, row.component, self._localizer),
            "path": f"$.{row.component}",
            "category": row.category.value,
            "certainty": row.certainty.value,
            "years": [span_answer(value) for value in row.cells],
        }
        if self._with_lines:
            answered["lines"] = line_answers(self._appraisal, row.component, row.certainty)
        return answered
