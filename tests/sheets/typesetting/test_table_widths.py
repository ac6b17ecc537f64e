import json
from itertools import product
from typing import Any

import pytest
import typst
from hypothesis import example, given
from hypothesis import strategies as st

from offercalc.application.files.resources import resource
from offercalc.sheets.typesetting.table_widths import _WIDTHS, line_width, table_widths

FONTS = typst.Fonts(include_system_fonts=False, font_paths=[resource("fonts")])
MEASURE = """
#set text(font: "Inter", size: 1000pt, weight: 600, number-width: "tabular", ligatures: false)
#context metadata(json(bytes(sys.inputs.texts)).map(value => measure(text(value)).width.pt() / 1000))
"""


def a_table(*rows: tuple[str, str, tuple[str, ...]], columns: tuple[str, ...] = ("Year 1",)) -> dict[str, Any]:
    lines = [{"label": label, "note": note, "cells": [{"text": cell} for cell in cells]} for label, note, cells in rows]
    return {"corner": "Part", "columns": list(columns), "rows": lines}


def test_a_column_is_as_wide_as_its_widest_cell_or_its_heading() -> None:
    table = a_table(("Salary", "", ("$1",)), ("Bonus", "", ("$1,000",)))
    assert table_widths(table) == [
        pytest.approx(0.66 + 2 * 0.58 + 0.28 + 0.42 + 0.6),
        pytest.approx(max(0.66 + 4 * 0.66 + 0.32, 0.72 + 0.6 + 0.58 + 0.42 + 0.3 + 0.66)),
    ]


def test_a_note_counts_with_its_label() -> None:
    plain, noted = (table_widths(a_table(("Salary", note, ("$1",))))[0] for note in ("", "guaranteed"))
    assert noted > plain + 5


def test_a_row_without_cells_is_a_heading_across_and_does_not_count() -> None:
    assert table_widths(a_table(("x" * 90, "", ()), ("y", "", ("$1",)))) == table_widths(a_table(("y", "", ("$1",))))


def test_of_lines_the_widest_counts() -> None:
    two = table_widths(a_table(("y", "", ("$1,000,000\n(5%)",))))
    assert two == table_widths(a_table(("y", "", ("$1,000,000",))))


@given(st.lists(st.text(st.characters(max_codepoint=0x24F, exclude_categories=["C", "Z"]), max_size=20), max_size=40))
@example(list(_WIDTHS))
@example(["".join(pair) for pair in product(_WIDTHS, repeat=2) if not any(map(str.isspace, pair))])
def test_nothing_is_wider_in_our_font_than_said(texts: list[str]) -> None:
    said = [table_widths(a_table((text, "", ("",)), columns=("",)) | {"corner": ""})[0] for text in texts]
    compiler = typst.Compiler(MEASURE.encode(), font_paths=FONTS, sys_inputs={"texts": json.dumps(texts)})
    found = json.loads(compiler.query("metadata", field="value", one=True))
    assert all(width <= most + 1e-9 for width, most in zip(found, said, strict=True))


def test_a_line_is_as_wide_as_its_signs_if_our_font_has_them_all() -> None:
    assert line_width("$1 Mj") == pytest.approx(2 * 0.66 + 0.3 + 0.94 + 0.28)
    assert line_width("") == 0
    assert min(map(line_width, ("天", "a\nb", "שלום", "\u200b"))) > 1000


def test_a_line_is_as_tall_as_a_capital_letter_in_every_weight() -> None:
    height = 'measure(text(font: "Inter", size: 1000pt, weight: weight)[Xgj]).height.pt()'
    compiler = typst.Compiler(
        f"#context metadata((400, 500, 600, 700).map(weight => {height}))".encode(), font_paths=FONTS
    )
    heights = json.loads(compiler.query("metadata", field="value", one=True))
    assert heights == [pytest.approx(1000 * 1490 / 2048)] * 4
    assert "line-of-capitals = 1490 / 2048" in resource("templates", "components", "look.typ").read_text("utf-8")
