import re
from decimal import Decimal
from pathlib import Path

import pytest

from offercalc.application.files.resources import resource
from offercalc.application.help.pages import HelpTopic, help_pages, pages_with
from offercalc.application.translations.catalogue import languages
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.values.estimate import Range
from offercalc.presentation.parsing.amounts import read_estimate
from tests.application.help.test_facts import facts_in
from tests.tools import ENGLISH

TOPICS = ["comparison", "unknown", "vesting", "cliff", "strike", "ppu", "clawback", "currency", "rate-day"]
FIGURE = re.compile(r"(?:\$|US\$|Rp)\s?\d|\d{1,3}[.,]\d{3}\b")
NAMED = re.compile(r"{(\w+)}")
PAGES = {
    "en": help_pages("en", facts_in(ENGLISH)),
    "id": help_pages("id", facts_in(localizer_for("id_ID"))),
}


def sources(language: str) -> list[Path]:
    return sorted(resource("help", language).glob("*.md"))


def page(topic: str, language: str = "en") -> HelpTopic:
    return next(page for page in PAGES[language] if page.id == topic)


def test_every_language_of_the_program_has_the_help() -> None:
    assert set(PAGES) == set(languages())


@pytest.mark.parametrize("language", PAGES)
def test_there_is_a_page_for_every_concept(language: str) -> None:
    assert [page.id for page in PAGES[language]] == TOPICS
    assert all(page.title and page.text.startswith(f"# {page.title}\n") for page in PAGES[language])


@pytest.mark.parametrize("language", PAGES)
def test_pages_link_to_pages_and_nothing_else(language: str) -> None:
    linked = {link for page in PAGES[language] for link in page.links}
    assert linked <= set(TOPICS)
    assert "http" not in "".join(page.text for page in PAGES[language])


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_say_the_same_with_the_same_figures(topic: str) -> None:
    english, indonesian = (
        next(path for path in sources(language) if path.stem.endswith(f"-{topic}")).read_text(encoding="utf-8")
        for language in ("en", "id")
    )
    assert sorted(set(NAMED.findall(english))) == sorted(set(NAMED.findall(indonesian)))
    assert page(topic).links == page(topic, "id").links
    for mark in ("\n## ", "\n- ", "\n| ", "\n> "):
        assert english.count(mark) == indonesian.count(mark)


@pytest.mark.parametrize("language", PAGES)
def test_no_figure_is_written_by_hand(language: str) -> None:
    for path in sources(language):
        assert FIGURE.findall(path.read_text(encoding="utf-8")) == []


def test_figures_are_filled_in() -> None:
    assert "Each option gains $40 \N{MINUS SIGN} $25 = $15, all of them $72,000." in page("strike").text
    assert "| 6 months | $30,000 |" in page("clawback").text
    assert "Pada 2 Februari 2027, setelah satu tahun: 1.200 opsi sekaligus." in page("cliff", "id").text
    assert not any("{" in one.text for pages in PAGES.values() for one in pages)


def test_every_fact_is_used() -> None:
    used = {name for path in sources("en") for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert used == set(facts_in(ENGLISH))


def test_what_can_be_typed_as_a_range_is_read_as_the_page_says() -> None:
    assert "`4000 - 6000`" in page("unknown").text
    assert "`4000 / 5000 / 6000`" in page("unknown").text
    wanted = Range(Decimal(4000), Decimal(5000), Decimal(6000))
    assert read_estimate("4000 - 6000", "", ENGLISH) == wanted
    assert read_estimate("4000 / 5000 / 6000", "", ENGLISH) == wanted


def test_pages_are_short() -> None:
    assert max(len(one.plain.split()) for pages in PAGES.values() for one in pages) < 300


def test_a_language_without_pages_gets_english() -> None:
    assert help_pages("fr", facts_in(ENGLISH)) == PAGES["en"]


@pytest.mark.parametrize(
    ("search", "first"),
    [("", "comparison"), ("CLIFF", "cliff"), ("ppu", "ppu"), ("sign-on pro rata", "clawback"), ("sunday", "rate-day")],
)
def test_pages_are_searched_and_titles_come_first(search: str, first: str) -> None:
    assert pages_with(search, PAGES["en"])[0].id == first


def test_every_word_must_be_there() -> None:
    assert pages_with("cliff zebra", PAGES["en"]) == ()
    assert len(pages_with("", PAGES["en"])) == len(TOPICS)


def test_a_search_reads_the_words_and_not_the_marks() -> None:
    assert "**" not in page("cliff").plain
    assert pages_with("](vesting)", PAGES["en"]) == ()
