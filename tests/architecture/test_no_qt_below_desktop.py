"""Everything except the desktop works without Qt installed."""

import subprocess

from tests.architecture.tree import PACKAGE, module_name, python_files, run_python

WITHOUT_QT = """
import importlib, runpy, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"{name} is not installed", name=name)

sys.meta_path.insert(0, NoQt())
"""
IMPORT_ALL = WITHOUT_QT + "for name in sys.argv[1:]: importlib.import_module(name)"
SHOW_HELP = WITHOUT_QT + "sys.argv[1:] = ['--help']; runpy.run_module('offercalc', run_name='__main__')"


def modules_below_desktop() -> list[str]:
    """Return every module that must work without Qt."""
    paths = (path for path in python_files("offercalc") if path.name != "__main__.py")
    return [module_name(path) for path in paths if path.relative_to(PACKAGE).parts[0] != "desktop"]


def import_without_qt(*modules: str) -> subprocess.CompletedProcess[str]:
    """Import modules in an interpreter without Qt."""
    return run_python(IMPORT_ALL, *modules)


def test_every_module_is_imported_without_qt() -> None:
    imported = import_without_qt(*modules_below_desktop())
    assert imported.returncode == 0, imported.stderr


def test_the_terminal_helps_without_qt() -> None:
    shown = run_python(SHOW_HELP)
    assert shown.returncode == 0, shown.stderr
    assert "compare" in shown.stdout


def test_a_breach_is_seen() -> None:
    imported = import_without_qt("PySide6.QtCore")
    assert imported.returncode == 1
    assert "PySide6 is not installed" in imported.stderr
