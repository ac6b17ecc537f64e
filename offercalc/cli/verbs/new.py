"""`offercalc new`: begin an offer file from the usual terms of a country."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace
from typing_extensions import override

from offercalc.application.offers.starters import BLANK, region_name, region_of, started_offer, starters
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import AT_FAULT
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.currencies import read_code
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.currency_signs import code_fault
from offercalc.presentation.formats.localizer import Localizer
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
@click.option("--currency", metavar="CODE", help="The currency of the offer (default: that of the country).")
@locale_option
@pass_services
def new(files: OfferFiles, presets: Presets, today: date, /, file: Path, **options: Any) -> None:  # noqa: ANN401 - by name
    """Write a new offer to FILE, with the usual terms of a country and no amounts."""
    localizer: Localizer = options["localizer"]
    if file.exists():
        message = f"{file} exists already; write another name."
        raise click.UsageError(message)
    region = options["starter"] or region_of(localizer)
    code = read_code(options["currency"]) if options["currency"] else _CURRENCY
    if code is None:
        raise click.BadParameter(str(code_fault(options["currency"])))
    offer = started_offer(region, code, today, localizer)
    stated = {name: options[name] for name in ("company", "role") if options[name]}
    offer = replace(offer, **stated, currency=code if options["currency"] else offer.currency)
    problems = soundness(offer, presets)
    if problems:
        for line in problem_lines(problems, localizer):
            click.echo(line, err=True)
        raise SystemExit(AT_FAULT)
    files.write(offer, file)
    found = starters().get(region)
    day = "" if found is None else f", {localizer.figures.day(found.as_of)}"
    click.echo(f"{file}: {region_name(region, localizer)}{day}")
    for source in () if found is None else found.sources:
        click.echo(f"  {source}")
