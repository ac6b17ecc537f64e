from io import BytesIO, TextIOWrapper

import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.cli.output.json_lines import asked_lines


def lines(content: bytes, monkeypatch: pytest.MonkeyPatch, longest: int = 5) -> list[bytes | None]:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content)))
    return list(asked_lines(longest))


def test_lines_that_are_not_blank_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert lines(b"a\n\n  \r\nbc\r\nlast", monkeypatch) == [b"a\n", b"bc\r\n", b"last"]


def test_a_mark_of_utf_8_is_dropped_at_the_start_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert lines(b"\xef\xbb\xbfa\n\xef\xbb\xbfb", monkeypatch) == [b"a\n", b"\xef\xbb\xbfb"]
    assert lines(b"\xef\xbb\xbf\n", monkeypatch) == []


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_line_that_is_too_long_is_none_and_the_next_one_goes_on(end: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for length in (6, 7, 8, 9, 50):
        assert lines(b"x" * length + (end + b"y" if end else b""), monkeypatch) == [None, b"y"][: 2 if end else 1]
    assert lines(b"x" * 5 + end, monkeypatch) == [b"x" * 5 + end]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_refused(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExternalError, match=r"Standard input is UTF-16\. Write it as UTF-8"):
        lines("\ufeff{}\n".encode(encoding), monkeypatch, 100)


def test_input_that_is_closed_or_cannot_be_read_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(ExternalError, match="Standard input is closed"):
        list(asked_lines(5))

    class Directory:
        @property
        def buffer(self) -> object:
            raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr("sys.stdin", Directory())
    with pytest.raises(ExternalError, match="Can't read standard input: Is a directory"):
        list(asked_lines(5))
