"""Write the JSON Schema of the offer file to the resources and the documentation."""

import json
import sys
from pathlib import Path

from offercalc.interchange.offer_files.offer_schema import offer_schema

ROOT = Path(__file__).parents[1]
PLACES = (ROOT / "resources" / "schema" / "offer.schema.json", ROOT / "docs" / "offer.schema.json")


def written() -> str:
    """Return the schema as indented JSON."""
    return json.dumps(offer_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the schema to all its locations."""
    for place in PLACES:
        place.parent.mkdir(exist_ok=True)
        place.write_text(written(), encoding="utf-8", newline="\n")
        print(place.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
