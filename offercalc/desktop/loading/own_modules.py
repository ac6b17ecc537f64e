"""The program's own modules, found and read with fewer steps than Python takes for any module."""

# Python looks for each of 400 modules in six forms, through several layers of its own code. Here each is a source file
# with its compiled form beside it, which counts only if it is of that very source, as always.

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

_BY_TIME = MAGIC_NUMBER + bytes(4)
"""How a compiled module begins that states the time and the size of its source."""
_HEAD = 16
_COMPILED = f".{sys.implementation.cache_tag}.pyc"
_WORD = 0xFFFF_FFFF


def find_fast(package: str) -> None:
    """Find the modules of a package fast from now on, unless compiled modules are elsewhere, as in a frozen program."""
    is_elsewhere = sys.pycache_prefix or sys.flags.optimize or getattr(sys, "frozen", False)
    if not is_elsewhere and not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder(f"{package}."))


class _Finder:
    """Finds the modules of a package in its folders; the base class of finders takes long to load."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        if not fullname.startswith(self._prefix) or not path:
            return None
        place = f"{path[0]}{os.sep}{fullname.rpartition('.')[2]}"
        return _spec_of(fullname, f"{place}.py") or _spec_of(fullname, f"{place}{os.sep}__init__.py", [place])


class _Loader(SourceFileLoader):
    """Reads the compiled form of a module if it is of the present source; otherwise Python compiles it."""

    @override
    def get_code(self, fullname: str) -> CodeType | None:
        try:
            source = os.stat(self.path)  # noqa: PTH116 - pathlib takes as long as the rest
            with open(_compiled(self.path), "rb", buffering=0) as file:  # noqa: PTH123
                content = file.read()
        except OSError:
            return super().get_code(fullname)
        stamp = (int(source.st_mtime) & _WORD, source.st_size & _WORD)
        if content[:_HEAD] != _BY_TIME + b"".join(part.to_bytes(4, "little") for part in stamp):
            return super().get_code(fullname)
        code: CodeType = marshal.loads(memoryview(content)[_HEAD:])  # noqa: S302 - as Python reads it
        return code


def _spec_of(name: str, source: str, places: list[str] | None = None) -> ModuleSpec | None:
    """Return how to load a module from its source file, None if there is none; packages have places of modules."""
    if not os.path.exists(source):  # noqa: PTH110
        return None
    spec = ModuleSpec(name, _Loader(name, source), origin=source, is_package=places is not None)
    spec.has_location, spec.cached = True, _compiled(source)
    if places is not None:
        spec.submodule_search_locations = places
    return spec


def _compiled(source: str) -> str:
    folder, _, name = source.rpartition(os.sep)
    return f"{folder}{os.sep}__pycache__{os.sep}{name.removesuffix('.py')}{_COMPILED}"
