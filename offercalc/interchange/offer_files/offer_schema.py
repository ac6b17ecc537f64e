"""The JSON Schema of the offer file, generated from the types that read it."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec

from offercalc.domain.offer.offer import Offer
from offercalc.interchange.offer_files.offer_file import FORMAT, VERSION

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER = r"^[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"


def offer_schema() -> dict[str, Any]:
    """Return the schema of the file in version 1: an offer with its format and version beside its own fields.

    Rules between fields, such as a total of 100 %, are left to `offercalc check`.
    """
    schema = _plain(msgspec.json.schema(Offer))
    definitions = schema["$defs"]
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
