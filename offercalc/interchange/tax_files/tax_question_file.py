"""Questions about take-home, read from JSON."""

from __future__ import annotations

from offercalc.application.tax.tax_question import TaxQuestion, question_problems
from offercalc.domain.problems.problem import Problem
from offercalc.interchange.offer_files.shapes import decoded


class JsonTaxQuestions:
    """Decodes one question from one JSON object."""

    def decode(self, content: bytes) -> TaxQuestion | tuple[Problem, ...]:
        """Return the question in a JSON text, or everything that is wrong with it."""
        found = decoded(content, TaxQuestion)
        return found if isinstance(found, tuple) else question_problems(found) or found
