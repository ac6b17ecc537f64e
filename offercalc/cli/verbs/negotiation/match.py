"""`offercalc match`: what an offer must promise to equal another one, or to reach an amount."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from offercalc.analysis.measures import Measure
from offercalc.analysis.negotiation.grid_search import Outcome
from offercalc.analysis.negotiation.levers import LeverError, Value, Wish
from offercalc.analysis.negotiation.parity import Ask
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.tax.taxation import Taxation
from offercalc.application.workbench.negotiation import Aim, Conditions, Negotiation, counter_offer, matched
from offercalc.cli.options.options import OFFER_PATH, View, read_offers, view_from, view_options
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.tax_options import take_home_options
from offercalc.cli.options.verb import Verb
from offercalc.cli.options.wishes import amount_of, conditions_of, measure_name, measure_option, wishes_option
from offercalc.cli.output.after_tax import left_for
from offercalc.cli.output.answers import plain, to_json
from offercalc.cli.output.line_answers import Answer
from offercalc.cli.output.page_text import paragraphs
from offercalc.cli.output.text_table import text_table
from offercalc.domain.exchange.rate import NoRate
from offercalc.domain.scenario.exchange_basis import basis_rate
from offercalc.domain.values.currencies import minor_unit
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.negotiation.parity_page import parity_page, why


@click.command("match", cls=Verb)
@click.argument("offer", type=OFFER_PATH)
@click.argument("target", type=OFFER_PATH)
@click.option(
    "--with",
    "wishes",
    multiple=True,
    required=True,
    metavar="LEVER[:step=N][:min=N][:max=N]",
    callback=wishes_option,
    help="A term to move, in your order: base, sign-on, bonus, raise, units, value, start, clawback or rate:USD/IDR.",
)
@click.option(
    "--measure",
    default="total",
    show_default=True,
    metavar="MEASURE",
    callback=measure_option,
    help="What is to be equal: total, year1 to year10, guaranteed, kept@24 or present-value.",
)
@click.option("-o", "--output", type=OFFER_PATH, metavar="FILE", help="Write the offer as asked for to this file.")
@view_options
@take_home_options
@pass_services
def match(
    files: OfferFiles,
    sources: LiveSources,
    taxation: Taxation,
    /,
    offer: Path,
    target: Path,
    **options: Any,  # noqa: ANN401 - click passes by name
) -> None:
    """Find what OFFER must promise to equal TARGET: another offer, or an amount such as "900000 USD".

    Each lever is answered on its own, and all of them together in your order: each is used up to its limit before the
    next one.
    """
    measure: Measure = options["measure"]
    wishes: tuple[Wish, ...] = options["wishes"]
    output: Path | None = options["output"]
    view = view_from(options)
    amount = amount_of(target)
    mine, *others = read_offers((offer,) if amount else (offer, target), files, view.localizer)
    if others and others[0] == mine:
        message = "the target is the offer itself; choose another offer, or an amount."
        raise click.UsageError(message)
    conditions = left_for(conditions_of(view, mine, measure, sources), options, taxation, view.localizer)
    goal = others[0] if amount is None else _converted(*amount, conditions)
    try:
        found = matched(mine, Aim(target=goal, measure=measure), wishes, conditions)
    except LeverError as error:
        raise click.UsageError(view.localizer.render(error.text)) from error
    if output is not None:
        files.write(counter_offer(found), output)
    parity = found.parity
    page = parity_page(parity, view.localizer, is_goal_open=found.is_goal_open, is_offer_open=found.is_offer_open)
    after_tax = (view.localizer.tr("Figures are after tax: an estimate, not tax advice."),) if conditions.leave else ()
    told = paragraphs([text_table(page.table), "\n".join((*page.sentences, *after_tax))])
    click.echo(to_json(_answer(found, measure, conditions, view)) if view.as_json else told)


def _converted(amount: Fraction, currency: str, conditions: Conditions) -> Fraction:
    """Return an amount in the display currency."""
    if currency == conditions.assumptions.currency:
        return amount
    rate = basis_rate(conditions.rates, currency, conditions.assumptions)
    if isinstance(rate, NoRate):
        message = (
            f"there is no exchange rate for {currency}; set one with --rate, or state the amount in another currency."
        )
        raise click.UsageError(message)
    return amount * rate.value


def _answer(found: Negotiation, measure: Measure, conditions: Conditions, view: View) -> Answer:
    currency = conditions.assumptions.currency
    parity = found.parity

    def money(value: Fraction) -> str:
        return plain(round_half_up(value, minor_unit(currency)))

    def lever(ask: Ask) -> Answer:
        short = ask.outcome in {Outcome.SHORT, Outcome.NEVER}
        return {
            "lever": ask.lever.name,
            "status": ask.outcome.value,
            "offered": None if ask.lever.offered is None else _text(ask.lever.offered),
            "answer": None if ask.outcome is Outcome.NEVER else _text(ask.answer),
            "over_by": None if short else money(ask.over),
            "short_by": money(-ask.over) if short else None,
            "why": why(ask, view.localizer),
            "new": ask.lever.is_new,
        }

    return {
        "measure": measure_name(measure),
        "take_home": conditions.leave is not None,
        "currency": currency,
        "goal": money(parity.goal),
        "offered": money(parity.before),
        "at_least": found.is_goal_open,
        "levers": [lever(ask) for ask in parity.alone],
        "mix": {"levers": [lever(ask) for ask in parity.mix], "over_by": money(parity.over)},
    }


def _text(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else plain(value)
