"""One tax law in a TOML file, as docs/TAX.md describes it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from offercalc.domain.tax.evaluator import Table
from offercalc.domain.tax.formula import read_formula
from offercalc.domain.tax.law import GIVEN, Answer, Confidence, Figure, Golden, Input, Kind, Law, Source, Step
from offercalc.domain.tax.law_check import MOST_STEPS, check_law
from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import N_

LARGEST_FILE = 2**18
_DEEPEST = 8
_MOST_DIGITS = 30
_ENDLESS = Fraction(10) ** 60
"""The limit of a row that has none, written `inf`; no wage comes near it."""
Text = Annotated[str, Meta(min_length=1, max_length=2_000)]


class _Step(Struct, frozen=True, forbid_unknown_fields=True):
    name: Text
    label: Text
    kind: Kind
    formula: str = msgspec.field(name="is")


class _EmployerStep(Struct, frozen=True, forbid_unknown_fields=True):
    name: Text
    label: Text
    formula: str = msgspec.field(name="is")


class _Steps(Struct, frozen=True, forbid_unknown_fields=True):
    step: tuple[_Step, ...] = ()


class _EmployerSteps(Struct, frozen=True, forbid_unknown_fields=True):
    step: tuple[_EmployerStep, ...] = ()


class _Source(Struct, frozen=True, forbid_unknown_fields=True):
    what: Text
    url: Text
    read: date


class _Input(Struct, frozen=True, forbid_unknown_fields=True):
    ask: Text
    type: Literal["choice", "number", "yes-no"]
    choices: tuple[Text, ...] = ()
    default: object = None


class _Law(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The keys of a file, before its figures and formulas are read."""

    format: Literal["offercalc.tax"]
    version: Literal[1]
    id: Text
    place: Text
    name: Text
    currency: Text
    valid_from: date
    valid_to: date
    year_begins: Text
    as_of: date
    confidence: Confidence
    scope: Text
    left_out: tuple[Text, ...] = ()
    rounding: Literal["result"] = "result"
    needs_region: bool = False
    replaces_nation: bool = False
    rules_of: int | None = None
    cliff: Decimal | int = 0
    cliffs: tuple[Text, ...] = ()
    source: tuple[_Source, ...]
    inputs: dict[str, _Input] = {}
    figures: dict[str, object] = {}
    step: tuple[_Step, ...]
    withholding: _Steps = _Steps()
    employer: _EmployerSteps = _EmployerSteps()
    golden: tuple[dict[str, object], ...] = ()


def read_law(content: bytes) -> Law:
    """Return the law in a file; raises LawError with what is wrong, but does not compute its golden results."""
    raw = _raw(_plain(content))
    if len(raw.step) + len(raw.withholding.step) + len(raw.employer.step) > MOST_STEPS:
        raise LawError(N_("it has more than {most} steps"), most=MOST_STEPS)
    inputs = {name: _input(one) for name, one in raw.inputs.items()}
    choices = {choice for one in inputs.values() for choice in one.choices}
    law = Law(
        **{name: getattr(raw, name) for name in _AS_WRITTEN},
        cliff=_number(raw.cliff, "cliff"),
        sources=tuple(Source(one.what, one.url, one.read) for one in raw.source),
        inputs=inputs,
        figures=dict(_figures(raw.figures, choices, "")),
        steps=tuple(_step(one, one.kind) for one in raw.step),
        withholding=tuple(_step(one, one.kind) for one in raw.withholding.step),
        employer=tuple(_step(one, Kind.SOCIAL) for one in raw.employer.step),
        goldens=tuple(_golden(one, raw, inputs) for one in raw.golden),
    )
    check_law(law)
    return law


_AS_WRITTEN = (
    "id", "place", "name", "currency", "valid_from", "valid_to", "year_begins", "as_of", "confidence", "scope",
    "left_out", "needs_region", "replaces_nation", "rules_of", "cliffs",
)  # fmt: skip


def _plain(content: bytes) -> dict[str, object]:
    if len(content) > LARGEST_FILE:
        raise LawError(N_("the file has more than {bytes} bytes"), bytes=LARGEST_FILE)
    try:
        text = content.decode("utf-8-sig")
        if _depth(text) > _DEEPEST:
            raise LawError(N_("the file is nested too deeply"))
        return tomllib.loads(text, parse_float=_decimal)
    except UnicodeDecodeError as error:
        raise LawError(N_("the file is not UTF-8 text")) from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise LawError(N_("this is not valid TOML: {reason}"), reason=str(error)[:200]) from error


def _depth(text: str) -> int:
    """Return at least how deep brackets are nested; those within texts count too."""
    depth = deepest = 0
    for sign in text:
        depth = max(0, depth + (sign in "[{") - (sign in "]}"))
        deepest = max(deepest, depth)
    return deepest


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _raw(plain: dict[str, object]) -> _Law:
    if plain.get("format") != "offercalc.tax":
        raise LawError(N_('this is not a tax law: it has no format = "offercalc.tax"'))
    try:
        return msgspec.convert(plain, _Law)
    except msgspec.ValidationError as error:
        raise LawError(N_("its form is not that of a law: {reason}"), reason=str(error)[:200]) from error


def _number(value: object, name: str) -> Fraction:
    """Return a number of the file; raises LawError for other values, NaN, infinity and numbers too long."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_MOST_DIGITS:
        return Fraction(value)
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS:
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and abs(exponent) < _MOST_DIGITS:
            return Fraction(value)
    raise LawError(N_('"{name}" is {value}, which is no number that a law can use'), name=name, value=str(value)[:40])


def _answer(value: object) -> Answer | None:
    return value if isinstance(value, str | bool) or value is None else _number(value, "default")


def _input(raw: _Input) -> Input:
    return Input(raw.ask, raw.type, raw.choices, _answer(raw.default))


def _step(raw: _Step | _EmployerStep, kind: Kind) -> Step:
    try:
        return Step(raw.name, raw.label, kind, raw.formula, read_formula(raw.formula))
    except LawError as error:
        raise LawError(N_("step {step}: {reason}"), step=raw.name, reason=error.message) from error


def _figures(raw: Mapping[str, object], choices: set[str], prefix: str) -> Iterator[tuple[str, dict[str, Figure]]]:
    """Yield each figure by choice; a table of the file whose keys are no choices groups figures as `name.key`."""
    for key, value in raw.items():
        name = f"{prefix}{key}"
        if not isinstance(value, dict):
            yield name, {"": _figure(value, name)}
        elif set(value) & choices:
            yield name, {choice: _figure(one, name) for choice, one in value.items()}
        else:
            yield from _figures(value, choices, f"{name}.")


def _figure(value: object, name: str) -> Figure:
    return _table(value, name) if isinstance(value, list) else _number(value, name)


def _table(rows: list[object], name: str) -> Table:
    if not all(isinstance(row, list) and row for row in rows):
        raise LawError(N_('the table "{name}" must be a list of rows, each a list of numbers'), name=name)
    return tuple(_row(row, name) for row in rows if isinstance(row, list))


def _row(row: list[object], name: str) -> tuple[Fraction, ...]:
    first = row[0]
    is_endless = isinstance(first, Decimal) and first == Decimal("Infinity")
    return (_ENDLESS if is_endless else _number(first, name), *(_number(value, name) for value in row[1:]))


def _golden(raw: Mapping[str, object], law: _Law, inputs: Mapping[str, Input]) -> Golden:
    steps = {step.name for step in law.step} | {step.name for step in law.employer.step}
    given: dict[str, Fraction] = {}
    answers: dict[str, Answer] = {}
    results: dict[str, Decimal] = {}
    for name, value in raw.items():
        if name in GIVEN:
            given[name] = _number(value, name)
        elif name in inputs:
            answers[name] = value if isinstance(value, str | bool) else _number(value, name)
        elif name in steps:
            _number(value, name)
            results[name] = value if isinstance(value, Decimal) else Decimal(str(value))
        elif name not in {"by", "within"}:
            raise LawError(N_('a golden result names "{name}", which is no step and no input'), name=name)
    if "wages" not in given or not results or not isinstance(raw.get("by"), str):
        raise LawError(N_("a golden result needs wages, at least one step and by: who says so"))
    return Golden(given, answers, results, str(raw["by"]), _number(raw.get("within", 0), "within"))
