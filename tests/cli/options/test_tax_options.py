from decimal import Decimal
from typing import Any

import click
import pytest
from click.testing import CliRunner

from offercalc.cli.options.tax_options import take_home_options


def run(*arguments: str) -> dict[str, Any] | str:
    """Return the options parsed, or the error message."""
    found: list[dict[str, Any]] = []

    @click.command()
    @take_home_options
    def verb(**options: Any) -> None:
        found.append(options)

    result = CliRunner().invoke(verb, arguments)
    return found[0] if found else result.output


def test_without_options_nothing_is_asked_for() -> None:
    assert run() == {
        "take_home": False, "tax_homes": {}, "own_taxes": {}, "filing_status": None, "ptkp": None, "about": {},
    }  # fmt: skip


def test_homes_and_rates_are_by_company_or_for_all() -> None:
    found = run("--tax-home", "Acme=california", "--tax-home", "ID", "--own-tax", "Other=38.5", "--own-tax", "20")
    assert isinstance(found, dict)
    assert found["tax_homes"] == {"Acme": "US-CA", "": "ID"}
    assert found["own_taxes"] == {"Other": Decimal("38.5"), "": Decimal(20)}


def test_answers_are_named() -> None:
    found = run("--status", "married_joint", "--ptkp", "K/1", "--about", "children=2", "--about", "cpf=true")
    assert isinstance(found, dict)
    assert (found["filing_status"], found["ptkp"]) == ("married_joint", "K/1")
    assert found["about"] == {"children": "2", "cpf": "true"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--tax-home", "Atlantis"), "'Atlantis': Enter a country, or a state or province"),
        (("--tax-home", "Acme="), "name a place, e.g. ID or US-CA."),
        (("--tax-home", "ID", "--tax-home", "SG"), "there are two for the same company"),
        (("--own-tax", "101"), "isn't a tax rate"),
        (("--own-tax", "-1"), "isn't a tax rate"),
        (("--own-tax", "1", "--own-tax", "2"), "there are two for the same company"),
        (("--about", "children"), "isn't an answer"),
    ],
)
def test_what_cannot_be_read_is_refused(arguments: tuple[str, ...], message: str) -> None:
    found = run(*arguments)
    assert isinstance(found, str)
    assert message in found
