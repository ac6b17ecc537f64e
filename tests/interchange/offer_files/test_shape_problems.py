import pytest

from offercalc.domain.problems.problem import Fault, Problem
from offercalc.interchange.offer_files.shape_problems import syntax_problem, type_problem


@pytest.mark.parametrize(
    ("message", "content", "line", "column"),
    [
        ("JSON is malformed: invalid character (byte 0)", b"hello", "1", "1"),
        ("JSON is malformed: trailing comma in object (byte 8)", b'{"a": 1,}', "1", "9"),
        ("JSON is malformed: invalid character (byte 10)", b'{"a": 1,\n x}', "2", "2"),
        ("JSON is malformed: invalid character (byte 99)", b"{\n\n", "3", "1"),
        ("Input data was truncated", b"", "1", "1"),
        ("Input data was truncated", b'{"a":\n1', "2", "2"),
    ],
)
def test_broken_json_is_found_by_line_and_column(message: str, content: bytes, line: str, column: str) -> None:
    assert syntax_problem(message, content) == Problem("", Fault.NOT_JSON, line, column)


@pytest.mark.parametrize(
    ("message", "value", "problem"),
    [
        (
            "Object missing required field `role`",
            {},
            Problem("$.role", Fault.MISSING, "role"),
        ),
        (
            "Object missing required field `name` - at `$.contacts[0]`",
            {"contacts": [{}]},
            Problem("$.contacts[0].name", Fault.MISSING, "name"),
        ),
        (
            "Object contains unknown field `salery`",
            {"salery": 1},
            Problem("$", Fault.UNKNOWN_FIELD, "salery"),
        ),
        (
            "Invalid enum value 'maybe' - at `$.status`",
            {"status": "maybe"},
            Problem(
                "$.status",
                Fault.NOT_ALLOWED,
                "maybe",
                "draft, extended, received, negotiating, accepted, declined, expired, withdrawn",
            ),
        ),
        (
            "Invalid enum value 'x' - at `$.colour`",
            {"colour": "x"},
            Problem("$.colour", Fault.NOT_ALLOWED, "x"),
        ),
        (
            "Invalid RFC3339 encoded date - at `$.start_date`",
            {"start_date": "2026-02-30"},
            Problem("$.start_date", Fault.BAD_DATE, "2026-02-30"),
        ),
        (
            "Invalid decimal string - at `$.percents[1]`",
            {"percents": ["1", "x"]},
            Problem("$.percents[1]", Fault.BAD_NUMBER, "x"),
        ),
        (
            "Expected `decimal | object | null`, got `bool` - at `$.amount`",
            {"amount": True},
            Problem("$.amount", Fault.WRONG_TYPE, "bool", "number | range | null"),
        ),
        ("Expected `str`", {}, Problem("$", Fault.WRONG_TYPE, "", "text")),
        ("Something new", {}, Problem("$", Fault.WRONG_TYPE)),
    ],
)
def test_a_validation_message_becomes_a_problem_at_its_path(message: str, value: object, problem: Problem) -> None:
    assert type_problem(message, "$", value) == problem


def test_a_part_of_an_offer_is_found_at_its_place() -> None:
    problem = type_problem("Invalid value 'x' - at `$.type`", "$.pay[3]", {"type": "x"})
    assert problem == Problem(
        "$.pay[3].type",
        Fault.NOT_ALLOWED,
        "x",
        "allowance, benefit, bonus, commission, employer_contribution, leaving_pay, one_time, retirement_match, "
        "salary, thirteenth_month",
    )


def test_grants_have_types_of_their_own() -> None:
    problem = type_problem("Invalid value 'x' - at `$.type`", "$.equity[0]", {"type": "x"})
    assert problem == Problem(
        "$.equity[0].type", Fault.NOT_ALLOWED, "x", "espp, option, phantom, profit_unit, restricted_stock, rsu, sar"
    )


@pytest.mark.parametrize("value", [{"a": 1}, [1], 1, None])
def test_a_path_that_does_not_fit_the_value_names_no_value(value: object) -> None:
    problem = type_problem("Invalid decimal string - at `$.a.b[0]`", "$", value)
    assert problem == Problem("$.a.b[0]", Fault.BAD_NUMBER)


def test_a_long_value_is_cut() -> None:
    problem = type_problem("Invalid RFC3339 encoded date - at `$.day`", "$", {"day": "x" * 500})
    assert problem.value == "x" * 59 + "…"
