"""Formulas of tax laws: a small language, read into a tree that can say nothing else."""

# Numbers, names, `+ - * /`, one comparison as the first value of `when`, and nine functions. The parser is our own, not
# that of Python: what is not in the grammar cannot be written, and depth and length are bounded.

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import N_

LONGEST = 2_000
"""The most characters of a formula."""
DEEPEST = 40
"""The most levels of brackets and signs in a formula."""
MOST_OPERATORS = 100
"""The most `+ - * /` of a formula, which bounds the depth of its tree."""
_MOST_DIGITS = 30
MANY = -1
ARITIES = {"max": MANY, "min": MANY, "pos": 1, "down": 2, "up": 2}
"""The functions of numbers, and how many they take: two or more, or a fixed count."""
LOOKUPS = ("brackets", "table", "step")
"""The functions of a table and a number."""
FUNCTIONS = (*ARITIES, *LOOKUPS, "when")
COMPARISONS = (">=", "<=", "==", ">", "<")
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*)"
    r"|(?P<sign>>=|<=|==|[-+*/(),<>])|(?P<other>\S))",
    re.ASCII,
)


class Number(Struct, frozen=True):
    """A number as written."""

    value: Fraction


class Name(Struct, frozen=True):
    """The name of a figure, an input or an earlier step, with its column counted from 1."""

    name: str
    column: int


class Negation(Struct, frozen=True):
    """The negative of a value."""

    value: Formula


class Arithmetic(Struct, frozen=True):
    """Two values joined by `+`, `-`, `*` or `/`."""

    sign: str
    left: Formula
    right: Formula


class Call(Struct, frozen=True):
    """A function of numbers."""

    function: str
    values: tuple[Formula, ...]


class Lookup(Struct, frozen=True):
    """A function of a table and a number."""

    function: str
    table: Name
    value: Formula


class When(Struct, frozen=True):
    """One value if a comparison holds, another if it does not."""

    comparison: str
    left: Formula
    right: Formula
    yes: Formula
    no: Formula


Formula: TypeAlias = Number | Name | Negation | Arithmetic | Call | Lookup | When


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


def read_formula(text: str) -> Formula:
    """Return the tree of a formula; raises LawError with the column of what the language does not know."""
    if len(text) > LONGEST:
        raise LawError(N_("the formula has more than {most} characters"), most=LONGEST)
    return _Parser(text).read()


def names_in(formula: Formula) -> Iterator[Name]:
    """Yield the names of numbers in a formula; those of tables are in `lookups_in`."""
    match formula:
        case Name():
            yield formula
        case Number():
            pass
        case Lookup():
            yield from names_in(formula.value)
        case _:
            for part in _parts(formula):
                yield from names_in(part)


def lookups_in(formula: Formula) -> Iterator[Lookup]:
    """Yield every lookup of a table in a formula."""
    match formula:
        case Name() | Number():
            return
        case Lookup():
            yield formula
            yield from lookups_in(formula.value)
        case _:
            for part in _parts(formula):
                yield from lookups_in(part)


def _parts(formula: Negation | Arithmetic | Call | When) -> tuple[Formula, ...]:
    match formula:
        case Negation():
            return (formula.value,)
        case Arithmetic():
            return (formula.left, formula.right)
        case Call():
            return formula.values
        case When():
            return (formula.left, formula.right, formula.yes, formula.no)


class _Parser:
    """Reads one formula by recursive descent."""

    def __init__(self, text: str) -> None:
        self._tokens = [
            _Token(found.lastgroup or "", found[found.lastgroup or 0], found.start(found.lastgroup or 0) + 1)
            for found in _TOKEN.finditer(text)
        ]
        self._tokens.append(_Token("end", "", len(text) + 1))
        operators = sum(token.text in {"+", "-", "*", "/"} for token in self._tokens)
        if operators > MOST_OPERATORS:
            raise LawError(N_("the formula has more than {most} operators"), most=MOST_OPERATORS)
        self._at = 0
        self._depth = 0

    def read(self) -> Formula:
        """Return the whole text as one value."""
        formula = self._sum()
        if self._next.kind != "end":
            self._refuse()
        return formula

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._next
        self._at += token.kind != "end"
        return token

    def _refuse(self) -> None:
        token = self._next
        if token.kind == "end":
            raise LawError(N_("the formula ends too early"))
        raise LawError(
            N_("column {column}: {text} is not allowed here in a formula"), column=token.column, text=token.text
        )

    def _expect(self, sign: str) -> None:
        if self._next.text != sign:
            self._refuse()
        self._take()

    def _sum(self) -> Formula:
        left = self._product()
        while self._next.text in {"+", "-"}:
            left = Arithmetic(self._take().text, left, self._product())
        return left

    def _product(self) -> Formula:
        left = self._value()
        while self._next.text in {"*", "/"}:
            left = Arithmetic(self._take().text, left, self._value())
        return left

    def _value(self) -> Formula:
        self._depth += 1
        if self._depth > DEEPEST:
            raise LawError(N_("the formula is nested more than {most} times"), most=DEEPEST)
        formula = self._nested()
        self._depth -= 1
        return formula

    def _nested(self) -> Formula:
        token = self._next
        if token.kind == "number" and len(token.text) <= _MOST_DIGITS:
            self._take()
            return Number(Fraction(token.text))
        if token.kind == "name":
            self._take()
            return self._called(token) if self._next.text == "(" else Name(token.text, token.column)
        if token.text == "-":
            self._take()
            return Negation(self._value())
        if token.text != "(":
            self._refuse()
        self._take()
        formula = self._sum()
        self._expect(")")
        return formula

    def _called(self, token: _Token) -> Formula:
        if token.text not in FUNCTIONS:
            raise LawError(
                N_("column {column}: {name} is not a function; the functions are {functions}"),
                column=token.column,
                name=token.text,
                functions=", ".join(FUNCTIONS),
            )
        self._take()
        if token.text == "when":
            return self._when()
        if token.text in LOOKUPS:
            return self._lookup(token)
        values = [self._sum()]
        while self._next.text == ",":
            self._take()
            values.append(self._sum())
        self._expect(")")
        arity = ARITIES[token.text]
        if len(values) < 2 if arity == MANY else len(values) != arity:  # noqa: PLR2004 - one value has no maximum
            raise LawError(
                N_("column {column}: {name} cannot take {count} values"),
                column=token.column,
                name=token.text,
                count=len(values),
            )
        return Call(token.text, tuple(values))

    def _lookup(self, token: _Token) -> Formula:
        named = self._take()
        if named.kind != "name" or self._next.text != ",":
            raise LawError(
                N_("column {column}: the first value of {name} must be the name of a table"),
                column=token.column,
                name=token.text,
            )
        self._take()
        value = self._sum()
        self._expect(")")
        return Lookup(token.text, Name(named.text, named.column), value)

    def _when(self) -> Formula:
        left = self._sum()
        if self._next.text not in COMPARISONS:
            self._refuse()
        comparison = self._take().text
        right = self._sum()
        self._expect(",")
        yes = self._sum()
        self._expect(",")
        no = self._sum()
        self._expect(")")
        return When(comparison, left, right, yes, no)
