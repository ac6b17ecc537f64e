from datetime import date
from decimal import Decimal

from offercalc.application.tax.tax_question import TaxQuestion, answer
from offercalc.cli.output.tax_answers import tax_answer
from tests.tax_laws import shipped


def test_sums_are_those_of_the_rounded_steps() -> None:
    question = TaxQuestion(place="DE", on=date(2025, 6, 30), wages=Decimal("48765.43"))
    found = tax_answer(answer(question, shipped(), date(2026, 11, 30)))
    steps = found["steps"]
    assert isinstance(steps, dict)
    taxes = [Decimal(steps[f"de-2025.{name}"]) for name in ("income_tax", "soli")]
    rest = [Decimal(steps[f"de-2025.{name}"]) for name in ("pension", "unemployment", "health", "care")]
    assert Decimal(str(found["tax"])) == sum(taxes)
    assert Decimal(str(found["social"])) == sum(rest)
    assert Decimal(str(found["take_home"])) == Decimal("48765.43") - sum(taxes) - sum(rest)
