from collections import defaultdict
from io import BytesIO

import pikepdf

from offercalc.application.ports.renderer import OfferSheet
from offercalc.sheets.typesetting.row_heads import with_row_heads
from tests.sheets.papers import bare_press, order
from tests.tools import ENGLISH, GLOBEX, comparison_of, sample


def test_row_labels_are_headings_of_their_rows() -> None:
    pdf = bare_press().render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, order())).pdf
    rows = defaultdict[tuple[int, int], list[pikepdf.Object]](list)
    with pikepdf.open(BytesIO(pdf)) as file:
        for one in file.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") in {"/TH", "/TD"}:
                rows[one.P.objgen].append(one)
        bodies = [row for row in rows.values() if any(one.S == "/TD" for one in row)]
        firsts = [row[0] for row in bodies if "/A" in row[1]]
        assert len(firsts) > 5
        assert {(str(one.S), str(one.A[0].Scope)) for one in firsts} == {("/TH", "/Row")}
        assert {str(one.S) for row in bodies for one in row[1:]} == {"/TD"}
        assert file.check_pdf_syntax() == []


def test_bytes_keep_their_length_and_other_cells_stay() -> None:
    first = b"9 0 obj\n<</Type/StructElem/S/TD/P 6 0 R/A[<</O/Table/Headers[(U1x0y0)]>>]>>"
    other = first.replace(b"x0y0", b"x1y0")
    assert with_row_heads(first) == first.replace(b"/TD", b"/TH").replace(b"/Headers[(U1x0y0)]", b"/Scope/Row        ")
    assert len(with_row_heads(first)) == len(first)
    assert with_row_heads(other) == other
