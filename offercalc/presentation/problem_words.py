"""Problems in words: what is wrong, and what to do about it, in one line."""

from __future__ import annotations

from typing import assert_never

from offercalc.domain.exchange import NoRate, Refusal
from offercalc.domain.problems import Fault, Problem
from offercalc.presentation.reader import Reader


def problem_line(problem: Problem, reader: Reader) -> str:
    """Write a problem as one line that starts with its path in the file, where it has one."""
    sentence = " ".join(problem_sentence(problem, reader).split())
    return f"{problem.path}: {sentence}" if problem.path else sentence


def problem_sentence(problem: Problem, reader: Reader) -> str:
    """Say what is wrong and what could stand there."""
    facts = {"value": problem.value, "allowed": problem.allowed}
    return reader.say(_template(problem.fault), **facts)


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name for a message translated later
    """Mark a message for translation where it is defined."""
    return message


def _template(fault: Fault) -> str:
    """Choose the sentence of a fault; a test holds that each has one."""
    return _of_file(fault) or _of_shape(fault) or _of_value(fault)


def _of_file(fault: Fault) -> str:
    match fault:
        case Fault.UNREADABLE:
            return N_("The file cannot be read: {value}.")
        case Fault.TOO_BIG:
            return N_("The file has {value} MB; an offer file has at most {allowed} MB. Is it the right file?")
        case Fault.NOT_TEXT:
            return N_("The file is not UTF-8 text. Save it again with the encoding UTF-8.")
        case Fault.NOT_JSON:
            return N_("This is not valid JSON: it breaks off at line {value}, column {allowed}.")
        case Fault.TOO_DEEP:
            return N_("The file is nested too deeply to be an offer.")
        case Fault.NOT_AN_OFFER:
            return N_('This is not an offer file: it has no "format": "{allowed}".')
        case Fault.NEWER_VERSION:
            return N_(
                "The file has version {value}, but this program reads up to version {allowed}. "
                "Install a newer OfferCalc to open it."
            )
        case Fault.BAD_VERSION:
            return N_("{value} is no version; write a whole number from 1 to {allowed}.")
        case _:
            return ""


def _of_shape(fault: Fault) -> str:
    match fault:
        case Fault.WRONG_TYPE:
            return N_("A value of the kind {value} stands here; it must be {allowed}.")
        case Fault.MISSING:
            return N_('The field "{value}" is missing; add it.')
        case Fault.UNKNOWN_FIELD:
            return N_('There is no field "{value}" here; correct its spelling or remove it.')
        case Fault.NOT_ALLOWED:
            return N_('"{value}" is not possible here; choose one of {allowed}.')
        case Fault.BAD_DATE:
            return N_('"{value}" is no date of the calendar; write it as year-month-day, e.g. 2026-02-28.')
        case Fault.BAD_NUMBER:
            return N_('"{value}" is no number; write digits with a point for decimals, e.g. 1234.56.')
        case Fault.EMPTY:
            return N_("Nothing stands here; fill it in.")
        case Fault.TOO_LONG:
            return N_("The text has {value} characters; at most {allowed} fit.")
        case _:
            return ""


def _of_value(fault: Fault) -> str:  # noqa: PLR0911 - one sentence a fault
    match fault:
        case Fault.NEGATIVE:
            return N_("{value} is negative; write zero or more.")
        case Fault.TOO_LARGE:
            return N_("{value} is too large; at most {allowed} is possible.")
        case Fault.TOO_SMALL:
            return N_("{value} is too small; at least {allowed} is needed.")
        case Fault.TOO_PRECISE:
            return N_("{value} has more than {allowed} decimal places; round it.")
        case Fault.DISORDERED_RANGE:
            return N_("The range {value} is out of order; write low, likely and high from small to large.")
        case Fault.UNKNOWN_CURRENCY:
            return N_('"{value}" is no currency in use; write its ISO 4217 code, e.g. USD or IDR.')
        case Fault.DATE_OUT_OF_RANGE:
            return N_("{value} is out of range; write a date in the years {allowed}.")
        case Fault.OWNERSHIP_ABOVE_100:
            return N_("This would be {value} % of the company; nobody can own more than 100 %.")
        case Fault.VESTING_ABOVE_100:
            return N_("The years add up to {value} %; at most 100 % of a grant can vest.")
        case Fault.UNKNOWN_PRESET:
            return N_('There is no vesting preset "{value}"; choose one of {allowed}.')
        case Fault.BAD_INTERVAL:
            return N_("{value} months do not divide a year, or a preset is named; choose one of {allowed}.")
        case Fault.ONE_OF:
            return N_("Exactly one of {value} must be stated here.")
        case Fault.ZERO_DIVISOR:
            return N_("Zero is not possible here; write a positive number, or null where it is not known.")
        case _:
            message = f"no sentence for {fault}"
            raise AssertionError(message)


def refusal_sentence(refused: NoRate, reader: Reader) -> str:
    """Say why there is no exchange rate and what would help."""
    currency, source = refused.currency, refused.source
    asked = reader.figures.day(refused.requested)
    bound = reader.figures.day(refused.bound) if refused.bound is not None else ""
    match refused.refusal:
        case Refusal.UNKNOWN_CURRENCY:
            return reader.say('"{currency}" is no currency; write its ISO 4217 code, e.g. USD or IDR.', currency=currency)
        case Refusal.NOT_PUBLISHED:
            return reader.say("{source} publishes no rate for {currency}.", source=source, currency=currency)
        case Refusal.BEFORE_FIRST_DAY:
            return reader.say(
                "{source} has no rate for {currency} on {asked}: its first is of {bound}. Ask for a later day.",
                source=source, currency=currency, asked=asked, bound=bound,
            )  # fmt: skip
        case Refusal.AFTER_LAST_DAY:
            return reader.say(
                "{source} has no rate for {currency} on {asked}: its last is of {bound}. Ask for an earlier day.",
                source=source, currency=currency, asked=asked, bound=bound,
            )  # fmt: skip
        case _:
            assert_never(refused.refusal)
