"""External errors are translated: their messages are in the catalog, and nothing shows them only in English."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import Function, classes, parse, place, python_files

ROOT_OF_ALL = "ExternalError"
TEXT_COMES_SECOND = {"changed"}
"""Functions that build such an error from a text passed after a publisher's name."""


def family(trees: list[ast.Module]) -> set[str]:
    """Return the names of the external errors."""
    parents = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees
        for node in classes(tree)
    }
    found = {ROOT_OF_ALL}
    while more := {name for name, bases in parents.items() if bases & found} - found:
        found |= more
    return found


def unsaid(path: Path, tree: ast.Module, errors: set[str]) -> list[str]:
    """Return where an error has a message missing from the catalog, or is always shown in English."""
    nodes = list(ast.walk(tree))
    told = [node for node in nodes if isinstance(node, ast.Call) and _name(node) in errors | TEXT_COMES_SECOND]
    scopes = [node for node in nodes if isinstance(node, Function)] if told else []
    marked = {id(name) for scope in scopes for name in _marked(scope)}
    faults = [
        f"{place(path)}:{node.lineno}: {_name(node)} takes a text marked by N_, and facts"
        for node in told
        if not _is_known(node, marked)
    ]
    for node in nodes:
        if isinstance(node, ast.ExceptHandler) and node.name and _caught(node) & errors:
            faults += [f"{place(path)}:{line}: tell `{node.name}.message`" for line in _in_english(node)]
    return faults


def _marked(scope: Function) -> Iterator[ast.Name]:
    """Yield the uses of names that a function binds to marked texts or takes as parameters."""
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                given.setdefault(ast.unparse(target), []).append(node.value)
    for node in ast.walk(scope):
        if isinstance(node, ast.Name) and all(_is_marked(value) for value in given.get(node.id, ())):
            yield node


def _is_known(call: ast.Call, marked: set[int]) -> bool:
    at = 1 if _name(call) in TEXT_COMES_SECOND else 0
    text = call.args[at] if len(call.args) > at else None
    return text is not None and (_is_marked(text) or id(text) in marked)


def _is_marked(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and _name(value) == "N_"


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _caught(handler: ast.ExceptHandler) -> set[str]:
    return {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} if handler.type else set()


def _in_english(handler: ast.ExceptHandler) -> Iterator[int]:
    """Yield the lines of a handler that turn the error into text."""
    for node in ast.walk(handler):
        taken = node.args if isinstance(node, ast.Call) and _name(node) == "str" else []
        taken = [node.value] if isinstance(node, ast.FormattedValue) else taken
        yield from (one.lineno for one in taken if isinstance(one, ast.Name) and one.id == handler.name)


ERRORS = {"ExternalError", "UnavailableError", "ConflictError", "StoppedError", "UnreadableRatesError"}
"""Some of them, for the tests of the search itself."""


def test_every_failure_outside_can_be_told_in_every_language() -> None:
    trees = {path: parse(path) for path in python_files("offercalc")}
    errors = family([*trees.values()])
    assert errors >= ERRORS
    assert [fault for path, tree in trees.items() for fault in unsaid(path, tree, errors)] == []


@pytest.mark.parametrize(
    "code",
    [
        'raise ExternalError(f"{path}: {reason}")',
        'raise UnavailableError("The server does not answer.")',
        'raise ExternalError("{path}".format(path=path))',
        "raise ExternalError(str(cause))",
        "raise ExternalError()",
        'message = f"{path}"\n    raise ExternalError(message)',
        'text = N_("a")\n    text = "b"\n    raise ExternalError(text)',
        'raise changed(source, "the table is empty")',
        "try:\n        act()\n    except ExternalError as error:\n        show(str(error))",
        'try:\n        act()\n    except (OSError, UnavailableError) as error:\n        show(f"{error}!")',
    ],
)
def test_a_breach_is_seen(code: str) -> None:
    assert len(unsaid(Path("sample.py"), ast.parse(f"def act(path, source):\n    {code}\n"), ERRORS)) == 1


@pytest.mark.parametrize(
    "code",
    [
        'raise ExternalError(N_("{path}: {reason}"), path=path, reason=reason)',
        'text = N_("{path} is gone")\n    raise ExternalError(text, path=path)',
        'raise changed(source, N_("the table is empty"))',
        "try:\n        act()\n    except ExternalError as error:\n        show(localizer.render(error.message))",
        "try:\n        act()\n    except OSError as error:\n        show(str(error))",
    ],
)
def test_what_can_be_told_is_left_alone(code: str) -> None:
    assert unsaid(Path("sample.py"), ast.parse(f"def act(path, source):\n    {code}\n"), ERRORS) == []
