"""Translated messages: compiled catalogues where the program was installed, the sources in a plain checkout."""

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from offercalc.application.resources import resource

DOMAIN = "offercalc"
SOURCE_LANGUAGE = "en"


def languages() -> tuple[str, ...]:
    """Name the languages that the program speaks: English and every catalogue that lies in the locale folder."""
    found = {folder.name for folder in resource("locale").iterdir() if (folder / "LC_MESSAGES").is_dir()}
    return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}))


def catalogue(language: str) -> NullTranslations:
    """Load the messages of a language; one without a catalogue gets the English originals."""
    folder = resource("locale", language, "LC_MESSAGES")
    compiled, source = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if compiled.is_file() and not _is_newer(source, compiled):
        with compiled.open("rb") as file:
            return GNUTranslations(file)
    return _compile(source) if source.is_file() else NullTranslations()


def _is_newer(source: Path, compiled: Path) -> bool:
    return source.is_file() and source.stat().st_mtime > compiled.stat().st_mtime


def _compile(source: Path) -> NullTranslations:
    """Compile a catalogue in memory, which only a checkout that was never installed needs."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - slow to load, and not part of an installed program
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)
