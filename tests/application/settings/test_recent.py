from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.application.settings.recent import MOST, named, still_there, with_opened

NAMES = st.lists(st.sampled_from([f"/offers/{letter}.json" for letter in "abcdefghijklmnop"]))


def paths(names: list[str]) -> list[Path]:
    return [Path(name) for name in names]


def absolute(*names: str) -> tuple[str, ...]:
    return tuple(str(Path(name).absolute()) for name in names)


def test_the_file_that_was_opened_last_is_first() -> None:
    recent = with_opened((), Path("/offers/a.json"))
    recent = with_opened(recent, Path("/offers/b.json"), Path("/offers/c.json"))
    assert recent == absolute("/offers/c.json", "/offers/b.json", "/offers/a.json")


def test_a_file_that_is_opened_again_moves_to_the_front() -> None:
    recent = absolute("/offers/a.json", "/offers/b.json")
    assert with_opened(recent, Path("/offers/b.json")) == absolute("/offers/b.json", "/offers/a.json")


def test_ten_files_are_remembered() -> None:
    recent = with_opened((), *(Path(f"/offers/{number}.json") for number in range(12)))
    assert len(recent) == 10
    assert recent[0] == absolute("/offers/11.json")[0]
    assert recent[-1] == absolute("/offers/2.json")[0]


def test_a_file_is_remembered_by_its_whole_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert with_opened((), Path("a.json")) == (str(tmp_path / "a.json"),)


def test_files_that_are_gone_are_left_out(tmp_path: Path) -> None:
    here, gone = tmp_path / "here.json", tmp_path / "gone.json"
    here.touch()
    assert still_there((str(gone), str(here), str(tmp_path))) == (str(here),)


@pytest.mark.parametrize("fault", [OSError("no answer"), ValueError("embedded null byte")])
def test_a_disk_that_does_not_answer_counts_as_gone(fault: Exception) -> None:
    def refuse(_path: Path) -> bool:
        raise fault

    assert still_there(("/offers/a.json",), refuse) == ()


def test_two_files_of_one_name_are_told_apart_by_their_folders() -> None:
    recent = ("/first/a.json", "/second/a.json", "/second/b.json")
    assert [name for _path, name in named(recent)] == ["a.json — first", "a.json — second", "b.json"]


@given(NAMES, NAMES)
def test_no_file_is_named_twice_and_the_last_one_is_foremost(before: list[str], after: list[str]) -> None:
    recent = with_opened(with_opened((), *paths(before)), *paths(after))
    assert len(set(recent)) == len(recent) <= MOST
    opened = before + after
    assert recent[:1] == (absolute(opened[-1]) if opened else ())
