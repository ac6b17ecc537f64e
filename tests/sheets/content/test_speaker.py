from msgspec.structs import replace

from offercalc.application.ports.document_options import DocumentOptions
from offercalc.domain.ledger.line import Certainty
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.sheets.content.speaker import cards_of, spoken, table_of, without_certainty
from tests.sheets.papers import order
from tests.tools import ENGLISH, GLOBEX, PRESETS, comparison_of, offer_from, sample

EMPLOYER = order()
CANDIDATE = replace(order(), speaker="candidate")
BONUS = {"type": "bonus", "amount": "50", "guaranteed_years": 1}


def captions(ordered: DocumentOptions) -> list[str]:
    comparison = comparison_of(sample(GLOBEX))
    page = offer_page(comparison, 0, PRESETS, ENGLISH)
    return [card.caption for card in cards_of(comparison, page, PRESETS, ENGLISH, ordered)]


def test_each_speaks_with_their_own_words() -> None:
    assert spoken(ENGLISH, EMPLOYER).tr("not known yet") == "to be confirmed"
    assert spoken(ENGLISH, CANDIDATE) is ENGLISH


def test_an_employer_does_not_add_up_years_unasked() -> None:
    assert captions(EMPLOYER) == ["Year 1 total", "Year 1 equity"]
    several = ["Year 1 total", "4-year total", "Equity", "Per hour worked"]
    assert captions(CANDIDATE) == captions(replace(EMPLOYER, extras=("totals",))) == several


def test_totals_without_certainty_name_nothing_guaranteed() -> None:
    comparison = comparison_of(sample(GLOBEX))
    page = offer_page(comparison, 0, PRESETS, ENGLISH)
    cards = cards_of(comparison, page, PRESETS, ENGLISH, replace(EMPLOYER, extras=("totals",)))
    assert (cards[0].note, cards[1].note) == ("", "$592,000 per year")


def test_the_table_has_a_sum_and_certainty_where_they_are_wanted() -> None:
    page = offer_page(comparison_of(sample(GLOBEX)), 0, PRESETS, ENGLISH)
    bare, whole = table_of(page, EMPLOYER), table_of(page, CANDIDATE)
    assert (bare.columns, whole.columns) == (page.table.columns[:-1], page.table.columns)
    assert {row.note for row in bare.rows} == {""}
    assert {len(row.cells) for row in bare.rows} == {4}
    assert whole == page.table
    assert table_of(page, replace(EMPLOYER, extras=("totals",))).columns == page.table.columns


def test_a_part_has_one_row_where_certainty_is_not_told() -> None:
    comparison = comparison_of(offer_from(pay=[{"type": "salary", "amount": "1000"}, BONUS]))
    (merged,) = without_certainty(comparison, EMPLOYER).offers
    assert [str(row.component) for row in merged.rows] == ["pay[0]", "pay[1]"]
    assert {row.certainty for row in merged.rows} == {Certainty.GUARANTEED}
    assert merged.years == comparison.offers[0].years
    assert [int(span.likely) for span in merged.rows[1].years] == [50, 50, 50, 50]
    assert without_certainty(comparison, CANDIDATE) is comparison
