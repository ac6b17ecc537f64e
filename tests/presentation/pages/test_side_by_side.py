from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.analysis.standing import Best, Standing
from offercalc.presentation.formats.rounding import Shown
from offercalc.presentation.pages.side_by_side import SideBySide, difference_words, rank_words, side_by_side
from tests.builders import offer
from tests.tools import ENGLISH, GLOBEX, INDONESIAN, SAMPLES, comparison_of, offer_from, sample


def samples() -> SideBySide:
    return side_by_side(comparison_of(*map(sample, SAMPLES)), ENGLISH)


def test_each_offer_has_a_head_in_the_order_of_the_totals() -> None:
    found = samples()
    assert [(head.name, head.rank, head.total, head.difference) for head in found.heads] == [
        ("Globex Sample Corporation", "1st so far", "$2,368,000", "at most $148,000 (7%) more"),
        ("OpenAI", "2nd, or 1st", "≥ $2,220,000", "4 open questions"),
        ("Nusantara Contoh", "3rd", "$643,063", "at least $1,576,937 (71%) less"),
    ]
    assert found.order == (2, 0, 1)
    assert [head.is_baseline for head in found.heads] == [False, True, False]
    assert found.heads[2].words == (
        "Nusantara Contoh, Principal Safety Engineer · Jakarta, ID, 3rd, $643,063, at least $1,576,937 (71%) less"
    )


def test_the_best_figure_of_a_row_is_marked_where_more_is_better() -> None:
    found = samples()
    marks = {row.label: best for row, best in zip(found.page.table.rows, found.best, strict=True)}
    no, so_far, sure = Best.NO, Best.SO_FAR, Best.IN_ANY_CASE
    assert marks["Year 1"] == (so_far, no, no)
    assert marks["Year 3"] == (no, sure, no)  # 555,000 is more than 522,000 whatever the options are worth
    assert marks["Guaranteed"] == (no, sure, no)
    for label in ("Expected", "Contingent", "Base salary", "Equity", "Compared with OpenAI"):
        assert marks[label] == (no, no, no)


def test_an_exact_baseline_says_what_it_is_made_of() -> None:
    found = side_by_side(comparison_of(offer("100k USD/year + 25% bonus"), offer("90k USD/year")), ENGLISH)
    assert [head.difference for head in found.heads] == ["80% guaranteed", "$140,000 (28%) less"]
    alone = side_by_side(comparison_of(offer("100k USD/year")), ENGLISH)
    assert (alone.heads[0].rank, alone.heads[0].difference) == ("", "")


def known(value: int) -> Shown:
    return Shown.exactly(Decimal(value))


def rising(value: int) -> Shown:
    """Return at least a value."""
    return Shown(Decimal(value), Decimal(value), None)


def between(value: int) -> Shown:
    return Shown(Decimal(0), Decimal(value), Decimal(9_999))


@pytest.mark.parametrize(
    ("baseline", "other", "words"),
    [
        (known(1_000), known(1_000), "as much"),
        (known(1_000), known(750), "$250 (25%) less"),
        (known(1_000), known(1_250), "$250 (25%) more"),
        (known(1_000), rising(750), "at most $250 (25%) less"),
        (known(1_000), rising(1_250), "at least $250 (25%) more"),
        (rising(1_000), known(750), "at least $250 (25%) less"),
        (rising(1_000), known(1_250), "at most $250 (25%) more"),
        (rising(1_000), rising(1_250), "$250 (25%) more so far"),
        (rising(1_000), rising(750), "$250 (25%) less so far"),
        (rising(1_000), rising(1_000), "as much so far"),
        (rising(1_000), known(1_000), "at most as much"),
        (known(1_000), rising(1_000), "at least as much"),
        (known(750), between(750), "about as much"),
        (rising(0), known(750), "not known yet"),
        (known(750), rising(0), "not known yet"),
        (known(1_000), between(750), "about $250 (25%) less"),
        (known(0), known(750), "$750 more"),
    ],
)
def test_a_difference_says_which_way_open_terms_move_it(baseline: Shown, other: Shown, words: str) -> None:
    assert difference_words(baseline, other, "USD", ENGLISH) == words


def test_ranks_are_words_in_both_languages() -> None:
    assert rank_words(Standing(place=10, best=10, worst=10), ENGLISH) == "10th"
    assert rank_words(Standing(place=2, best=1, worst=3), INDONESIAN) == "ke-2, atau ke-1"
    assert rank_words(Standing(place=1, best=1, worst=2), INDONESIAN) == "sementara ke-1"


def test_ticks_are_on_every_offer_but_the_baseline() -> None:
    found = samples()
    assert [len(found.ticks(index)) for index in range(3)] == [4, 0, 4]
    assert found.legend[-1].label == "OpenAI"


def test_two_offers_of_one_company_are_told_apart_in_names_heads_and_sentences() -> None:
    acme, better = (replace(offer(f"{pay} USD/year"), company="Acme", role="Engineer") for pay in ("100k", "120k"))
    other = replace(offer("90k USD/year"), company="Acme", role="Lead", location="Oslo")
    found = side_by_side(comparison_of(acme, better, other), ENGLISH)
    first, copy = "Acme — Engineer", "Acme — Engineer (Copy, base +$20,000)"
    assert found.page.table.columns == (copy, first, "Acme — Lead")
    assert [(head.name, head.about) for head in found.heads] == [
        ("Acme", "Copy, base +$20,000 · Engineer"), ("Acme", "Engineer"), ("Acme", "Lead · Oslo"),
    ]  # fmt: skip
    assert found.page.headlines == (
        f"{copy} is ahead of {first} by $80,000 over 4 years.",
        f"{first} is ahead of Acme — Lead by $40,000 over 4 years.",
    )
    assert found.comparison.offers[0].offer.company == "Acme"
    assert found.legend[-1].label == first


def test_equal_offers_have_places_of_their_own() -> None:
    same = offer("100k USD/year")
    assert side_by_side(comparison_of(same, same), ENGLISH).order == (0, 1)


def test_a_total_of_which_nothing_is_known_is_boxed_and_marks_no_zero_on_the_bars_of_others() -> None:
    sides = side_by_side(comparison_of(offer_from(pay=[{"type": "salary", "amount": None}]), sample(GLOBEX)), ENGLISH)
    heads = {head.is_baseline: head for head in sides.heads}
    assert (heads[True].is_known, heads[False].is_known) == (False, True)
    assert heads[False].difference == "not known yet"
    assert all(sides.ticks(index) == () for index in range(2))
