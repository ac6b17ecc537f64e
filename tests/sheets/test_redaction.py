from msgspec.structs import replace

from offercalc.application.paper_order import Redaction
from offercalc.domain.offer import Contact
from offercalc.presentation.figures_table import Cell, FiguresTable, RowKind, TableRow
from offercalc.sheets.redaction import nameless, redacted, without_others
from tests.sheets.papers import samples
from tests.tools import ENGLISH, comparison_of, offer_from

OFFER = offer_from(
    company="Acme (Asia)", role="Lead at ACME (ASIA)", notes="Ask Rina", responsibilities=["Grow acme (asia)"],
    pay=[{"type": "one_time", "label": "Acme (Asia) welcome", "instalments": [{"amount": "1", "after_months": 0}]}],
)  # fmt: skip


def test_a_name_is_taken_out_wherever_it_stands() -> None:
    hidden = nameless(replace(OFFER, contacts=(Contact(name="Rina"),)), 2, ENGLISH)
    assert (hidden.company, hidden.role, hidden.responsibilities) == (
        "Company C",
        "Lead at Company C",
        ("Grow Company C",),
    )
    assert (hidden.pay[0].label, hidden.notes, hidden.contacts) == ("Company C welcome", "", ())
    assert (hidden.pay[0].instalments, hidden.start_date) == (OFFER.pay[0].instalments, OFFER.start_date)  # type: ignore[union-attr]


def test_letters_go_on_after_the_last() -> None:
    assert [nameless(OFFER, place, ENGLISH).company for place in (0, 25, 26)] == [
        "Company A",
        "Company Z",
        "Company A2",
    ]


def test_an_offer_without_a_name_gets_one_and_nothing_else() -> None:
    assert nameless(replace(OFFER, company=" "), 0, ENGLISH).role == OFFER.role


def test_what_is_not_to_be_kept_back_stays() -> None:
    comparison = comparison_of(*samples())
    assert redacted(comparison, ENGLISH, Redaction()) == (comparison, ENGLISH)
    assert redacted(comparison_of(offer_from()), ENGLISH, Redaction(in_percent=True))[1] is ENGLISH


def test_only_the_first_column_is_shown() -> None:
    row = TableRow(RowKind.NORMAL, "Total", "", tuple(Cell(text) for text in "123"))
    group = TableRow(RowKind.GROUP, "Group", "", ())
    table = without_others(FiguresTable("", "", ("A", "B", "C"), (group, row)))
    assert [[cell.text for cell in one.cells] for one in table.rows] == [[], ["1", "•••", "•••"]]
    assert {cell.tip for cell in table.rows[1].cells[1:]} == {"•••"}
