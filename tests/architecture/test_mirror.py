"""tests/ mirrors offercalc/ file for file."""

from pathlib import Path

from tests.architecture.tree import PACKAGE, ROOT, place, python_files

WITHOUT_A_TEST_OF_ITS_OWN = {
    "__main__.py": "two lines; test_no_qt_below_desktop.py and packaging/smoke_test.py start it",
}


def mirror(module: Path, package: Path = PACKAGE, tests: Path = ROOT / "tests") -> Path:
    """Return the path of a module's test."""
    inside = module.relative_to(package)
    return tests / inside.parent / f"test_{inside.name}"


def modules() -> list[Path]:
    """Return the modules that need a test file."""
    found = (path for path in python_files("offercalc") if path.name != "__init__.py")
    return [path for path in found if path.relative_to(PACKAGE).as_posix() not in WITHOUT_A_TEST_OF_ITS_OWN]


def test_every_module_has_its_test() -> None:
    assert [place(mirror(module)) for module in modules() if not mirror(module).is_file()] == []


def test_every_exception_is_needed() -> None:
    needless = [name for name in WITHOUT_A_TEST_OF_ITS_OWN if mirror(PACKAGE / name).exists()]
    assert needless == []


def test_the_mirror_keeps_folders(tmp_path: Path) -> None:
    found = mirror(tmp_path / "a" / "b" / "c.py", tmp_path / "a", tmp_path / "tests")
    assert found == tmp_path / "tests" / "b" / "test_c.py"
