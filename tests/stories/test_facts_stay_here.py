"""What a person has answered to tax laws is in the settings of this computer, and in no file that leaves it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from offercalc.application.settings.settings import Settings
from offercalc.application.tax.person_facts import Fact
from offercalc.bootstrap import TerminalServices
from offercalc.program import Program
from tests.conftest import ROOT
from tests.sheets.pdf_strings import strings_of
from tests.tools import NUSANTARA, SAMPLES, call

MARKER = "SECRETANSWER"
FACTS = (Fact("ID", "ptkp", MARKER), Fact("US", "filing_status", MARKER), Fact("ID", MARKER, "true"))
MAY_KNOW = {
    "application/settings/settings.py",
    "application/offers/appraisal.py",
    "application/tax/take_homes.py",
    "application/workbench/take_home.py",
    "desktop/state/net_pay.py",
    "desktop/state/page_views.py",
    "desktop/state/workspace.py",
    "desktop/widgets/tax/estimate_panel.py",
    "application/tax/taxation.py",
}
"""The modules that may use the facts: none of them writes an offer, a paper or an attachment."""


def test_no_other_module_knows_the_facts() -> None:
    source = ROOT / "offercalc"
    found = {path.relative_to(source).as_posix() for path in source.rglob("*.py") if _imports_facts(path)}
    assert found == MAY_KNOW


def _imports_facts(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return "person_facts" in text and any(
        isinstance(node, ast.ImportFrom) and str(node.module).endswith("person_facts")
        for node in ast.walk(ast.parse(text))
    )


@pytest.mark.usefixtures("data_folder")
def test_no_paper_and_no_file_discloses_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = Program()
    program.settings.write(Settings(about_you=FACTS))
    tools = TerminalServices(program)
    assert tools.taxation.facts() == FACTS
    papers = {name: tmp_path / f"{name}.pdf" for name in ("sheet", "report")}
    assert call(capsys, "sheet", NUSANTARA, "--attach", "full", "-o", papers["sheet"], tools=tools).code == 0
    assert call(capsys, "report", *SAMPLES, "--attach", "full", "-o", papers["report"], tools=tools).code == 0
    options = ("--take-home", "--tax-home", "ID", "--attach", "full")
    papers["refused"], papers["kept"] = tmp_path / "refused.pdf", tmp_path / "kept.pdf"
    assert call(capsys, "report", NUSANTARA, *options, "-o", papers["refused"], tools=tools).code == 0
    program.settings.write(Settings(about_you=(Fact("ID", "ptkp", "K/3"),)))
    assert call(capsys, "report", NUSANTARA, *options, "-o", papers["kept"], tools=tools).code == 0
    assert "K/3" not in " ".join(strings_of(papers["kept"].read_bytes()))
    for paper in papers.values():
        assert MARKER not in " ".join(strings_of(paper.read_bytes()))
        assert MARKER.encode() not in paper.read_bytes()
