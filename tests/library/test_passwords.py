import stat
import sys
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import make_url

from offercalc.application.ports.errors import ExternalError
from offercalc.library.passwords import KeptPasswords, _password_file

ADDRESS = "postgresql://ann@db.example.com/offers"
SECRET = "open-sesame"  # noqa: S105 - not a real password


class StandInKeyring(ModuleType):
    """A keyring in memory that can be empty or fail."""

    def __init__(self, *, forgets: bool = False, fails: bool = False) -> None:
        super().__init__("keyring")
        self.kept: dict[tuple[str, str], str] = {}
        self.forgets, self.fails = forgets, fails

    def set_password(self, service: str, account: str, password: str) -> None:
        self.get_password(service, account)
        if not self.forgets:
            self.kept[service, account] = password

    def get_password(self, service: str, account: str) -> str | None:
        if self.fails:
            message = "No recommended backend was available."
            raise RuntimeError(message)
        return self.kept.get((service, account))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of the password file, without a keyring and other settings in the environment."""
    path = tmp_path / "pgpass"
    monkeypatch.setenv("PGPASSFILE", str(path))
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.setitem(sys.modules, "keyring", None)
    return path


def use(monkeypatch: pytest.MonkeyPatch, keyring: StandInKeyring) -> StandInKeyring:
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    return keyring


@pytest.mark.parametrize(
    ("address", "bare", "password"),
    [
        (ADDRESS, ADDRESS, ""),
        ("", "", ""),
        ("offers/library.sqlite", "offers/library.sqlite", ""),
        ("postgresql://ann:s3cret@db/offers", "postgresql://ann@db/offers", "s3cret"),
        ("postgresql+psycopg://ann:s3@db:5433/o?a=b", "postgresql+psycopg://ann@db:5433/o?a=b", "s3"),
        ("postgresql://ann:p%40ss@db/offers", "postgresql://ann@db/offers", "p@ss"),
        ("postgresql://ann:p@ssw:rd@db/offers", "postgresql://ann@db/offers", "p@ssw:rd"),
        ("postgresql://ann:@db/offers", "postgresql://ann@db/offers", ""),
        ("postgresql://ann@db/offers?password=s3&sslmode=require", "postgresql://ann@db/offers?sslmode=require", "s3"),
        ("postgresql://ann@db/offers?password=s3", "postgresql://ann@db/offers", "s3"),
        ("postgresql://db/offers?options=a@b", "postgresql://db/offers?options=a@b", ""),
    ],
)  # fmt: skip
def test_an_address_is_parted_from_its_password(address: str, bare: str, password: str) -> None:
    assert KeptPasswords().parted(address) == (bare, password)


def test_a_password_goes_into_the_keyring_and_comes_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring, passwords = use(monkeypatch, StandInKeyring()), KeptPasswords()
    assert passwords.keep(ADDRESS, SECRET) == "The password is stored in the keyring of this system."
    assert keyring.kept == {("OfferCalc", "ann@db.example.com:5432/offers"): SECRET}
    assert not file.exists()
    assert passwords.completed(make_url(ADDRESS)).password == SECRET
    assert passwords.completed(make_url("postgresql://eve@db.example.com/offers")).password is None


@pytest.mark.parametrize("keyring", [None, StandInKeyring(forgets=True), StandInKeyring(fails=True)])
def test_without_a_keyring_it_goes_into_the_file_of_postgresql(
    keyring: StandInKeyring | None, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    passwords = KeptPasswords()
    told = passwords.keep(ADDRESS, SECRET)
    assert told == f"This system has no usable keyring; the password is stored in {file}, which only you can read."
    assert file.read_text(encoding="utf-8") == f"db.example.com:5432:offers:ann:{SECRET}\n"
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert passwords.completed(make_url(ADDRESS)).password is None  # libpq reads that file itself


def test_what_else_is_in_the_file_stays_and_a_new_password_takes_the_place_of_the_old(file: Path) -> None:
    file.write_text("*:*:*:other:x\ndb.example.com:5432:offers:ann:old\n", encoding="utf-8")
    KeptPasswords().keep(ADDRESS, r"new:\word")
    assert file.read_text(encoding="utf-8") == ("db.example.com:5432:offers:ann:new\\:\\\\word\n*:*:*:other:x\n")


def test_what_a_file_cannot_hold_is_said(file: Path) -> None:
    with pytest.raises(ExternalError, match="cannot contain a line break"):
        KeptPasswords().keep(ADDRESS, "a\nb")
    file.mkdir()
    with pytest.raises(ExternalError, match="pgpass: Is a directory"):
        KeptPasswords().keep(ADDRESS, SECRET)
    with pytest.raises(ExternalError, match=r"^The address of the library isn't valid\.$"):
        KeptPasswords().keep("nonsense", SECRET)


@pytest.mark.parametrize(
    "address", ["postgresql://ann:own@db/offers", "postgresql://ann@db/o?password=own", "sqlite://"]
)
def test_an_address_that_needs_none_is_left_as_it_is(address: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, StandInKeyring(fails=True))
    assert KeptPasswords().completed(make_url(address)) == make_url(address)


def test_without_a_stated_file_it_is_that_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGPASSFILE", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    assert _password_file() == tmp_path / ".pgpass"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    assert _password_file() == tmp_path / "Roaming" / "postgresql" / "pgpass.conf"
