"""Own modules are those that Python would have loaded."""

from pathlib import Path

from tests.architecture.tree import run_python

SHOW_SAME = """
import importlib.util, sys
from importlib.machinery import PathFinder
from offercalc.desktop.loading.own_modules import find_fast
find_fast("offercalc")
find_fast("offercalc")
import offercalc.presentation.formats.number_format
import offercalc.cli
own = [finder for finder in sys.meta_path if type(finder).__module__.startswith("offercalc")]
loaders = {name: type(getattr(module, "__loader__", None)).__name__ for name, module in sys.modules.items()}
loaded = {name: sys.modules[name] for name, loader in loaders.items() if loader == "_Loader"}
for name, module in loaded.items():
    parent = sys.modules[name.rpartition(".")[0]]
    plain = PathFinder.find_spec(name, parent.__path__)
    assert (module.__file__, module.__cached__) == (plain.origin, plain.cached), name
    assert module.__package__ == plain.parent and module.__spec__.name == plain.name, name
    assert list(getattr(module, "__path__", [])) == list(plain.submodule_search_locations or []), name
    assert module.__loader__.get_source(name) == plain.loader.get_source(name), name
assert importlib.util.find_spec("offercalc.presentation.nothing") is None
assert own[0].find_spec("os", None) is None
print(len(own), "offercalc.presentation" in loaded, "offercalc.presentation.formats.number_format" in loaded)
"""
SHOW_CHANGED = """
import importlib, sys
from pathlib import Path
from offercalc.desktop.loading.own_modules import find_fast
sys.dont_write_bytecode = False
sys.path.insert(0, sys.argv[1])
find_fast("worth")
def value():
    for name in ("worth.of", "worth"):
        sys.modules.pop(name, None)
    return importlib.import_module("worth.of").VALUE
source = Path(sys.argv[1], "worth", "of.py")
print(value(), value())
source.write_text("VALUE = 1000\\n", encoding="utf-8")
print(value(), value())
compiled = next(source.parent.rglob("of.*.pyc"))
compiled.write_bytes(compiled.read_bytes()[:10])
print(value())
"""


def test_modules_are_as_python_finds_them() -> None:
    shown = run_python(SHOW_SAME)
    assert (shown.returncode, shown.stdout.split()) == (0, ["1", "True", "True"]), shown.stderr


def test_a_changed_source_is_read_anew(tmp_path: Path) -> None:
    package = tmp_path / "worth"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "of.py").write_text("VALUE = 1\n", encoding="utf-8")
    shown = run_python(SHOW_CHANGED, str(tmp_path))
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.split() == ["1", "1", "1000", "1000", "1000"]
