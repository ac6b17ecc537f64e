"""Settings in a JSON file of their own: what is wrong in it has its default, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import msgspec

from offercalc.application.settings import Settings
from offercalc.application.whole_files import keep
from offercalc.presentation.reader import is_locale

_BROKEN = ".broken"
_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class JsonSettingsFile:
    """Keeps settings in a file."""

    def __init__(self, path: Path) -> None:
        """Take the path of the file, which need not be there."""
        self._path = path

    def read(self) -> Settings:
        """Read what was set; what is missing or wrong has its default."""
        content = self._content()
        try:
            fields = msgspec.json.decode(content or b"{}", type=dict[str, msgspec.Raw])
        except _UNREADABLE:
            return Settings()
        sound = {name: value for name, raw in fields.items() for value in _sound(name, raw)}
        settings = msgspec.convert(sound, Settings)
        if settings.number_format and not is_locale(settings.number_format):
            return msgspec.structs.replace(settings, number_format="")
        return settings

    def write(self, settings: Settings) -> None:
        """Keep settings; a file that could not be read is kept beside. Raises OutsideError where that fails."""
        content = self._content()
        if content and not _is_readable(content):
            keep(content, self._path.with_name(self._path.name + _BROKEN))
        keep(msgspec.json.format(msgspec.json.encode(settings)) + b"\n", self._path)

    def _content(self) -> bytes:
        try:
            return self._path.read_bytes()
        except OSError:
            return b""


def _is_readable(content: bytes) -> bool:
    try:
        msgspec.json.decode(content, type=Settings)
    except _UNREADABLE:
        return False
    return True


def _sound(name: str, raw: msgspec.Raw) -> list[object]:
    """Give the value of a field where it is one, in a list; an empty list where it is not."""
    kinds = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    if name not in kinds:
        return []
    try:
        return [msgspec.json.decode(raw, type=kinds[name])]
    except _UNREADABLE:
        return []
