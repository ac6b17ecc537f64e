from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from offercalc.domain.offer.employment import Candidate
from offercalc.domain.offer.equity import Rsu
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.presentation.charts.drawing import Pattern, Role
from offercalc.presentation.forms.offer_form import GroupKind, offer_form
from offercalc.presentation.pages.offer_rows import Mark, OfferRow, RowGroup, offer_rows
from tests.builders import offer
from tests.tools import ENGLISH, GLOBEX, OPENAI, PRESETS, sample

TODAY = date(2026, 11, 30)


def groups(whole: Offer, most: int | None = None) -> tuple[RowGroup, ...]:
    return offer_rows(whole, offer_form(whole, PRESETS, ENGLISH, most), PRESETS, ENGLISH, TODAY)


def rows(whole: Offer) -> dict[str, OfferRow]:
    return {row.name: row for group in groups(whole) for row in group.rows}


def test_an_offer_reads_from_its_facts_to_its_notes() -> None:
    assert list(rows(sample(GLOBEX))) == [
        "Director, Trust Engineering", "Base salary", "Sign-on", "Target bonus", "Restricted stock units",
        "Answer by", "Duties and requirements", "Notes", "Contacts and other terms",
    ]  # fmt: skip


def test_the_facts_are_one_sentence_with_the_company_if_the_title_is_the_candidate() -> None:
    (facts,) = groups(sample(OPENAI))[0].rows
    assert (
        facts.words == "San Francisco, CA, US · from February 2, 2026 · 40 hours a week · in USD"
    )  # the title has the company
    titled_by_candidate = replace(sample(OPENAI), candidate=Candidate(name="Dana Whitfield"))
    assert groups(titled_by_candidate)[0].rows[0].words == f"OpenAI · {facts.words}"
    blank = replace(sample(OPENAI), role="", company="")
    assert groups(blank)[0].rows[0].name == "Company and role"


def test_what_is_not_known_besides_the_figure_is_named_with_its_field() -> None:
    options = rows(sample(OPENAI))["Stock options"]
    assert (options.main, options.unknown) == (("equity", 0, "units"), ("Strike price", "Share price"))
    assert options.unknown_paths == (("equity", 0, "strike"), ("equity", 0, "price"))
    assert rows(offer("? USD/year + ?% bonus"))["Target bonus"].unknown == ()


def test_the_price_of_a_grant_is_not_marked_as_missing_where_its_value_says_enough() -> None:
    for grant, unknown in ((Rsu(value=Decimal(400_000)), ()), (Rsu(units=Decimal(100)), ("Share price",))):
        whole = replace(offer("100k USD/year"), equity=(grant,))
        assert rows(whole)["Restricted stock units"].unknown == unknown


def test_the_facts_tell_the_leave() -> None:
    (facts,) = groups(replace(sample(OPENAI), leave_days=Decimal(25)))[0].rows
    assert "40 hours a week · Paid leave: 25 days per year · in USD" in facts.words


def test_a_mark_tells_the_kind_and_the_certainty_or_that_nothing_is_known() -> None:
    shown = rows(sample(GLOBEX))
    marks = [shown[name].mark for name in ("Base salary", "Sign-on", "Target bonus", "Restricted stock units")]
    assert marks == [
        Mark(Role.BASE, Pattern.SOLID), Mark(Role.ONE_TIME, Pattern.SOLID), Mark(Role.BONUS, Pattern.HATCHED),
        Mark(Role.EQUITY, Pattern.DOTTED),
    ]  # fmt: skip
    assert rows(sample(OPENAI))["Stock options"].mark == Mark(Role.OPEN, Pattern.OUTLINE)
    assert rows(sample(OPENAI))["Answer by"].mark is None


def test_the_days_to_answer_are_counted() -> None:
    answers = [
        rows(replace(sample(GLOBEX), expiry_date=day))["Answer by"].figure
        for day in (date(2026, 12, 11), date(2026, 12, 1), date(2026, 11, 29), None)
    ]
    assert [figure.note for figure in answers] == ["11 days left", "1 day left", "expired", ""]
    assert [figure.text for figure in answers[::3]] == ["December 11, 2026", "not stated"]


def test_long_lists_and_notes_are_cut_and_contacts_named() -> None:
    whole = replace(
        sample(GLOBEX), responsibilities=("Write.",), requirements=(), notes="x" * 500, contacts=(Contact(name="Ann"),)
    )
    shown = rows(whole)
    assert shown["Duties and requirements"].words == "Write."
    assert shown["Notes"].words == f"{'x' * 179}…"
    assert shown["Contacts and other terms"].words == "Ann"
    stated = rows(replace(sample(GLOBEX), notice_months=Decimal(3), contacts=()))["Contacts and other terms"].words
    assert stated == "Notice period (months): 3"
    told = {
        name: rows(replace(sample(GLOBEX), candidate=Candidate(name=name)))["Contacts and other terms"].words
        for name in ("Dana\nWhitfield", "")
    }
    assert told == {"Dana\nWhitfield": "Candidate: Dana Whitfield", "": "Candidate"}
    assert rows(sample(GLOBEX))["Duties and requirements"].words.endswith("; and 3 more")


def test_groups_without_rows_say_so_and_left_out_parts_are_counted() -> None:
    *_others, benefits, _terms = groups(offer("100k USD/year"))
    assert (benefits.kind, benefits.rows) == (GroupKind.BENEFITS, ())
    assert benefits.empty.startswith("None stated. Leave")
    assert groups(offer(" + ".join(["1k USD/year"] * 5)), 2)[1].left_out == 3
