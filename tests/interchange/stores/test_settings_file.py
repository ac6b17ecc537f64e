import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.analysis.yearly import By
from offercalc.application.ports.errors import ExternalError
from offercalc.application.settings.settings import Settings
from offercalc.interchange.stores.settings_file import JsonSettingsFile

OWN = Settings(
    theme="dark",
    language="id",
    number_format="de_CH",
    currency="IDR",
    years=10,
    by=By.CALENDAR,
    paper="letter",
    scale=150,
)
UNREADABLE = [
    b"{",
    b"no JSON",
    b"[]",
    b"null",
    b'"dark"',
    b"\xff\xfe{\x00}\x00",
    b"[" * 100_000,
    b'{"theme":' + b"[" * 100_000,
    b"\x00" * 100,
]
ODD_FIELDS: list[tuple[str, object]] = [
    ("theme", "pink"),
    ("theme", None),
    ("language", 7),
    ("number_format", ["de"]),
    ("number_format", "xx_YY"),
    ("number_format", "nonsense"),
    ("currency", {"code": "USD"}),
    ("years", 0),
    ("years", 11),
    ("years", "4"),
    ("years", 4.5),
    ("by", "month"),
    ("paper", "a5"),
    ("perspective", "employer"),
    ("perspective", None),
    ("hidden_rows", ["year/1", 2]),
    ("arranged", {"a": 1}),
    ("ranking", "by nobody"),
    ("scale", 99),
    ("scale", 201),
    ("scale", 10**30),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def fields_of(settings: Settings) -> dict[str, object]:
    """Return settings as stored in the file."""
    fields: dict[str, object] = json.loads(msgspec.json.encode(settings))
    return fields


def broken(path: Path) -> Path:
    return path.with_name("settings.json.broken")


def test_without_a_file_everything_has_its_default(path: Path) -> None:
    assert JsonSettingsFile(path).read() == Settings()
    assert not path.exists()


def test_an_empty_file_has_nothing_set(path: Path) -> None:
    path.write_bytes(b"")
    assert JsonSettingsFile(path).read() == Settings()


def test_what_is_written_is_read_again(path: Path) -> None:
    JsonSettingsFile(path).write(OWN)
    assert JsonSettingsFile(path).read() == OWN
    assert [found.name for found in path.parent.iterdir()] == ["settings.json"]


def test_the_file_can_be_read_by_people(path: Path) -> None:
    JsonSettingsFile(path).write(OWN)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines[:3] == ["{\n", '  "version": 1,\n', '  "theme": "dark",\n']
    assert lines[-1] == "}\n"


def test_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "settings.json"
    JsonSettingsFile(path).write(OWN)
    assert JsonSettingsFile(path).read() == OWN


def test_what_is_missing_has_its_default(path: Path) -> None:
    path.write_text('{"theme": "light"}', encoding="utf-8")
    assert JsonSettingsFile(path).read() == Settings(theme="light")


@pytest.mark.parametrize(("name", "value"), ODD_FIELDS)
def test_one_wrong_field_has_its_default_and_the_others_hold(path: Path, name: str, value: object) -> None:
    path.write_text(json.dumps({**fields_of(OWN), name: value}), encoding="utf-8")
    default = getattr(Settings(), name)
    file = JsonSettingsFile(path)
    assert file.read() == replace(OWN, **{name: default})
    assert file.problem == f"{path}: {name} cannot be read; defaults are used instead."


def test_a_field_that_is_nested_too_deep_has_its_default(path: Path) -> None:
    path.write_bytes(b'{"scale": 150, "language": ' + b"[" * 5000 + b"]" * 5000 + b"}")
    assert JsonSettingsFile(path).read().language == ""


@pytest.mark.parametrize("content", [b'{"scale": 150, "language": "\xff"}', b'{"scale": 150, "\xff": 1}'])
def test_a_field_that_is_no_text_does_not_stop_the_program(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert JsonSettingsFile(path).read() in {Settings(scale=150), Settings()}


def test_what_another_version_has_set_stays(path: Path) -> None:
    path.write_text('{"version": 3, "paper": "letter", "colour": {"of": ["sky"]}}', encoding="utf-8")
    file = JsonSettingsFile(path)
    assert (file.read(), file.problem) == (Settings(paper="letter"), "")
    file.write(Settings(theme="dark"))
    assert not broken(path).exists()
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert (kept["version"], kept["colour"], kept["theme"], kept["paper"]) == (3, {"of": ["sky"]}, "dark", "a4")


@pytest.mark.parametrize("version", ['"two"', "null", "1.5"])
def test_a_version_that_is_none_does_no_harm(path: Path, version: str) -> None:
    path.write_text(f'{{"version": {version}, "paper": "letter"}}', encoding="utf-8")
    file = JsonSettingsFile(path)
    assert file.read().paper == "letter"
    file.write(OWN)
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1


@pytest.mark.parametrize("content", UNREADABLE, ids=lambda content: repr(content[:12]))
def test_what_cannot_be_read_has_its_defaults_and_is_said_so(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    file = JsonSettingsFile(path)
    assert file.read() == Settings()
    assert file.problem.startswith(f"Can't read {path}; default settings are in use.")


@pytest.mark.parametrize("content", [*UNREADABLE, b'{"years": 11}'], ids=lambda content: repr(content[:12]))
def test_what_cannot_be_read_is_kept_beside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    JsonSettingsFile(path).write(OWN)
    assert broken(path).read_bytes() == content
    assert JsonSettingsFile(path).read() == OWN


def test_what_can_be_read_is_replaced(path: Path) -> None:
    file = JsonSettingsFile(path)
    file.write(OWN)
    file.write(Settings())
    assert file.read() == Settings()
    assert not broken(path).exists()


def test_a_full_disk_leaves_the_older_settings(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    JsonSettingsFile(path).write(OWN)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExternalError, match=r"settings\.json: No space left on device"):
        JsonSettingsFile(path).write(Settings())
    assert JsonSettingsFile(path).read() == OWN


def test_a_folder_in_place_of_the_file_has_the_defaults_and_is_said_in_words(path: Path) -> None:
    path.mkdir()
    assert JsonSettingsFile(path).read() == Settings()
    with pytest.raises(ExternalError, match=r"settings\.json: Is a directory"):
        JsonSettingsFile(path).write(OWN)


@given(st.text(max_size=200))
def test_no_text_stops_the_program(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any-settings.json"
    path.write_text(content, encoding="utf-8")
    assert isinstance(JsonSettingsFile(path).read(), Settings)


def test_a_password_in_an_address_is_not_written(path: Path) -> None:
    file = JsonSettingsFile(path, lambda address: address.replace(":s3cret", ""))
    file.write(replace(OWN, library="postgresql://ann:s3cret@db/offers"))
    assert "s3cret" not in path.read_text(encoding="utf-8")
    assert file.read().library == "postgresql://ann@db/offers"


def test_files_that_could_not_be_read_are_each_kept(path: Path) -> None:
    for content in (b"{first", b"{second"):
        path.write_bytes(content)
        JsonSettingsFile(path).write(OWN)
    kept = sorted(one.read_bytes() for one in path.parent.glob("settings.json.broken*"))
    assert kept == [b"{first", b"{second"]
