"""Approved outputs: texts in tests/golden/ that were reviewed by a person."""

import difflib
import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def approve(text: str, name: str, folder: Path = GOLDEN) -> None:
    """Compare a text with the approved one, e.g. `approve(table, "cli/compare.txt")`.

    With OFFERCALC_APPROVE=1 in the environment, the text becomes the approved one; review the change before committing.
    """
    approved = folder / name
    if os.environ.get("OFFERCALC_APPROVE") == "1":
        approved.parent.mkdir(parents=True, exist_ok=True)
        approved.write_text(text, encoding="utf-8", newline="\n")
        return
    before = approved.read_text(encoding="utf-8") if approved.exists() else ""
    if text != before or not approved.exists():
        pytest.fail(_difference(before, text, name), pytrace=False)


def _difference(before: str, after: str, name: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "approved", "now", lineterm="")
    return f"{name} is not what was approved; if it is right, run `make approve`:\n" + "\n".join(lines)
