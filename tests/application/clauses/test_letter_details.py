from decimal import Decimal

from offercalc.application.clauses.letter_details import EMPLOYMENT_TYPES, TERMS, LetterDetails, term_of
from tests.tools import offer_from


def test_a_term_is_that_of_the_letter_if_the_offer_states_none() -> None:
    details = LetterDetails(notice_months=Decimal(2), employment_type="permanent")
    assert term_of("notice_months", offer_from(), details) == Decimal(2)
    assert term_of("employment_type", offer_from(), details) == "permanent"
    assert term_of("end_date", offer_from(), details) is None
    assert term_of("notice_months", offer_from(notice_months="1"), details) == Decimal(1)


def test_a_letter_can_state_every_term() -> None:
    assert set(TERMS) <= set(LetterDetails.__struct_fields__)
    assert EMPLOYMENT_TYPES == ("permanent", "fixed_term", "contractor", "internship")
