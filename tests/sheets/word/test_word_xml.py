from docx.oxml.ns import qn

from offercalc.sheets.word.word_xml import border, element


def test_an_element_has_its_children_and_attributes() -> None:
    made = element("lvl", element("start", val=1), ilvl=0)
    assert (made.tag, made.get(qn("w:ilvl"))) == (qn("w:lvl"), "0")
    assert [(child.tag, child.get(qn("w:val"))) for child in made] == [(qn("w:start"), "1")]


def test_a_border_is_counted_in_eighths_of_a_point() -> None:
    made = border("top", 1, "111827")
    assert [made.get(qn(f"w:{name}")) for name in ("val", "sz", "color")] == ["single", "8", "111827"]
