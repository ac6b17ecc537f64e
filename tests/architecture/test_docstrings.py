"""Every module has a docstring of one sentence, and everything public has a docstring."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import SOURCE, Function, is_override, parse, place, python_files

ANOTHER_SENTENCE = re.compile(r"(?<!e\.g)(?<!i\.e)[.!?]\s+[A-Z]")


def undocumented(path: Path) -> list[str]:
    """Return the module if its docstring is not one sentence, and everything public without a docstring."""
    tree = parse(path)
    text = ast.get_docstring(tree) or ""
    is_sentence = text.endswith(".") and not ANOTHER_SENTENCE.search(text)
    faults = [] if is_sentence else [f"{place(path)}: the module needs a docstring of one sentence"]
    missing = (node for node in public(tree) if not ast.get_docstring(node))
    return faults + [f"{place(path, node)}: {node.name} has no docstring" for node in missing]


def public(scope: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    """Yield public definitions except overrides, which are documented in the base class."""
    for node in scope.body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if isinstance(node, ast.ClassDef):
            yield node
            yield from public(node)
        elif not is_override(node):
            yield node


def test_everything_public_is_documented() -> None:
    assert [fault for path in python_files(*SOURCE) for fault in undocumented(path)] == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("x = 1", "one sentence"),
        ('"""No full stop"""', "one sentence"),
        ('"""First. Second."""', "one sentence"),
        ('"""One."""\ndef f(): ...', "f has no docstring"),
        ('"""One."""\nclass A: ...', "A has no docstring"),
        ('"""One."""\nclass A:\n  """A."""\n  def m(self): ...', "m has no docstring"),
    ],
)
def test_a_breach_is_seen(code: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "sample.py").write_text(code, encoding="utf-8")
    faults = undocumented(tmp_path / "sample.py")
    assert len(faults) == 1
    assert fault in faults[0]


def test_private_names_and_overrides_need_none(tmp_path: Path) -> None:
    private = "def _f(): ...\nclass _A:\n  def m(self): ...\n"
    code = f'"""One, e.g. This."""\n{private}class B:\n  """B."""\n  @override\n  def m(self): ...'
    (tmp_path / "sample.py").write_text(code, encoding="utf-8")
    assert undocumented(tmp_path / "sample.py") == []
