"""Message catalogues: compiled ones in an installed program, the sources in a checkout."""

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from offercalc.application.files.resources import resource

DOMAIN = "offercalc"
SOURCE_LANGUAGE = "en"


def languages() -> tuple[str, ...]:
    """Return the languages of the program: English and every one with a catalogue in the locale folder."""
    found = {folder.name for folder in resource("locale").iterdir() if (folder / "LC_MESSAGES").is_dir()}
    return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}))


def catalogue(language: str) -> NullTranslations:
    """Load the messages of a language; without a catalogue they stay in English."""
    folder = resource("locale", language, "LC_MESSAGES")
    compiled, source = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if compiled.is_file() and not _is_newer(source, compiled):
        return _read(compiled, compiled.stat().st_mtime_ns)
    return _compile(source) if source.is_file() else NullTranslations()


@lru_cache(maxsize=1)
def _read(compiled: Path, _changed: int) -> GNUTranslations:
    """Read a compiled catalogue, once while it is unchanged: a window and a command line ask for it again and again."""
    with compiled.open("rb") as file:
        return GNUTranslations(file)


def _is_newer(source: Path, compiled: Path) -> bool:
    return source.is_file() and source.stat().st_mtime > compiled.stat().st_mtime


def _compile(source: Path) -> NullTranslations:
    """Compile a catalogue in memory, needed only in a checkout that was never installed."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - slow to load, and not part of an installed program
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)
