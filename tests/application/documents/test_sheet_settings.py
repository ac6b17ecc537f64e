from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from offercalc.application.documents.sheet_settings import (
    Addressee,
    Sender,
    SheetSettings,
    letterhead_of,
    order_of,
    printed_on,
    sheet_order_of,
)
from offercalc.application.ports.document_options import Letterhead, Redaction, Signatory
from offercalc.application.ports.errors import ExternalError

TODAY = date(2026, 10, 31)


def test_a_paper_is_dated_by_the_day_so_that_it_is_the_same_all_day() -> None:
    assert printed_on(TODAY) == datetime(2026, 10, 31, tzinfo=UTC)


def test_an_order_holds_all_that_was_set() -> None:
    settings = SheetSettings(
        template="compact", sections=("terms",), is_draft=True, shows_digest=True, leaves_out_unknown=True,
        sender=Sender("Globex", ("500 Pine Street",), "", "#112233"), signatories=(Signatory("Ada", "Head"),),
        conditions=("A check.",), redaction=Redaction(hides_names=True), reasons=("Because.",),
        addressees=(Addressee("a", "Budi", "The board"),),
    )  # fmt: skip
    order = order_of(settings, "letter", TODAY, "a")
    assert (order.paper, order.printed_at, order.template, order.sections) == (
        "letter",
        printed_on(TODAY),
        "compact",
        ("terms",),
    )
    assert (order.is_draft, order.shows_digest, order.leaves_out_unknown) == (True, True, True)
    assert order.letterhead == Letterhead("Globex", ("500 Pine Street",), b"", "#112233")
    assert (order.candidate, order.reports_to, order.conditions) == ("Budi", "The board", ("A check.",))
    assert (order.signatories, order.redaction, order.reasons) == (
        (Signatory("Ada", "Head"),), Redaction(hides_names=True), ("Because.",),
    )  # fmt: skip
    assert order.password == ""


def test_a_sheet_has_nothing_of_other_offers_to_hide() -> None:
    settings = SheetSettings(
        redaction=Redaction(hides_names=True), attach="none", speaker="candidate", extras=("status",)
    )  # fmt: skip
    order = sheet_order_of(settings, "a4", TODAY)
    assert (order.redaction, order.attach, order.speaker, order.extras) == (
        Redaction(), "none", "candidate", ("status",),
    )  # fmt: skip


def test_each_document_goes_to_its_own_candidate() -> None:
    settings = SheetSettings().addressed(Addressee("a", "Budi")).addressed(Addressee("b", "Siti"))
    assert [settings.addressee(document).candidate for document in "abc"] == ["Budi", "Siti", ""]
    again = settings.addressed(Addressee("a", "Rina"))
    assert [one.candidate for one in again.addressees] == ["Rina", "Siti"]
    assert again.addressed(Addressee("a")).addressees == (Addressee("b", "Siti"),)


def test_a_logo_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(b"<svg/>")
    assert letterhead_of(Sender("G", logo=str(tmp_path / "logo.svg"))).logo == b"<svg/>"


def test_a_logo_that_is_gone_or_huge_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match=r"gone\.png: No such file"):
        letterhead_of(Sender(logo=str(tmp_path / "gone.png")))
    (tmp_path / "huge.png").write_bytes(b"x" * 1_000_001)
    with pytest.raises(ExternalError, match=r"huge\.png: a logo can have at most 1 MB"):
        letterhead_of(Sender(logo=str(tmp_path / "huge.png")))
