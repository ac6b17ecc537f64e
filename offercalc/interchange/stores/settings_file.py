"""Settings in a JSON file: wrong values get their defaults, unknown ones are preserved, damaged files are backed up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from offercalc.application.files.atomic_files import keep, keep_aside
from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.settings.settings import Settings
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.presentation.formats.localizer import N_, is_locale

VERSION = 1
_VERSION_FIELD = "version"
_KINDS = {field.name: JsonDecoder(field.type) for field in msgspec.structs.fields(Settings)}
_FIELDS = JsonDecoder[dict[str, msgspec.Raw]](dict[str, msgspec.Raw])
_NUMBER = JsonDecoder[int](int)
_WHOLE = JsonDecoder[Settings](Settings)


class JsonSettingsFile:
    """Stores settings in a file; settings of other versions of the program are preserved."""

    def __init__(self, path: Path, without_password: Callable[[str], str] = str) -> None:
        """Take the path of the file, which need not exist, and a function that removes the password from an address."""
        self._path = path
        self._without_password = without_password
        self.problem = NO_TEXT

    def read(self) -> Settings:
        """Return the settings; missing and wrong ones have their defaults, and `problem` names the wrong ones."""
        content = self._content()
        fields = _fields(content)
        sound = {name: value for name, raw in (fields or {}).items() for value in _sound(name, raw)}
        settings = msgspec.convert(sound, Settings)
        if settings.number_format and not is_locale(settings.number_format):
            settings = msgspec.structs.replace(settings, number_format="")
            sound.pop("number_format")
        wrong = [name for name in fields or {} if name in _KINDS and name not in sound]
        if fields is None:
            text = N_(
                "Can't read {path}; default settings are in use. The old file will be backed up when you "
                "change a setting."
            )
            self.problem = LazyText(text, path=self._path)
        elif wrong:
            text = N_("{path}: {names} cannot be read; defaults are used instead.")
            self.problem = LazyText(text, path=self._path, names=", ".join(wrong))
        return settings

    def write(self, settings: Settings) -> None:
        """Write the settings, preserving unknown fields; a copy of an unreadable file is kept. Raises ExternalError."""
        content = self._content()
        fields = _fields(content)
        if fields is None or not _is_readable(content):
            keep_aside(content, self._path)
        ours = msgspec.to_builtins(settings)
        ours["library"] = self._without_password(settings.library)
        others = {name: raw for name, raw in (fields or {}).items() if name not in _KINDS and name != _VERSION_FIELD}
        whole = {_VERSION_FIELD: max(VERSION, _version(fields or {})), **ours, **others}
        keep(msgspec.json.format(msgspec.json.encode(whole)) + b"\n", self._path)

    def _content(self) -> bytes:
        try:
            return self._path.read_bytes()
        except OSError:
            return b""


def _fields(content: bytes) -> dict[str, msgspec.Raw] | None:
    """Return the fields of a file, none if it is empty; None if it is not a JSON object."""
    try:
        return _FIELDS.decode(content or b"{}")
    except UnreadableError:
        return None


def _version(fields: dict[str, msgspec.Raw]) -> int:
    """Return the version stated in a file, 0 if there is none."""
    try:
        return _NUMBER.decode(fields.get(_VERSION_FIELD, msgspec.Raw(b"0")))
    except UnreadableError:
        return 0


def _is_readable(content: bytes) -> bool:
    try:
        _WHOLE.decode(content or b"{}")
    except UnreadableError:
        return False
    return True


def _sound(name: str, raw: msgspec.Raw) -> list[object]:
    """Return the value of a field in a list, or an empty list if it is unknown or wrong."""
    if name not in _KINDS:
        return []
    try:
        return [_KINDS[name].decode(raw)]
    except UnreadableError:
        return []
