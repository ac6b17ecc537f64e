from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
import typst

from offercalc.application.files.resources import resource
from offercalc.sheets.typesetting.typesetting import Stumbled, StumbledError, TypesetAsk, typeset

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
    traits = '#import "/offercalc/traits.typ": traits\n#let n = traits.closeness'
    uses = f'{traits}\n#import "offercalc/look.typ": refuse\n#let (pages, last, least) = {shares}.at(n)'
    drawn = "#for page in range(pages) { pagebreak(weak: true); [page #n] }"
    return f'#set document(title: "Offer")\n{uses}\n{drawn} #context refuse(pages, last, least)'


@pytest.mark.parametrize(
    ("shares", "pages"),
    [
        ("((2, 0.5, 1), none, none, none)", 2),  # set once
        ("((2, 0.1, 1), (2, 0.02, 1), (1, 0.99, 0), none)", 1),  # closest saves the page
        ("((3, 0.1, 1), (3, 0.1, 1), (3, 0.1, 1), (3, 0.4, 0.7))", 3),  # the last parts together
        ("((2, 0.1, 1), (2, 0.1, 1), (2, 0.1, 1), (2, 0.4, 0.3))", 2),  # but not with a hole before them
        ("((3, 0.5, 0.5), (3, 0.4, 0.5), (2, 0.9, 1), none)", 2),  # a hole on a page is closed
        ("((3, 0.5, 0.5), (3, 0.4, 0.7), (2, 0.9, 1), none)", 3),
    ],
)
def test_a_paper_with_an_almost_empty_page_is_set_closer(shares: str, pages: int, tmp_path: Path) -> None:
    copytree(resource("templates", "components"), tmp_path / "offercalc")
    drawn = typeset(asked(tmp_path, thin_paper(shares), format="svg"))
    assert not isinstance(drawn, Stumbled)
    assert len(drawn) == pages
