"""`offercalc sensitivity`: what the lead of an offer depends on most, and where the order turns."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from offercalc.analysis.measures import Measure
from offercalc.analysis.negotiation.levers import LeverError
from offercalc.analysis.negotiation.sensitivity import Effect, Factor, Sensitivity
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.tax.taxation import Taxation
from offercalc.application.workbench.negotiation import Conditions
from offercalc.application.workbench.sensitivity import sensitive_to
from offercalc.cli.options.factors import factors_option
from offercalc.cli.options.options import OFFER_PATH, read_offers, view_from, view_options
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.tax_options import take_home_options
from offercalc.cli.options.verb import Verb
from offercalc.cli.options.wishes import conditions_of, measure_name, measure_option
from offercalc.cli.output.after_tax import left_for
from offercalc.cli.output.answers import plain, to_json
from offercalc.cli.output.line_answers import Answer
from offercalc.cli.output.page_text import paragraphs
from offercalc.cli.output.text_table import text_table
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.negotiation.sensitivity_page import factor_label, sensitivity_page

_DIGITS = 6
"""How many decimal places the value at which the order turns has."""


@click.command("sensitivity", cls=Verb)
@click.argument("offers", nargs=-1, required=True, type=OFFER_PATH)
@click.option(
    "--vary",
    "factors",
    multiple=True,
    metavar="WHAT=LOW..HIGH",
    callback=factors_option,
    help="Vary an assumption as well: attainment, growth, price, dilution or rate:USD/IDR; may be repeated.",
)
@click.option(
    "--measure",
    default="total",
    show_default=True,
    metavar="MEASURE",
    callback=measure_option,
    help="The figure to compare: total, year1 to year10, guaranteed, kept@24 or present-value.",
)
@view_options
@take_home_options
@pass_services
def sensitivity(
    files: OfferFiles,
    sources: LiveSources,
    taxation: Taxation,
    /,
    offers: tuple[Path, ...],
    **options: Any,  # noqa: ANN401 - by name
) -> None:
    """Show what the lead of the first of OFFERS over the best of the others depends on most.

    Each range that an offer states, and each assumption of --vary, is set to its lowest and highest value, with
    everything else at its likely value.
    """
    factors: tuple[Factor, ...] = options["factors"]
    measure: Measure = options["measure"]
    view = view_from(options)
    read = read_offers(offers, files, view.localizer)
    conditions = left_for(conditions_of(view, read[0], measure, sources), options, taxation, view.localizer)
    try:
        found = sensitive_to(read, factors, conditions, measure)
    except LeverError as error:
        raise click.UsageError(view.localizer.render(error.text)) from error
    currency = conditions.assumptions.currency
    page = sensitivity_page(found, currency, view.localizer)
    after_tax = (view.localizer.tr("Figures are after tax: an estimate, not tax advice."),) if conditions.leave else ()
    told = paragraphs([text_table(page.table), "\n".join((*page.sentences, *after_tax))])
    click.echo(to_json(_answer(found, measure, conditions, view.localizer)) if view.as_json else told)


def _answer(found: Sensitivity, measure: Measure, conditions: Conditions, localizer: Localizer) -> Answer:
    currency = conditions.assumptions.currency

    def money(value: Fraction) -> str:
        return plain(round_half_up(value, minor_unit(currency)))

    def effect(one: Effect) -> Answer:
        factor = one.factor
        return {
            "factor": factor_label(factor, found.offers, localizer),
            "kind": factor.kind.value,
            "low": plain(factor.low),
            "high": plain(factor.high),
            "at_low": money(one.at_low),
            "at_high": money(one.at_high),
            "swing": money(one.swing),
            "turns_at": None if one.turns_at is None else plain(round_half_up(one.turns_at, _DIGITS)),
        }

    return {
        "measure": measure_name(measure),
        "take_home": conditions.leave is not None,
        "currency": currency,
        "lead": money(found.lead),
        "at_least": found.is_open,
        "factors": [effect(one) for one in found.effects],
    }
