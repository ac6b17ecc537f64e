from datetime import timedelta
from decimal import Decimal

import pytest

from offercalc.analysis.yearly import By
from offercalc.presentation.pages.offers_list import OfferEntry, bare_entry, offer_entries, searched_text
from offercalc.presentation.pages.perspective import OUTLOOKS
from tests.tools import ENGLISH, NUSANTARA, OPENAI, TODAY, comparison_of, offer_from, sample


def test_an_offer_is_listed_with_its_first_year() -> None:
    (entry,) = offer_entries(comparison_of(sample(OPENAI)), ENGLISH)
    assert entry == OfferEntry(
        "OpenAI", "Head of Preparedness", "≥ $555,000",
        "OpenAI — Head of Preparedness\nYear 1: at least $555,000\nReceived",
        searched_text(sample(OPENAI)), "Received", total=Decimal(555_000), whole="≥ $2,220,000",
        whole_total=Decimal(2_220_000),
    )  # fmt: skip


def test_a_search_reads_all_that_people_write_whatever_its_capitals() -> None:
    offer = offer_from(
        company="ACME", role="Lead", location="Jakarta", level="L5", notes="Ask Rina", requirements=["Python"],
        responsibilities=["On Call"],
    )  # fmt: skip
    for word in ("acme", "lead", "jakarta", "l5", "rina", "python", "on call"):
        assert word in searched_text(offer)
    assert "acmelead" not in searched_text(offer)


def test_by_calendar_the_first_year_is_the_first_calendar_year() -> None:
    (entry,) = offer_entries(comparison_of(sample(NUSANTARA), currency="IDR", by=By.CALENDAR), ENGLISH)
    assert entry.tip == "Nusantara Contoh — Principal Safety Engineer\n2026: Rp\u00a01,865,416,667\nNegotiating"


def test_an_offer_of_nothing_is_listed_all_the_same() -> None:
    (entry,) = offer_entries(comparison_of(offer_from(), by=By.CALENDAR), ENGLISH)
    assert (entry.figure, entry.tip) == ("$0", "Acme — Engineer\n: $0\nDraft")


@pytest.mark.parametrize(
    ("expiry", "status", "due"),
    [
        (None, "received", ("", False)), (None, "draft", ("", False)),
        ("2026-12-11", "received", ("41 days left", False)),
        ("2026-11-07", "received", ("7 days left", True)), ("2026-11-01", "draft", ("1 day left", True)),
        ("2026-10-31", "negotiating", ("answer today", True)), ("2026-10-30", "received", ("expired", False)),
        ("2026-11-01", "accepted", ("", False)),
    ],
)  # fmt: skip
def test_the_days_left_to_answer_are_listed(expiry: str | None, status: str, due: tuple[str, bool]) -> None:
    offer = offer_from(status=status, **({"expiry_date": expiry} if expiry else {}))
    (entry,) = offer_entries(comparison_of(offer), ENGLISH, TODAY)
    assert (entry.due, entry.is_urgent) == due
    assert entry.tip.splitlines()[-1].endswith(due[0])


@pytest.mark.parametrize(
    ("days", "compared", "written"), [(7, True, True), (8, True, False), (14, True, False), (15, False, False)]
)
def test_who_writes_offers_is_warned_later(days: int, compared: bool, written: bool) -> None:  # noqa: FBT001
    comparison = comparison_of(offer_from(expiry_date=str(TODAY + timedelta(days))))
    found = [offer_entries(comparison, ENGLISH, TODAY, outlook)[0].is_urgent for outlook in OUTLOOKS.values()]
    assert found == [compared, written]


def test_where_an_offer_stands_is_listed_beside_the_days_left() -> None:
    offer = offer_from(status="negotiating", expiry_date="2026-11-01")
    (entry,) = offer_entries(comparison_of(offer), ENGLISH, TODAY)
    assert (entry.status, entry.due) == ("Negotiating", "1 day left")
    assert entry.tip.endswith("\nNegotiating · 1 day left")


def test_a_figure_that_is_converted_says_what_it_was_before() -> None:
    (entry,) = offer_entries(comparison_of(sample(OPENAI), currency="IDR"), ENGLISH)
    assert entry.tip.splitlines()[1:3] == [
        "Year 1: at least Rp\u00a010,072,251,477",
        "before conversion: at least $555,000",
    ]


def test_before_anything_is_worked_out_an_offer_has_its_name() -> None:
    assert bare_entry(sample(OPENAI)) == OfferEntry(
        "OpenAI", "Head of Preparedness", "", "OpenAI — Head of Preparedness"
    )  # fmt: skip
