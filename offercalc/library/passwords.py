"""Passwords of team libraries: in the system keyring, else in the password file of PostgreSQL."""

from __future__ import annotations

import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.localizer import N_

if TYPE_CHECKING:
    from types import ModuleType

    from sqlalchemy import URL

_SERVICE = "OfferCalc"
_WITH_PASSWORD = re.compile(r"(\w[\w+]*://[^:/@?]*):(.*?)@([^@/?]*(?:[/?].*)?)", re.DOTALL)
_PORT = 5432


class KeptPasswords:
    """Stores one password per user, server and database."""

    def parted(self, address: str) -> tuple[str, str]:
        """Return an address without its password, and the password, "" for none."""
        bare, _, query = address.partition("?")
        stated = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if "://" in bare]
        hidden = [value for name, value in stated if name == "password"]
        if hidden:
            others = urlencode([one for one in stated if one[0] != "password"])
            address = f"{bare}?{others}" if others else bare
        found = _WITH_PASSWORD.fullmatch(address)
        if found is None:
            return address, hidden[-1] if hidden else ""
        return f"{found[1]}@{found[3]}", hidden[-1] if hidden else unquote(found[2])

    def keep(self, address: str, password: str) -> LazyText:
        """Store the password of an address that has none, and return where; raises ExternalError if that fails."""
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError

        try:
            url = make_url(address)
        except (ArgumentError, ValueError):
            raise ExternalError(N_("The address of the library isn't valid.")) from None
        keyring = _keyring()
        if keyring is not None and _is_kept(keyring, _account(url), password):
            return LazyText(N_("The password is stored in the keyring of this system."))
        path = _password_file().resolve()
        _add_line(path, url, password)
        text = N_("This system has no usable keyring; the password is stored in {path}, which only you can read.")
        return LazyText(text, path=path)

    def completed(self, url: URL) -> URL:
        """Return an address with its password from the keyring; libpq reads the password file itself."""
        is_stated = url.password is not None or "password" in url.query or os.environ.get("PGPASSWORD")
        if url.get_backend_name() != "postgresql" or is_stated:
            return url
        keyring = _keyring()
        if keyring is None:
            return url
        try:
            found = keyring.get_password(_SERVICE, _account(url))
        except Exception:  # noqa: BLE001 - every backend fails in its own way, and the server reports the missing password
            return url
        return url if found is None else url.set(password=found)


def _keyring() -> ModuleType | None:
    """Import `keyring` late: it is large, and only teams need it."""
    try:
        return import_module("keyring")
    except ImportError:
        return None


def _is_kept(keyring: ModuleType, account: str, password: str) -> bool:
    """Store a password in the keyring. Return whether it can be read back."""
    try:
        keyring.set_password(_SERVICE, account, password)
        return bool(keyring.get_password(_SERVICE, account) == password)
    except Exception:  # noqa: BLE001 - as above
        return False


def _account(url: URL) -> str:
    """Return the account name of a password: user, server and database."""
    return f"{url.username or ''}@{url.host or 'localhost'}:{url.port or _PORT}/{url.database or ''}"


def _password_file() -> Path:
    stated = os.environ.get("PGPASSFILE")
    if stated:
        return Path(stated)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "postgresql" / "pgpass.conf"
    return Path.home() / ".pgpass"


def _add_line(path: Path, url: URL, password: str) -> None:
    """Insert a line before the others, because PostgreSQL uses the first match; raises ExternalError."""
    if any(sign in password for sign in "\r\n\0"):
        raise ExternalError(N_("A password stored in a file cannot contain a line break."))
    facts = (url.host or "localhost", str(url.port or _PORT), url.database or "*", url.username or "*")
    begin = ":".join(fact.replace("\\", r"\\").replace(":", r"\:") for fact in facts)
    line = f"{begin}:{password.replace(chr(92), chr(92) * 2).replace(':', chr(92) + ':')}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""
    except OSError as error:
        raise ExternalError(N_("{path}: {reason}"), path=path, reason=error.strerror or error) from error
    others = [one for one in before.splitlines() if not one.startswith(f"{begin}:")]
    content = "".join(f"{one}\n" for one in (line, *others))
    write_atomically(content.encode(errors="surrogateescape"), path, is_private=True)
