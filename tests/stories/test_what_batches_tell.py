"""No paper of a batch discloses private data, or anything of another row."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.analysis.yearly import By
from offercalc.application.batch.batch_order import BatchInputs, BatchPaper, batch_order
from offercalc.application.batch.letter_batch import LetterOrder
from offercalc.application.batch.sheet_batch import Onlooker, run_batch
from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.ports.document_options import Attach
from offercalc.application.ports.offer_table import RowOffer
from offercalc.domain.scenario.assumptions import Assumptions
from tests.sheets.papers import order
from tests.sheets.pdf_text import together
from tests.stories.test_what_papers_tell import (
    ADDRESSEE,
    PRESS,
    PRIVATE,
    SHARED,
    STATUSES,
    check_attached,
    found_in,
    mine,
    other,
    parts_of_word,
    told_by,
)
from tests.tools import CLAUSES, ENGLISH, PRESETS, rate_book


@pytest.mark.parametrize("attach", ["reader", "none"])
def test_a_batch_names_files_after_company_role_and_candidate_alone(attach: Attach, tmp_path: Path) -> None:
    def assume(_row: RowOffer, _other: str) -> Assumptions:
        return Assumptions(currency="USD", exchange_day=date(2026, 10, 30))

    ordered = BatchPaper(replace(order(), attach=attach), "", By.EMPLOYMENT, ENGLISH)
    made = batch_order(ordered, BatchInputs(rate_book(), PRESETS, assume), PRESS, 1)
    result = run_batch((RowOffer(2, mine().offer, "Rina"),), tmp_path, made, Onlooker())
    (row,) = result.rows
    company, role = mine().of({"Offer.company"}), mine().of({"Offer.role"})
    assert row.file == f"{company.pop()} - {role.pop()} - Rina.pdf"
    told = told_by((tmp_path / row.file).read_bytes())
    check_attached(told, attach, mine())
    assert found_in(mine().of(PRIVATE), told.printed) == set()
    assert "Rina" in told.printed
    assert not [word for word in (*STATUSES, "Sample") if word.lower() in told.printed.lower()]


@pytest.mark.parametrize(("attach", "suffix"), [("reader", ".pdf"), ("none", ".pdf"), ("reader", ".docx")])
def test_letters_of_a_batch_tell_their_candidate_nothing_more(attach: Attach, suffix: str, tmp_path: Path) -> None:
    def assume(_row: RowOffer, _other: str) -> Assumptions:
        return Assumptions(currency="USD", exchange_day=date(2026, 10, 30))

    library = tuple(one for one in CLAUSES.every("en") if isinstance(one, Clause))
    details = LetterDetails(employment_type="permanent")
    is_word = suffix == ".docx"
    letters = LetterOrder(library, details, place="", anchors="docusign", is_word=is_word)
    options = replace(order(), attach=attach, is_draft=True)
    made = batch_order(
        BatchPaper(options, "", By.EMPLOYMENT, ENGLISH, letters=letters),
        BatchInputs(rate_book(), PRESETS, assume), PRESS, 1,
    )  # fmt: skip
    rows = (
        RowOffer(2, mine().offer, "Rina", conditions=("A check by Acme",)),
        RowOffer(3, other().offer, "Budi", conditions=("A check by Beta",)),
    )
    first, second = (one.file for one in run_batch(rows, tmp_path, made, Onlooker()).rows)
    company, role = mine().of({"Offer.company"}), mine().of({"Offer.role"})
    assert first == f"{company.pop()} - {role.pop()} - Rina{suffix}"
    content = (tmp_path / first).read_bytes()
    if is_word:
        text = parts_of_word(content)
    else:
        told = told_by(content)
        check_attached(told, attach, mine())
        text = told.printed
    assert found_in(mine().of(PRIVATE), text) <= mine().of(ADDRESSEE)
    assert found_in(other().of(PRIVATE | SHARED), text) == set()
    assert together("A check by Acme.") in together(text)
    assert not [word for word in ("Beta", "Budi") if word in text]
    assert second.endswith(f"- Budi{suffix}")
