"""`offercalc new`: begin an offer file from the usual terms of a country."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace
from typing_extensions import override

from offercalc.application.offers.drafts import begin_draft
from offercalc.application.offers.starters import BLANK, region_name, region_of, starters
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.cli.options.assumption_options import DAY
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import AT_FAULT
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.domain.validate.draft import Draft, draft_problems
from offercalc.domain.values.currencies import read_code
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.currency_signs import code_fault
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.draft_form import missing_fields
from offercalc.presentation.text.problem_text import problem_lines

_CURRENCY = "USD"


class _Region(click.ParamType[str]):
    """The region of a starter, in either case, or "blank"."""

    name = "region"

    @override
    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the region, or fail with the regions there are."""
        found = {one.casefold(): one for one in (*starters(), BLANK)}.get(value.casefold())
        if found is None:
            self.fail(f"there is no starter {value!r}; write one of {', '.join(starters())} or {BLANK}.", param, ctx)
        return found


@click.command("new", cls=Verb)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--starter",
    type=_Region(),
    metavar="REGION",
    help="Begin with the usual terms of this country, e.g. ID or US, or blank (default: by the locale).",
)
@click.option("--company", default="", help="The company that makes the offer.")
@click.option("--role", default="", help="The role offered.")
@click.option("--start", type=DAY, metavar="DATE", help="The first day of work.")
@click.option("--currency", metavar="CODE", help="The currency of the offer (default: that of the country).")
@locale_option
@pass_services
def new(files: OfferFiles, presets: Presets, today: date, /, file: Path, **options: Any) -> None:  # noqa: ANN401 - by name
    """Begin an offer in FILE, with the usual terms of a country and no amounts. What you do not state yet is null."""
    localizer: Localizer = options["localizer"]
    if file.exists():
        message = f"{file} exists already; write another name."
        raise click.UsageError(message)
    region = options["starter"] or region_of(localizer)
    code = read_code(options["currency"]) if options["currency"] else _CURRENCY
    if code is None:
        raise click.BadParameter(str(code_fault(options["currency"])))
    draft = _stated(begin_draft(region, code, today, localizer), code, options)
    problems = draft_problems(draft, presets)
    if problems:
        for line in problem_lines(problems, localizer):
            click.echo(line, err=True)
        raise SystemExit(AT_FAULT)
    files.write_draft(draft, file)
    found = starters().get(region)
    day = "" if found is None else f", {localizer.figures.day(found.as_of)}"
    click.echo(f"{file}: {region_name(region, localizer)}{day}")
    for source in () if found is None else found.sources:
        click.echo(f"  {source}")
    if draft.missing:
        missing = missing_fields(draft.missing, localizer)
        click.echo(localizer.tr("Still to be stated in the file: {fields}. Write it in place of null.", fields=missing))


def _stated(draft: Draft, currency: str, options: dict[str, Any]) -> Draft:
    """Return a draft with what the options state."""
    terms = replace(draft.terms, company=options["company"], role=options["role"])
    if options["currency"]:
        terms = replace(terms, currency=currency)
    start: datetime | None = options["start"]
    return Draft(terms) if start is None else Draft(replace(terms, start_date=start.date()), has_start=True)
