import os
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from offercalc.application.translations.catalogue import catalogue, languages

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def locale_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("offercalc.application.translations.catalogue.resource", tmp_path.joinpath)
    folder = tmp_path / "locale"
    folder.mkdir()
    return folder


def write_source(folder: Path, language: str, total: str) -> Path:
    messages = folder / language / "LC_MESSAGES"
    messages.mkdir(parents=True, exist_ok=True)
    source = messages / "offercalc.po"
    source.write_text(f'{HEADER}msgid "Total"\nmsgstr "{total}"\n', encoding="utf-8")
    return source


def write_compiled(source: Path) -> Path:
    compiled = source.with_suffix(".mo")
    with source.open("rb") as messages, compiled.open("wb") as file:
        write_mo(file, read_po(messages))
    return compiled


def test_english_is_spoken_first_and_once(locale_folder: Path) -> None:
    for language in ("nl", "en", "id"):
        write_source(locale_folder, language, "x")
    assert languages() == ("en", "id", "nl")


def test_a_folder_without_messages_is_no_language(locale_folder: Path) -> None:
    (locale_folder / "fr").mkdir()
    (locale_folder / "README.md").write_text("Translations", encoding="utf-8")
    assert languages() == ("en",)


def test_a_language_without_a_catalogue_keeps_the_originals(locale_folder: Path) -> None:
    assert catalogue("fr").gettext("Total") == "Total"


def test_an_uncompiled_catalogue_is_read_all_the_same(locale_folder: Path) -> None:
    write_source(locale_folder, "nl", "Totaal")
    assert catalogue("nl").gettext("Total") == "Totaal"


def test_an_installed_program_has_only_the_compiled_catalogue(locale_folder: Path) -> None:
    source = write_source(locale_folder, "nl", "Totaal")
    write_compiled(source)
    source.unlink()
    assert catalogue("nl").gettext("Total") == "Totaal"


def test_a_compiled_catalogue_is_read_once_while_it_is_unchanged(locale_folder: Path) -> None:
    source = write_source(locale_folder, "nl", "Totaal")
    compiled = write_compiled(source)
    os.utime(compiled, (3_000_000_000, 3_000_000_000))
    before = catalogue("nl")
    assert catalogue("nl") is before
    write_source(locale_folder, "nl", "Som")
    write_compiled(source)
    os.utime(compiled, (3_000_000_001, 3_000_000_001))
    assert catalogue("nl").gettext("Total") == "Som"


def test_the_compiled_catalogue_is_used_while_it_is_the_newer(locale_folder: Path) -> None:
    source = write_source(locale_folder, "nl", "compiled")
    compiled = write_compiled(source)
    write_source(locale_folder, "nl", "edited, but long ago")
    os.utime(source, (1_000, 1_000))
    os.utime(compiled, (2_000, 2_000))
    assert catalogue("nl").gettext("Total") == "compiled"


def test_an_edited_catalogue_wins_over_an_older_compiled_one(locale_folder: Path) -> None:
    source = write_source(locale_folder, "nl", "old")
    compiled = write_compiled(source)
    write_source(locale_folder, "nl", "edited")
    os.utime(compiled, (1_000, 1_000))
    assert catalogue("nl").gettext("Total") == "edited"
