"""Source files and their syntax trees, for the architecture tests."""

import ast
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "offercalc"
SOURCE = ("offercalc", "packaging", "benchmarks")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """Return the Python files below folders of the repository, in a fixed order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a source file; those of the package are shared by all tests of this folder."""
    return (
        package_tree(path) if path.is_relative_to(PACKAGE) else ast.parse(path.read_text(encoding="utf-8"), str(path))
    )


@cache
def package_tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file of the package."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module_name(path: Path) -> str:
    """Return the dotted name under which a file of the package is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function and method at any depth."""
    return (node for node in _statements(tree) if isinstance(node, Function))


def classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    """Yield every class at any depth."""
    return (node for node in _statements(tree) if isinstance(node, ast.ClassDef))


def _statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield a tree and every statement inside, but no expressions: they are most of a tree and define nothing."""
    waiting = deque([tree])
    while waiting:
        node = waiting.popleft()
        yield node
        for inside in ("body", "orelse", "handlers", "finalbody", "cases"):
            waiting += found if isinstance(found := getattr(node, inside, None), list) else []


def lines(node: ast.stmt) -> int:
    """Return the number of lines of a definition without its decorators."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_override(function: Function) -> bool:
    """Whether a method is decorated with `override`."""
    return any(isinstance(mark, ast.Name) and mark.id == "override" for mark in function.decorator_list)


def place(path: Path, node: ast.stmt | None = None) -> str:
    """Return a location as path and line that an editor can open."""
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return f"{shown}:{node.lineno}" if node else str(shown)


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code in a separate interpreter, in the repository."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
