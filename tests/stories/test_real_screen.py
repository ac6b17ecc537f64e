"""The program on a real screen, driven by keys and mouse and read through the accessibility bus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.screen import Screen, running_program

FOCUSED = frozenset({"focused"})
USED = {
    "button menu", "check box", "chart", "combo box", "list", "menu item", "push button", "radio button", "slider",
    "table", "text",
}  # fmt: skip
"""Roles of interactive controls, which need an accessible name."""
PAGES = {"Offers": 20, "Compare": 20, "Negotiate": 15, "Documents": 30, "Currencies": 25}
"""The pages, with the minimum number of such controls on each."""


@pytest.fixture
def screen() -> Iterator[Screen]:
    with running_program() as running:
        running.focus("OfferCalc")
        yield running


def test_everything_on_show_is_called_by_a_name(screen: Screen) -> None:
    for page, least in PAGES.items():
        screen.click("check box", page)
        screen.find("check box", page, frozenset({"checked"}))
        used = [one for one in screen.all() if one.role in USED]
        assert len(used) > least, page
        assert [one for one in used if not screen.names(one)] == [], page
        charts = [one for one in used if one.role == "chart"]
        assert all(any(map(str.isdigit, one.description)) for one in charts), page


def test_an_offer_typed_and_compared_by_key_and_mouse_is_there_at_the_next_start(screen: Screen) -> None:
    # Enter an offer without the mouse.
    screen.renderer("ctrl+n")
    screen.find("text", "Company", FOCUSED)
    screen.type("Initech")
    screen.renderer("Tab")
    screen.find("text", "Role", FOCUSED)
    screen.type("Engineer")
    for _field in range(4):
        screen.renderer("Tab")
    screen.find("text", "Start date", FOCUSED)
    screen.type("2027-03-01")
    screen.renderer("Return")
    screen.find("list item", "Initech, Engineer")

    # Continue to the next row, its salary, by keyboard: the card shows the total immediately.
    screen.renderer("ctrl+Return")
    screen.find("text", "Amount (USD)", FOCUSED)
    screen.type("165k")
    screen.renderer("Return")
    screen.find("list item", "Initech, Engineer, ≥ $165,000")

    # A typing error shows immediately, and is undone on the Compare page, reached with the mouse.
    screen.renderer("ctrl+a")
    screen.type("9")
    screen.renderer("Return")
    screen.find("list item", "Initech, Engineer, ≥ $9")
    screen.click("check box", "Compare")
    screen.find("cell", "$744,000")
    screen.renderer("ctrl+z")
    screen.find("list item", "Initech, Engineer, ≥ $165,000")

    screen.renderer("ctrl+q")
    assert screen.program.wait(30) == 0
    screen.start()
    screen.find("list item", "Initech, Engineer, ≥ $165,000")
