import sys
from datetime import date

import pytest

from offercalc.application.settings.settings import Settings
from offercalc.application.tax.person_facts import Fact
from offercalc.bootstrap import CHILD_VERB, TerminalServices, main
from offercalc.program import Program
from tests.tools import ENGLISH, OPENAI


def test_the_program_starts_as_the_process_of_a_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[bool] = []
    monkeypatch.setattr(sys, "argv", ["offercalc", CHILD_VERB])
    monkeypatch.setattr("offercalc.interchange.guarded.guarded_child.serve", lambda: served.append(True))
    assert main() == 0
    assert served == [True]


@pytest.mark.parametrize(
    ("arguments", "code"), [(["check", str(OPENAI)], 0), (["show", "missing.json"], 1), (["?"], 2)]
)
def test_a_verb_runs_in_the_terminal(
    arguments: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["offercalc", *arguments])
    assert main() == code
    assert arguments[-1] in "".join(capsys.readouterr())


def test_the_terminal_has_the_services_of_the_program_and_what_it_puts_together() -> None:
    program = Program()
    program.today = date(2026, 10, 31)
    facts = (Fact("ID", "ptkp", "K/3"),)
    program.settings.write(Settings(about_you=facts))
    found = TerminalServices(program)
    assert found.files is program.files
    assert found.sources.rates is program.rates
    assert (found.sources.presets, found.sources.today) == (program.presets, date(2026, 10, 31))
    assert found.known_tables.meanings(ENGLISH) == program.tables.meanings(ENGLISH)
    assert found.taxation.facts() == facts
    assert found.taxation.sources().laws is program.tax_laws
    assert found.open_library() is program.library
    program.library.close()
