import os
import stat
from pathlib import Path

import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.interchange.stores.data_folder import HOME_VARIABLE, data_folder, make_private

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
def test_every_system_has_its_custom(platform: str, environment: dict[str, str], folder: Path) -> None:
    assert data_folder(platform, environment, lambda: HOME) == folder


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_persons_own_choice_comes_first(platform: str) -> None:
    environment = {HOME_VARIABLE: "mine", "XDG_DATA_HOME": "data", "APPDATA": "profile"}
    assert data_folder(platform, environment, lambda: HOME) == Path("mine")


def test_an_empty_choice_is_none() -> None:
    assert data_folder("linux", {HOME_VARIABLE: ""}, lambda: HOME) == data_folder("linux", {}, lambda: HOME)


def test_the_folder_is_not_made(tmp_path: Path) -> None:
    assert not data_folder("linux", {}, lambda: tmp_path).exists()
    assert list(tmp_path.iterdir()) == []


def homeless() -> Path:
    message = "Could not determine home directory."
    raise RuntimeError(message)


def test_without_a_home_a_folder_must_be_named() -> None:
    with pytest.raises(ExternalError, match="set OFFERCALC_HOME to a folder"):
        data_folder("linux", {}, homeless)
    assert data_folder("linux", {HOME_VARIABLE: "mine"}, homeless) == Path("mine")
    assert data_folder("linux", {"XDG_DATA_HOME": "data"}, homeless) == Path("data") / "offercalc"


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
