from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.feeds.publishers.ecb_xml import read_xml
from offercalc.feeds.publishers.publication import UnreadableRatesError

ANSWERS = Path(__file__).parents[1].joinpath("answers")
FRIDAY = date(2026, 11, 20)
DAY = "<Cube time='2026-11-20'><Cube currency='USD' rate='1.1523'/></Cube>"
TENFOLD = "".join(f"<!ENTITY {one} '{f'&{before};' * 10}'>" for before, one in pairwise("abcdefghi"))
LAUGHS = f"""\
<?xml version="1.0"?>
<!DOCTYPE Envelope [<!ENTITY a "ha">{TENFOLD}]>
<Envelope><Cube>&i;</Cube></Envelope>
"""


def envelope(inside: str) -> bytes:
    return f"<gesmes:Envelope xmlns:gesmes='g' xmlns='x'><Cube>{inside}</Cube></gesmes:Envelope>".encode()


def why(content: bytes) -> str:
    with pytest.raises(UnreadableRatesError) as refused:
        read_xml(content)
    return str(refused.value)


def test_the_file_of_a_day_lists_every_currency_of_it() -> None:
    ((day, listed),) = read_xml((ANSWERS / "ecb-daily.xml").read_bytes())
    assert day == FRIDAY
    assert len(listed) == 29
    assert dict(listed)["IDR"] == "20299.50"


def test_the_file_of_90_days_lists_each_newest_first() -> None:
    found = read_xml((ANSWERS / "ecb-90-days.xml").read_bytes())
    assert [day for day, _listed in found] == [FRIDAY, date(2026, 11, 19), date(2026, 11, 18)]
    assert [dict(listed)["IDR"] for _day, listed in found] == ["20299.50", "20258.95", "20275.17"]


@pytest.mark.parametrize(
    "content",
    [
        envelope(DAY),
        b"\xef\xbb\xbf" + envelope(DAY),
        b"<?xml version='1.0' encoding='hex'?>" + envelope(DAY),
        envelope(f"<!-- {DAY} -->{DAY}"),
        envelope(f"{DAY}<Note><Cube/></Note>"),
        envelope("<Cube time='2026-11-20'>text<Cube currency='USD' rate='1.1523'>text</Cube></Cube>"),
        envelope(DAY).replace(b"Cube", b"x:Cube"),
    ],
)
def test_what_stands_beside_the_rates_does_no_harm(content: bytes) -> None:
    assert read_xml(content) == [(FRIDAY, [("USD", "1.1523")])]


@pytest.mark.parametrize("inside", ["", "<Cube/>", "<Other time='2026-11-20'/>"])
def test_a_file_without_days_lists_nothing(inside: str) -> None:
    assert read_xml(envelope(inside)) == []


def test_a_day_without_rates_is_listed_as_such() -> None:
    assert read_xml(envelope("<Cube time='2026-11-20'/>")) == [(FRIDAY, [])]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(LAUGHS.encode(), id="laughs"),
        pytest.param(b"<!DOCTYPE a SYSTEM 'file:///etc/hostname'>" + envelope(DAY), id="a file from elsewhere"),
        pytest.param(b"<!DOCTYPE a [<!ENTITY x SYSTEM 'https://example.org/'>]>" + envelope("&x;"), id="an address"),
        pytest.param(b"<?xml version='1.0'?>\n<!DOCTYPE html><html/>", id="a page"),
    ],
)
def test_a_document_type_is_refused_unread(content: bytes) -> None:
    assert why(content) == "ECB: the table declares a document type; its format has changed"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_a_document_type_cannot_be_hidden_in_another_encoding(encoding: str) -> None:
    assert why(LAUGHS.encode(encoding)) == "ECB: the table isn't UTF-8 text; its format has changed"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"rates", 1),
        (b'{"rates": {}}', 1),
        (envelope(DAY)[:-5], 1),
        (b"\n\n" + envelope("<Cube>"), 3),
        (envelope("&x;"), 1),
        (envelope("\xff\xfe").replace(b"\xc3", b""), 1),
        (envelope(DAY) + b"<more/>", 1),
        (envelope("<Cube time='2026-11-20' time='2026-11-19'/>"), 1),
    ],
)
def test_what_is_no_xml_is_refused_with_its_line(content: bytes, line: int) -> None:
    assert why(content) == f"ECB: line {line} of the table is incomplete or isn't valid XML; its format has changed"


@pytest.mark.parametrize("content", [b"<html/>", b"<rss version='2.0'><channel/></rss>", b"<Cube time='2026-11-20'/>"])
def test_another_kind_of_xml_is_refused(content: bytes) -> None:
    assert why(content) == "ECB: the response isn't a table of rates; its format has changed"


def test_what_is_nested_too_deep_is_refused() -> None:
    read_xml(envelope("<a>" * 8 + "</a>" * 8))
    assert (
        why(envelope("<a>" * 9 + "</a>" * 9))
        == "ECB: the table is nested more than 10 levels deep; its format has changed"
    )
    assert why(b"<Envelope>" + b"<a>" * 100_000).startswith("ECB: the table is nested")


@pytest.mark.parametrize(
    "inside",
    [
        "<Cube currency='USD' rate='1.1'/>",
        "<Cube time='2026-11-20'/><Cube currency='USD' rate='1.1'/>",
        "<Cube time='2026-11-20'><Cube><Cube currency='USD' rate='1.1'/></Cube></Cube>",
        "<Cube time='2026-11-20'><Cube currency='USD'/></Cube>",
        "<Cube time='2026-11-20'><Cube rate='1.1'/></Cube>",
        "<Cube time='2026-11-20'><Cube currency='USD' value='1.1'/></Cube>",
        "<Cube date='2026-11-20'/>",
    ],
)
def test_a_rate_needs_its_day_and_its_currency(inside: str) -> None:
    assert why(envelope(inside)) == "ECB: a rate has no day or no currency; its format has changed"


def test_a_day_inside_another_is_refused() -> None:
    inside = f"<Cube time='2026-11-19'>{DAY}</Cube>"
    assert why(envelope(inside)) == "ECB: 2026-11-20 is inside another day; its format has changed"


def test_a_day_that_is_none_is_refused() -> None:
    assert why(envelope("<Cube time='20/11/2026'/>")) == (
        "ECB: '20/11/2026' isn't a valid day of publication; its format has changed"
    )


@given(st.binary(max_size=200) | st.text(alphabet="<>/='\"Cube time&;!-[]", max_size=100).map(str.encode))
def test_any_bytes_are_read_or_refused_with_a_sentence(content: bytes) -> None:
    try:
        sentence = f"ECB: {len(read_xml(content))} days"
    except UnreadableRatesError as error:
        sentence = str(error)
    assert sentence.startswith("ECB: ")
