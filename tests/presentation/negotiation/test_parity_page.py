from decimal import Decimal

import pytest

from offercalc.analysis.measures import InYear
from offercalc.analysis.negotiation.levers import LeverKind, Wish
from offercalc.analysis.yearly import By
from offercalc.application.translations.readers import localizer_for
from offercalc.application.workbench.negotiation import Aim, Conditions, matched
from offercalc.presentation.negotiation.parity_page import ParityPage, parity_page
from tests.builders import assumptions, book, offer, presets


def page(terms: str, goal: str, *wishes: Wish, locale: str = "en_US") -> ParityPage:
    conditions = Conditions(assumptions("USD"), By.EMPLOYMENT, book(), presets())
    found = matched(offer(terms), Aim(target=offer(goal), measure=InYear(1)), wishes, conditions)
    return parity_page(
        found.parity, localizer_for(locale), is_goal_open=found.is_goal_open, is_offer_open=found.is_offer_open
    )


@pytest.mark.parametrize(
    ("locale", "cells"),
    [
        ("en_US", ["not offered", "$20,000", "$20,000"]),
        ("id_ID", ["tidak ditawarkan", "US$20.000", "US$20.000"]),
    ],
)
def test_a_lever_says_what_is_offered_and_what_is_enough(locale: str, cells: list[str]) -> None:
    (row,) = page("100k USD/year", "120k USD/year", Wish(kind=LeverKind.SIGN_ON), locale=locale).table.rows
    assert [cell.text.replace("\N{NO-BREAK SPACE}", "") for cell in row.cells] == cells


def test_what_is_missing_is_said() -> None:
    short = page("100k USD/year", "120k USD/year", Wish(kind=LeverKind.SIGN_ON, most=Decimal(5_000)))
    assert short.table.rows[0].cells[1].text == "$5,000 is not enough: $15,000 short"
    assert short.sentences[-1] == "Together the terms do not reach the goal: $15,000 is missing."


def test_an_unknown_goal_is_at_least_its_known_part() -> None:
    said = page("100k USD/year", "120k USD/year + ? USD once", Wish(kind=LeverKind.BASE)).sentences
    assert "The goal has terms that are not known, so it is at least this." in said
