from offercalc.domain.tax.law import Confidence
from tests.tax_laws import law, law_text


def test_confidence_is_ordered() -> None:
    assert sorted(Confidence, key=lambda one: one.rank) == list(Confidence)
    assert Confidence.OFFICIAL.rank == 0


def test_a_law_has_a_series_and_a_year() -> None:
    one = law()
    assert (one.series, one.first_year, one.figures_of) == ("nz", 2025, 2025)


def test_figures_may_be_of_an_earlier_year() -> None:
    assert law(law_text(scope='scope = "Of 2024."\nrules_of = 2024')).figures_of == 2024
