"""Imports only go down; each contract in pyproject.toml is violated once here, to prove that it works."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT

BREACHES = {
    "a lower layer reaches up": ("layers", {"domain/breach.py": "import offercalc.application"}),
    "a sibling reaches sideways": ("layers", {"feeds/breach.py": "import offercalc.library"}),
    "a package has no place": ("layers", {"breach.py": ""}),
    "the terminal meets Qt": ("no-qt", {"cli/breach.py": "import PySide6.QtCore"}),
    "the domain reads a file": ("pure", {"domain/breach.py": "import pathlib"}),
    "the analysis asks the network": ("pure", {"analysis/breach.py": "import http.client"}),
    "words are read from disk": ("words", {"presentation/breach.py": "import pathlib"}),
    "two modules need each other": (
        "acyclic",
        {
            "domain/breach.py": "import offercalc.domain.other",
            "domain/other.py": "import offercalc.domain.breach",
        },
    ),
}


def lint_imports(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Check the contracts of a tree that contains pyproject.toml and offercalc/."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", code, "--no-cache", "--config", "pyproject.toml", *arguments]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False, timeout=120)


def test_every_import_goes_down() -> None:
    checked = lint_imports(ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(("contract", "modules"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_seen(contract: str, modules: dict[str, str], tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "offercalc", ignore=shutil.ignore_patterns("__pycache__"))
    for name, code in modules.items():
        (tmp_path / "offercalc" / name).write_text(code, encoding="utf-8")
    checked = lint_imports(tmp_path, "--contract", contract)
    assert checked.returncode == 1
    assert "breach" in checked.stdout
