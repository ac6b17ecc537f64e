import ctypes
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.application.clauses.written_letter import END, GAP, VALUE
from offercalc.application.files.resources import resource
from offercalc.application.ports.document_options import Letterhead, PaperSize
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import ComparisonReport, CounterLetter, OfferSheet, PdfDocument, PdfRenderer
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.privacy import copy_for_reader
from offercalc.sheets.content.document import Document
from offercalc.sheets.typesetting import templates
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.conftest import EXAMPLES
from tests.sheets.page_images import margins_are_clean, page_images
from tests.sheets.papers import bare_fonts, bare_press, offer_letter_of, order, report_of, samples, sheet_of
from tests.sheets.pdf_text import pages_of, text_of, together
from tests.tools import ENGLISH, FILES, GLOBEX, NUSANTARA, OPENAI, PRESETS, comparison_of, offer_from, sample

PRESS: PdfRenderer = TypstRenderer(FILES, PRESETS)
MARKUP = '#panic("x") *x* _y_ $x$ @x #{ \\ `raw` <a> = // /* #import "x"'
HAN = "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽"
LETTERS = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


def sheet(offer: Offer, paper: PaperSize = "a4") -> bytes:
    return PRESS.render(OfferSheet(comparison_of(offer), ENGLISH, order(paper))).pdf


def megabytes_held() -> int:
    """Return the memory in use as reported by the C library, without its reserve."""
    found = (ctypes.c_size_t * 10)()
    of = ctypes.CDLL(None).mallinfo2
    of.restype = type("Mallinfo2", (ctypes.Structure,), {"_fields_": [("all", type(found))]})
    sums = of().all
    return int(sums[4] + sums[7]) // 1_000_000


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def test_a_sheet_says_everything() -> None:
    text = together(text_of(sheet(sample(OPENAI))))
    for part in (
        "Offer sheet",
        "OpenAI — Head of Preparedness",
        "San Francisco, CA, US · starts February 2, 2026",
        "Develop the policy that keeps products safe",
        "$555,000 per year",
        "strike price to be confirmed",
        "Before tax, without discounting",
        "Made with OfferCalc on November 23, 2026",
        "Page 1 of 1",
    ):
        assert together(part) in text


def test_a_report_says_everything_and_counts_its_pages() -> None:
    comparison = comparison_of(*samples(), currency="IDR")
    first, second = map(
        together, pages_of(PRESS.render(ComparisonReport(comparison, localizer_for("id_ID"), order())).pdf)
    )
    for part in ("Perbandingan tawaran", "OpenAI · Nusantara Contoh · Globex", "Rp 42.974.939.635", "Halaman 1 dari 2"):
        assert together(part) in first
    for part in ("Director, Trust Engineering", "US$60.000 pada awal kerja", "Halaman 2 dari 2"):
        assert together(part) in second


def test_the_paper_keeps_to_both_standards_and_names_itself() -> None:
    with opened(PRESS.render(OfferSheet(comparison_of(sample(GLOBEX)), localizer_for("id_ID"), order())).pdf) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("3", "A", "1")
        assert metadata["dc:title"] == "Globex Sample Corporation — Director, Trust Engineering"
        assert metadata["dc:creator"] == ["OfferCalc"]
        assert metadata["pdf:Keywords"] == "Globex Sample Corporation, Director, Trust Engineering, USD"
        assert metadata["xmp:CreateDate"] == "2026-11-23T00:00:00+00:00"
        assert str(pdf.Root.Lang) == "id"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_figures_stand_in_real_tables_and_the_chart_has_its_words() -> None:
    with opened(sheet(sample(GLOBEX))) as pdf:
        elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        kinds = [str(item.S) for item in elements if isinstance(item.S, pikepdf.Name)]
        assert kinds.count("/Table") == 4
        assert kinds.count("/THead") == 4
        assert kinds.count("/H1") == 1
        alternatives = [str(item.Alt) for item in elements if "/Alt" in item]
    assert alternatives == [
        "Globex Sample Corporation. Year 1: $744,000; Year 2: $670,000; Year 3: $522,000; Year 4: $432,000.",
        "Restricted stock units. Feb 2, 2027: 38% vested. Feb 2, 2028: 70% vested. Feb 2, 2029: 90% vested. "
        "Feb 2, 2030: 100% vested",
    ]


def test_the_offer_is_attached_as_its_file() -> None:
    offer = sample(GLOBEX)
    with opened(sheet(offer)) as pdf:
        assert list(pdf.attachments) == ["offer.json"]
        found = pdf.attachments["offer.json"]
        assert found.get_file().read_bytes() == FILES.encode(copy_for_reader(offer))
        assert found.get_file().mime_type == "application/json"
        assert found.relationship == pikepdf.Name.Data
        assert found.description == "The offer as data, to be opened with OfferCalc"
        assert len(pdf.Root.AF) == 1


def test_every_offer_of_a_report_is_attached() -> None:
    offers = samples(8)
    with opened(PRESS.render(ComparisonReport(comparison_of(*offers), ENGLISH, order())).pdf) as pdf:
        contents = {name: found.get_file().read_bytes() for name, found in pdf.attachments.items()}
    assert contents == {
        f"offer-{number}.json": FILES.encode(copy_for_reader(offer)) for number, offer in enumerate(offers, 1)
    }


@pytest.mark.parametrize(("paper", "points"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_the_paper_has_the_size_that_was_ordered(paper: PaperSize, points: tuple[float, float]) -> None:
    with opened(sheet(sample(GLOBEX), paper)) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx(points, abs=0.01)
    with opened(PRESS.render(ComparisonReport(comparison_of(*samples(8)), ENGLISH, order(paper))).pdf) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox[2:]] == pytest.approx(points[::-1], abs=0.01)


def test_the_same_offer_gives_the_same_bytes() -> None:
    other = TypstRenderer(FILES, PRESETS)
    assert sheet(sample(OPENAI)) == other.render(OfferSheet(comparison_of(sample(OPENAI)), ENGLISH, order())).pdf


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_eight_offers_with_long_amounts_stand_in_two_tables_of_four(paper: PaperSize) -> None:
    comparison = comparison_of(*samples(8), currency="IDR")
    pdf = PRESS.render(ComparisonReport(comparison, localizer_for("id_ID"), order(paper))).pdf
    tables = [page for page in pages_of(pdf) if "Tahun demi tahun" in page]
    assert [table.split().count("42.974.939.635") for table in tables] == [1, 1]
    assert len(pages_of(pdf)) == 5
    assert min(type_sizes(pdf)) >= SMALLEST


SMALLEST = 7.5
"""In points: nothing on a paper is set smaller."""


def type_sizes(pdf: bytes) -> set[float]:
    """Return the sizes of type in a PDF."""
    found, size = set[float](), 0.0
    with opened(pdf) as file:
        for page in file.pages:
            for one in pikepdf.parse_content_stream(page):
                if str(one.operator) == "Tf":
                    size = float(str(one.operands[1]))
                elif str(one.operator) in {"Tj", "TJ"}:
                    found.add(size)
    return found


@pytest.mark.parametrize("design", ["modern", "classic", "compact"])
def test_nothing_is_set_smaller_than_people_read(design: str) -> None:
    order_ = replace(order(), template=design, speaker="candidate", letterhead=Letterhead("Globex", ("Seattle",)))
    for offer in samples(3):
        pdf = PRESS.render(OfferSheet(comparison_of(offer, currency="IDR"), localizer_for("id_ID"), order_)).pdf
        assert min(type_sizes(pdf)) >= SMALLEST
    details = LetterDetails(employment_type="permanent")
    letter = offer_letter_of(sample(GLOBEX), details, "US", replace(order(), template=design))
    assert min(type_sizes(PRESS.render(letter).pdf)) >= SMALLEST


@pytest.mark.parametrize(
    ("company", "language", "font"),
    [
        ("شركة النخلة", "ar", "NotoSansArabic"), ("חברת הדוגמה", "he", "NotoSansHebrew"),
        ("บริษัท ตัวอย่าง", "th", "NotoSansThai"), ("उदाहरण", "hi", "NotoSansDevanagari"),
    ],
)  # fmt: skip
def test_other_scripts_have_a_matching_sans_and_carry_their_language(company: str, language: str, font: str) -> None:
    printed = bare_press().render(OfferSheet(comparison_of(offer_from(company=company)), ENGLISH, order()))
    assert (printed.unprintable, printed.used_system_fonts) == ("", False)
    assert f"/Lang({language})".encode() in printed.pdf
    with opened(printed.pdf) as pdf:
        fonts = {str(one.FontName) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one}
    assert any(font in name for name in fonts)
    assert all("Inter" in name or font in name for name in fonts)


def test_a_long_list_goes_on_on_the_next_page() -> None:
    duties = [f"Responsibility number {number} of many" for number in range(80)]
    first, second = (together(page) for page in pages_of(sheet(offer_from(responsibilities=duties))))
    assert together(duties[0]) in first
    assert together(duties[79]) in second
    assert [(first + second).count(together(duty)) for duty in duties] == [1] * 80


def test_a_long_table_repeats_its_headings() -> None:
    pay = [{"type": "one_time", "label": f"Payment {n}", "instalments": [{"amount": "1"}]} for n in range(70)]
    pages = pages_of(sheet(offer_from(pay=pay)))
    assert [page.count("Component") for page in pages if "Year 1" in page and "Payment" in page][-2:] == [1, 1]


@pytest.mark.parametrize("field", ["company", "role", "location"])
def test_markup_is_printed_as_it_stands(field: str) -> None:
    offer = offer_from(
        **{field: MARKUP}, responsibilities=[MARKUP], pay=[{"type": "salary", "amount": "1", "label": MARKUP}]
    )
    text = together(text_of(sheet(offer)))
    assert text.count(together(MARKUP)) == 3


def test_a_very_long_word_stays_within_the_page() -> None:
    word = "W" * 700
    names: dict[str, object] = dict.fromkeys(("company", "role", "location"), word)
    pay = [{"type": "salary", "amount": "1", "label": word}]
    offer = offer_from(**names, responsibilities=[word * 7], pay=pay)
    for paper in (sheet_of(offer), report_of(offer, sample(OPENAI)), report_of(offer, *samples(7))):
        assert all(margins_are_clean(page, 34) for page in page_images(paper))


def test_a_very_long_word_is_whole() -> None:
    assert together(text_of(sheet(offer_from(responsibilities=["W" * 2000])))).count("W" * 2000) == 1


def test_what_every_machine_can_show_is_no_foreign_font() -> None:
    printed = bare_press().render(OfferSheet(comparison_of(offer_from(company="Zürich Ελλάς Жук")), ENGLISH, order()))
    assert (printed.unprintable, printed.used_system_fonts) == ("", False)
    assert together("Zürich Ελλάς Жук — Engineer") in together(text_of(printed.pdf))


def test_what_a_preview_draws_as_boxes_is_named() -> None:
    press = bare_press()
    details = LetterDetails(employment_type="permanent", salutation="Hi 漢")
    letter = offer_letter_of(sample(GLOBEX), details, "US-WA", order("letter"))
    letter = replace(letter, text=replace(letter.text, closing=f"{VALUE}Bye{END} {GAP}you{END}"))
    assert press.boxes(letter) == "漢"
    for company, boxes in (("Zürich Ελλάς Жук", ""), ("漢 A ꙮ 漢", "漢ꙮ"), ("ꙮ", "ꙮ"), ("Acme", "")):
        assert press.boxes(OfferSheet(comparison_of(offer_from(company=company)), ENGLISH, order())) == boxes


def test_a_font_of_the_machine_helps_out() -> None:
    renderer = bare_press()
    renderer._all_fonts = bare_fonts(embedded=True)
    printed = renderer.render(OfferSheet(comparison_of(offer_from(company="Հայ")), ENGLISH, order()))
    assert (printed.unprintable, printed.used_system_fonts) == ("", True)


def test_what_no_font_has_is_a_box_and_named() -> None:
    offer = offer_from(company="天 Acme", responsibilities=[HAN, "👩\u200d🚀 1\ufe0f\u20e3 of 1"])
    printed = bare_press().render(OfferSheet(comparison_of(offer), ENGLISH, order()))
    assert printed.unprintable == "".join(sorted({*HAN, "👩", "🚀", "\u20e3"}))
    assert not printed.used_system_fonts
    text = together(text_of(printed.pdf))
    assert together("□ Acme — Engineer") in text
    assert together("□□ 1□ of 1") in text
    assert "$0" in text


def test_boxes_and_foreign_fonts_may_stand_on_one_paper() -> None:
    renderer = bare_press()
    renderer._all_fonts = bare_fonts(embedded=True)
    printed = renderer.render(OfferSheet(comparison_of(offer_from(company="天 Հայ")), ENGLISH, order()))
    assert (printed.unprintable, printed.used_system_fonts) == ("天", True)


def test_the_attached_offer_keeps_what_could_not_be_printed() -> None:
    offer = offer_from(company="天\x00")
    with opened(bare_press().render(OfferSheet(comparison_of(offer), ENGLISH, order())).pdf) as pdf:
        assert FILES.decode(pdf.attachments["offer.json"].get_file().read_bytes()) == offer


@settings(max_examples=EXAMPLES // 4)
@given(company=LETTERS, role=LETTERS, duty=LETTERS)
def test_any_text_is_printed(company: str, role: str, duty: str) -> None:
    offer = replace(sample(GLOBEX), company=company, role=role, location=role, responsibilities=(duty,))
    comparison = comparison_of(offer, sample(OPENAI))
    renderer = bare_press()
    with opened(renderer.render(OfferSheet(comparison, ENGLISH, order())).pdf) as pdf:
        assert list(pdf.attachments) == ["offer.json"]
    with opened(renderer.render(ComparisonReport(comparison, ENGLISH, order())).pdf) as pdf:
        assert list(pdf.attachments) == ["offer-1.json", "offer-2.json"]


def test_a_template_that_fails_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "modern.typ").write_text('#panic("no\nmore")', encoding="utf-8")
    renderer = bare_press()
    monkeypatch.setattr(templates, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    with pytest.raises(ExternalError, match=r"^The document can't be typeset: panicked with: [^\n]+\.$"):
        renderer.render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, order()))


def test_templates_that_are_missing_are_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = bare_press()
    monkeypatch.setattr(templates, "resource", tmp_path.joinpath)
    with pytest.raises(ExternalError, match=r"^The document can't be typeset: "):
        renderer.render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, order()))


def test_a_preview_draws_every_page_and_the_same_again() -> None:
    renderer = bare_press()
    first = renderer.preview(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, order()))
    assert len(first) == 2
    assert all(page.startswith(b"<svg") for page in first)
    assert renderer.preview(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, order())) == first
    assert renderer.preview(OfferSheet(comparison_of(sample(NUSANTARA)), ENGLISH, order())) != first


def test_a_paper_is_written_once_for_its_pages_and_its_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer, written = bare_press(), list[str]()
    write = renderer._written

    def counted(document: PdfDocument) -> Document:
        written.append(type(document).__name__)
        return write(document)

    monkeypatch.setattr(renderer, "_written", counted)
    asked = OfferSheet(comparison_of(replace(sample(GLOBEX), company="天")), ENGLISH, order())
    renderer.preview(asked)
    assert (renderer.boxes(asked), written) == ("天", ["OfferSheet"])
    renderer.preview(OfferSheet(comparison_of(sample(NUSANTARA)), ENGLISH, order()))
    assert written == ["OfferSheet", "OfferSheet"]


@pytest.mark.skipif(sys.platform != "linux", reason="only the C library there tells what it holds")
def test_earlier_papers_are_freed() -> None:
    renderer, typeset = bare_press(), []
    blank = typst.Compiler(b"", ignore_system_fonts=True)
    for _paper in range(12):
        blank.compile(b"", format="svg")  # until everything of earlier tests is freed
    for number, act in enumerate((renderer.preview, renderer.render) * 3):
        offers = (replace(sample(GLOBEX), company=f"Company {number}-{place}") for place in range(8))
        act(ComparisonReport(comparison_of(*offers), ENGLISH, order()))
        typeset.append(megabytes_held())
    assert typeset[-1] - typeset[2] < 15


def test_a_locked_paper_opens_with_its_password_alone() -> None:
    pdf = PRESS.render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, replace(order(), password="rahasia"))).pdf  # noqa: S106
    with pytest.raises(pikepdf.PasswordError):
        opened(pdf)
    with pikepdf.open(BytesIO(pdf), password="rahasia") as paper:  # noqa: S106
        assert len(paper.pages) == 2


def test_a_letter_is_printed() -> None:
    asked = replace(sample(GLOBEX), location="Jakarta")
    comparison = comparison_of(sample(GLOBEX), asked)
    printed = PRESS.render(CounterLetter(comparison, comparison_of(sample(GLOBEX)), ENGLISH, order()))
    assert "Location Seattle, WA, US Jakarta" in " ".join(text_of(printed.pdf).split())


def test_a_font_that_is_refused_for_ever_is_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TypstRenderer, "_compiled", lambda *_arguments, **_options: "1")
    with pytest.raises(ExternalError, match="too many characters"):
        bare_press().render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, order()))


def test_a_press_finds_its_fonts() -> None:
    renderer = TypstRenderer(FILES, PRESETS)
    own, every = renderer._own_fonts.families(), renderer._all_fonts.families()
    assert "Inter" in own
    assert set(own) <= set(every)
    assert isinstance(renderer._own_fonts, typst.Fonts)
    assert len(list(resource("fonts").glob("*.ttf"))) == 4


def test_a_paper_has_company_names_in_full_however_a_window_writes_them() -> None:
    both = comparison_of(*samples(2), offer_from(company="Globex Sample Corporation"))
    asked, shown = (ComparisonReport(both, localizer, order()) for localizer in (ENGLISH, ENGLISH.on_screen()))
    assert isinstance(PRESS, TypstRenderer)
    assert PRESS._written(shown) == PRESS._written(asked)
