"""A verb states the services that it needs, and nobody is handed a drawer of all of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, classes, functions, parse, place, python_files

COMPOSITION_ROOT = (PACKAGE / "program.py", PACKAGE / "bootstrap.py")
OF_THE_WINDOW = PACKAGE / "desktop" / "composition.py"
"""Where the window is put together; test_window_services.py keeps its services there."""
FILLED_IN = PACKAGE / "cli" / "options" / "services.py"
"""The only module that asks for services by name, for the verbs that state them."""
MOST = 4
"""Services in one value: those that are always used together, such as the sources of an appraisal."""


def services() -> dict[str, str]:
    """Return the services of the composition root with their types; a method is one that is created later."""
    found = {}
    for one in (function for path in COMPOSITION_ROOT for kind in classes(parse(path)) for function in functions(kind)):
        if not one.name.startswith("_") and one.returns is not None:
            kind = ast.unparse(one.returns)
            found[one.name] = kind if one.decorator_list else f"Callable[[], {kind}]"
    return found


def stated(tree: ast.AST) -> Iterator[tuple[ast.stmt, str, str]]:
    """Yield the services that the verbs of a module state, with their types."""
    for function in functions(tree):
        if any(ast.unparse(mark) == "pass_services" for mark in function.decorator_list):
            yield from ((function, one.arg, ast.unparse(one.annotation or one)) for one in function.args.posonlyargs)


def wrongly_stated(path: Path, known: dict[str, str]) -> list[str]:
    """Return the verbs that state a service the program has not, or has as another type."""
    return [
        f"{place(path, verb)} {name}: {kind}" for verb, name, kind in stated(parse(path)) if known.get(name) != kind
    ]


def taken_from_context(path: Path) -> list[str]:
    """Return where a module of the terminal takes something from what click hands through."""
    names = {"obj", "pass_obj", "find_object", "ensure_object", "make_pass_decorator"}
    nodes = [one for one in ast.walk(parse(path)) if isinstance(one, ast.Attribute) and one.attr in names]
    return [f"{place(path)}:{one.lineno}" for one in nodes]


def drawers(path: Path, kinds: set[str]) -> list[str]:
    """Return the classes that hold out more services than belong together, as fields or as properties."""
    found = []
    for one in classes(parse(path)):
        fields = [ast.unparse(node.annotation) for node in one.body if isinstance(node, ast.AnnAssign)]
        properties = [
            ast.unparse(node.returns)
            for node in one.body
            if isinstance(node, ast.FunctionDef) and node.decorator_list and node.returns is not None
        ]
        if len(kinds & {kind.strip("'\"") for kind in (*fields, *properties)}) > MOST:
            found.append(place(path, one))
    return found


def test_verbs_state_services_that_there_are() -> None:
    known = services()
    assert [one for path in python_files("offercalc/cli") for one in wrongly_stated(path, known)] == []
    assert {name for path in python_files("offercalc/cli") for _verb, name, _kind in stated(parse(path))} > {"files"}


def test_services_are_filled_in_at_one_place() -> None:
    paths = [path for path in python_files("offercalc/cli") if path != FILLED_IN]
    assert [one for path in paths for one in taken_from_context(path)] == []


def test_nothing_but_the_composition_root_has_all_services() -> None:
    kinds = set(services().values())
    paths = [path for path in python_files("offercalc") if path not in {*COMPOSITION_ROOT, OF_THE_WINDOW}]
    assert [one for path in paths for one in drawers(path, kinds)] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("@pass_services\ndef verb(files: OfferFiles, /, path: Path) -> None: ...", 0),
        ("@pass_services\ndef verb(files: Files, /, path: Path) -> None: ...", 1),
        ("@pass_services\ndef verb(file: OfferFiles, /, path: Path) -> None: ...", 1),
        ("@pass_services\ndef verb(program, /, path: Path) -> None: ...", 1),
        ("def helper(file: int, /) -> None: ...", 0),
    ],
)
def test_a_wrong_service_is_seen(code: str, found: int, tmp_path: Path) -> None:
    (tmp_path / "verb.py").write_text(code, encoding="utf-8")
    assert len(wrongly_stated(tmp_path / "verb.py", {"files": "OfferFiles"})) == found


@pytest.mark.parametrize("code", ["@click.pass_obj\ndef verb(tools): ...", "found = click.get_current_context().obj"])
def test_a_way_around_is_seen(code: str, tmp_path: Path) -> None:
    (tmp_path / "verb.py").write_text(code, encoding="utf-8")
    assert len(taken_from_context(tmp_path / "verb.py")) == 1


def test_a_drawer_is_seen(tmp_path: Path) -> None:
    kinds = {"OfferFiles", "Library", "Outbox", "Drafts", "Rounds"}
    protocol = "".join(f"    @property\n    def of_{one.lower()}(self) -> {one}: ...\n" for one in sorted(kinds))
    struct = "".join(f"    of_{one.lower()}: {one}\n" for one in sorted(kinds))
    (tmp_path / "drawer.py").write_text(f"class A:\n{protocol}\nclass B:\n{struct}\nclass C:\n    x: Drafts\n", "utf-8")
    assert [one.rpartition(":")[2] for one in drawers(tmp_path / "drawer.py", kinds)] == ["1", "13"]
