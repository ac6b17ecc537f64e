"""How the take-home of an offer comes about, step by step, and its payslips, as text and JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import cast

from offercalc.analysis.take_home.payslip_year import PayslipYear
from offercalc.analysis.take_home.take_home import TakeHome
from offercalc.analysis.take_home.tax_year import tax_year_of
from offercalc.analysis.take_home.taxed_year import TaxedYear
from offercalc.analysis.take_home.treatment import Layer
from offercalc.cli.output.line_answers import Answer, rounded_answer
from offercalc.cli.output.page_text import paragraphs
from offercalc.cli.output.tax_answers import payslip_answers
from offercalc.cli.output.text_table import text_table
from offercalc.domain.offer.offer import Offer
from offercalc.domain.tax.law import Law, Step
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import visible
from offercalc.presentation.tax.payslip_table import payslip_table
from offercalc.presentation.tax.steps_table import is_money, source_lines, steps_table
from offercalc.presentation.tax.take_home_text import badge_text
from offercalc.presentation.tax.words import ESTIMATE
from offercalc.presentation.text.labels import component_label


def explanation_text(found: TakeHome, years: tuple[TaxedYear, ...], today: date, localizer: Localizer) -> str:
    """Return every step of the laws in some tax years, with its value, law, year and sources."""
    laws = dict.fromkeys(law.id for year in years for law in year.laws.laws)
    sources = [law for law in found.laws if law.id in laws]
    return paragraphs(
        [
            f"{localizer.tr(ESTIMATE)}. {badge_text(found, today, localizer)}",
            *(text_table(steps_table(tax_year_of(year), localizer)) for year in years),
            *(_sources(law, localizer) for law in sources),
        ]
    )


def _sources(law: Law, localizer: Localizer) -> str:
    heading = localizer.tr("Sources of {law} (its formulas: offercalc tax show {law}):", law=law.id)
    return "\n".join(visible(line) for line in (heading, *source_lines(law, localizer)))


def explanation_answer(year: TaxedYear) -> Answer:
    """Return the steps of a tax year as JSON values, in the currency of the laws."""
    account, currency = tax_year_of(year), year.laws.currency
    written = _written(currency)
    return {
        "year": year.income.year,
        "currency": currency,
        "cut": year.income.is_cut,
        "months": year.income.months,
        "age": None
        if year.laws.age is None
        else {"rules_of": year.laws.age.rules_of, "applied_to": year.laws.age.applied_to},
        "income": {layer.value: rounded_answer(year.income.whole[layer], currency) for layer in Layer},
        "laws": [
            {
                "id": result.law.id,
                "confidence": result.law.confidence.value,
                "as_of": result.law.as_of.isoformat(),
                "steps": [
                    {
                        "name": step.name,
                        "label": step.label,
                        "kind": step.kind.value,
                        "is": step.text,
                        "value": written(step, result.steps[step.name]),
                    }
                    for step in result.law.steps
                ],
                "sources": [
                    {"what": one.what, "url": one.url, "read": one.read.isoformat()} for one in result.law.sources
                ],
                "left_out": list(result.law.left_out),
            }
            for result in year.assessment.results
        ],
        "charges": {f"{one.law.id}.{one.step.name}": rounded_answer(one.amount, currency) for one in account.charges},
        "gross": rounded_answer(account.gross, currency),
        "take_home": rounded_answer(account.take_home, currency),
        "kept": {layer.value: f"{round_half_up(part, 6):f}" for layer, part in account.kept.items()},
    }


def _written(currency: str) -> Callable[[Step, Fraction], str]:
    """Return how a result is written: to the minor unit, or to six digits where it is no amount of money."""
    digits = minor_unit(currency)
    return lambda step, value: f"{round_half_up(value, digits):f}" if is_money(step, value) else f"{float(value):.6g}"


def payslips_text(found: PayslipYear, offer: Offer, localizer: Localizer) -> str:
    """Return the payslips of a year as text; months with more than the wages say what it is."""
    return text_table(payslip_table(found, offer, localizer))


def payslips_answer(found: PayslipYear, offer: Offer, localizer: Localizer) -> Answer:
    """Return the payslips of a year as JSON values; `paid_beside` names what is paid beside the wages."""
    answer = payslip_answers(found.laws, found.slips)
    for month in cast("list[Answer]", answer["months"]):
        beside = found.extras.get(cast("int", month["month"]), ())
        month["paid_beside"] = [component_label(offer, one, localizer) for one in beside]
    return {"year": found.year, **answer}
