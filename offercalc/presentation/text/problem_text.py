"""Validation problems in one line: what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from offercalc.domain.exchange.rate import NoRate, Refusal
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.values.currencies import SUBUNITS, SUCCESSORS
from offercalc.domain.values.lazy_text import N_
from offercalc.presentation.formats.currency_signs import code_fault
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.place_names import place_name, places_named
from offercalc.presentation.formats.sanitize import quoted, visible

MOST_TOLD = 100
"""The most problems of a file to report; in the wrong kind of file, every value may be one."""
_SENTENCES = {
    Fault.UNREADABLE: N_("The file cannot be read: {value}."),
    Fault.TOO_BIG: N_("The file has {value} MB; an offer file has at most {allowed} MB. Is it the right file?"),
    Fault.NOT_TEXT: N_("The file is not UTF-8 text. Save it again with UTF-8 encoding."),
    Fault.NOT_JSON: N_("This isn't valid JSON: it can't be read from line {value}, column {allowed} on."),
    Fault.TOO_DEEP: N_("The file is nested too deeply to be an offer."),
    Fault.NOT_AN_OFFER: N_('This isn\'t an offer file: it has no "format": "{allowed}".'),
    Fault.NEWER_VERSION: N_(
        "The file has version {value}, but this program reads up to version {allowed}. "
        "Install a newer OfferCalc to open it."
    ),
    Fault.BAD_VERSION: N_("{value} isn't a valid version; enter a whole number from 1 to {allowed}."),
    Fault.WRONG_TYPE: N_("This value is of the type {value}; it must be {allowed}."),
    Fault.MISSING: N_('The field "{value}" is missing; add it.'),
    Fault.UNSTATED: N_("{value} is not stated yet; write it in place of null, e.g. {allowed}."),
    Fault.UNKNOWN_FIELD: N_('There is no field "{value}" here; correct its spelling or remove it.'),
    Fault.REPEATED_KEY: N_('The field "{value}" occurs here more than once; keep one of them.'),
    Fault.NOT_ALLOWED: N_('"{value}" isn\'t a valid value here; choose one of {allowed}.'),
    Fault.BAD_DATE: N_('"{value}" isn\'t a valid date; enter it as year-month-day, e.g. 2026-02-28.'),
    Fault.BAD_NUMBER: N_('"{value}" isn\'t a number; enter digits with a decimal point, e.g. 1234.56.'),
    Fault.EMPTY: N_("This field is required."),
    Fault.TOO_LONG: N_("The text has {value} characters; the maximum is {allowed}."),
    Fault.TOO_LONG_A_NUMBER: N_(
        "The number at line {value}, column {allowed} has too many digits; enter a shorter one."
    ),
    Fault.NEGATIVE: N_("{value} is negative; enter zero or more."),
    Fault.TOO_LARGE: N_("{value} is too large; the maximum is {allowed}."),
    Fault.TOO_SMALL: N_("{value} is too small; the minimum is {allowed}."),
    Fault.TOO_PRECISE: N_("{value} has more than {allowed} decimal places; round it."),
    Fault.DISORDERED_RANGE: N_(
        "The range {value} is out of order; enter low, likely and high from smallest to largest."
    ),
    Fault.UNKNOWN_CURRENCY: N_('"{value}" isn\'t a current currency code; enter an ISO 4217 code, e.g. USD or IDR.'),
    Fault.UNKNOWN_PLACE: N_(
        '"{value}" isn\'t an ISO 3166 code of a country or of a part of one; enter one, e.g. ID for Indonesia or '
        "US-CA for California."
    ),
    Fault.DATE_OUT_OF_RANGE: N_("{value} is out of range; enter a date in the years {allowed}."),
    Fault.OWNERSHIP_ABOVE_100: N_("This would be an ownership of {value}%; nobody can own more than 100%."),
    Fault.VESTING_ABOVE_100: N_("The parts add up to {value}%; their sum may not exceed 100%."),
    Fault.UNKNOWN_PRESET: N_('There is no vesting preset "{value}"; choose one of {allowed}.'),
    Fault.BAD_INTERVAL: N_("{value} months do not divide a year evenly; choose one of {allowed}."),
    Fault.BELONGS_TO: N_('This requires "{value}", which is not stated here; state that, or remove this.'),
    Fault.ONE_OF: N_("State only one of {value} here."),
    Fault.ZERO_DIVISOR: N_("Zero is not possible here; enter a positive number, or null if it is not known."),
    Fault.NO_HOURS: N_("Pay per hour needs hours of work; enter more than zero hours per week, such as 40."),
    Fault.NO_WORKING_DAYS: N_(
        "{value} days of leave and public holidays leave no work in a year of {allowed} working days; enter fewer."
    ),
    Fault.NEEDS_ONE_OF: N_("State one of {value} here."),
    Fault.DUPLICATE_ID: N_('"{value}" occurs here twice; each may occur only once.'),
    Fault.UNKNOWN_CONDITION: N_('There is no vesting condition "{value}"; name one of the conditions in these terms.'),
    Fault.NOT_AN_EVENT: N_('The vesting condition "{value}" doesn\'t wait for an event; remove this one.'),
    Fault.CYCLE: N_('The vesting condition "{value}" refers back to itself; remove one of the references.'),
    Fault.CLIFF_TOO_LONG: N_("The cliff is at installment {value}, but there are only {allowed}; move it."),
    Fault.CLIFF_BEYOND_PERIOD: N_(
        "The cliff of {value} months is longer than the vesting period of {allowed} months; shorten it."
    ),
    Fault.UNEVEN_STEPS: N_(
        "{value} months cannot be divided into steps of {allowed} months (every_months); change one of them."
    ),
    Fault.UNEVEN_OFFERING: N_(
        "An offering of {value} months cannot be divided into purchase periods of {allowed} months; change one of them."
    ),
    Fault.NOT_WHOLE: N_("{value} units cannot vest in whole units; enter a whole number, or choose {allowed}."),
    Fault.UNDEFINED_ALLOCATION: N_(
        "{value} does not say how to share units that do not divide evenly here; "
        "choose CUMULATIVE_ROUNDING, or a number of units that divides."
    ),
    Fault.OTHER_CURRENCY: N_(
        "This amount is in {value} but must be in {allowed}, the currency of the amount it relates to."
    ),
    Fault.ZERO_RATE: N_("An exchange rate can't be zero; enter a positive number."),
    Fault.SAME_CURRENCY: N_("This is already stated in {value}; choose another currency, or remove this."),
    Fault.TOO_MANY: N_("There are {value} entries here; an offer can have at most {allowed}. Combine or remove some."),
    Fault.TOO_MANY_VALUES: N_(
        "The file contains about {value} values; an offer can have at most {allowed}. Split it, or "
        "remove what is not part of an offer."
    ),
    Fault.TOO_MANY_SALARIES: N_("The offer has {value} salaries; the maximum is {allowed}. Combine some."),
    Fault.TOO_MANY_STEPS: N_(
        "The offer has {value} raises, installments, vesting conditions and other steps in total; the "
        "maximum is {allowed}. Combine or remove some."
    ),
    Fault.TOO_MANY_TEXTS: N_(
        "The offer lists {value} texts in total; the maximum is {allowed}. Combine or remove some."
    ),
    Fault.TOO_MANY_INSTALMENTS: N_(
        "The grants of this offer vest in {value} installments in total; the maximum is {allowed}. State "
        "monthly or quarterly vesting instead of daily, or combine grants."
    ),
    Fault.PROMISES_DIFFER: N_(
        "A single limit can't apply: the salaries it refers to use different currencies or agreed rates. "
        "Remove the limit."
    ),
    Fault.NOT_ABOVE: N_("{value} isn't above {allowed}, the limit of the entry before it; order the entries by limit."),
    Fault.MUST_BE_OPEN: N_("The last tier has no end; replace {value} with null, or add a tier for later years."),
    Fault.NOT_IN_OFFER: N_('There is no "{value}" in the pay of this offer; add it, or remove it here.'),
    Fault.MUST_END: N_("Only the last tier has no end; enter the years up to which this one applies."),
    Fault.ENDS_BEFORE_START: N_(
        "The end date, {value}, is before the start date, {allowed} (start_date); correct one of them."
    ),
    Fault.ENDS_THOUGH_PERMANENT: N_(
        "A permanent employment has no last day, but this is {value}; remove it, or choose another employment type "
        "(employment_type), such as {allowed}."
    ),
    Fault.BEGINS_AFTER_END: N_(
        "After {value} months the employment has ended: its last day is {allowed} (end_date). "
        "Enter fewer months, or a later end date."
    ),
    Fault.AFTER_ITS_TIME: N_(
        "{value} months are more than the {allowed} that this part lasts (for_months); "
        "enter fewer, or let it last longer."
    ),
    Fault.FLOOR_ABOVE_CEILING: N_(
        "Pay up to {value} does not count, and pay above {allowed} (ceiling) does not count either; lower the floor."
    ),
    Fault.REPAID_MORE: N_(
        "{value}% is more than the {allowed}% of the step before it; what is repaid may not rise with time."
    ),
    Fault.NO_SPREAD: N_(
        "There is no spread: the price of {value} is not above the strike, base price or threshold of {allowed}. "
        "Correct one of them, or choose another meaning of the value."
    ),
    Fault.NEEDS_PRICE: N_("This is a multiple of a price that is not stated; state one of {value}, or remove this."),
    Fault.NOT_A_DAY_OF_YEAR: N_('"{value}" isn\'t a day of every year; enter month and day, e.g. 04-01 for April 1.'),
}
"""The sentence of each fault; a test checks that every fault has one."""


def problem_lines(problems: Sequence[Problem], localizer: Localizer, most: int = MOST_TOLD) -> tuple[str, ...]:
    """Return problems as lines, at most `most`, and a further line with the number of the others."""
    lines = tuple(problem_line(problem, localizer) for problem in problems[:most])
    more = len(problems) - len(lines)
    return (*lines, localizer.plural("and {number} more", "and {number} more", more)) if more else lines


def problem_line(problem: Problem, localizer: Localizer) -> str:
    """Return a problem as one line that starts with its path in the file, if it has one."""
    sentence = problem_sentence(problem, localizer)
    return visible(f"{problem.path}: {sentence}" if problem.path else sentence)


def problem_sentence(problem: Problem, localizer: Localizer) -> str:
    """Return what is wrong and what is allowed; quoted text keeps its spaces."""
    if problem.fault is Fault.UNKNOWN_CURRENCY and problem.value in SUBUNITS:
        return localizer.render(code_fault(problem.value))
    if problem.fault is Fault.UNKNOWN_PLACE and (meant := places_named(problem.value, localizer)):
        return _place_meant(problem.value, sorted(meant), localizer)
    facts = {"value": visible(quoted(localizer.render(problem.value))), "allowed": localizer.render(problem.allowed)}
    return localizer.tr(_SENTENCES[problem.fault], **facts)


def _place_meant(value: str, codes: list[str], localizer: Localizer) -> str:
    """Return that a name stands where a code is needed, with the code of each place of that name."""
    named = (localizer.tr("{code} is {place}", code=code, place=place_name(code, localizer)) for code in codes)
    value = visible(quoted(value))
    return localizer.tr('"{value}" isn\'t an ISO 3166 code: {codes}.', value=value, codes="; ".join(named))


def refusal_sentence(refused: NoRate, localizer: Localizer) -> str:
    """Return why there is no exchange rate, and what to do about it."""
    currency, source = refused.currency, refused.source
    asked = localizer.figures.day(refused.requested)
    bound = localizer.figures.day(refused.bound) if refused.bound is not None else ""
    match refused.refusal:
        case Refusal.UNKNOWN_CURRENCY:
            return localizer.tr(
                '"{currency}" isn\'t a currency code; enter an ISO 4217 code, e.g. USD or IDR.', currency=currency
            )
        case Refusal.NOT_PUBLISHED:
            return localizer.tr(
                "{source} publishes no rate for {currency}. Update the rates to try other sources, or "
                    "enter your own rate.",
                source=source, currency=currency,
            )  # fmt: skip
        case Refusal.BEFORE_FIRST_DAY if refused.bound is None:
            return localizer.tr(
                "{source} has no rates for both {currency} and the other currency on any day up to "
                    "{asked}. Enter your own rate.",
                source=source, currency=currency, asked=asked,
            )  # fmt: skip
        case Refusal.BEFORE_FIRST_DAY:
            return localizer.tr(
                "{source} has no rate for {currency} on {asked}: its first is as of {bound}. Choose a later date.",
                source=source, currency=currency, asked=asked, bound=bound,
            )  # fmt: skip
        case Refusal.AFTER_LAST_DAY:
            ended = localizer.tr(
                "{source} has no rate for {currency} on {asked}: its last is as of {bound}. Choose an earlier date.",
                source=source, currency=currency, asked=asked, bound=bound,
            )  # fmt: skip
            return f"{ended} {_remedy(currency, localizer)}"
        case Refusal.NOT_PUBLISHED_THEN:
            resumed = localizer.figures.day(refused.resumed) if refused.resumed is not None else ""
            return localizer.tr(
                "{source} has no rate for {currency} on {asked}: there is none between {bound} and "
                    "{resumed}. Choose another date, or enter your own rate.",
                source=source, currency=currency, asked=asked, bound=bound, resumed=resumed,
            )  # fmt: skip
        case _:
            assert_never(refused.refusal)


def _remedy(currency: str, localizer: Localizer) -> str:
    """Return the successor of a retired currency and its value, or the advice to state a rate if there is none."""
    if currency not in SUCCESSORS:
        return localizer.tr("Or enter your own rate.")
    successor, value = SUCCESSORS[currency]
    worth = localizer.figures.decimal(Decimal(value), _places(value))
    facts = {"currency": currency, "successor": successor, "value": worth}
    return localizer.tr("{currency} was replaced by {successor} at {value} {currency} to 1 {successor}.", **facts)


def _places(value: str) -> int:
    """Return the number of decimal places of a number as written."""
    return len(value.partition(".")[2])
