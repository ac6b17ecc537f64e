"""No heavy package is imported before the first paint."""

import pytest

from tests.architecture.tree import run_python
from tests.tools import OPENAI

HEAVY = (
    *("PySide6", "charset_normalizer", "currency_converter", "lxml", "numpy", "openpyxl", "pikepdf", "platformdirs"),
    *("requests", "sqlalchemy", "typst", "urllib3"),
)
OF_OTHER_VERBS = (
    "concurrent.futures",
    "offercalc.application.batch.sheet_batch",
    "offercalc.cli.verbs.library",
    "offercalc.domain.tax",
    "statistics",
    "subprocess",
)
SHOW_LOADED = f"""
import importlib, sys
importlib.import_module(sys.argv[1])
print(*sorted(set(sys.modules) & set({HEAVY!r})))
"""
COMPARE = f"""
import sys
from offercalc.bootstrap import main
sys.argv = ["offercalc", "compare", sys.argv[1], sys.argv[1]]
main()
print(*sorted(set(sys.modules) & set({OF_OTHER_VERBS!r})), file=sys.stderr)
"""


def heavy_imports(module: str) -> list[str]:
    """Return the heavy packages that importing a module loads."""
    loaded = run_python(SHOW_LOADED, module)
    assert loaded.returncode == 0, loaded.stderr
    return loaded.stdout.split()


@pytest.mark.parametrize("module", ["offercalc.bootstrap", "offercalc.cli"])
def test_nothing_heavy_is_loaded(module: str) -> None:
    assert heavy_imports(module) == []


def test_what_papers_say_is_loaded_by_who_draws_them() -> None:
    program = "import sys; import offercalc.sheets.typst_renderer; print(*sys.modules)"
    loaded = run_python(program)
    assert loaded.returncode == 0, loaded.stderr
    assert not [name for name in loaded.stdout.split() if name.startswith("offercalc.sheets.content.comparison")]


def test_a_verb_loads_no_other() -> None:
    loaded = run_python(COMPARE, str(OPENAI))
    assert (loaded.returncode, loaded.stderr.split()) == (0, [])


def test_a_breach_is_seen() -> None:
    assert heavy_imports("requests.sessions") == ["charset_normalizer", "requests", "urllib3"]
