from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import typst
from msgspec.structs import replace

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.written_letter import Anchors
from offercalc.application.files.resources import resource
from offercalc.application.ports.document_options import DESIGNS, DocumentOptions, Letterhead, Signatory
from offercalc.application.ports.renderer import OfferLetter
from offercalc.presentation.formats.localizer import Localizer
from offercalc.sheets.content.document import Block, Document, for_template
from offercalc.sheets.content.offer_letter import offer_letter
from offercalc.sheets.typesetting.typesetting import Typesetter
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.sheets.page_images import approve_pages
from tests.sheets.papers import bare_fonts, offer_letter_of, order
from tests.sheets.pdf_text import pages_of, text_of, together
from tests.tools import ENGLISH, FILES, GLOBEX, INDONESIAN, NUSANTARA, PRESETS, offer_from, sample

ORDER = replace(
    order("letter"),
    candidate="Dana Whitfield",
    reports_to="Noor Haddad",
    letterhead=Letterhead("Globex Sample Corporation", ("500 Example Way", "Seattle, WA 98101")),
    signatories=(Signatory("Ada Lovelace", "Head of People"),),
)
DETAILS = LetterDetails(number="2026-17", employment_type="permanent", payday="on the last working day of the month")
DETAILS_ID = LetterDetails(
    number="017/HRD/XI/2026",
    city="Jakarta",
    payday="setiap tanggal 25",
    employee_address="Jl. Contoh No. 14\nJakarta Selatan 12190",
    employment_type="fixed_term",
    end_date=date(2027, 1, 31),
    leave_days=Decimal(12),
    company_legal_name="PT Nusantara Contoh Teknologi",
)


def us_letter(anchors: Anchors = "") -> OfferLetter:
    letter = offer_letter_of(sample(GLOBEX), DETAILS, "US-WA", ORDER)
    return replace(letter, text=replace(letter.text, anchors=anchors))


def indonesian_letter() -> OfferLetter:
    ordered = replace(order(), candidate="Rizky Pratama", signatories=(Signatory("Siti Rahma", "Direktur SDM"),))
    return offer_letter_of(sample(NUSANTARA), DETAILS_ID, "ID", ordered, INDONESIAN)


def document(letter: OfferLetter) -> Document:
    return offer_letter(letter, FILES, PRESETS)


def blocks_titled(paper: Document, part: str) -> list[Block]:
    return [block for block in paper.blocks if part in block.title]


def test_clauses_with_a_heading_are_numbered() -> None:
    titles = [(block.number, block.title) for block in document(us_letter()).blocks if block.title]
    assert titles[:3] == [(1, "Position and start date"), (2, "At-will employment"), (3, "Place of work")]
    assert titles[-4:] == [
        (0, "Acceptance"), (0, "Appendix: the offer in figures"), (0, "Offer terms"),
        (0, "Total compensation by year, in USD"),
    ]  # fmt: skip


def test_the_candidate_signs_after_the_company() -> None:
    company, candidate = (block.signatures[0] for block in document(us_letter()).blocks if block.signatures)
    assert (company.name, company.role, company.date) == ("Ada Lovelace", "Head of People", "Date")
    assert (candidate.name, candidate.anchor) == ("Dana Whitfield", "")


@pytest.mark.parametrize(
    ("anchors", "first", "second"),
    [
        ("docusign", ("\\s1\\", "\\d1\\"), ("\\s2\\", "\\d2\\")),
        (
            "adobe",
            ("{{Sig_es_:signer1:signature}}", "{{Date_es_:signer1:date}}"),
            ("{{Sig_es_:signer2:signature}}", "{{Date_es_:signer2:date}}"),
        ),
    ],
)
def test_services_find_where_each_person_signs(
    anchors: Anchors, first: tuple[str, str], second: tuple[str, str]
) -> None:
    lines = [line for block in document(us_letter(anchors)).blocks for line in block.signatures]
    assert [(line.anchor, line.date_anchor) for line in lines] == [first, second]
    text = together(text_of(TypstRenderer(FILES, PRESETS).render(us_letter(anchors)).pdf))
    assert all(anchor in text for anchor in (*first, *second))


def test_vesting_and_worth_are_tables_of_the_letter() -> None:
    tables = [block.table for block in document(us_letter()).blocks if block.table is not None]
    vesting, worth, _years = tables
    assert [row.cells[0].text for row in vesting.rows] == ["2,280", "1,920", "1,200", "600", "6,000"]
    assert [cell.text for cell in worth.rows[0].cells] == ["$0", "$450,000", "$900,000", "$1,800,000"]


def test_several_grants_are_named_above_their_tables() -> None:
    grant = {"type": "rsu", "units": "100", "price": "10", "vesting": {"percent_by_year": ["100"]}}
    offer = offer_from(equity=[{**grant, "label": "First"}, {**grant, "label": "Second"}])
    paper = document(offer_letter_of(offer, DETAILS, "US", ORDER))
    assert [block.paragraphs for block in paper.blocks if block.table is not None][:2] == [("First:",), ("Second:",)]


def test_the_figures_of_the_appendix_are_those_of_the_letter() -> None:
    paper = document(us_letter())
    (terms,) = blocks_titled(paper, "Offer terms")
    assert [(term.label, term.figure) for term in terms.terms] == [
        ("Base salary", "$285,000"), ("Sign-on", "$60,000"), ("Target bonus", "$57,000"),
        ("Restricted stock units", "$342,000"),
    ]  # fmt: skip
    assert document(replace(us_letter(), has_appendix=False)).blocks[-1].signatures


def test_nothing_of_a_status_or_a_total_stands_in_a_letter() -> None:
    text = together(text_of(TypstRenderer(FILES, PRESETS).render(us_letter()).pdf)).lower()
    assert not [word for word in ("negotiating", "guaranteed,", "4-year", "not known", "sample offer") if word in text]


def test_a_letter_without_signatories_has_a_line_for_the_company() -> None:
    paper = document(offer_letter_of(sample(GLOBEX), DETAILS, "US", order()))
    names = [line.name for block in paper.blocks for line in block.signatures]
    assert names == ["Name and signature", "Candidate"]


def test_the_same_letter_has_the_same_bytes_and_carries_the_offer() -> None:
    press = TypstRenderer(FILES, PRESETS)
    first, second = (press.render(us_letter()).pdf for _time in range(2))
    assert first == second
    with pikepdf.open(BytesIO(first)) as paper:
        assert list(paper.attachments) == ["offer.json"]


def test_an_indonesian_letter_has_number_subject_place_and_date() -> None:
    head = document(indonesian_letter()).letter
    assert head is not None
    assert head.date == "Jakarta, 23 November 2026"
    assert [(fact.label, fact.words) for fact in head.facts] == [
        ("Nomor", "017/HRD/XI/2026"), ("Perihal", "Surat Penawaran Kerja")
    ]  # fmt: skip
    assert head.salutation == "Yth. Bapak/Ibu Rizky Pratama,"


@pytest.mark.parametrize(
    ("name", "letter"), [("offer-letter-us", us_letter), ("offer-letter-indonesia", indonesian_letter)]
)
def test_letters_look_as_approved(name: str, letter: Callable[[], OfferLetter]) -> None:
    approve_pages(document(letter()), name)


@pytest.mark.parametrize("localizer", [ENGLISH, INDONESIAN])
@pytest.mark.parametrize("place", ["", "US", "ID", "GB", "DE", "SG", "IN"])
def test_every_place_has_a_letter_without_open_braces(place: str, localizer: Localizer) -> None:
    details = replace(
        DETAILS, leave_days=Decimal(25), notice_months=Decimal(1), probation_months=Decimal(3),
        relocation="a flight", governing_law="" if place else "the law of France", work_permit="a permit",
        handbook="Handbook", collective_agreement="Agreement", public_holidays=Decimal(8), overtime_status="exempt",
    )  # fmt: skip
    ordered: DocumentOptions = replace(ORDER, paper="a4")
    paper = document(offer_letter_of(sample(GLOBEX), details, place, ordered, localizer))
    words = [line for block in paper.blocks for line in (*block.paragraphs, *block.sentences)]
    assert not [line for line in words if "{" in line or "}" in line or "  " in line or " ." in line or " ," in line]
    assert len(words) > 30


class Warnings:
    """A compiler that notes what the typesetter warns about."""

    def __init__(self, compiler: typst.Compiler) -> None:
        self._compiler = compiler
        self.found: list[str] = []

    def compile(self, files: Any, **options: Any) -> Any:
        pages, warnings = self._compiler.compile_with_warnings(files, **options)
        self.found += map(str, warnings)
        return pages


@pytest.mark.parametrize(
    ("place", "design"), list(zip(("", "US-WA", "ID", "GB", "DE", "SG", "IN"), DESIGNS * 3, strict=False))
)
def test_the_pages_of_a_letter_settle_and_are_counted(place: str, design: str) -> None:
    localizer = INDONESIAN if design == "classic" else ENGLISH
    details = LetterDetails(employment_type="permanent", payday="on the 25th", probation_months=Decimal(3))
    letter = offer_letter_of(sample(GLOBEX), details, place, replace(ORDER, template=design), localizer)
    main = resource("templates", f"{design}.typ")
    typesetter = Typesetter(main, main.parent, bare_fonts())
    compiler = Warnings(typesetter._compiler)
    typesetter._compiler = compiler  # type: ignore[assignment] # the same, with an ear for warnings
    (pdf,) = typesetter.compiled(for_template(document(letter)), "pdf", ORDER.printed_at)
    assert compiler.found == []
    pages = pages_of(pdf)
    for number, page in enumerate(pages, start=1):
        assert together(localizer.tr("Page {page} of {pages}", page=number, pages=len(pages))) in together(page)
