import json
import os
from pathlib import Path

import pytest

from offercalc.application.documents.letterheads import read_letterhead
from offercalc.application.ports.document_options import Letterhead
from offercalc.application.ports.errors import ExternalError


def written(folder: Path, **fields: object) -> Path:
    path = folder / "letterhead.json"
    path.write_text(json.dumps(fields), encoding="utf-8")
    return path


def test_a_letterhead_is_read_with_the_logo_beside_it(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(b"<svg/>")
    path = written(tmp_path, name="Globex", address=["500 Pine Street"], accent="#0f766e", logo="logo.svg")
    assert read_letterhead(path) == Letterhead("Globex", ("500 Pine Street",), b"<svg/>", "#0f766e")


def test_everything_may_be_left_out(tmp_path: Path) -> None:
    assert read_letterhead(written(tmp_path)) == Letterhead()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"logo": "nowhere.png"}, "nowhere.png: No such file or directory"),
        ({"accent": "teal"}, "Expected `str` matching regex"),
        ({"colour": "teal"}, "unknown field `colour`"),
        ({"address": "one line"}, "Expected `array`, got `str` - at `$.address`"),
        ({"name": "x" * 200_000}, "at most 100 kB"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(ExternalError) as raised:
        read_letterhead(written(tmp_path, **fields))
    assert sentence in str(raised.value)
    assert str(tmp_path) in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 50_000])
def test_what_is_no_letterhead_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letterhead.json"
    path.write_bytes(content)
    with pytest.raises(ExternalError, match=r"letterhead\.json"):
        read_letterhead(path)


def test_a_field_that_stands_twice_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "letterhead.json"
    path.write_text('{"name": "Acme", "name": "Globex"}', encoding="utf-8")
    with pytest.raises(ExternalError, match=r'letterhead\.json: \$: The field "name" appears more than once'):
        read_letterhead(path)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "letterhead.json"
    path.write_bytes(b'\xef\xbb\xbf{"name": "Acme"}')
    assert read_letterhead(path).name == "Acme"


def test_a_logo_may_lie_in_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "logo.svg").write_bytes(b"<svg/>")
    for name in ("art/logo.svg", "art/../art/logo.svg", "./art/logo.svg", str(tmp_path / "art" / "logo.svg")):
        assert read_letterhead(written(tmp_path, logo=name)).logo == b"<svg/>"


@pytest.mark.parametrize("name", ["../secret.svg", "{outside}/secret.svg", "a/../../secret.svg", "//server/x.svg"])
def test_a_logo_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.svg").write_bytes(b"<svg/>")
    folder = tmp_path / "letterheads"
    folder.mkdir()
    with pytest.raises(ExternalError, match=r"is outside this folder; put it in the same folder as the letterhead\."):
        read_letterhead(written(folder, logo=name.format(outside=tmp_path)))


@pytest.mark.parametrize("name", ["x" * 9000 + ".svg", "../" + "x" * 9000 + ".svg"])
def test_a_long_name_of_a_logo_is_a_short_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExternalError) as refused:
        read_letterhead(written(tmp_path, logo=name))
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize("field", ["x", "\u00e9"])
def test_a_long_name_of_a_field_is_a_short_sentence(tmp_path: Path, field: str) -> None:
    for content in (f'{{"{field * 9000}": ""}}', f'{{"name": {{"{field * 9000}": 1, "{field * 9000}": 2}}}}'):
        path = tmp_path / "letterhead.json"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(ExternalError) as refused:
            read_letterhead(path)
        assert len(str(refused.value)) < 500


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_bytes(b"<svg/>")
    folder = tmp_path / "letterheads"
    folder.mkdir()
    (folder / "out.svg").symlink_to(tmp_path / "secret.svg")
    (folder / "far").symlink_to(tmp_path)
    (folder / "loop.svg").symlink_to(folder / "loop.svg")
    (folder / "own.svg").write_bytes(b"<svg>own</svg>")
    (folder / "in.svg").symlink_to(folder / "own.svg")
    assert read_letterhead(written(folder, logo="in.svg")).logo == b"<svg>own</svg>"
    for name in ("out.svg", "far/secret.svg"):
        with pytest.raises(ExternalError, match="is outside"):
            read_letterhead(written(folder, logo=name))
    with pytest.raises(ExternalError, match="symbolic links"):
        read_letterhead(written(folder, logo="loop.svg"))


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match="null"):
        read_letterhead(written(tmp_path, logo="a\0.svg"))


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_letterhead_behind_a_link_has_its_logo_beside_the_link(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "logo.svg").write_bytes(b"<svg/>")
    (tmp_path / "here").symlink_to(tmp_path / "brand")
    written(tmp_path / "brand", logo="logo.svg")
    assert read_letterhead(tmp_path / "here" / "letterhead.json").logo == b"<svg/>"
