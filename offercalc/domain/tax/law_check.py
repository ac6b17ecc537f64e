"""Whether a law can be used: its names, tables, figures and sources fit together, and it reproduces its results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise

from offercalc.domain.tax.engine import exact_steps
from offercalc.domain.tax.formula import lookups_in, names_in
from offercalc.domain.tax.law import GIVEN, PAYSLIP_GIVEN, Confidence, Figure, Golden, Input, Law, Step
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.tax.person import answers_for, expected, fits
from offercalc.domain.values.currencies import is_currency, minor_unit
from offercalc.domain.values.lazy_text import N_
from offercalc.domain.values.money import round_half_up

MOST_STEPS = 200
MOST_ROWS = 60
FEWEST_GOLDENS = 3
TWO_SOURCES = 2
_COLUMNS = {"brackets": 2, "table": 3, "step": 2}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9]{4}")
_PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")


def is_place(text: str) -> bool:
    """Whether a text is written like an ISO 3166 code of a country or its part: `ID`, `US-CA`."""
    return _PLACE.fullmatch(text) is not None


def check_law(law: Law) -> None:
    """Raise LawError if a law does not fit together; its results are not computed."""
    _check_head(law)
    for name, asked in law.inputs.items():
        _check_input(name, asked)
    _check_choices(law.inputs)
    for name, by_choice in law.figures.items():
        _check_figure(name, by_choice, law.inputs)
    _check_steps(law)


def check_completeness(law: Law) -> None:
    """Raise LawError if a law has fewer golden results than one that ships."""
    if len(law.goldens) < FEWEST_GOLDENS:
        raise LawError(
            N_("it has {count} golden results; add at least {least}"), count=len(law.goldens), least=FEWEST_GOLDENS
        )


def check_results(law: Law) -> None:
    """Raise LawError if a law does not reproduce one of its golden results."""
    for golden in law.goldens:
        given = {**{name: Fraction(0) for name in GIVEN}, "months": Fraction(12), **golden.given}
        found = exact_steps(law, law.steps, given, answers_for(law, golden.answers))
        found |= exact_steps(law, law.employer, {**given, **found}, answers_for(law, golden.answers))
        for name, result in golden.results.items():
            if not _agrees(found[name], golden, name):
                raise LawError(
                    N_("at wages of {wages}, step {step} comes to {found} instead of the golden {result} ({by})"),
                    wages=f"{float(golden.given['wages']):.2f}".removesuffix(".00"),
                    step=name,
                    found=str(round_half_up(found[name], minor_unit(law.currency))),
                    result=str(result),
                    by=golden.by,
                )


def _agrees(found: Fraction, golden: Golden, name: str) -> bool:
    result = golden.results[name]
    if golden.within:
        return abs(found - Fraction(result)) <= golden.within
    return round_half_up(found, max(0, -int(result.as_tuple().exponent))) == result


def _check_head(law: Law) -> None:
    if not _ID.fullmatch(law.id) or not law.id.startswith(law.place.lower() + "-"):
        raise LawError(
            N_('the id "{id}" must be the place in lower case, a part if needed, and the year, e.g. us-ca-2026'),
            id=law.id,
        )
    if not is_place(law.place):
        raise LawError(N_('"{place}" is not a place; write an ISO 3166 code, e.g. ID or US-CA'), place=law.place)
    if not is_currency(law.currency):
        raise LawError(N_('"{currency}" is not a currency in use'), currency=law.currency)
    if law.valid_to < law.valid_from or (law.valid_to - law.valid_from).days > 366:  # noqa: PLR2004 - a leap year
        raise LawError(N_("valid_from and valid_to must be the first and the last day of one tax year"))
    if not _DAY.fullmatch(law.year_begins) or not law.valid_from.isoformat().endswith(law.year_begins):
        raise LawError(N_('year_begins must be the month and day of valid_from, e.g. "04-06"'))
    needed = {Confidence.OFFICIAL: 1, Confidence.ENGINE: TWO_SOURCES, Confidence.TWO_SOURCES: TWO_SOURCES}
    if len(law.sources) < needed.get(law.confidence, 1):
        raise LawError(
            N_('the confidence "{confidence}" needs more sources than {count}'),
            confidence=law.confidence.value,
            count=len(law.sources),
        )


def _check_input(name: str, asked: Input) -> None:
    if (asked.type == "choice") != bool(asked.choices):
        raise LawError(N_('the input "{name}" needs choices if, and only if, it is a choice'), name=name)
    if asked.default is not None and not fits(asked, asked.default):
        raise LawError(
            N_('the default of the input "{name}" must be one of {choices}'), name=name, choices=expected(asked)
        )


def _check_choices(inputs: Mapping[str, Input]) -> None:
    choices = [choice for one in inputs.values() for choice in one.choices]
    for choice in choices:
        if choices.count(choice) > 1:
            raise LawError(N_('"{choice}" is a choice twice; figures could not tell which is meant'), choice=choice)


def _check_figure(name: str, by_choice: Mapping[str, Figure], inputs: Mapping[str, Input]) -> None:
    if not _NAME.fullmatch(name):
        raise LawError(N_('"{name}" cannot be the name of a figure or step'), name=name)
    if "" not in by_choice:
        asked = next((set(one.choices) for one in inputs.values() if set(one.choices) & set(by_choice)), set())
        if set(by_choice) != asked:
            raise LawError(
                N_('the figure "{name}" must be stated for each of {choices}'),
                name=name,
                choices=", ".join(sorted(asked | set(by_choice))),
            )
    if len({isinstance(figure, Fraction) for figure in by_choice.values()}) > 1:
        raise LawError(N_('the figure "{name}" is a table for some choices and a number for others'), name=name)
    for figure in by_choice.values():
        if not isinstance(figure, Fraction):
            _check_rows(name, figure)


def _check_rows(name: str, table: tuple[tuple[Fraction, ...], ...]) -> None:
    if not 0 < len(table) <= MOST_ROWS or len({len(row) for row in table}) > 1:
        raise LawError(
            N_('the table "{name}" must have 1 to {most} rows, all of the same length'), name=name, most=MOST_ROWS
        )
    if any(before[0] >= after[0] for before, after in pairwise(table)):
        raise LawError(N_('the rows of the table "{name}" are not in ascending order'), name=name)


def _check_steps(law: Law) -> None:
    every = (*law.steps, *law.withholding, *law.employer)
    if len(every) > MOST_STEPS:
        raise LawError(N_("it has {count} steps, at most {most}"), count=len(every), most=MOST_STEPS)
    if not law.steps:
        raise LawError(N_("it has no step"))
    known = {*GIVEN, *_numbers(law)}
    _check_names([*law.figures, *law.inputs], every)
    tables = {name: one for name, one in law.figures.items() if name not in known}
    after = _check_each(law.steps, known, tables, every)
    _check_each(law.employer, after, tables, every)
    _check_each(law.withholding, after | set(PAYSLIP_GIVEN), tables, every)


def _numbers(law: Law) -> Iterable[str]:
    """Yield the names of figures and inputs that are numbers."""
    yield from (name for name, one in law.figures.items() if isinstance(next(iter(one.values())), Fraction))
    yield from (name for name, one in law.inputs.items() if one.type != "choice")


def _check_names(stated: list[str], every: tuple[Step, ...]) -> None:
    """Refuse a name that stands for two things."""
    seen = {*GIVEN, *PAYSLIP_GIVEN}
    for name in (*stated, *(step.name for step in every)):
        if not _NAME.fullmatch(name):
            raise LawError(N_('"{name}" cannot be the name of a figure or step'), name=name)
        if name in seen:
            raise LawError(N_('the name "{name}" stands for two things'), name=name)
        seen.add(name)


def _check_each(
    steps: tuple[Step, ...], known: set[str], tables: Mapping[str, Mapping[str, Figure]], every: tuple[Step, ...]
) -> set[str]:
    """Refuse names that steps do not see and lookups in what is not a fitting table; return the names known after."""
    later = {step.name for step in every}
    known = set(known)
    for step in steps:
        for one in names_in(step.formula):
            if one.name in known:
                continue
            text = (
                N_("step {step}, column {column}: {name} is computed later or from itself; move it above")
                if one.name in later
                else N_("step {step}, column {column}: {name} is no number that the law knows")
            )
            raise LawError(text, step=step.name, column=one.column, name=one.name)
        for lookup in lookups_in(step.formula):
            figure = tables.get(lookup.table.name, {})
            if not figure or any(_width(one) != _COLUMNS[lookup.function] for one in figure.values()):
                raise LawError(
                    N_("step {step}, column {column}: {name} is no table with {count} columns, as {function} needs it"),
                    step=step.name,
                    column=lookup.table.column,
                    name=lookup.table.name,
                    count=_COLUMNS[lookup.function],
                    function=lookup.function,
                )
        known.add(step.name)
    return known


def _width(figure: Figure) -> int:
    return 0 if isinstance(figure, Fraction) else len(figure[0])
