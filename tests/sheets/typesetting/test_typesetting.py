from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import typst
from msgspec import structs

from offercalc.application.files.resources import resource
from offercalc.sheets.content.document import for_template
from offercalc.sheets.typesetting import typesetting
from offercalc.sheets.typesetting.typesetting import Stumbled, StumbledError, TypesetAsk, Typesetter, typeset
from tests.sheets.papers import bare_fonts, sheet_of
from tests.tools import GLOBEX, sample

MODERN = resource("templates", "modern.typ")
MOMENT = datetime(2026, 11, 29, tzinfo=UTC)


def asked(folder: Path, text: str, **options: object) -> TypesetAsk:
    (folder / "sheet.typ").write_text(text, encoding="utf-8")
    fields = {"format": "pdf", "has_all_fonts": False, **options}
    return TypesetAsk(str(folder / "sheet.typ"), str(folder), '{"name": "Globex"}', printed_at=MOMENT, **fields)  # type: ignore[arg-type]


NAME = '#import "/offercalc/data.typ": data\n#data.name '
PAPER = f'#set document(title: "Offer")\n#set text(font: "Inter")\n{NAME}#pagebreak() 2'


def test_a_template_is_one_pdf_or_a_drawing_for_each_page(tmp_path: Path) -> None:
    (pdf,) = typeset(asked(tmp_path, PAPER))  # type: ignore[misc]
    assert pdf.startswith(b"%PDF")
    pages = typeset(asked(tmp_path, PAPER, format="svg"))
    assert not isinstance(pages, Stumbled)
    assert [page[:4] for page in pages] == [b"<svg", b"<svg"]
    (page,) = typeset(asked(tmp_path, NAME, format="svg", has_all_fonts=True))  # type: ignore[misc]
    assert page.startswith(b"<svg")


def test_what_the_typesetter_says_comes_back_as_its_own_error(tmp_path: Path) -> None:
    stumbled = typeset(asked(tmp_path, "\n#nothing"))
    assert isinstance(stumbled, Stumbled)
    error = StumbledError(stumbled)
    assert str(error) == "unknown variable: nothing"
    assert "sheet.typ:2:" in error.diagnostic
    with pytest.raises(RuntimeError):
        typst.compile(b"#nothing")


def thin_paper(shares: str) -> str:
    """Return a template that uses its pages so, by how closely it is set."""
    return f"""#set document(title: "Offer")
#set page(height: 100pt, margin: 0pt)
#import "offercalc/paper.typ": beginning, chosen, end-of, ending
#let used(share) = {{ block(height: share * 100pt, beginning); ending }}
#context {{
  let choice = chosen()
  let (pages, last, least) = {shares}.at(choice.closeness)
  for page in range(pages - 1) {{ used(least); pagebreak() }}
  used(last)
  end-of((margin: (top: 0pt, bottom: 0pt)), choice)
}}"""


@pytest.mark.parametrize(
    ("shares", "pages"),
    [
        ("((2, 0.5, 1), none, none, none, none)", 2),  # set once
        ("((2, 0.1, 1), (2, 0.02, 1), (1, 0.99, 0), none, none)", 1),  # closest saves the page
        ("((3, 0.1, 1), (3, 0.1, 1), (3, 0.1, 1), (3, 0.4, 0.7), none)", 3),  # the last parts together
        ("((3, 0.5, 0.5), (3, 0.4, 0.5), (2, 0.9, 1), none, none)", 2),  # a hole on a page is closed
        ("((3, 0.5, 0.5), (3, 0.4, 0.7), (2, 0.9, 1), none, none)", 3),
        ("((4, 0.5, 0.5), (4, 0.4, 0.5), (4, 0.4, 0.5), (4, 0.4, 0.5), (3, 0.8, 1))", 3),  # its tables break
        ("((2, 0.1, 1), (3, 0.1, 1), (4, 0.1, 1), (5, 0.4, 0.3), (6, 0.4, 0.3))", 2),  # nothing helps
    ],
)
@pytest.mark.parametrize("data", ['{"name": "Globex"}', '{"name": "Globex", "starts_page": true}'])
def test_a_paper_with_an_almost_empty_page_is_set_closer(shares: str, pages: int, data: str, tmp_path: Path) -> None:
    copytree(resource("templates", "components"), tmp_path / "offercalc")
    drawn = typeset(structs.replace(asked(tmp_path, thin_paper(shares), format="svg"), data=data))
    assert not isinstance(drawn, Stumbled), drawn.text
    assert len(drawn) == pages


@pytest.mark.parametrize("design", ["modern", "classic", "compact"])
def test_a_paper_set_closer_in_one_run_is_that_of_several(design: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Typesetter(resource("templates", f"{design}.typ"), resource("templates"), bare_fonts())
    told = tuple(f"Responsibility number {number}, told at some length" for number in range(22))
    bare = structs.replace(sample(GLOBEX), equity=())
    offers = [structs.replace(bare, responsibilities=told[:number]) for number in range(0, 22, 3)]
    papers = [for_template(structs.replace(sheet_of(offer), template=design)) for offer in offers]
    in_one_run = [kept.drawn(paper, format="png", ppi=50) for paper in papers]
    closest = Counter[int]()

    def counted(typesetter: Typesetter, files: Any, traits: Any, options: Any) -> list[bytes]:
        found = drawn_once(typesetter, files, traits, options)
        closest[traits.closeness] += 1
        return found

    drawn_once = Typesetter._drawn
    monkeypatch.setattr(Typesetter, "_drawn", counted)
    monkeypatch.setattr(typesetting, "_TRIES", typesetting._TRIES_ONE_BY_ONE)
    assert in_one_run == [kept.drawn(paper, format="png", ppi=50) for paper in papers]
    assert closest[1] > 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شركة المثال", "from right"),
        ("شركة — Head of Engineering", "from left"),  # a name begins it, the rest is Latin
        ("شركة المثال (Mithal)", "from right"),
        ("Head of شركة المثال", "from left"),
        ("12 %", "from left"),
    ],
)
def test_the_direction_is_that_of_the_beginning_and_of_most_letters(text: str, told: str, tmp_path: Path) -> None:
    copytree(resource("templates", "components"), tmp_path / "offercalc")
    paper = f"""#import "offercalc/look.typ": from-the-right
#assert.eq(if from-the-right("{text}") {{ "from right" }} else {{ "from left" }}, "{told}")"""
    found = typeset(asked(tmp_path, paper, format="svg"))
    assert not isinstance(found, Stumbled), found.text
    assert len(found) == 1
