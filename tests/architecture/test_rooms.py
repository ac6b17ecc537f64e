"""Folders are rooms: one subject each, few modules, and a sentence that docs/ARCHITECTURE.md shows."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import PACKAGE, ROOT, parse, place, python_files

MOST_MODULES = 15
TREE = re.compile(r"^```tree\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def rooms(package: Path) -> Iterator[str]:
    """Yield each folder of a package as a line of the tree: indented by its depth, its name, its docstring."""
    for init in sorted(package.rglob("*/__init__.py")):
        *above, name = init.relative_to(package).parts[:-1]
        yield f"{'  ' * len(above) + name + '/':<18}{ast.get_docstring(parse(init))}"


def crowded(package: Path) -> dict[str, int]:
    """Return the folders that hold too many modules, with how many."""
    count = Counter(path.parent for path in package.rglob("*.py") if path.name != "__init__.py")
    return {folder.relative_to(package).as_posix(): number for folder, number in count.items() if number > MOST_MODULES}


def test_the_documented_tree_is_that_of_the_folders() -> None:
    (tree,) = TREE.findall((ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    assert tree.splitlines() == list(rooms(PACKAGE))


def test_no_folder_is_crowded() -> None:
    assert crowded(PACKAGE) == {}


def test_a_crowded_folder_is_seen(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    for number in range(MOST_MODULES + 1):
        (tmp_path / "room" / f"module_{number}.py").touch()
    assert crowded(tmp_path) == {"room": MOST_MODULES + 1}


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in python_files("offercalc")}
    assert [place(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
