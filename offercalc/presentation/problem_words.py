"""Validation problems in one line: what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from offercalc.domain.currencies import SUBUNITS, SUCCESSORS
from offercalc.domain.exchange import NoRate, Refusal
from offercalc.domain.problems import Fault, Problem
from offercalc.presentation.currency_signs import code_fault
from offercalc.presentation.one_line import quoted, seen
from offercalc.presentation.reader import N_, Reader

MOST_TOLD = 100
"""The most problems of a file to report; in the wrong kind of file, every value may be one."""
_SENTENCES = {
    Fault.UNREADABLE: N_("The file cannot be read: {value}."),
    Fault.TOO_BIG: N_("The file has {value} MB; an offer file has at most {allowed} MB. Is it the right file?"),
    Fault.NOT_TEXT: N_("The file is not UTF-8 text. Save it again with the encoding UTF-8."),
    Fault.NOT_JSON: N_("This is not valid JSON: it breaks off at line {value}, column {allowed}."),
    Fault.TOO_DEEP: N_("The file is nested too deeply to be an offer."),
    Fault.NOT_AN_OFFER: N_('This is not an offer file: it has no "format": "{allowed}".'),
    Fault.NEWER_VERSION: N_(
        "The file has version {value}, but this program reads up to version {allowed}. "
        "Install a newer OfferCalc to open it."
    ),
    Fault.BAD_VERSION: N_("{value} is no version; write a whole number from 1 to {allowed}."),
    Fault.WRONG_TYPE: N_("A value of the kind {value} stands here; it must be {allowed}."),
    Fault.MISSING: N_('The field "{value}" is missing; add it.'),
    Fault.UNKNOWN_FIELD: N_('There is no field "{value}" here; correct its spelling or remove it.'),
    Fault.REPEATED_KEY: N_('The field "{value}" stands here more than once; keep one of them.'),
    Fault.NOT_ALLOWED: N_('"{value}" is not possible here; choose one of {allowed}.'),
    Fault.BAD_DATE: N_('"{value}" is no date of the calendar; write it as year-month-day, e.g. 2026-02-28.'),
    Fault.BAD_NUMBER: N_('"{value}" is no number; write digits with a point for decimals, e.g. 1234.56.'),
    Fault.EMPTY: N_("Nothing stands here; fill it in."),
    Fault.TOO_LONG: N_("The text has {value} characters; at most {allowed} fit."),
    Fault.TOO_LONG_A_NUMBER: N_(
        "A number with too many digits stands at line {value}, column {allowed}; write a shorter one."
    ),
    Fault.NEGATIVE: N_("{value} is negative; write zero or more."),
    Fault.TOO_LARGE: N_("{value} is too large; at most {allowed} is possible."),
    Fault.TOO_SMALL: N_("{value} is too small; at least {allowed} is needed."),
    Fault.TOO_PRECISE: N_("{value} has more than {allowed} decimal places; round it."),
    Fault.DISORDERED_RANGE: N_("The range {value} is out of order; write low, likely and high from small to large."),
    Fault.UNKNOWN_CURRENCY: N_('"{value}" is no currency in use; write its ISO 4217 code, e.g. USD or IDR.'),
    Fault.DATE_OUT_OF_RANGE: N_("{value} is out of range; write a date in the years {allowed}."),
    Fault.OWNERSHIP_ABOVE_100: N_("This would be an ownership of {value} %; nobody can own more than 100 %."),
    Fault.VESTING_ABOVE_100: N_("The parts add up to {value} %; their sum may not exceed 100 %."),
    Fault.UNKNOWN_PRESET: N_('There is no vesting preset "{value}"; choose one of {allowed}.'),
    Fault.BAD_INTERVAL: N_("{value} months do not divide a year; choose one of {allowed}."),
    Fault.BELONGS_TO: N_('This belongs to "{value}", which is not stated here; state that, or remove this.'),
    Fault.ONE_OF: N_("State one of {value} here, not more."),
    Fault.ZERO_DIVISOR: N_("Zero is not possible here; write a positive number, or null where it is not known."),
    Fault.NEEDS_ONE_OF: N_("State one of {value} here."),
    Fault.DUPLICATE_ID: N_('"{value}" stands here twice; each may occur once.'),
    Fault.UNKNOWN_CONDITION: N_('There is no vesting condition "{value}"; name one of the conditions in these terms.'),
    Fault.NOT_AN_EVENT: N_('The vesting condition "{value}" waits for no event; remove this one.'),
    Fault.CYCLE: N_('The vesting condition "{value}" leads back to itself; remove one of the references.'),
    Fault.CLIFF_TOO_LONG: N_("The cliff stands at instalment {value}, but there are only {allowed}; move it."),
    Fault.NOT_WHOLE: N_("{value} units cannot vest in whole units; write a whole number, or choose {allowed}."),
    Fault.UNDEFINED_ALLOCATION: N_(
        "{value} does not say how to share units that do not divide evenly here; "
        "choose CUMULATIVE_ROUNDING, or a number of units that divides."
    ),
    Fault.OTHER_CURRENCY: N_("This is in {value}, but what it is held against is in {allowed}; state it in {allowed}."),
    Fault.ZERO_RATE: N_("An exchange rate of zero is not possible; write a positive number."),
    Fault.SAME_CURRENCY: N_("This is stated in {value} already; name another currency, or remove this."),
    Fault.TOO_MANY: N_("{value} entries are listed here; an offer has at most {allowed}. Combine or remove some."),
    Fault.TOO_MANY_VALUES: N_(
        "The file holds about {value} values; an offer has at most {allowed}. Split it, or leave out what is no offer."
    ),
    Fault.TOO_MANY_SALARIES: N_("The offer has {value} salaries; at most {allowed} are possible. Combine some."),
    Fault.TOO_MANY_STEPS: N_(
        "The offer has {value} raises, instalments, vesting conditions and other steps in all; at most {allowed} are "
        "possible. Combine or remove some."
    ),
    Fault.TOO_MANY_TEXTS: N_(
        "The offer lists {value} texts in all; at most {allowed} are possible. Combine or remove some."
    ),
    Fault.TOO_MANY_INSTALMENTS: N_(
        "The grants of this offer vest in {value} instalments in all; at most {allowed} are possible. State monthly "
        "or quarterly vesting instead of daily, or combine grants."
    ),
    Fault.PROMISES_DIFFER: N_(
        "The salaries that this is held against are promised in different currencies or at different rates, "
        "so that no one limit fits them; remove it."
    ),
}
"""The sentence of each fault; a test checks that every fault has one."""


def problem_lines(problems: Sequence[Problem], reader: Reader, most: int = MOST_TOLD) -> tuple[str, ...]:
    """Return problems as lines, at most `most`, and a further line with the number of the others."""
    lines = tuple(problem_line(problem, reader) for problem in problems[:most])
    more = len(problems) - len(lines)
    return (*lines, reader.count("and {number} more", "and {number} more", more)) if more else lines


def problem_line(problem: Problem, reader: Reader) -> str:
    """Return a problem as one line that starts with its path in the file, if it has one."""
    sentence = problem_sentence(problem, reader)
    return seen(f"{problem.path}: {sentence}" if problem.path else sentence)


def problem_sentence(problem: Problem, reader: Reader) -> str:
    """Return what is wrong and what is allowed; quoted text keeps its spaces."""
    if problem.fault is Fault.UNKNOWN_CURRENCY and problem.value in SUBUNITS:
        return reader.tell(code_fault(problem.value))
    facts = {"value": seen(quoted(reader.tell(problem.value))), "allowed": reader.tell(problem.allowed)}
    return reader.say(_SENTENCES[problem.fault], **facts)


def refusal_sentence(refused: NoRate, reader: Reader) -> str:
    """Return why there is no exchange rate, and what to do about it."""
    currency, source = refused.currency, refused.source
    asked = reader.figures.day(refused.requested)
    bound = reader.figures.day(refused.bound) if refused.bound is not None else ""
    match refused.refusal:
        case Refusal.UNKNOWN_CURRENCY:
            return reader.say(
                '"{currency}" is no currency; write its ISO 4217 code, e.g. USD or IDR.', currency=currency
            )
        case Refusal.NOT_PUBLISHED:
            return reader.say(
                "{source} publishes no rate for {currency}. Update the rates to ask others, or state your own.",
                source=source, currency=currency,
            )  # fmt: skip
        case Refusal.BEFORE_FIRST_DAY if refused.bound is None:
            return reader.say(
                "{source} has no day up to {asked} with a rate for {currency} and the other currency. "
                "State a rate of your own.",
                source=source, currency=currency, asked=asked,
            )  # fmt: skip
        case Refusal.BEFORE_FIRST_DAY:
            return reader.say(
                "{source} has no rate for {currency} on {asked}: its first is of {bound}. Ask for a later day.",
                source=source, currency=currency, asked=asked, bound=bound,
            )  # fmt: skip
        case Refusal.AFTER_LAST_DAY:
            ended = reader.say(
                "{source} has no rate for {currency} on {asked}: its last is of {bound}. Ask for an earlier day.",
                source=source, currency=currency, asked=asked, bound=bound,
            )  # fmt: skip
            return f"{ended} {_remedy(currency, reader)}"
        case Refusal.NOT_PUBLISHED_THEN:
            resumed = reader.figures.day(refused.resumed) if refused.resumed is not None else ""
            return reader.say(
                "{source} has no rate for {currency} on {asked}: there is none between {bound} and {resumed}. "
                "Ask for another day, or state a rate of your own.",
                source=source, currency=currency, asked=asked, bound=bound, resumed=resumed,
            )  # fmt: skip
        case _:
            assert_never(refused.refusal)


def _remedy(currency: str, reader: Reader) -> str:
    """Return the successor of a retired currency and its value, or the advice to state a rate if there is none."""
    if currency not in SUCCESSORS:
        return reader.say("Or state a rate of your own.")
    successor, value = SUCCESSORS[currency]
    worth = reader.figures.decimal(Decimal(value), _places(value))
    facts = {"currency": currency, "successor": successor, "value": worth}
    return reader.say("{currency} was replaced by {successor} at {value} {currency} to 1 {successor}.", **facts)


def _places(value: str) -> int:
    """Return the number of decimal places of a number as written."""
    return len(value.partition(".")[2])
