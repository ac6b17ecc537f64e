"""Imports only go down; each contract in pyproject.toml is violated here, to prove that it works."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT

BREACHES = {
    "a lower layer reaches up": ("layers", {"domain/upward.py": "import offercalc.application"}),
    "a sibling reaches sideways": ("layers", {"feeds/sideways.py": "import offercalc.library"}),
    "a package has no place": ("layers", {"unplaced.py": ""}),
    "the terminal meets Qt": ("no-qt", {"cli/drawing.py": "import PySide6.QtCore"}),
    "the domain reads a file": ("pure", {"domain/reading.py": "import pathlib"}),
    "the analysis asks the network": ("pure", {"analysis/asking.py": "import http.client"}),
    "words are read from disk": ("words", {"presentation/fetching.py": "import pathlib"}),
    "two modules need each other": (
        "acyclic",
        {"domain/hen.py": "import offercalc.domain.egg", "domain/egg.py": "import offercalc.domain.hen"},
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


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what is said of each contract, by its name, where all of them are violated in one tree."""
    tree = tmp_path_factory.mktemp("breaches")
    shutil.copy(ROOT / "pyproject.toml", tree)
    shutil.copytree(PACKAGE, tree / "offercalc", ignore=shutil.ignore_patterns("__pycache__"))
    for _contract, modules in BREACHES.values():
        for name, code in modules.items():
            (tree / "offercalc" / name).write_text(code, encoding="utf-8")
    checked = lint_imports(tree)
    assert checked.returncode == 1
    sections = re.split(r"^(.+)\n-+\n", checked.stdout, flags=re.MULTILINE)
    return dict(zip(sections[1::2], sections[2::2], strict=True))


@pytest.mark.parametrize(("contract", "modules"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_seen(contract: str, modules: dict[str, str], broken: dict[str, str]) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (title,) = (one["name"] for one in contracts if one["id"] == contract)
    found = re.findall(r"\w+", broken[title])
    assert [name for name in modules if Path(name).stem not in found] == []
