"""Imports Qt without what PySide does at every start that no program needs."""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

from typing_extensions import override

_SUPPORT = "shibokensupport.signature"
_LATER = {
    f"{_SUPPORT}.{name}"
    for name in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
}
"""What words the errors of wrong calls and writes type stubs."""


def import_qt() -> None:
    """Import Qt, and keep it from reading the source of every module that is imported after it.

    PySide looks for its own name there, to serve `from __feature__ import …`, which nothing here uses; that takes a
    fifteenth of the way to the first paint. It also compiles, at every start, the source of modules that are used at a
    wrong call at most; they are compiled when they are used, which saves another fifteenth.
    """
    plain = builtins.__import__

    def importing(name: str, *more: Any, **named: Any) -> ModuleType:  # noqa: ANN401 - as Python calls it
        wanted: Any = (*more, None, None, ())[2]
        for full in _LATER.intersection(f"{name}.{one}" for one in wanted or ()):
            sys.modules.setdefault(full, LaterModule(full))
        return plain(name, *more, **named)

    builtins.__import__ = importing
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415 - between the lines that this is about
    finally:
        builtins.__import__ = plain


class LaterModule(ModuleType):
    """A module of PySide's support that is loaded when something of it is used."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)
        self._name = name

    @override
    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        package, _, own = self._name.rpartition(".")
        loader: Any = sys.modules[package].__loader__
        if isinstance(loader, SourceFileLoader):  # PySide has been told to unpack its modules
            loader = SourceFileLoader(self._name, str(Path(loader.path).with_name(f"{own}.py")))
        self.__spec__ = ModuleSpec(self._name, loader)
        self.__class__ = ModuleType  # type: ignore[assignment]  # from now on it is a module like any other
        loader.exec_module(self)
        return getattr(self, name)
