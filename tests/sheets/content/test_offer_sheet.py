from msgspec.structs import replace

from offercalc.application.ports.renderer import OfferSheet
from offercalc.application.translations.readers import localizer_for
from offercalc.sheets.content.document import Block, Column
from offercalc.sheets.content.offer_sheet import offer_sheet
from tests.builders import offer
from tests.sheets.page_images import approve_pages
from tests.sheets.papers import ENGLISH_WITH_INDONESIAN_FIGURES, order, own_sheet_of, sheet_of
from tests.tools import ENGLISH, FILES, GLOBEX, NO_DIRHAM, NUSANTARA, OPENAI, PRESETS, comparison_of, offer_from, sample


def columns_of(block: Block) -> dict[str, tuple[str, ...]]:
    return {column.title: column.lines for column in block.columns}


def test_the_sheet_names_the_offer() -> None:
    paper = sheet_of(sample(GLOBEX))
    assert (paper.kind, paper.title, paper.badge) == (
        "Offer sheet",
        "Globex Sample Corporation — Director, Trust Engineering",
        "",
    )
    assert paper.subtitle == "Seattle, WA, US · starts February 2, 2026 · answer by December 11, 2026"
    assert paper.keywords == ("Globex Sample Corporation", "Director, Trust Engineering", "USD")
    assert (paper.language, paper.landscape) == ("en", False)


def test_the_status_is_printed_on_request_alone() -> None:
    offer = replace(sample(GLOBEX), status="negotiating")
    asked = offer_sheet(OfferSheet(comparison_of(offer), ENGLISH, replace(order(), extras=("status",))), FILES, PRESETS)
    assert "negotiating" in asked.subtitle
    assert [paper.subtitle.count("negotiating") for paper in (sheet_of(offer), own_sheet_of(offer))] == [0, 0]


def test_the_parts_of_the_sheet_in_their_order() -> None:
    cards, work, terms, equity, table, vesting, background = own_sheet_of(sample(OPENAI)).blocks
    assert [card.figure for card in cards.cards] == ["≥ $555,000", "≥ $2,220,000", "Not known", "≥ $267"]
    assert columns_of(work)["Requirements"][1] == "Knowledge of security"
    assert [(term.label, term.figure) for term in terms.terms] == [
        ("Base salary", "$555,000"), ("Stock options", "Not known"),
    ]  # fmt: skip
    assert terms.heads == ("Component", "Offered", "Year 1, in USD")
    assert equity.sentences[0].startswith("Stock options: Each option is the right to buy a share")
    assert vesting.table is not None
    assert [row.cells[1].text for row in vesting.table.rows] == ["25%", "50%", "75%", "100%", "100%"]
    assert vesting.is_beside
    assert table.chart is None  # its four bars would be equal
    assert table.table is not None
    assert table.table.columns == ("Year 1", "Year 2", "Year 3", "Year 4", "Total")
    assert table.note == "≥ means at least, ≤ at most, ~ about, because some terms are not known yet."
    assert len(columns_of(background)["Not known yet"]) == 4


def test_the_first_year_of_a_grant_is_told_without_its_refreshers() -> None:
    refreshed = offer("400 RSU @ 10 USD refreshed 4y by 99 / at once")  # on the last day of year 1
    assert [term.figure for block in sheet_of(refreshed).blocks for term in block.terms] == ["$4,000"]


def test_what_the_figures_rest_on_is_printed_with_the_rate() -> None:
    rest_on = columns_of(sheet_of(sample(GLOBEX), currency="IDR").blocks[-2])["Assumptions and exchange rates"]
    assert rest_on[:2] == (
        "Figures for the first 4 years of employment", "Bonuses and commissions are shown at target",
    )  # fmt: skip
    assert rest_on[-1].startswith("1 USD = 18,148.2 IDR, ECB reference rate as of October 30, 2026")


def test_an_offer_with_nothing_open_says_so() -> None:
    paper = own_sheet_of(sample(GLOBEX))
    assert columns_of(paper.blocks[-2])["Not known yet"] == ("No open questions: every term is specified.",)
    assert paper.blocks[-1].sentences == ("This offer is valid until December 11, 2026.",)


def test_a_currency_without_a_rate_is_among_what_is_not_known() -> None:
    paper = own_sheet_of(offer_from(currency="AED", pay=[{"type": "salary", "amount": "1"}]))
    assert columns_of(paper.blocks[-1])["Not known yet"] == (NO_DIRHAM,)


def test_an_offer_that_says_nothing_has_no_empty_headings() -> None:
    paper = sheet_of(offer_from())
    assert [block.title for block in paper.blocks] == ["", ""]


def test_years_of_which_nothing_is_known_have_neither_chart_nor_table() -> None:
    unknown = [{"type": "salary", "amount": None}, {"type": "bonus", "percent_of_salary": None}]
    titles = [block.title for block in sheet_of(offer_from(pay=unknown)).blocks]
    assert titles == ["", "Offer terms", ""]


def test_a_chart_is_of_years_that_differ() -> None:
    (chart, table), *_ = (
        (block.chart, block.table) for block in sheet_of(sample(GLOBEX)).blocks if "by year" in block.title
    )
    assert chart is not None
    assert chart.summary.startswith("Globex Sample Corporation. Year 1: $744,000; Year 2: $670,000")
    assert table is not None


def test_the_drawing_stands_alone_where_the_years_do_not_follow_it() -> None:
    ordered = replace(order(), sections=("chart", "basis", "years"))
    chart, _basis, years = offer_sheet(
        OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, ordered), FILES, PRESETS
    ).blocks
    assert (chart.title, chart.table, years.chart) == ("Total compensation by year", None, None)
    assert years.title == "Total compensation by year, in USD"


def test_what_the_equity_may_come_to_stands_below_its_meaning() -> None:
    blocks = sheet_of(sample(GLOBEX)).blocks
    place = next(number for number, block in enumerate(blocks) if block.title == "How the equity works")
    table = blocks[place + 1].table
    assert table is not None
    assert (blocks[place + 1].title, blocks[place + 1].note) == ("", table.caption)


def test_what_is_not_known_can_be_left_out() -> None:
    comparison = comparison_of(sample(OPENAI))
    own = replace(order(), leaves_out_unknown=True, speaker="candidate")
    paper = offer_sheet(OfferSheet(comparison, ENGLISH, own), FILES, PRESETS)
    assert [block.title for block in paper.blocks] == ["", "", "Offer terms", ""]  # no years: they are all the same
    assert [card.figure for card in paper.blocks[0].cards] == ["$555,000", "$2,220,000", "$267"]
    assert [term.label for term in paper.blocks[2].terms] == ["Base salary"]
    assert paper.blocks[-1].columns[0].lines[-1] == "Terms that are not stated yet are left out"
    assert list(columns_of(paper.blocks[-1])) == ["Assumptions and exchange rates"]


def test_what_is_open_stands_alone_where_the_basis_is_not_asked_for() -> None:
    asked = replace(order(), sections=("open",), extras=("questions",))
    paper = offer_sheet(OfferSheet(comparison_of(sample(OPENAI)), ENGLISH, asked), FILES, PRESETS)
    assert [list(columns_of(block)) for block in paper.blocks] == [["To be confirmed"]]


def test_units_that_never_pay_have_no_figure_in_the_first_year() -> None:
    units = {"type": "rsu", "units": "10", "price": "1", "trigger": "double", "vesting": {"preset": "4y-yearly"}}
    terms = sheet_of(offer_from(equity=[units])).blocks[1].terms
    assert [(term.label, term.figure) for term in terms] == [("Restricted stock units", "")]


def test_the_same_figures_follow_in_another_currency_with_the_rate() -> None:
    offer = sample(GLOBEX)
    ordered, second = replace(order(), sections=("other_currency",)), comparison_of(offer, currency="IDR")
    (block,) = offer_sheet(OfferSheet(comparison_of(offer), ENGLISH, ordered, second), FILES, PRESETS).blocks
    assert block.title == "Total compensation by year, in IDR"
    assert block.note.startswith("1 USD = 18,148.2 IDR, ECB reference rate as of October 30, 2026")


def test_whom_to_ask_stands_in_the_head_where_that_is_asked_for() -> None:
    contacts = [{"name": "Dewi Lestari", "role": "Recruiter", "email": "dewi@example.org"}, {"name": "Budi"}]
    offer = offer_from(contacts=contacts)
    assert (sheet_of(offer).facts, own_sheet_of(offer).facts) == ((), ())
    asked = offer_sheet(
        OfferSheet(comparison_of(offer), ENGLISH, replace(order(), extras=("contacts",))), FILES, PRESETS
    )
    facts = [(fact.label, fact.words) for fact in asked.facts]
    assert facts == [("Questions to", "Dewi Lestari, Recruiter, dewi@example.org"), ("Questions to", "Budi")]


def test_one_list_stands_alone() -> None:
    paper = sheet_of(offer_from(requirements=["Patience"]))
    assert paper.blocks[1].columns == (Column("Requirements", ("Patience",)),)


def test_the_whole_offer_is_attached_under_a_long_name() -> None:
    offer = offer_from(company="x" * 5000)
    paper = sheet_of(offer)
    assert len(paper.title) < 150
    assert [attachment.content.encode() for attachment in paper.attachments] == [FILES.encode(offer)]


def test_the_sheet_speaks_the_language_of_the_reader() -> None:
    comparison = comparison_of(sample(NUSANTARA), currency="IDR")
    paper = offer_sheet(OfferSheet(comparison, localizer_for("id_ID"), order()), FILES, PRESETS)
    assert (paper.kind, paper.language, paper.blocks[2].terms[0].words) == (
        "Lembar penawaran",
        "id",
        "Rp\u00a0185.000.000 per bulan",
    )


def test_a_sheet_with_open_parts_looks_as_approved() -> None:
    approve_pages(sheet_of(sample(OPENAI), localizer=ENGLISH), "sheet-openai-a4")


def test_a_sheet_with_long_figures_looks_as_approved() -> None:
    paper = sheet_of(sample(GLOBEX), "letter", "IDR", ENGLISH_WITH_INDONESIAN_FIGURES)
    approve_pages(paper, "sheet-globex-letter")


EMPLOYED = {
    "employment_type": "permanent", "work_place": "remote", "probation_months": "3", "reference": "HR/7",
    "candidate": {"name": "Rina Putri", "email": "rina@example.org", "address": "Jl. Melati 1\nJakarta"},
}  # fmt: skip


def test_an_employers_sheet_is_addressed_to_the_candidate_and_states_the_employment() -> None:
    paper = sheet_of(offer_from(**EMPLOYED))
    assert [(fact.label, fact.words) for fact in paper.facts] == [
        ("For", "Rina Putri, Jl. Melati 1, Jakarta"),
        ("Reference", "HR/7"),
    ]
    (employment,) = (block for block in paper.blocks if block.title == "Employment")
    assert employment.sentences == ("Permanent employment", "Work place: remote", "Probation: 3 months")
    assert paper.subtitle.startswith("remote · starts")


def test_a_candidates_own_sheet_names_no_addressee() -> None:
    assert own_sheet_of(offer_from(**EMPLOYED)).facts == ()
