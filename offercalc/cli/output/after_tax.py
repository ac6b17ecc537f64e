"""What verbs print of take-home; the laws and their engine are loaded only if somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.tax.taxation import Taxation
from offercalc.application.translations.readers import localizer_for
from offercalc.cli.output.line_answers import Answer
from offercalc.presentation.formats.localizer import DEFAULT_LOCALE, Localizer

if TYPE_CHECKING:
    from offercalc.application.tax.take_homes import TaxWish
    from offercalc.application.workbench.negotiation import Conditions
    from offercalc.presentation.tax.net_leaving import Left
    from offercalc.presentation.tax.take_home_page import Kept


class AfterTax:
    """The take-home of a comparison for the terminal; nothing of it if it was not asked for."""

    def __init__(
        self, comparison: Comparison, options: dict[str, Any], taxation: Taxation, localizer: Localizer
    ) -> None:
        """Take the comparison and the options of the verb; fails if an option names what there is not."""
        self._comparison = comparison
        self._taxation = taxation
        self._localizer = localizer
        self._every = options.get("every", 0)
        self._kept: Kept | None = None
        if options["take_home"]:
            self._kept = kept_for(comparison, options, taxation, localizer)
            self._left = left_for_months(comparison, options, taxation)

    def add_to(self, answers: list[Answer]) -> None:
        """Add take-home to the JSON answers of the offers."""
        if self._kept is not None:
            from offercalc.cli.output.take_home_answers import with_departures, with_take_home

            with_take_home(answers, self._kept, self._comparison, localizer_for(DEFAULT_LOCALE))
            with_departures(answers, self._left, self._comparison)

    @property
    def headlines(self) -> list[str]:
        """Return which offer is ahead after tax, in English; empty if it was not asked for."""
        if self._kept is None:
            return []
        from offercalc.presentation.tax.net_leaving import net_crossovers
        from offercalc.presentation.tax.take_home_page import take_home_headlines

        english = localizer_for(DEFAULT_LOCALE)
        return [
            *take_home_headlines(self._comparison, self._kept, english),
            *net_crossovers(self._comparison, self._kept, self._left, english),
        ]

    def print(self) -> None:
        """Print take-home below the figures before tax."""
        if self._kept is not None:
            from offercalc.cli.output.take_home_answers import take_home_text
            from offercalc.presentation.tax.net_leaving import leaving_after_tax, net_crossovers
            from offercalc.presentation.tax.take_home_page import take_home_page

            comparison, localizer = self._comparison, self._localizer
            page = take_home_page(comparison, self._kept, self._taxation.sources().today, localizer)
            crossovers = tuple(net_crossovers(comparison, self._kept, self._left, localizer))
            page = replace(page, headlines=(*page.headlines, *crossovers))
            leaving = leaving_after_tax(comparison, self._left, localizer, self._every)
            click.echo(f"\n{take_home_text(page, leaving, localizer)}")

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return why the take-home of offers is not known."""
        if self._kept is None:
            return ()
        from offercalc.cli.output.take_home_answers import unknown_lines

        return unknown_lines(self._comparison, self._kept, self._localizer)


def tax_wish(options: dict[str, Any], taxation: Taxation) -> TaxWish:
    """Return the options for take-home in the arguments of a command, with what is known of the user."""
    from offercalc.application.tax.take_homes import TaxWish

    stated = {name: options.get(name) for name in ("filing_status", "ptkp")}
    answers = {**options.get("about", {}), **{name: answer for name, answer in stated.items() if answer is not None}}
    return TaxWish(
        homes=options.get("tax_homes", {}),
        own_percents=options.get("own_taxes", {}),
        answers=answers,
        facts=taxation.facts(),
    )


def before_tax(comparison: Comparison, options: dict[str, Any], taxation: Taxation) -> Comparison:
    """Return a comparison in which pay that is stated net of tax is shown before tax, where the laws are known."""
    if not any(part.tax == "net" for one in comparison.offers for part in one.offer.pay):
        return comparison
    from offercalc.application.tax.net_offers import grossed_up

    return grossed_up(comparison, tax_wish(options, taxation), taxation.sources())


def grossing(conditions: Conditions, options: dict[str, Any], taxation: Taxation) -> Conditions:
    """Return conditions under which pay that is stated net of tax is appraised before tax, where the laws are known."""
    return replace(conditions, gross_up=lambda stated: before_tax(stated, options, taxation))


def left_for(conditions: Conditions, options: dict[str, Any], taxation: Taxation, localizer: Localizer) -> Conditions:
    """Return conditions under which figures are after tax if `--take-home` asks for it, otherwise as `grossing`."""
    grossed = grossing(conditions, options, taxation)
    if not options["take_home"]:
        return grossed
    from offercalc.application.tax.net_figures import left_after_tax
    from offercalc.domain.tax.law_error import LawError
    from offercalc.presentation.formats.sanitize import visible

    sources = taxation.sources()
    try:
        return replace(grossed, leave=left_after_tax(tax_wish(options, taxation), sources))
    except LawError as error:
        raise click.UsageError(visible(localizer.render(error.message))) from error


def kept_for(comparison: Comparison, options: dict[str, Any], taxation: Taxation, localizer: Localizer) -> Kept:
    """Return the take-home of compared offers; fails if a company is unknown, or an answer that no law asks for."""
    from offercalc.application.tax.take_homes import EVERY, take_homes
    from offercalc.domain.tax.law_error import LawError
    from offercalc.presentation.formats.sanitize import visible

    wish = tax_wish(options, taxation)
    known = {one.offer.company for one in comparison.offers} | {EVERY}
    for company in (*wish.homes, *wish.own_percents):
        if company not in known:
            message = f"no offer is from {company!r}; the companies are {', '.join(sorted(known - {EVERY}))}."
            raise click.UsageError(message)
    try:
        return take_homes(comparison, wish, taxation.sources())
    except LawError as error:
        raise click.UsageError(visible(localizer.render(error.message))) from error


def left_for_months(comparison: Comparison, options: dict[str, Any], taxation: Taxation) -> Left:
    """Return what is left of compared offers on leaving after each month, or why that is not known."""
    from offercalc.application.tax.departures import DeparturesKept

    return DeparturesKept().left(comparison, tax_wish(options, taxation), taxation.sources())
