"""Modules, functions and classes are small and have few parameters."""

from pathlib import Path

import pytest

from tests.architecture.tree import SOURCE, Function, classes, functions, lines, parse, place, python_files

MODULE_LINES = 400
FUNCTION_LINES = 50
CLASS_LINES = 250
PARAMETERS = 5


def sizes_over_budget(path: Path) -> list[str]:
    """Return everything in a file that exceeds the size limits."""
    tree = parse(path)
    length = len(path.read_text(encoding="utf-8").splitlines())
    faults = [f"{place(path)}: {length} lines, at most {MODULE_LINES}"] if length > MODULE_LINES else []
    for function in functions(tree):
        if lines(function) > FUNCTION_LINES:
            faults.append(f"{place(path, function)}: {function.name} has {lines(function)} lines")
        if parameters(function) > PARAMETERS:
            faults.append(f"{place(path, function)}: {function.name} takes {parameters(function)} parameters")
    return faults + [
        f"{place(path, a_class)}: {a_class.name} has {lines(a_class)} lines"
        for a_class in classes(tree)
        if lines(a_class) > CLASS_LINES
    ]


def parameters(function: Function) -> int:
    """Return the number of parameters without self and cls."""
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return sum(argument.arg not in {"self", "cls"} for argument in named)


def test_every_file_keeps_to_its_budget() -> None:
    assert [fault for path in python_files(*SOURCE, "tests") for fault in sizes_over_budget(path)] == []


@pytest.mark.parametrize(
    ("name", "code", "fault"),
    [
        ("module.py", "x = 1\n" * 401, "401 lines"),
        ("function.py", "def long():\n" + "    x = 1\n" * 50, "long has 51 lines"),
        ("method.py", "class A:\n  def long(self):\n" + "    x = 1\n" * 50, "long has 51 lines"),
        ("large.py", "class Large:\n" + "    x = 1\n" * 250, "Large has 251 lines"),
        ("many.py", "def many(a, b, c, /, d, *, e, f): ...\n", "many takes 6 parameters"),
    ],
)
def test_a_breach_is_seen(name: str, code: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(code, encoding="utf-8")
    faults = sizes_over_budget(tmp_path / name)
    assert len(faults) == 1
    assert fault in faults[0]


def test_self_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "method.py").write_text("class A:\n    def m(self, a, b, c, d, e): ...\n", encoding="utf-8")
    assert sizes_over_budget(tmp_path / "method.py") == []
