import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.ports.vesting_request import Vested, VestingRequest, answer
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.interchange.offer_files.vesting_request_file import JsonVestingRequests

ASK: dict[str, Any] = {
    "terms": {
        "allocation_type": "CUMULATIVE_ROUNDING",
        "vesting_conditions": [
            {"id": "start", "trigger": {"type": "VESTING_START_DATE"}, "next_condition_ids": ["year"], "quantity": "0"},
            {
                "id": "year",
                "trigger": {
                    "type": "VESTING_SCHEDULE_RELATIVE",
                    "relative_to_condition_id": "start",
                    "period": {"type": "MONTHS", "length": 12, "day_of_month": "15"},
                },
                "portion": {"numerator": "1", "denominator": 4},
                "next_condition_ids": ["days", "sale", "day"],
            },
            {
                "id": "days",
                "trigger": {
                    "type": "VESTING_SCHEDULE_RELATIVE",
                    "relative_to_condition_id": "year",
                    "period": {"type": "DAYS", "length": 30, "occurrences": 4, "cliff_installment": 2},
                },
                "portion": {"numerator": "1", "denominator": "8", "remainder": True},
            },
            {"id": "sale", "trigger": {"type": "VESTING_EVENT"}, "quantity": 3.5},
            {"id": "day", "trigger": {"type": "VESTING_SCHEDULE_ABSOLUTE", "date": "2027-06-01"}, "quantity": "3"},
        ],
    },
    "quantity": "480",
    "commencement": "2026-01-31",
    "events": [{"condition_id": "sale", "date": "2028-01-01"}],
    "grant_date": "2026-02-01",
}
TRIGGER = "$.terms.vesting_conditions[1].trigger"


def read(content: bytes | object) -> VestingRequest | tuple[Problem, ...]:
    return JsonVestingRequests().decode(content if isinstance(content, bytes) else json.dumps(content).encode())


def answered(content: bytes | object) -> Vested | tuple[Problem, ...]:
    ask = read(content)
    return ask if isinstance(ask, tuple) else answer(ask)


def found(content: bytes | object) -> list[tuple[str, Fault]]:
    problems = answered(content)
    assert isinstance(problems, tuple), problems
    return [(problem.path, problem.fault) for problem in problems]


def changed(path: str, value: object) -> dict[str, Any]:
    """Return the question with another value at a path such as `terms.vesting_conditions.1.trigger`."""
    whole = deepcopy(ASK)
    put(whole, [int(step) if step.isdigit() else step for step in path.split(".")], value)
    return whole


def put(whole: Any, path: list[str | int], value: object) -> None:
    for step in path[:-1]:
        whole = whole[step]
    whole[path[-1]] = value


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of everything in a plain value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] + [place for name, part in inside for place in places(part, (*path, name))]


def test_a_question_is_read_and_answered() -> None:
    ask = read(ASK)
    assert isinstance(ask, VestingRequest)
    assert (ask.quantity, ask.commencement, ask.grant_date) == (Decimal(480), date(2026, 1, 31), date(2026, 2, 1))
    assert answer(ask) == Vested(
        (
            (date(2027, 1, 15), Fraction(120)),
            (date(2027, 3, 16), Fraction(90)),
            (date(2027, 4, 15), Fraction(45)),
            (date(2027, 5, 15), Fraction(45)),
        )
    )


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read(b"\xef\xbb\xbf" + json.dumps(ASK).encode()) == read(ASK)


@pytest.mark.parametrize(
    ("path", "value", "at", "fault"),
    [
        ("commencement", "12026-01-01", "$.commencement", Fault.BAD_DATE),
        ("commencement", "2026-02-30", "$.commencement", Fault.BAD_DATE),
        ("commencement", "1949-12-31", "$.commencement", Fault.DATE_OUT_OF_RANGE),
        ("grant_date", "2201-01-01", "$.grant_date", Fault.DATE_OUT_OF_RANGE),
        ("events.0.date", "9999-12-31", "$.events[0].date", Fault.DATE_OUT_OF_RANGE),
        ("events.0.condition_id", "ipo", "$.events[0].condition_id", Fault.UNKNOWN_CONDITION),
        ("events.0.condition_id", "day", "$.events[0].condition_id", Fault.NOT_AN_EVENT),
        ("quantity", "many", "$.quantity", Fault.BAD_NUMBER),
        ("quantity", "1" + "0" * 400, "$.quantity", Fault.TOO_LARGE),
        ("quantity", 10**400, "$.quantity", Fault.TOO_LARGE),
        ("quantity", -1, "$.quantity", Fault.NEGATIVE),
        ("quantity", "sNaN", "$.quantity", Fault.BAD_NUMBER),
        ("terms.allocation_type", "RANDOM", "$.terms.allocation_type", Fault.NOT_ALLOWED),
        ("terms.vesting_conditions.1.trigger", {"type": "WEEKLY"}, f"{TRIGGER}.type", Fault.NOT_ALLOWED),
        ("terms.vesting_conditions.1.trigger", {}, f"{TRIGGER}.type", Fault.MISSING),
        ("terms.vesting_conditions.1.trigger.period.length", 1.5, f"{TRIGGER}.period.length", Fault.WRONG_TYPE),
        ("terms.vesting_conditions.1.trigger.period.length", 10**400, f"{TRIGGER}.period.length", Fault.TOO_LARGE),
        ("terms.vesting_conditions.1.trigger.period.day_of_month", "29", f"{TRIGGER}.period.day_of_month",
         Fault.NOT_ALLOWED),
        ("terms.vesting_conditions.1.trigger.period.weeks", 1, f"{TRIGGER}.period", Fault.UNKNOWN_FIELD),
        ("unknown", 1, "$", Fault.UNKNOWN_FIELD),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(path: str, value: object, at: str, fault: Fault) -> None:
    assert found(changed(path, value)) == [(at, fault)]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.NOT_JSON),
        (b"{", Fault.NOT_JSON),
        (b"\xff", Fault.NOT_TEXT),
        (b"[" * 100_000, Fault.TOO_DEEP),
        (b"1" * 5000, Fault.TOO_LONG_A_NUMBER),
        (b'{"quantity": "\\ud800"}', Fault.NOT_JSON),
    ],
)
def test_what_is_no_json_is_told_before_anything_else(content: bytes, fault: Fault) -> None:
    assert found(content) == [("", fault)]


def test_terms_without_conditions_wait_for_no_event() -> None:
    assert found(changed("terms.vesting_conditions", [])) == [
        ("$.terms.vesting_conditions", Fault.EMPTY),
        ("$.events[0].condition_id", Fault.UNKNOWN_CONDITION),
    ]


def test_every_missing_field_is_told_at_once() -> None:
    assert found({}) == [(f"$.{name}", Fault.MISSING) for name in ("terms", "quantity")]


def test_only_a_condition_that_waits_for_the_vesting_start_needs_a_commencement() -> None:
    without = {name: value for name, value in ASK.items() if name != "commencement"}
    assert found(without) == [("$.commencement", Fault.MISSING)]
    day = {"id": "day", "trigger": {"type": "VESTING_SCHEDULE_ABSOLUTE", "date": "2027-01-31"}}
    month = {"type": "MONTHS", "length": 1, "occurrences": 2}
    after = {"type": "VESTING_SCHEDULE_RELATIVE", "relative_to_condition_id": "day", "period": month}
    quarter = {"numerator": "1", "denominator": "4"}
    conditions = [
        {**day, "portion": quarter, "next_condition_ids": ["monthly"]},
        {"id": "monthly", "trigger": after, "portion": quarter},
    ]
    terms = {"allocation_type": "FRACTIONAL", "vesting_conditions": conditions}
    vested = answered({"terms": terms, "quantity": "4"})
    assert isinstance(vested, Vested)
    assert [day.isoformat() for day, _units in vested.tranches] == ["2027-01-31", "2027-02-28", "2027-03-31"]


def test_several_problems_of_the_shape_are_all_told() -> None:
    wrong = changed("quantity", [])
    wrong["commencement"] = "soon"
    wrong["terms"]["vesting_conditions"][3] = {"id": 5, "trigger": {"type": "VESTING_EVENT", "date": "x"}}
    assert found(wrong) == [
        ("$.terms.vesting_conditions[3].id", Fault.WRONG_TYPE),
        ("$.terms.vesting_conditions[3].trigger", Fault.UNKNOWN_FIELD),
        ("$.quantity", Fault.WRONG_TYPE),
        ("$.commencement", Fault.BAD_DATE),
    ]


_ANY = st.one_of(
    st.sampled_from(
        [None, True, 0, -1, 1, 2, 36_525, 10**6, 10**30, -(10**30), 0.1, 1e300, "", "0", "1", "1e-13", "NaN", "sNaN"]
    ),
    st.sampled_from(["Infinity", "1e999999999999999999999", "start", "year", "days", "sale", "day", "DAYS", "MONTHS"]),
    st.sampled_from(["2026-02-30", "0001-01-01", "9999-12-31", "12026-01-01", "VESTING_EVENT", "FRACTIONAL", [], {}]),
    st.text(max_size=5),
    st.recursive(
        st.none() | st.booleans() | st.integers(-100, 100) | st.text(max_size=3),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=5,
    ),
)


@given(st.lists(st.tuples(st.sampled_from(places(ASK)[1:]), _ANY, st.booleans()), min_size=1, max_size=4))
def test_a_question_changed_anywhere_is_answered_or_refused_and_never_raises(
    changes: list[tuple[tuple[str | int, ...], object, bool]],
) -> None:
    whole = deepcopy(ASK)
    for path, value, is_removed in changes:
        try:
            put(whole, list(path), deepcopy(value))
            if is_removed and isinstance(path[-1], str):
                _remove(whole, path)
        except (LookupError, TypeError):
            continue  # an earlier change has removed the path
    result = answered(whole)
    if isinstance(result, tuple):
        assert result
        assert all(problem.path.startswith("$") for problem in result)
    else:
        assert [day for day, _units in result.tranches] == sorted({day for day, _units in result.tranches})
        assert all(units > 0 for _day, units in result.tranches)


def _remove(whole: Any, path: tuple[str | int, ...]) -> None:
    for step in path[:-1]:
        whole = whole[step]
    del whole[path[-1]]


@given(st.data())
def test_bytes_changed_anywhere_are_answered_or_refused_and_never_raise(data: st.DataObject) -> None:
    content = json.dumps(ASK).encode()
    cut = data.draw(st.integers(0, len(content)))
    until = data.draw(st.integers(cut, min(cut + 10, len(content))))
    between = data.draw(
        st.binary(max_size=4) | st.sampled_from([b"9" * 300, b"1e999999999", b"-", b"[", b'"', b"null"])
    )
    result = answered(content[:cut] + between + content[until:])
    assert isinstance(result, Vested) or result


def test_ten_to_the_400_occurrences_are_refused() -> None:
    occurrences = found(changed("terms.vesting_conditions.1.trigger.period.occurrences", 10**400))
    assert (f"{TRIGGER}.period.occurrences", Fault.TOO_LARGE) in occurrences


def test_even_instalments_stand_for_full_terms() -> None:
    even = {"months": 48, "cliff_months": 12, "every_months": 12}
    vested = answered({"even": even, "quantity": "4801", "commencement": "2026-01-31"})
    assert isinstance(vested, Vested)
    assert [(day.isoformat(), int(units)) for day, units in vested.tranches] == [
        ("2027-01-31", 1200),
        ("2028-01-31", 1201),
        ("2029-01-31", 1200),
        ("2030-01-31", 1200),
    ]
    assert found({"even": even, "quantity": "1"}) == [("$.commencement", Fault.MISSING)]
    assert found({"even": {"months": 48, "every_months": 5}, "quantity": "1"}) == [
        ("$.even.months", Fault.UNEVEN_STEPS)
    ]
    assert found({**ASK, "even": even}) == [("$", Fault.ONE_OF)]
