from offercalc.domain.tax.law_error import LawError
from offercalc.domain.values.lazy_text import LazyText


def test_the_message_is_translated_later() -> None:
    error = LawError("step {step}: {reason}", step="ni", reason=LazyText("it divides by zero"))
    assert str(error) == "step ni: it divides by zero"
    assert error.message.text == "step {step}: {reason}"
