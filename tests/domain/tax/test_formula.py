from __future__ import annotations

import os
import random
from fractions import Fraction

import pytest

from offercalc.domain.tax.evaluator import ExactOperations, Values, compiled
from offercalc.domain.tax.formula import (
    DEEPEST,
    LONGEST,
    MOST_OPERATORS,
    Arithmetic,
    Call,
    Lookup,
    Name,
    Negation,
    Number,
    When,
    lookups_in,
    names_in,
    read_formula,
)
from offercalc.domain.tax.law_error import LawError

FUZZED = int(os.environ.get("OFFERCALC_FORMULAS", "1000"))
"""How many hostile formulas are tried; 200,000 before a release."""


@pytest.mark.parametrize(
    "hostile",
    [
        "(1).__class__",
        "1 .__class__",
        "wages.__class__",
        "wages._private",
        "_private",
        "__import__('os')",
        "wages[0]",
        "lambda: 1",
        "wages ** 9 ** 9",
        "1 if wages else 2",
        "[1, 2]",
        "{1: 2}",
        "'text'",
        '"text"',
        "f'{wages}'",
        "wages := 1",
        "wages = 1",
        "wages; wages",
        "wages, wages",
        "print(wages)",
        "eval(wages)",
        "max.__call__(1, 2)",
        "max()(1)",
        "max(1, 2)(3)",
        "wages and wages",
        "not wages",
        "wages // 2",
        "wages % 2",
        "wages @ wages",
        "wages > 1",
        "max(wages > 1, 2)",
        "when(wages, 1, 2)",
        "when(1 < wages < 2, 1, 2)",
        "when(wages != 1, 1, 2)",
        "1e9",
        "1_000",
        "0x10",
        "1j",
        ".5",
        "5.",
        "nan()",
        "+1",
        "~1",
        "*wages",
        "max(*wages)",
        "max(wages, key=wages)",
        "wages\x00",
        "w\N{CYRILLIC SMALL LETTER A}ges",
        "\N{ARABIC-INDIC DIGIT ONE}",
        "1..2",
        "a..b",
        "a.",
        "",
        " ",
        "()",
        "(",
        "max(1)",
        "pos(1, 2)",
        "brackets(1, 2)",
        "brackets(bands)",
        "brackets(bands + 1, 2)",
        "9" * 31,
        "-" * (DEEPEST + 1) + "1",
        "(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1),
        "1" + " + 1" * (MOST_OPERATORS + 1),
        "1" + " " * LONGEST,
    ],
)
def test_what_the_language_does_not_know_is_refused(hostile: str) -> None:
    with pytest.raises(LawError):
        read_formula(hostile)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("wages + ", "the formula ends too early"),
        ("1 + 'a'", "column 5: ' is not allowed here in a formula"),
        ("(1).x", "column 4: . is not allowed here in a formula"),
        (
            "1 + sin(2)",
            "column 5: sin is not a function; the functions are max, min, pos, down, up, brackets, table, step, when",
        ),
        ("max(1)", "column 1: max cannot take 1 values"),
        ("step(1, 2)", "column 1: the first value of step must be the name of a table"),
        ("9" * 2001, "the formula has more than 2000 characters"),
    ],
)
def test_a_refusal_names_its_column(text: str, message: str) -> None:
    with pytest.raises(LawError) as refused:
        read_formula(text)
    assert str(refused.value) == message


def test_a_formula_becomes_a_tree() -> None:
    one, two = Number(Fraction(1)), Number(Fraction("2.5"))
    assert read_formula("1 + 2.5 * -a.b") == Arithmetic("+", one, Arithmetic("*", two, Negation(Name("a.b", 12))))
    assert read_formula("(1 - 1) - 1") == read_formula("1 - 1 - 1")
    assert read_formula("max(1, pos(2.5))") == Call("max", (one, Call("pos", (two,))))
    assert read_formula("table(rows, 1)") == Lookup("table", Name("rows", 7), one)
    assert read_formula("when(1 >= 2.5, 1, 2.5)") == When(">=", one, two, one, two)


def test_the_names_of_numbers_and_tables_are_known() -> None:
    formula = read_formula("when(a > -b, max(c, 1), d / step(rows, e + table(more, f)))")
    assert [name.name for name in names_in(formula)] == ["a", "b", "c", "d", "e", "f"]
    assert [lookup.table.name for lookup in lookups_in(formula)] == ["rows", "more"]


PIECES = (
    "wages", "bands", "1", "0", "0.062", "99999999999999999999", "(", ")", ",", "+", "-", "*", "/", ">", "<=", "==",
    "max(", "min(", "pos(", "brackets(bands,", "table(rows,", "step(rows,", "down(", "up(", "when(", "__class__", ".",
    "_", "[", "]", "lambda", "**", "'", "\\", "\n", "\x00", "\N{ROMAN NUMERAL ONE}", "import", "e9", "%", "if", ":",
)  # fmt: skip


def hostile_formula(number: int) -> str:
    """Return the formula of a number: pieces of the language and of Python in any order."""
    dice = random.Random(number)  # noqa: S311 - a seed that repeats the formula
    return " ".join(dice.choices(PIECES, k=dice.randint(1, 24))) * dice.choice((1, 1, 1, 9))


def test_nothing_escapes_from_hostile_formulas() -> None:
    bands = ((Fraction(0), Fraction("0.1")), (Fraction(1000), Fraction("0.2")))
    rows = ((Fraction(0), Fraction(1), Fraction("0.1")), (Fraction(9), Fraction(2), Fraction("0.2")))
    values = Values({"wages": Fraction(5000)}, {"bands": bands, "rows": rows})
    answered = 0
    for number in range(FUZZED):
        try:
            formula = read_formula(hostile_formula(number))
            if {name.name for name in names_in(formula)} <= {"wages"}:
                assert isinstance(compiled(formula, ExactOperations())(values), Fraction)
                answered += 1
        except LawError:
            pass
    assert answered
