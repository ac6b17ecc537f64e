from typing import get_args

from msgspec.structs import replace

from offercalc.domain.offer.employment import EMPLOYMENT_TYPES, WORK_PLACES, Candidate, EmploymentType, WorkPlace
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.field_spec import defaults_of
from tests.tools import FILES, offer_from


def test_every_choice_has_a_label_and_nothing_is_stated_by_default() -> None:
    assert [value for value, _label in EMPLOYMENT_TYPES] == [*get_args(EmploymentType)]
    assert [value for value, _label in WORK_PLACES] == [*get_args(WorkPlace)]
    defaults = defaults_of(Offer)
    assert [defaults[name] for name in ("employment_type", "work_place", "reference", "candidate")] == [
        "",
        "",
        "",
        None,
    ]


def test_an_old_file_states_none_of_it_and_a_new_one_is_kept() -> None:
    assert b"notice" not in FILES.encode(offer_from())
    offer = replace(offer_from(candidate={"name": "Rina", "address": "Jl. Melati 1"}), notice_months=None)
    assert (offer.notice_months, offer.candidate) == (None, Candidate(name="Rina", address="Jl. Melati 1"))
    assert FILES.decode(FILES.encode(offer)) == offer
