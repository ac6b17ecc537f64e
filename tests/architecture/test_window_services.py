"""Who needs a service says so in its constructor: only the composition of the window knows all of them."""

import re

import pytest

from tests.architecture.tree import place, python_files

COMPOSITION = {"offercalc/desktop/composition.py", "offercalc/desktop/program.py"}
"""Where the window is put together, and where the program hands over what it is made from."""
LOCATOR = re.compile(r"\bWindowServices\b|\bTools\b|\.tools\b|ports\.services\b|desktop\.composition\b")


def knowing(texts: dict[str, str]) -> list[str]:
    """Return the modules of the window that know all services, apart from its composition."""
    return [name for name, text in texts.items() if name not in COMPOSITION and LOCATOR.search(text)]


def test_no_part_of_the_window_knows_all_services() -> None:
    texts = {place(path): path.read_text(encoding="utf-8") for path in python_files("offercalc/desktop")}
    assert set(texts) >= COMPOSITION
    assert knowing(texts) == []


@pytest.mark.parametrize(
    "line",
    [
        "def __init__(self, tools: Tools) -> None:",
        "rates = workspace.tools.rates",
        "from offercalc.application.ports.services import Tools",
        "from offercalc.desktop.composition import WindowServices",
    ],
)
def test_a_breach_is_seen(line: str) -> None:
    assert knowing({"offercalc/desktop/pages/help_page.py": line}) == ["offercalc/desktop/pages/help_page.py"]
