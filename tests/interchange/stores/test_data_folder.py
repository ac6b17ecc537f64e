import os
import stat
import sys
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from offercalc.application.ports.errors import ExternalError
from offercalc.interchange.stores.data_folder import HOME_VARIABLE, data_folder, earlier_folder, make_private

HOME = Path("ann")
ROAMING = Path("ann") / "AppData" / "Roaming"


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, HOME / ".local" / "share" / "offercalc"),
        ("linux", {"XDG_DATA_HOME": "data"}, Path("data") / "offercalc"),
        ("linux", {"XDG_DATA_HOME": ""}, HOME / ".local" / "share" / "offercalc"),
        ("freebsd14", {}, HOME / ".local" / "share" / "offercalc"),
        ("darwin", {"XDG_DATA_HOME": "data"}, HOME / "Library" / "Application Support" / "OfferCalc"),
        ("win32", {}, ROAMING / "OfferCalc"),
        ("win32", {"APPDATA": "profile"}, Path("profile") / "OfferCalc"),
        ("win32", {"APPDATA": ""}, ROAMING / "OfferCalc"),
    ],
)
def test_the_folder_of_earlier_versions_is_where_it_was(
    platform: str, environment: dict[str, str], folder: Path
) -> None:
    assert earlier_folder(platform, environment, lambda: HOME) == folder


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home of a person who starts the program for the first time."""
    for name in (HOME_VARIABLE, "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_a_persons_own_choice_comes_first(person: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier_folder(sys.platform, os.environ).mkdir(parents=True)
    monkeypatch.setenv(HOME_VARIABLE, "mine")
    assert data_folder() == Path("mine")
    monkeypatch.setenv(HOME_VARIABLE, "")
    assert data_folder().is_relative_to(person)


def test_a_folder_of_an_earlier_version_is_used_even_where_it_would_not_be_made_today(
    person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    folder = person / "Library" / "Application Support" / "OfferCalc"
    assert data_folder() != folder
    folder.mkdir(parents=True)
    assert data_folder() == folder


@pytest.mark.parametrize(
    ("kind", "platform", "environment"),
    [
        (Unix, "linux", {}),
        (Unix, "linux", {"XDG_DATA_HOME": "/data"}),
        (MacOS, "darwin", {}),
        (Windows, "win32", {"APPDATA": "/profile"}),
    ],
)
def test_a_new_folder_is_where_the_earlier_one_would_be(
    kind: type[Unix | MacOS | Windows],
    platform: str,
    environment: dict[str, str],
    person: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("platformdirs.windows.get_win_folder", {"CSIDL_APPDATA": "/profile"}.__getitem__)
    earlier = earlier_folder(platform, os.environ)
    assert kind(earlier.name, appauthor=False, roaming=True).user_data_path == earlier


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="variables of Linux")
def test_a_new_folder_follows_the_system_and_is_not_made(person: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data_folder() == person / ".local" / "share" / "offercalc"
    monkeypatch.setenv("XDG_DATA_HOME", str(person / "data"))
    assert data_folder() == person / "data" / "offercalc"
    assert list(person.iterdir()) == []


def homeless() -> Path:
    message = "Could not determine home directory."
    raise RuntimeError(message)


def test_without_a_home_a_folder_must_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExternalError, match="set OFFERCALC_HOME to a folder"):
        earlier_folder("linux", {}, homeless)
    assert earlier_folder("linux", {"XDG_DATA_HOME": "data"}, homeless) == Path("data") / "offercalc"
    monkeypatch.setenv(HOME_VARIABLE, "mine")
    assert data_folder() == Path("mine")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a data folder as left by earlier versions, readable by everyone."""
    home = tmp_path / "home"
    (home / "copies").mkdir(parents=True)
    for name in ("library.sqlite", "settings.json", "copies/library-20261101T090000Z.sqlite"):
        (home / name).write_bytes(b"x")
        (home / name).chmod(0o644)
    for folder in (home, home / "copies"):
        folder.chmod(0o755)
    return home


@pytest.mark.skipif(os.name == "nt", reason="a profile is private there by itself")
def test_a_folder_of_an_older_version_is_made_private(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"")
    other.chmod(0o644)
    (home / "link").symlink_to(other)
    (home / "script").write_bytes(b"")
    (home / "script").chmod(0o755)
    make_private(home, 0)
    assert stat.S_IMODE((home / "script").stat().st_mode) == 0o755  # not ours
    (home / "script").unlink()
    modes = {path.name: stat.S_IMODE(path.lstat().st_mode) for path in home.rglob("*") if path.name != "link"}
    assert modes.pop("copies") == stat.S_IMODE(home.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(other.stat().st_mode) == 0o644


@pytest.mark.skipif(os.name == "nt", reason="a profile is private there by itself")
@pytest.mark.parametrize("bit", [stat.S_ISVTX, stat.S_ISGID])
def test_a_folder_that_many_share_stays_theirs(home: Path, bit: int) -> None:
    os.chmod(home, 0o755 | bit)  # noqa: PTH101, S103 - with its special bits
    make_private(home, 0)
    assert stat.S_IMODE(home.stat().st_mode) == 0o755 | bit
    assert stat.S_IMODE((home / "settings.json").stat().st_mode) == 0o600


def test_what_a_killed_program_has_left_is_swept_away(home: Path) -> None:
    for name in (".offercalc-0011223344556677.part", "copies/library-1.sqlite.part", "settings.json.4711.part"):
        (home / name).write_bytes(b"")
    now = (home / "settings.json").stat().st_mtime
    make_private(home, now)
    assert len(list(home.rglob("*.part"))) == 3  # another program may be writing it now
    make_private(home, now + 4000)
    assert list(home.rglob("*.part")) == []
    assert (home / "settings.json").exists()


def test_a_folder_that_is_not_there_or_not_ours_is_no_reason_to_stop(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    make_private(home, 0)
    monkeypatch.setattr(Path, "iterdir", refuse)
    make_private(home, 0)
    make_private(tmp_path / "nowhere", 0)
    assert not (tmp_path / "nowhere").exists()
