from typing import Any

import pytest

from offercalc.application.clauses.clause import Clause
from offercalc.application.clauses.clause_agreement import Stance, check_path, disagreements, stance
from offercalc.application.clauses.clause_error import ClauseError
from offercalc.application.clauses.letter_details import LetterDetails
from offercalc.domain.offer.offer import Offer
from tests.tools import CLAUSES, offer_from

NOTHING = LetterDetails()


def clause(name: str) -> Clause:
    (found,) = (one for one in CLAUSES.every("en") if one.id == name)
    assert isinstance(found, Clause)
    return found


def with_clawback(**clawback: Any) -> Offer:
    part = {"type": "one_time", "instalments": [{"amount": "1000"}], "clawback": clawback}
    return offer_from(pay=[part, {"type": "one_time", "instalments": [{"amount": "50"}]}])


@pytest.mark.parametrize(
    ("clawback", "agreeing"),
    [
        ({"months": "12"}, {"repayment-pro-rata"}),
        ({"months": "12", "method": "pro_rata", "by": "days"}, {"repayment-pro-rata-days"}),
        ({"months": "12", "method": "in_full"}, {"repayment-in-full"}),
        ({"schedule": [{"within_months": "12", "percent": "100"}]}, {"repayment-stepped"}),
    ],
)
def test_one_wording_of_repayment_agrees_with_each_clawback(clawback: dict[str, Any], agreeing: set[str]) -> None:
    offer = with_clawback(**clawback)
    names = ("repayment-pro-rata", "repayment-pro-rata-days", "repayment-in-full", "repayment-stepped")
    assert {name for name in names if stance(clause(name), offer, NOTHING) is Stance.AGREES} == agreeing
    others = {name for name in names if stance(clause(name), offer, NOTHING) is Stance.CONTRADICTS}
    assert others == set(names) - agreeing


def test_what_is_not_stated_is_open() -> None:
    assert stance(clause("repayment-net-of-tax"), with_clawback(months="12"), NOTHING) is Stance.OPEN
    assert stance(clause("pkwt"), offer_from(), NOTHING) is Stance.OPEN


def test_a_disagreement_names_both_sides() -> None:
    (found,) = disagreements(clause("repayment-pro-rata-days"), with_clawback(months="12"), NOTHING)
    assert (found.path, found.implied, found.stated) == ("pay[one_time].clawback.by", "days", "months")


def test_a_clause_about_a_part_that_is_missing_disagrees() -> None:
    found = next(disagreements(clause("repayment-in-full"), offer_from(), NOTHING))
    assert (found.path, found.stated) == ("pay[one_time].clawback.is_pro_rata", "")


def test_the_letter_states_what_the_offer_does_not() -> None:
    assert stance(clause("pkwtt"), offer_from(), LetterDetails(employment_type="permanent")) is Stance.AGREES
    assert stance(clause("pkwtt"), offer_from(), LetterDetails(employment_type="fixed_term")) is Stance.CONTRADICTS


@pytest.mark.parametrize("path", ["pay[one_time].clawback.by", "pay[].currency", "role", "employment_type"])
def test_fields_of_an_offer_are_known(path: str) -> None:
    check_path(path)


@pytest.mark.parametrize("path", ["salery", "pay[one_time].clawback.bye", "pay[nothing].amount", "pay..amount", ""])
def test_an_unknown_field_is_a_fault(path: str) -> None:
    with pytest.raises(ClauseError, match="an offer has no field"):
        check_path(path)
