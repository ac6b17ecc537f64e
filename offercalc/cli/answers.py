"""The program's answers as JSON: names and shapes that other programs may rely on."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from offercalc.analysis.comparison import Appraisal, Comparison
from offercalc.domain.currencies import minor_unit
from offercalc.domain.exchange import Rate
from offercalc.domain.line import Certainty
from offercalc.presentation.grid import Grid, Shown, grid
from offercalc.presentation.labels import component_label
from offercalc.presentation.problem_words import refusal_sentence
from offercalc.presentation.provenance import rate_value, rates_used
from offercalc.presentation.question_words import question_text
from offercalc.presentation.reader import DEFAULT_LOCALE, Reader, reader_for

Answer = dict[str, object]


def to_json(answer: object) -> str:
    """Write an answer as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(answer)).decode()


def plain(value: Decimal) -> str:
    """Write a number without exponent."""
    return f"{value:f}"


def comparison_answer(comparison: Comparison) -> Answer:
    """Answer a comparison; amounts are in `currency`, rounded to its minor unit, and every total is a sum of cells."""
    reader = reader_for(DEFAULT_LOCALE)
    return {
        "currency": comparison.assumptions.currency,
        "years": comparison.assumptions.years,
        "by": comparison.by.value,
        "labels": [str(label) for label in comparison.labels],
        "rates": [rate_answer(rate) for rate in rates_used(comparison)],
        "offers": [_offer(appraisal, comparison, reader) for appraisal in comparison.offers],
    }


def offer_answer(comparison: Comparison) -> Answer:
    """Answer the only offer of a comparison, with the currency, years and rates that hold for it."""
    whole = comparison_answer(comparison)
    return {
        "currency": whole["currency"],
        "by": whole["by"],
        "labels": whole["labels"],
        "rates": whole["rates"],
        **_offer(comparison.offers[0], comparison, reader_for(DEFAULT_LOCALE)),
    }


def rate_answer(rate: Rate) -> Answer:
    """Answer a rate with its provenance."""
    return {
        "base": rate.base,
        "quote": rate.quote,
        "rate": plain(rate_value(rate)),
        "requested_date": rate.requested.isoformat(),
        "used_date": rate.used.isoformat(),
        "source": rate.source,
        "kind": rate.kind.value,
        "edition": rate.edition,
        "stale": rate.is_stale,
    }


def _offer(appraisal: Appraisal, comparison: Comparison, reader: Reader) -> Answer:
    rounded = grid(appraisal, comparison.assumptions.years, minor_unit(comparison.assumptions.currency))
    return {
        "company": appraisal.offer.company,
        "role": appraisal.offer.role,
        "totals": {
            "years": [span_answer(value) for value in rounded.years],
            "average": span_answer(rounded.average),
            "total": span_answer(rounded.total),
            "guaranteed": span_answer(rounded.certainty(Certainty.GUARANTEED)),
        },
        "rows": _rows(rounded, appraisal, reader),
        "problems": [{"path": "", "message": refusal_sentence(refused, reader)} for refused in appraisal.refusals],
        "open_questions": [
            {"path": question.path, "question": question_text(question, appraisal.offer, reader)}
            for question in appraisal.questions
        ],
    }


def _rows(rounded: Grid, appraisal: Appraisal, reader: Reader) -> list[Answer]:
    return [
        {
            "component": component_label(appraisal.offer, row.component, reader),
            "path": f"$.{row.component}",
            "category": row.category.value,
            "certainty": row.certainty.value,
            "years": [span_answer(value) for value in row.cells],
        }
        for row in rounded.rows
    ]


def span_answer(value: Shown) -> Answer:
    """Answer a span; `high` is null where nothing bounds it."""
    return {
        "low": plain(value.low),
        "likely": plain(value.likely),
        "high": None if value.high is None else plain(value.high),
    }
