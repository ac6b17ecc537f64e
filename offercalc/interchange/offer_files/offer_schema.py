"""The JSON Schema of the offer file, generated from the types that read it."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec
from msgspec import Struct

from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.field_spec import record_types, specs_of
from offercalc.interchange.offer_files.offer_file import FORMAT, VERSION

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER = r"^[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"


def offer_schema() -> dict[str, Any]:
    """Return the schema of the file in version 1: an offer with its format and version beside its own fields.

    Rules between fields, such as a total of 100 %, are left to `offercalc check`.
    """
    schema = _plain(msgspec.json.schema(Offer))
    definitions = schema["$defs"]
    for kind in _kinds(Offer):
        _describe(definitions[kind.__name__]["properties"], kind)
    offer = definitions.pop("Offer")
    return {
        "$schema": _DIALECT,
        "$id": f"urn:offercalc:offer:{VERSION}",
        "title": "Offer file of OfferCalc",
        "description": offer["description"],
        "type": "object",
        "properties": {"format": {"const": FORMAT}, "version": {"const": VERSION}, **offer["properties"]},
        "required": ["format", "version", *offer["required"]],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _kinds(kind: type[Struct]) -> set[type[Struct]]:
    """Return a type, and the types of all records inside it."""
    kinds, waiting = set[type[Struct]](), {kind}
    while waiting:
        kinds |= waiting
        waiting = {
            inner for one in waiting for name in one.__struct_fields__ for inner in record_types(one, name)
        } - kinds
    return kinds


def _describe(properties: dict[str, dict[str, Any]], kind: type[Struct]) -> None:
    """Add the label and the unit of each field to its property."""
    for name, spec in specs_of(kind).items():
        properties[name] = {
            "title": spec.label,
            **({"description": spec.unit} if spec.unit else {}),
            **properties[name],
        }


def _plain(node: Any) -> Any:  # noqa: ANN401 - a schema of any shape
    """Return a schema with the numbers that files may contain, none below zero, and without OpenAPI's own keywords."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("format") == "decimal":
        number = {"type": ["string", "number"], "pattern": _NUMBER, "minimum": 0}
        return number | {name: value for name, value in node.items() if name == "default"}
    plain = {name: _plain(value) for name, value in node.items() if name != "discriminator"}
    if isinstance(plain.get("description"), str):
        plain["description"] = cleandoc(plain["description"])  # newer Pythons keep docstrings without indentation
    return plain | {"minimum": 0} if node.get("type") == "integer" else plain
