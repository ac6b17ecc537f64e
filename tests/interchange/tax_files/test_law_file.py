from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from offercalc.domain.tax.law import Confidence, Kind
from offercalc.domain.tax.law_error import LawError
from offercalc.interchange.tax_files.law_file import LARGEST_FILE, read_law
from tests.tax_laws import LAW, law

BANDS = "bands = [[0, 0.1], [50000, 0.3]]"


def test_a_file_is_read_exactly() -> None:
    one = law()
    assert (one.id, one.currency, one.valid_to, one.confidence) == (
        "nz-2025", "NZD", date(2026, 3, 31), Confidence.ONE_SOURCE,
    )  # fmt: skip
    assert one.figures["levy.rate"] == {"": Fraction("0.02")}
    assert one.figures["allowance"] == {"single": 10_000, "married": 20_000}
    assert [(step.name, step.kind) for step in one.steps] == [
        ("taxable", Kind.INNER), ("income_tax", Kind.TAX), ("levy_paid", Kind.SOCIAL),
    ]  # fmt: skip
    assert one.goldens[0].given == {"wages": 60_000}


def test_the_last_row_may_be_endless() -> None:
    (table,) = law(LAW.replace(BANDS, BANDS.replace("50000", "inf"))).figures["bands"].values()
    assert not isinstance(table, Fraction)
    assert table[1][0] > 10**30


def test_goldens_may_answer_what_a_law_asks() -> None:
    one = law(LAW.replace('by = "by hand"', 'by = "by hand"\nstatus = "married"\nchildren = 2'))
    assert one.goldens[0].answers == {"status": "married", "children": 2}


@pytest.mark.parametrize(
    ("found", "instead", "message"),
    [
        (LAW, "x = [", "this is not valid TOML"),
        (LAW, "x = " + "[" * 5_000, "the file is nested too deeply"),
        (LAW, "a = " + "9" * 5_000, "this is not valid TOML"),
        (LAW, "x = 1", 'this is not a tax law: it has no format = "offercalc.tax"'),
        (LAW, "#" * (LARGEST_FILE + 1), "the file has more than 262144 bytes"),
        ('name = "New Zealand, invented"', "", "its form is not that of a law: Object missing required field `name`"),
        ("version = 1", "version = 2", "its form is not that of a law: Invalid enum value 2"),
        ("version = 1", "version = 1\nfoo = 1", "its form is not that of a law: Object contains unknown field `foo`"),
        ('kind = "tax"', 'kind = "fee"', "its form is not that of a law: Invalid enum value 'fee'"),
        (BANDS, "bands = nan", '"bands" is NaN, which is no number that a law can use'),
        (BANDS, "bands = inf", '"bands" is Infinity, which is no number that a law can use'),
        (BANDS, "bands = [[0, inf]]", '"bands" is Infinity, which is no number that a law can use'),
        (BANDS, "bands = 1e999999999", '"bands" is 1E+999999999, which is no number that a law can use'),
        (BANDS, "bands = 1e99999999999999999999", '"bands" is NaN, which is no number that a law can use'),
        (BANDS, 'bands = "high"', '"bands" is high, which is no number that a law can use'),
        (BANDS, "bands = true", '"bands" is True, which is no number that a law can use'),
        (BANDS, "bands = [1, 2]", 'the table "bands" must be a list of rows, each a list of numbers'),
        (BANDS, "bands = [[]]", 'the table "bands" must be a list of rows, each a list of numbers'),
        ('is = "pos(wages', 'is = "sum(wages', "step taxable: column 1: sum is not a function"),
        ("levy_paid = 1200.00", "levy = 1", 'a golden result names "levy", which is no step and no input'),
        ("levy_paid = 1200.00", "levy_paid = nan", '"levy_paid" is NaN, which is no number that a law can use'),
        ("wages = 60000", "", "a golden result needs wages, at least one step and by: who says so"),
        ('by = "by hand"', "", "a golden result needs wages, at least one step and by: who says so"),
        ("[[golden]]", '[[step]]\nname = "a"\nlabel = "a"\nkind = "tax"\nis = "1"\n' * 200 + "[[golden]]", "200 steps"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(found: str, instead: str, message: str) -> None:
    with pytest.raises(LawError) as refused:
        read_law(LAW.replace(found, instead).encode())
    assert message in str(refused.value)


def test_another_encoding_is_refused() -> None:
    with pytest.raises(LawError, match="the file is not UTF-8 text"):
        read_law(LAW.encode("utf-16"))
