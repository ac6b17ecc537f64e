"""Questions about take-home, read from JSON."""

from __future__ import annotations

import msgspec

from offercalc.application.tax.tax_question import TaxQuestion, question_problems
from offercalc.domain.problems.problem import Problem
from offercalc.interchange.offer_files.plain_json import parse
from offercalc.interchange.offer_files.shapes import shape_problems


class JsonTaxQuestions:
    """Decodes one question from one JSON object."""

    def decode(self, content: bytes) -> TaxQuestion | tuple[Problem, ...]:
        """Return the question in a JSON text, or everything that is wrong with it."""
        raw = parse(content)
        if isinstance(raw, tuple):
            return raw
        found = shape_problems(raw, TaxQuestion, "$")
        if found:
            return found
        question = msgspec.convert(raw, TaxQuestion)
        return question_problems(question) or question
