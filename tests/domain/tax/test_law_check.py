from __future__ import annotations

import pytest

from offercalc.domain.tax.law_check import MOST_ROWS, check_completeness, check_results, is_place
from offercalc.domain.tax.law_error import LawError
from tests.tax_laws import LAW, law

BANDS = "bands = [[0, 0.1], [50000, 0.3]]"
TAXABLE = 'is = "pos(wages - allowance)"'


@pytest.mark.parametrize(
    ("found", "instead", "message"),
    [
        ('id = "nz-2025"', 'id = "fr-2025"', 'the id "fr-2025" must be the place in lower case'),
        ('place = "NZ"', 'place = "Nz"', '"Nz" is not a place'),
        ('"NZD"', '"XYZ"', '"XYZ" is not a currency in use'),
        ("2026-03-31", "2024-03-31", "valid_from and valid_to must be the first and the last day of one tax year"),
        ('"04-01"', '"04-06"', 'year_begins must be the month and day of valid_from, e.g. "04-06"'),
        ('"one-source"', '"engine"', 'the confidence "engine" needs more sources than 1'),
        ('choices = ["single", "married"]', "", 'the input "status" needs choices if, and only if, it is a choice'),
        ('default = "single"', 'default = "x"', 'the default of the input "status" must be one of single, married'),
        ('"single", "married"]', '"single", "single"]', '"single" is a choice twice'),
        ("married = 20000", "widow = 2", 'the figure "allowance" must be stated for each of married, single, widow'),
        ("married = 20000", "married = [[1, 2]]", 'the figure "allowance" is a table for some choices'),
        (BANDS, "bands = [[50000, 0.3], [0, 0.1]]", 'rows of the table "bands" are not in ascending order'),
        (BANDS, "bands = [[0, 0.3], [0, 0.1]]", 'rows of the table "bands" are not in ascending order'),
        (BANDS, "bands = [[0, 0.3], [5]]", f'the table "bands" must have 1 to {MOST_ROWS} rows'),
        (BANDS, f"bands = {[[row, 1] for row in range(61)]}", f'the table "bands" must have 1 to {MOST_ROWS} rows'),
        (BANDS, "bands = []", f'the table "bands" must have 1 to {MOST_ROWS} rows'),
        (BANDS, "bands = [[0, 0.1, 2]]", "step income_tax, column 10: bands is no table with 2 columns"),
        (BANDS, "bands = 3", "step income_tax, column 10: bands is no table with 2 columns"),
        ("taxable)", "rate)", "step income_tax, column 17: rate is no number that the law knows"),
        (TAXABLE, 'is = "income_tax"', "step taxable, column 1: income_tax is computed later or from itself"),
        (TAXABLE, 'is = "1 + taxable"', "step taxable, column 5: taxable is computed later or from itself"),
        (TAXABLE, 'is = "status"', "step taxable, column 1: status is no number that the law knows"),
        ('name = "taxable"', 'name = "wages"', 'the name "wages" stands for two things'),
        ('name = "taxable"', 'name = "bands"', 'the name "bands" stands for two things'),
        ('name = "taxable"', 'name = "Tax able"', '"Tax able" cannot be the name of a figure or step'),
        ("bands =", '"Bands x" = 1\nbands =', '"Bands x" cannot be the name of a figure or step'),
    ],
)
def test_a_law_that_does_not_fit_together_is_refused(found: str, instead: str, message: str) -> None:
    assert found in LAW
    with pytest.raises(LawError) as refused:
        law(LAW.replace(found, instead))
    assert message in str(refused.value)


def test_results_are_compared_as_they_are_written() -> None:
    check_results(law())
    check_results(law(LAW.replace("1200.00", "1200.0")))
    check_results(law(LAW.replace("1200.00", "1199\nwithin = 1")))
    with pytest.raises(LawError) as refused:
        check_results(law(LAW.replace("1200.00", "1200.01")))
    assert str(refused.value) == (
        "at wages of 60000, step levy_paid comes to 1200.00 instead of the golden 1200.01 (by hand)"
    )


def test_a_law_that_ships_has_three_results() -> None:
    with pytest.raises(LawError, match="it has 1 golden results; add at least 3"):
        check_completeness(law())
    golden = LAW[LAW.index("[[golden]]") :]
    check_completeness(law(LAW + golden + golden))


def test_places_are_written_like_iso_3166() -> None:
    assert [is_place(text) for text in ("ID", "US-CA", "GB-SCT", "id", "USA", "", "US-", "US-CALI")] == [
        *[True] * 3,
        *[False] * 5,
    ]


def test_a_law_needs_a_step() -> None:
    head = LAW[: LAW.index("[[step]]")]
    with pytest.raises(LawError, match="it has no step"):
        law("step = []\n" + head)
