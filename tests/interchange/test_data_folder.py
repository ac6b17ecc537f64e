from pathlib import Path

import pytest

from offercalc.interchange.data_folder import HOME_VARIABLE, data_folder

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
    assert data_folder(platform, environment, HOME) == folder


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_persons_own_choice_comes_first(platform: str) -> None:
    environment = {HOME_VARIABLE: "mine", "XDG_DATA_HOME": "data", "APPDATA": "profile"}
    assert data_folder(platform, environment, HOME) == Path("mine")


def test_an_empty_choice_is_none() -> None:
    assert data_folder("linux", {HOME_VARIABLE: ""}, HOME) == data_folder("linux", {}, HOME)


def test_the_folder_is_not_made(tmp_path: Path) -> None:
    assert not data_folder("linux", {}, tmp_path).exists()
    assert list(tmp_path.iterdir()) == []
