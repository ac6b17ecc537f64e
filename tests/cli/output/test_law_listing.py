from datetime import date

from offercalc.cli.output.law_listing import law_answer, law_line, law_text
from offercalc.domain.tax.law_choice import RefusedLaw
from offercalc.domain.values.lazy_text import LazyText
from tests.tax_laws import law
from tests.tools import ENGLISH, INDONESIAN

TODAY = date(2026, 11, 30)
REFUSED = RefusedLaw("ke-2026", LazyText("ke-2026.toml: {reason}", reason="no\nstep"))


def test_a_law_is_one_line() -> None:
    line = law_line(law(), ENGLISH, TODAY)
    assert line == "nz-2025           New Zealand, invented (one-source, checked January 1, 2026)"
    assert law_line(law(), INDONESIAN, date(2030, 1, 1)).endswith("terlalu lama untuk tahun berikutnya)")
    assert law_line(REFUSED, ENGLISH, TODAY) == "ke-2026  ke-2026.toml: no step"


def test_a_law_is_values() -> None:
    assert law_answer(law(), ENGLISH, TODAY)["valid_from"] == "2025-04-01"
    assert law_answer(REFUSED, ENGLISH, TODAY) == {"id": "ke-2026", "refused": "ke-2026.toml: no\nstep"}


def test_a_law_is_shown_with_its_steps() -> None:
    text = law_text(law(), ENGLISH, TODAY)
    assert "  allowance (married) = 20000\n" in text
    assert "  bands = 0 0.1; 50000 0.3\n" in text
    assert "  income_tax = brackets(bands, taxable)   [tax] Income tax\n" in text
    assert "Left out: -\n" in text
