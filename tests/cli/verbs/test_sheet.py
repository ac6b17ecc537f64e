from datetime import UTC, datetime
from pathlib import Path

import pytest

from offercalc.application.ports.document_options import DocumentOptions
from tests.tools import GLOBEX, NUSANTARA, FakePress, call, offer_path

A_SAMPLE = "This offer is a sample with invented figures; the sheet does not say so.\n"


def test_a_sheet_is_printed_of_one_offer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renderer, path = FakePress(), tmp_path / "offer.pdf"
    printed = call(capsys, "sheet", NUSANTARA, "-o", path, renderer=renderer)
    assert printed == (
        0,
        f"Saved: {path}\nAttached: the offer without notes, contacts, status and candidate\n",
        A_SAMPLE,
    )
    assert path.read_bytes() == b"%PDF-fake"
    ((kind, comparison, localizer, order),) = renderer.calls
    assert (kind, localizer.figures.locale.language) == ("sheet", "en")
    assert [appraisal.offer.company for appraisal in comparison.offers] == ["Nusantara Contoh"]
    assert (comparison.assumptions.currency, comparison.assumptions.years) == ("IDR", 4)
    assert order == DocumentOptions("a4", datetime(2026, 10, 31, tzinfo=UTC))


def test_a_sheet_is_printed_as_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renderer = FakePress()
    options = ("--currency", "EUR", "--years", "2", "--by", "calendar", "--paper", "letter", "--locale", "id_ID")
    printed = call(capsys, "sheet", GLOBEX, "-o", tmp_path / "offer.pdf", *options, renderer=renderer)
    assert printed.code == 0
    ((_kind, comparison, localizer, order),) = renderer.calls
    assert (comparison.assumptions.currency, comparison.labels) == ("EUR", (2026, 2027, 2028))
    assert (localizer.figures.locale.language, order.paper) == ("id", "letter")


def test_a_faulty_offer_is_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renderer, path = FakePress(), offer_path(tmp_path, currency="XYZ")
    printed = call(capsys, "sheet", path, "-o", tmp_path / "offer.pdf", renderer=renderer)
    assert (printed.code, printed.out, renderer.calls) == (1, "", [])
    assert printed.err.startswith(f"{path}: $.currency: ")
    assert not (tmp_path / "offer.pdf").exists()


def test_a_press_that_fails_leaves_an_older_paper_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "offer.pdf"
    path.write_bytes(b"%PDF-old")
    renderer = FakePress(fault="The paper could not be set.")
    assert call(capsys, "sheet", GLOBEX, "-o", path, renderer=renderer) == (1, "", "The paper could not be set.\n")
    assert path.read_bytes() == b"%PDF-old"


@pytest.mark.parametrize(
    ("attach", "words"),
    [
        ("reader", "the offer without notes, contacts, status and candidate"),
        ("full", "the complete offer, including your notes"),
        ("none", "nothing"),
    ],
)
def test_what_is_attached_is_said(attach: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renderer = FakePress()
    path = offer_path(tmp_path, pay=[{"type": "salary", "amount": "1"}])
    outcome = call(capsys, "sheet", path, "-o", tmp_path / "o.pdf", "--attach", attach, renderer=renderer)
    assert (outcome.out.splitlines()[1], outcome.err) == (f"Attached: {words}", "")
    assert renderer.calls[0][3].attach == attach


@pytest.mark.parametrize("status", ["expired", "declined", "withdrawn"])
def test_an_offer_that_does_not_stand_is_not_printed_in_silence(
    status: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = offer_path(tmp_path, status=status, expiry_date="2026-10-30", pay=[{"type": "salary", "amount": "1"}])
    outcome = call(capsys, "sheet", path, "-o", tmp_path / "o.pdf", renderer=FakePress())
    assert outcome.code == 0
    assert outcome.err.splitlines() == [
        f'This offer has the status "{status.capitalize()}".',
        "This offer expired on October 30, 2026; the sheet shows that date.",
    ]
