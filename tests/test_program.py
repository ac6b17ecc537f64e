import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.outbox import PendingChanges, PendingSave
from offercalc.application.settings.settings import Settings
from offercalc.domain.exchange.rate import Rate
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.offer.offer import Offer
from offercalc.feeds.rate_repository import StoredRateRepository
from offercalc.interchange.guarded.guarded_process import GuardedProcess
from offercalc.library.sql_library import sqlite_url
from offercalc.program import Program
from tests.tools import OPENAI

LOCALE_NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOCALE_NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", ["presets", "files", "rates", "today", "locale"])
def test_a_tool_is_made_once(name: str) -> None:
    program = Program()
    assert getattr(program, name) is getattr(program, name)


def test_two_programs_share_no_tools() -> None:
    assert Program().files is not Program().files


def test_the_tools_work() -> None:
    program = Program()
    assert "4y-1y-cliff-monthly" in program.presets
    assert isinstance(program.files.read(OPENAI), Offer)
    assert "IDR" in program.rates.currencies
    assert isinstance(program.today, date)


def test_the_press_is_handed_the_files_the_presets_and_a_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    class Recording:
        def __init__(self, *tools: object) -> None:
            self.tools = tools

    renderer = ModuleType("offercalc.sheets.typst_renderer")
    renderer.TypstRenderer = Recording  # type: ignore[attr-defined] # stands in for the typesetter
    monkeypatch.setitem(sys.modules, renderer.__name__, renderer)
    program = Program()
    assert isinstance(program.renderer, Recording)
    *given, guard = program.renderer.tools
    assert given == [program.files, program.presets]
    assert isinstance(guard, GuardedProcess)
    assert guard is not program.guard  # which keeps no process, so that untrusted files never share one
    assert program.renderer is program.renderer


@pytest.mark.usefixtures("no_locale")
@pytest.mark.parametrize(
    ("environment", "locale"),
    [
        ({}, "en_US"),
        ({"LANG": "id_ID.UTF-8"}, "id_ID"),
        ({"LANG": "de_DE@euro"}, "de_DE"),
        ({"LANG": "C.UTF-8"}, "en_US"),
        ({"LANG": "id_ID.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "de_DE"),
        ({"LANG": "id_ID.UTF-8", "LC_MESSAGES": "C", "LC_ALL": ""}, "en_US"),
        ({"LANG": "id_ID.UTF-8", "LC_ALL": "C"}, "en_US"),
        ({"LANG": "id_ID.UTF-8", "LC_MESSAGES": "id_ID", "LC_ALL": "POSIX"}, "en_US"),
        ({"LANG": "id_ID.UTF-8", "LC_ALL": "C.UTF-8"}, "en_US"),
        ({"LANG": "id_ID.UTF-8", "LC_ALL": "nowhere"}, "en_US"),
        ({"LANG": "id_ID.UTF-8", "LC_MESSAGES": "de_DE.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, "sv_SE"),
    ],
)
def test_the_locale_is_the_systems(environment: dict[str, str], locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Program().locale == locale


def test_newer_rates_are_kept_in_the_data_folder(data_folder: Path) -> None:
    program = Program()
    assert program.folder == data_folder
    assert isinstance(program.rate_repository, StoredRateRepository)
    program.rate_repository.add_own((OwnQuote(date(2026, 11, 23), "USD", "IDR", Decimal(16_500)),))
    assert (data_folder / "rates.sqlite").exists()
    rate = program.rates.rate("USD", "IDR", date(2026, 11, 24))
    assert isinstance(rate, Rate)
    assert rate.value == 16_500
    assert Program().rates.tables[0].source == "own"


def test_a_teams_library_is_that_of_the_environment_before_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFERCALC_HOME", str(tmp_path))
    address = sqlite_url(tmp_path / "team.sqlite").render_as_string()
    Program().settings.write(Settings(library=address, author="Rina"))
    program = Program()
    assert program.offers_at_hand() == ()  # closing does not wait for a server
    kept = program.library.add(StoredOffer("a", 0, program.files.read(OPENAI)), "")  # type: ignore[arg-type]
    assert program.history.revisions("a")[0].author == "Rina"
    program.library.close()
    assert (tmp_path / "team.sqlite").exists()
    monkeypatch.setenv("OFFERCALC_LIBRARY", sqlite_url(tmp_path / "other.sqlite").render_as_string())
    other = Program()
    assert other.library.offers() == ()
    other.outbox.keep(PendingChanges((PendingSave(kept, ""),)))
    assert (program.outbox.read(), other.outbox.read().writes) == (PendingChanges(), (PendingSave(kept, ""),))
    other.library.close()
