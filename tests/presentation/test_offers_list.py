from offercalc.analysis.yearly import By
from offercalc.presentation.offers_list import OfferEntry, offer_entries, searched_text
from tests.tools import ENGLISH, NUSANTARA, OPENAI, comparison_of, offer_from, sample


def test_an_offer_is_listed_with_its_first_year() -> None:
    (entry,) = offer_entries(comparison_of(sample(OPENAI)), ENGLISH)
    assert entry == OfferEntry(
        "OpenAI", "Head of Preparedness", "≥ $555K", "OpenAI — Head of Preparedness\nYear 1: at least $555,000",
        searched_text(sample(OPENAI)),
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
    assert entry.tip == "Nusantara Contoh — Principal Safety Engineer\n2026: Rp\u00a01,865,416,667"


def test_an_offer_of_nothing_is_listed_all_the_same() -> None:
    (entry,) = offer_entries(comparison_of(offer_from(), by=By.CALENDAR), ENGLISH)
    assert (entry.figure, entry.tip) == ("$0", "Acme — Engineer\n: $0")
