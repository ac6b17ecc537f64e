"""Files of drafts: offers whose company, role or start date is null."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.domain.validate.draft import Draft
from tests.tools import FILES, offer_from

TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    "draft",
    [
        Draft(replace(offer_from(), company="", start_date=TODAY)),
        Draft(replace(offer_from(), role=""), has_start=True),
        Draft(replace(offer_from(), company="", role="", start_date=TODAY)),
    ],
)
def test_a_draft_is_read_again_as_it_was_written(draft: Draft, tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    FILES.write_draft(draft, path)
    assert FILES.read_draft(path, TODAY) == draft


@pytest.mark.parametrize(
    ("old", "new"),
    [('"USD"', '"XXQ"'), ('"role"', '"roles"'), ('"currency": "USD"', '"currency": null'), ("{", "[")],
)
def test_what_lacks_more_than_names_and_start_is_no_draft(old: str, new: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    FILES.write_draft(Draft(replace(offer_from(), company="")), path)
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert FILES.read_draft(path, TODAY) is None


def test_an_offer_a_pdf_and_a_missing_file_are_no_drafts(tmp_path: Path) -> None:
    whole, paper = tmp_path / "offer.json", tmp_path / "offer.pdf"
    FILES.write(offer_from(), whole)
    paper.write_bytes(b"%PDF-1.7")
    assert [FILES.read_draft(path, TODAY) for path in (whole, paper, tmp_path / "none.json")] == [None, None, None]
