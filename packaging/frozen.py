"""Contents of the frozen OfferCalc: hidden imports to include, and files to leave out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath

Entry = tuple[str, str, str]
"""A file as PyInstaller lists it: path in the bundle, source path and type."""

FOUND_BY_NAME = (
    "keyring",  # for the password of a team library, imported on demand
    "currency_converter",  # located by `find_spec` for its rates file, never imported
    "psycopg",  # loaded by the URL of a team library
    "psycopg_binary",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite",
)
"""Modules loaded by name, which import analysis does not find."""

WITH_DATA = ("currency_converter",)
"""Packages whose data files are needed besides their modules."""

WITH_METADATA = ("CurrencyConverter", "SQLAlchemy", "keyring")
"""Distributions whose metadata is read: for the version of the rates, and the keyring backends."""

LEFT_OUT = ("numpy", "pandas", "pytest", "setuptools", "tkinter", "PySide6.QtQml", "PySide6.QtQuick")
"""Optional imports of other packages that are not needed."""

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
"""The Qt plugins that the window needs, by folder; on macOS and Windows their names have no `lib` prefix."""

BROUGHT = ("libxcb-cursor", "libxcb-icccm", "libxcb-image", "libxcb-keysyms", "libxcb-render-util", "libxcb-util")
"""System libraries that the window needs and some desktops lack; all others are left to the system."""

SHARED_WITH_DRIVERS = ("libgcc_s", "libstdc++")
"""Also left to the system, because graphics drivers may need newer versions than the build machine has."""

_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/(?P<folder>[^/]+)/(?:lib)?(?P<name>[^/]+?)\.(?:so|dll|dylib)$")
_SOURCES_OF_TRANSLATIONS = {".po", ".pot"}


def is_needed(target: str) -> bool:
    """Whether the bundle needs a file; libraries are also filtered by `in_use`."""
    path = PurePath(target)
    if path.suffix in _SOURCES_OF_TRANSLATIONS or "/translations/" in path.as_posix():
        return False  # only compiled catalogs are read, and they include Qt's button texts
    plugin = _PLUGIN.search(path.as_posix())
    return plugin is None or plugin["name"] in PLUGINS.get(plugin["folder"], ())


def in_use(binaries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Return the libraries that are linked directly or indirectly; `needs` returns the libraries a file is linked with.

    Libraries linked by Python's modules are kept, because their versions differ between systems. System libraries of Qt
    are left to the system, like its display, fonts and themes.
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
    """Return the entries without symbolic links to files that are left out."""
    there = {target for target, _source, kind in files if kind != "SYMLINK"}
    found = list(entries)
    there |= {target for target, _source, kind in found if kind != "SYMLINK"}
    return [entry for entry in found if entry[2] != "SYMLINK" or _aim(entry) in there]


def _aim(link: Entry) -> str:
    """Return the target of a symbolic link in the bundle."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(link[0]), link[1]))


def _is_qt(entry: Entry) -> bool:
    return PurePath(entry[0]).parts[0] in {"PySide6", "shiboken6"}


def _reached(roots: Iterable[Entry], by_name: Mapping[str, Entry], needs: Callable[[str], Iterable[str]]) -> set[str]:
    """Return the paths of the given files and of everything linked from them."""
    found: set[str] = set()
    todo = list(roots)
    while todo:
        target, source, _kind = todo.pop()
        if target not in found:
            found.add(target)
            names = (PurePath(need).name for need in needs(source))
            todo += [by_name[name] for name in names if name in by_name]
    return found
