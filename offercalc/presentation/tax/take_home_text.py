"""Take-home in words: how well its laws are known and how old they are, what is not taxed, and what was assumed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import assert_never

from babel import Locale

from offercalc.analysis.headlines import Ahead, Several, TooClose, Undecided
from offercalc.analysis.take_home.take_home import TakeHome
from offercalc.analysis.take_home.treatment import Layer, Untaxed
from offercalc.analysis.take_home.turned_order import NetHeadline
from offercalc.domain.tax.law import Answer, Confidence
from offercalc.domain.tax.law_choice import Age
from offercalc.domain.values.estimate import ZERO, Span
from offercalc.domain.values.money import round_half_up
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.formats.span_text import span_text
from offercalc.presentation.pages.comparison_page import several_template

_CHOICES = {
    "single": N_("Single"),
    "married_joint": N_("Married, taxed jointly"),
    "married_separate": N_("Married, taxed separately"),
    "married_one_income": N_("Married, one income"),
    "head_of_household": N_("Head of household"),
}
"""Choices of the laws that ship that are words; others, such as TK/0, are written as they are."""
_ASKED = {
    "filing_status": N_("Filing status:"),
    "ptkp": N_("PTKP status:"),
    "dtp": N_("PPh 21 borne by the government (DTP):"),
    "cpf": N_("Citizen or permanent resident (CPF):"),
    "resident": N_("Tax resident:"),
    "children": N_("Children:"),
    "nyc_resident": N_("Resident of New York City:"),
}
"""What the laws that ship ask, in short."""


def asked_text(name: str, ask: str, localizer: Localizer) -> str:
    """Return what a law asks of a person: in short if it ships with the program, otherwise as the law puts it."""
    return localizer.tr(_ASKED[name]) if name in _ASKED else single_line(ask)


def choice_text(choice: str, localizer: Localizer) -> str:
    """Return one of the choices of a law in words."""
    return localizer.tr(_CHOICES[choice]) if choice in _CHOICES else single_line(choice)


def badge_text(found: TakeHome, today: date, localizer: Localizer) -> str:
    """Return of which year rules are, how well they are known, and when they were last checked."""
    tr = localizer.tr
    if found.own_percent is not None:
        percent = f"{localizer.figures.number(round_half_up(found.own_percent, 2).normalize())}%"
        return tr("your own rate of {percent}", percent=percent)
    years = sorted({law.figures_of for law in found.laws})
    rules = tr("{years} rules", years="/".join(map(str, years)))
    days = max(((today - law.as_of).days for law in found.laws), default=0)
    checked = tr("checked today")
    if days > 0:
        checked = localizer.plural("checked {number} day ago", "checked {number} days ago", days)
    parts = [rules, *([confidence_text(found.confidence, localizer)] if found.confidence else []), checked]
    if found.age is not None:
        parts.append(age_text(found.age, localizer))
    return " · ".join(parts)


def age_text(age: Age, localizer: Localizer) -> str:
    """Return that rules of one year are applied to a later one."""
    return localizer.tr("{rules} rules applied to {year}", rules=age.rules_of, year=age.applied_to)


def confidence_text(confidence: Confidence, localizer: Localizer) -> str:
    """Return how well the figures of laws are known."""
    match confidence:
        case Confidence.OFFICIAL:
            return localizer.tr("official text")
        case Confidence.ENGINE:
            return localizer.tr("2 sources and an engine")
        case Confidence.TWO_SOURCES:
            return localizer.tr("2 sources")
        case Confidence.ONE_SOURCE:
            return localizer.tr("1 source")
        case Confidence.PROJECTED:
            return localizer.tr("projected")
        case _:
            assert_never(confidence)


def untaxed_notes(found: TakeHome, currency: str, localizer: Localizer) -> Iterator[str]:
    """Yield what is kept whole, because laws do not tax it or not yet."""
    for why, span in found.untaxed.items():
        bounds = shown(span, DISPLAY_DIGITS)
        if bounds.is_unknown:
            yield localizer.tr("Before tax: equity whose worth is not known yet.")
            continue
        amount = span_text(bounds, currency, localizer)
        match why:
            case Untaxed.FREE:
                yield localizer.tr(
                    "Not taxed as wages: {amount} of benefits, contributions of the employer and untaxed allowances.",
                    amount=amount,
                )
            case Untaxed.LATER:
                yield localizer.tr(
                    "Before tax: {amount} of equity that is taxed when it is exercised or sold.", amount=amount
                )
            case Untaxed.PAPER:
                yield localizer.tr("Before tax: {amount} of equity that has only paper value.", amount=amount)
            case _:
                assert_never(why)


def minimum_tax_notes(found: TakeHome, localizer: Localizer) -> Iterator[str]:
    """Yield the minimum tax in each year in which incentive stock options would be exercised and held."""
    for year in found.taxed:
        if year.minimum_tax not in {ZERO, Span(ZERO.likely, ZERO.likely, None)}:
            amount = span_text(shown(year.minimum_tax, DISPLAY_DIGITS), year.laws.currency, localizer)
            yield localizer.tr(
                "Minimum tax (AMT) if the incentive stock options of {year} are exercised and held: {amount}.",
                year=year.income.year,
                amount=amount,
            )


def cut_note(found: TakeHome, localizer: Localizer) -> str:
    """Return how tax years are computed that the horizon cuts, "" without one."""
    cut = sorted({year.income.year for year in found.taxed if year.income.is_cut})
    if not cut:
        return ""
    return localizer.tr(
        "{year} is taxed as if the job went on to the end of the tax year.", year=", ".join(map(str, cut))
    )


def layer_label(layer: Layer, localizer: Localizer) -> str:
    """Return the label of a kind of income."""
    match layer:
        case Layer.WAGES:
            return localizer.tr("Regular wages")
        case Layer.BONUS:
            return localizer.tr("Bonuses and extra monthly wages")
        case Layer.ONE_TIME:
            return localizer.tr("One-time pay")
        case Layer.EQUITY:
            return localizer.tr("Equity")
        case _:
            assert_never(layer)


def month_name(month: int, localizer: Localizer) -> str:
    """Return the name of a month (1 to 12) in the language of the texts."""
    return str(Locale.parse(localizer.language).months["stand-alone"]["wide"][month])


def answer_text(answer: Answer, localizer: Localizer) -> str:
    """Return what a person has answered."""
    if isinstance(answer, bool):
        return localizer.tr("yes") if answer else localizer.tr("no")
    return answer if isinstance(answer, str) else localizer.figures.number(round_half_up(answer, 2).normalize())


def net_headline_text(
    headline: NetHeadline | Several, names: tuple[str, ...], span: tuple[str, int], localizer: Localizer
) -> str:
    """Return a headline after tax; `span` is the currency, and the years over which offers are compared."""
    currency, count = span
    if isinstance(headline, Several):
        return _several_text(headline, names, span, localizer)
    one = headline.compared
    leader, other = names[one.leader], names[one.other]
    if isinstance(one, TooClose):
        return localizer.tr("After tax, {leader} and {other} are too close to call.", leader=leader, other=other)
    amount = localizer.figures.in_sentence(round_half_up(one.difference, DISPLAY_DIGITS), currency)
    facts = {
        "leader": leader,
        "other": other,
        "amount": amount,
        "years": localizer.plural("{number} year", "{number} years", count),
    }
    return localizer.tr(_template(one, turns=headline.turns), **facts)


def _several_text(several: Several, names: tuple[str, ...], span: tuple[str, int], localizer: Localizer) -> str:
    """Return how several offers compare with the baseline after tax, by the nearest of them."""
    one, (currency, count) = several.nearest, span
    difference = Decimal(0) if isinstance(one, TooClose) else round_half_up(one.difference, DISPLAY_DIGITS)
    return localizer.tr(
        several_template(several),
        offers=localizer.plural("{number} other offer", "{number} other offers", several.count),
        baseline=names[several.baseline],
        amount=localizer.figures.in_sentence(difference, currency),
        years=localizer.plural("{number} year", "{number} years", count),
    )


def _template(one: Ahead | Undecided, *, turns: bool) -> str:
    if isinstance(one, Undecided):
        if turns:
            return N_(
                "Tax turns the order: {leader} leads {other} by {amount} over {years} on known terms, although {other} "
                "pays more before tax."
            )
        return N_("After tax, {leader} leads {other} by {amount} over {years} on known terms; {other} has open terms.")
    if turns:
        return (
            N_(
                "Tax turns the order: {leader} is ahead of {other} by at least {amount} over {years}, although {other} "
                "pays more before tax."
            )
            if one.at_least
            else N_(
                "Tax turns the order: {leader} is ahead of {other} by {amount} over {years}, although {other} pays "
                "more before tax."
            )
        )
    if one.at_least:
        return N_("After tax, {leader} is ahead of {other} by at least {amount} over {years}.")
    return N_("After tax, {leader} is ahead of {other} by {amount} over {years}.")
