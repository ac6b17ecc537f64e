"""`offercalc tax`: compute and explain take-home, show payslips, and list, show and check the tax laws."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from offercalc.analysis.take_home.payslip_year import payslip_year
from offercalc.analysis.take_home.take_home import NotKnown
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.tax.take_homes import basis_of
from offercalc.application.tax.tax_laws import TaxLaws
from offercalc.application.tax.tax_question import TaxQuestion, TaxQuestions, answer
from offercalc.application.tax.taxation import Taxation
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import (
    AT_FAULT,
    OFFER_PATH,
    compare_for,
    json_option,
    read_offers,
    view_from,
    view_options,
)
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.tax_options import person_options
from offercalc.cli.options.verb import VerbGroup
from offercalc.cli.output.after_tax import before_tax, kept_for, tax_wish
from offercalc.cli.output.answers import to_json, to_json_line
from offercalc.cli.output.json_lines import asked_lines
from offercalc.cli.output.law_listing import law_answer, law_line, law_text
from offercalc.cli.output.tax_answers import tax_answer
from offercalc.cli.output.tax_explanation import (
    explanation_answer,
    explanation_text,
    payslips_answer,
    payslips_text,
)
from offercalc.domain.problems.problem import Problem
from offercalc.domain.problems.value_limits import EARLIEST, LATEST
from offercalc.domain.tax.law import Law
from offercalc.domain.tax.law_check import check_completeness
from offercalc.domain.tax.law_choice import RefusedLaw
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import N_, LazyText
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import visible
from offercalc.presentation.tax.take_home_page import unknown_text
from offercalc.presentation.text.problem_text import problem_line

_LONGEST_LINE = 10_000
_YEAR = click.IntRange(EARLIEST.year, LATEST.year)


@click.group("tax", cls=VerbGroup)
def tax() -> None:
    """Estimate what is left of wages after tax, and manage the tax laws. Estimates are not tax advice."""


@tax.command("compute")
@click.argument("source", metavar="-", type=click.Choice(["-"]), expose_value=False)
@locale_option
@pass_services
def compute(tax_questions: TaxQuestions, tax_laws: TaxLaws, today: date, /, *, localizer: Localizer) -> None:
    """Read one JSON object per line from standard input, and answer each with the take-home or the payslips."""
    for line in asked_lines(_LONGEST_LINE):
        question = None if line is None else tax_questions.decode(line)
        click.echo(to_json_line(_answer(question, tax_laws, today, localizer)))


@tax.command("list")
@locale_option
@json_option
@pass_services
def list_laws(tax_laws: TaxLaws, today: date, /, *, localizer: Localizer, as_json: bool) -> None:
    """List the tax laws that ship and your own."""
    known = tax_laws.every()
    if as_json:
        click.echo(to_json([law_answer(one, localizer, today) for one in known]))
        return
    for one in known:
        click.echo(law_line(one, localizer, today))


@tax.command("show")
@click.argument("law_id", metavar="ID")
@locale_option
@pass_services
def show(tax_laws: TaxLaws, today: date, /, law_id: str, *, localizer: Localizer) -> None:
    """Show a tax law: its figures, steps and sources, and what it leaves out."""
    name = law_id.strip().lower()
    found = next((one for one in tax_laws.of_country(name.partition("-")[0]) if one.id == name), None)
    if isinstance(found, Law):
        click.echo(law_text(found, localizer, today))
        return
    _fail(
        localizer.tr("There is no tax law {id}; offercalc tax list shows them all.", id=visible(law_id[:60]))
        if found is None
        else visible(localizer.render(found.reason))
    )


@tax.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@locale_option
@pass_services
def check(tax_laws: TaxLaws, /, files: tuple[Path, ...], *, localizer: Localizer) -> None:
    """Verify files of tax laws: their form, formulas, tables and golden results."""
    lines = []
    for path in files:
        found = tax_laws.read(path)
        reason = found.reason if isinstance(found, RefusedLaw) else _incomplete(found, path)
        if reason is None:
            click.echo(f"{path}: {localizer.tr('valid')}")
        else:
            lines.append(visible(localizer.render(reason)))
    if lines:
        _fail("\n".join(lines))


@tax.command("explain")
@click.argument("offer", type=OFFER_PATH)
@click.option("--year", type=_YEAR, metavar="YEAR", help="Only this tax year.")
@view_options
@person_options
@pass_services
def explain(
    files: OfferFiles,
    sources: LiveSources,
    taxation: Taxation,
    /,
    offer: Path,
    year: int | None,
    **options: Any,  # noqa: ANN401 - click passes by name
) -> None:
    """Explain the take-home of OFFER: every step of the laws, with its value, year and sources."""
    view = view_from(options)
    stated = compare_for(view, read_offers((offer,), files, view.localizer), sources)
    comparison = before_tax(stated, options, taxation)
    (found,) = kept_for(comparison, options, taxation, view.localizer)
    if isinstance(found, NotKnown):
        _fail(visible(unknown_text(found, comparison.offers[0].offer.location, view.localizer)))
    elif found.own_percent is not None:
        _fail(view.localizer.tr("Your own rate has no steps to explain; leave out --own-tax."))
    else:
        years = tuple(one for one in found.taxed if year in {None, one.income.year})
        if not years:
            _fail(view.localizer.tr("Nothing is paid in the tax year {year}.", year=year))
        if view.as_json:
            click.echo(to_json({"years": [explanation_answer(one) for one in years]}))
        else:
            click.echo(explanation_text(found, years, sources.today, view.localizer))


@tax.command("payslip")
@click.argument("offer", type=OFFER_PATH)
@click.option("--year", type=_YEAR, metavar="YEAR", help="The tax year (default: the first full one).")
@view_options
@person_options
@pass_services
def payslip(
    files: OfferFiles,
    sources: LiveSources,
    taxation: Taxation,
    /,
    offer: Path,
    year: int | None,
    **options: Any,  # noqa: ANN401 - click passes by name
) -> None:
    """Show the twelve payslips of a year of OFFER, where the laws say what is withheld each month."""
    view, wish = view_from(options), tax_wish(options, taxation)
    stated = compare_for(view, read_offers((offer,), files, view.localizer), sources)
    comparison = before_tax(stated, options, taxation)
    appraisal = comparison.offers[0]
    if not wish.place(appraisal.offer):
        _fail(view.localizer.tr("The tax home is not known; name a place with --tax-home."))
    start = appraisal.offer.start_date
    asked = year if year is not None else start.year + (start.month > 1 or start.day > 1)
    try:
        basis = basis_of(appraisal.offer, comparison, wish, taxation.sources())
        found = payslip_year(appraisal, comparison.assumptions, basis, asked)
    except LawError as error:
        _fail(visible(view.localizer.render(error.message)))
    if view.as_json:
        click.echo(to_json(payslips_answer(found, appraisal.offer, view.localizer)))
    else:
        click.echo(payslips_text(found, appraisal.offer, view.localizer))


def _incomplete(law: Law, path: Path) -> LazyText | None:
    try:
        check_completeness(law)
    except LawError as error:
        return LazyText(N_("{file}: {reason}"), file=path.name, reason=error.message)
    return None


def _answer(
    question: TaxQuestion | tuple[Problem, ...] | None, laws: TaxLaws, today: date, localizer: Localizer
) -> dict[str, object]:
    """Return the answer to a question, or an error object; None is a line that was too long."""
    if question is None:
        return {"error": f"the line has more than {_LONGEST_LINE} bytes"}
    if isinstance(question, tuple):
        return {"error": " ".join(problem_line(problem, localizer) for problem in question)}
    try:
        return tax_answer(answer(question, laws, today))
    except LawError as error:
        return {"error": visible(localizer.render(error.message))}


def _fail(text: str) -> NoReturn:
    click.echo(text, err=True)
    sys.exit(AT_FAULT)
