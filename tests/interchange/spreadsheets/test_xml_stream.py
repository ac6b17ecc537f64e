from io import BytesIO
from xml.etree.ElementTree import ParseError

import pytest

from offercalc.interchange.spreadsheets import xml_stream
from offercalc.interchange.spreadsheets.xml_stream import TooManyError, elements


def found(text: str | bytes, *wanted: str) -> list[tuple[str, str | None, int]]:
    content = text.encode() if isinstance(text, str) else text
    return [(one.tag, one.text, len(one)) for one in elements(BytesIO(content), frozenset(wanted))]


def test_elements_are_found_in_their_order_whatever_their_namespace_is() -> None:
    text = '<a xmlns="x" xmlns:y="y"><b>1</b><c>2</c><y:b>3</y:b><d><b/></d></a>'
    assert found(text, "b", "c") == [("x}b", "1", 0), ("x}c", "2", 0), ("y}b", "3", 0), ("x}b", None, 0)]


def test_an_element_that_is_wanted_is_whole_with_those_inside_of_it() -> None:
    assert found("<a><b>1<b>2</b>3<c/></b></a>", "b") == [("b", "1", 2)]


def test_the_attributes_keep_their_namespaces() -> None:
    (one,) = elements(BytesIO(b'<a xmlns:r="x"><b r:id="1" name="2"/></a>'), frozenset({"b"}))
    assert one.attrib == {"x}id": "1", "name": "2"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_document_type_is_refused_however_it_is_written(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?><!--{" " * 5000}-->'
    assert found(f"{head}<a><b>é</b></a>".encode(encoding), "b") == [("b", "é", 0)]
    with pytest.raises(ParseError):
        found(f'{head}<!DOCTYPE a [<!ENTITY e "f">]><a><b>&e;</b></a>'.encode(encoding), "b")


@pytest.mark.parametrize("text", ["", "<a>", "<a></b>", "<a><b>", "text", "<a>" * 65 + "</a>" * 65])
def test_what_is_no_xml_or_too_deep_is_refused(text: str) -> None:
    with pytest.raises(ParseError):
        found(text, "b")


def test_attributes_are_bounded() -> None:
    many = " ".join(f'a{at}=""' for at in range(201))
    with pytest.raises(ParseError):
        found(f"<a {many}/>", "b")


@pytest.mark.parametrize(
    ("bound", "text"),
    [
        ("MOST_ELEMENTS", "<a><c/><c/><c/></a>"),
        ("MOST_INSIDE", "<a><b><c/><c/><c/></b></a>"),
        ("LONGEST_TEXT", "<a><b>12<c>34</c></b></a>"),
    ],
)
def test_what_is_larger_than_any_table_is_refused(bound: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(found(text, "b")) <= 1
    monkeypatch.setattr(xml_stream, bound, 3)
    with pytest.raises(TooManyError):
        found(text, "b")


def test_a_tag_without_end_is_not_read_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_stream, "_PIECE", 10)
    monkeypatch.setattr(xml_stream, "_LONGEST_TAG", 100)
    assert found(f"<a><b>{'x' * 500}</b></a>", "b") == [("b", "x" * 500, 0)]
    with pytest.raises(TooManyError):
        found(f"<a><b c='{'x' * 500}'/></a>", "b")
