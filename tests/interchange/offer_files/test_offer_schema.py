import json
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import jsonschema
import pytest
from schema import PLACES, written

from offercalc.domain.offer.equity import STAKES, Stake
from offercalc.domain.offer.pay import PAY_PARTS, PayPart
from offercalc.domain.values.field_spec import specs_of
from offercalc.interchange.offer_files.offer_schema import offer_schema
from tests.tools import FILES, SAMPLES, offer_fields

FULL = json.loads("""
{"format": "offercalc.offer", "version": 1,
 "company": "OpenAI", "role": "Head of Preparedness", "location": "San Francisco, CA, US",
 "currency": "USD", "start_date": "2026-02-02", "status": "received",
 "responsibilities": ["..."], "requirements": ["..."],
 "pay": [
  {"type": "salary", "amount": "555000", "per": "year"},
  {"type": "bonus", "percent_of_salary": "15", "paid_in": {"currency": "SGD", "rate": null}},
  {"type": "commission", "on_target_amount": "60000", "linked_to": {"currency": "EUR", "rate": 1.1}},
  {"type": "one_time", "label": "Sign-on", "instalments": [{"amount": "40000", "after_months": 0}],
   "clawback": {"months": 12, "method": "pro_rata"}}],
 "equity": [
  {"type": "option", "style": "nso", "units": null, "strike": null, "price": null,
   "vesting": {"preset": "4y-1y-cliff-monthly"}},
  {"type": "rsu", "value": "300000", "price": "100", "currency": "USD",
   "vesting": {"percent_by_year": ["38", "32", "20", "10"]}}]}
""")


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(offer_schema())


def faults(fields: object) -> list[str]:
    return [error.json_path for error in validator().iter_errors(fields)]


def tags(node: Any) -> Iterator[str]:
    """Return every type tag in a schema."""
    if isinstance(node, list):
        for item in node:
            yield from tags(item)
    elif isinstance(node, dict):
        found = node.get("properties", {}).get("type", {})
        yield from found.get("enum", [])
        for value in node.values():
            yield from tags(value)


@pytest.mark.parametrize("place", PLACES, ids=lambda path: path.parent.name)
def test_the_shipped_schema_is_that_of_the_types(place: Any) -> None:
    assert place.read_text(encoding="utf-8") == written(), "run `make schema`"


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(offer_schema())


def test_it_has_a_name_that_changes_with_the_version() -> None:
    assert offer_schema()["$id"] == "urn:offercalc:offer:1"


def test_every_kind_of_pay_and_equity_is_in_it() -> None:
    kinds = {str(kind.__struct_config__.tag) for union in (PayPart, Stake) for kind in get_args(union)}
    assert kinds <= set(tags(offer_schema()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_fit(path: Any) -> None:
    assert faults(json.loads(path.read_text(encoding="utf-8"))) == []


def test_the_example_of_the_documentation_fits() -> None:
    assert faults(FULL) == []
    assert not isinstance(FILES.decode(json.dumps(FULL).encode()), tuple)


@pytest.mark.parametrize("amount", ["5", 5, 5.5, "5.50", "1e3", None, {"low": "1", "likely": 2, "high": "3"}])
def test_what_the_program_reads_as_an_amount_fits(amount: object) -> None:
    fields = offer_fields(pay=[{"type": "salary", "amount": amount}])
    assert faults(fields) == []
    assert not isinstance(FILES.decode(json.dumps(fields).encode()), tuple)


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"format": "other"}, "$.format"),
        ({"version": 2}, "$.version"),
        ({"company": 5}, "$.company"),
        ({"company": None}, "$"),
        ({"colour": "red"}, "$"),
        ({"status": "maybe"}, "$.status"),
        ({"pay": [{"type": "salary", "amount": "-5"}]}, "$.pay[0]"),
        ({"pay": [{"type": "salary", "amount": -5}]}, "$.pay[0]"),
        ({"pay": [{"type": "one_time", "instalments": [{"amount": "5", "after_months": -1}]}]}, "$.pay[0]"),
        ({"equity": [{"type": "option", "days_to_exercise": -1}]}, "$.equity[0]"),
        ({"pay": [{"type": "salary", "amount": "five"}]}, "$.pay[0]"),
        ({"pay": [{"type": "salary"}]}, "$.pay[0]"),
        ({"pay": [{"type": "salary", "amount": "5", "linked_to": {"currency": "EUR"}}]}, "$.pay[0]"),
        ({"pay": [{"type": "salary", "amount": "5", "linked_to": {"currency": "EUR", "rate": None}}]}, "$.pay[0]"),
        ({"pay": [{"type": "salary", "amount": "5", "paid_in": {"rate": "1.35"}}]}, "$.pay[0]"),
        ({"pay": [{"type": "wage", "amount": "5"}]}, "$.pay[0]"),
        ({"equity": [{"type": "rsu", "trigger": "triple"}]}, "$.equity[0]"),
        ({"equity": [{"type": "rsu", "vesting": {"ocf": {"allocation_type": "EVEN"}}}]}, "$.equity[0]"),
    ],
)
def test_what_the_program_refuses_for_its_shape_does_not_fit(changed: dict[str, object], path: str) -> None:
    fields = offer_fields(**changed)
    assert faults(fields) == [path]
    assert isinstance(FILES.decode(json.dumps(fields).encode()), tuple)


def test_every_field_has_its_label_and_its_unit() -> None:
    schema = offer_schema()
    assert schema["properties"]["hours_per_week"]["title"] == "Hours per week"
    assert schema["properties"]["hours_per_week"]["description"] == "hours"
    for kind in (*PAY_PARTS, *STAKES):
        properties = schema["$defs"][kind.__name__]["properties"]
        assert {name: properties[name]["title"] for name in specs_of(kind)} == {
            name: spec.label for name, spec in specs_of(kind).items()
        }
