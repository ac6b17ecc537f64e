"""tests/ mirrors offercalc/ file for file."""

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT, functions, parse, place, python_files

WITHOUT_A_TEST_OF_ITS_OWN = {
    "__main__.py": "two lines; test_no_qt_below_desktop.py and packaging/smoke_test.py start it",
}


def mirror(module: Path, package: Path = PACKAGE, tests: Path = ROOT / "tests") -> Path:
    """Return the path of a module's test."""
    inside = module.relative_to(package)
    return tests / inside.parent / f"test_{inside.name}"


def has_behavior(tree: ast.Module) -> bool:
    """Whether a module holds more than protocols and plain values: any function with a body beside its docstring."""
    bodies = [function.body for function in functions(tree)]
    return not classes_only(tree) or any(len(body) > 1 or not _is_docstring(body[0]) for body in bodies)


def classes_only(tree: ast.Module) -> bool:
    """Whether a module defines nothing but classes; imports for the type checker alone are no behavior."""
    plain = ast.Import | ast.ImportFrom | ast.ClassDef | ast.Expr
    return all(isinstance(node, plain) or _is_for_types(node) for node in tree.body)


def _is_for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def modules() -> list[Path]:
    """Return the modules that need a test file."""
    found = (path for path in python_files("offercalc") if path.name != "__init__.py" and has_behavior(parse(path)))
    return [path for path in found if path.relative_to(PACKAGE).as_posix() not in WITHOUT_A_TEST_OF_ITS_OWN]


def test_every_module_has_its_test() -> None:
    assert [place(mirror(module)) for module in modules() if not mirror(module).is_file()] == []


def test_every_exception_is_needed() -> None:
    needless = [name for name in WITHOUT_A_TEST_OF_ITS_OWN if mirror(PACKAGE / name).exists()]
    assert needless == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('class A:\n    def f(self) -> int:\n        """Return."""', False),
        ("class A:\n    x: int = 0", False),
        ("class A:\n    def f(self) -> int:\n        return 1", True),
        ("LIMIT = 3", True),
    ],
)
def test_only_protocols_and_plain_values_need_no_test(source: str, *, found: bool) -> None:
    assert has_behavior(ast.parse(source)) is found


def test_the_mirror_keeps_folders(tmp_path: Path) -> None:
    found = mirror(tmp_path / "a" / "b" / "c.py", tmp_path / "a", tmp_path / "tests")
    assert found == tmp_path / "tests" / "b" / "test_c.py"
