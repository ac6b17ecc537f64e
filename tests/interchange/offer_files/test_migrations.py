import json

import pytest

from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Fault
from offercalc.interchange.offer_files.migrations import MIGRATIONS, Fields, migrate
from offercalc.interchange.offer_files.offer_file import VERSION, OfferFiles
from tests.tools import PRESETS, offer_fields


def pay_in_cents(fields: Fields) -> Fields:
    fields["cents"] = fields.pop("amount")
    return fields


def named(fields: Fields) -> Fields:
    return {**fields, "name": "x"}


def test_every_older_version_has_its_step() -> None:
    assert set(MIGRATIONS) == set(range(1, VERSION))


def test_the_newest_version_stays_as_it_is() -> None:
    fields: Fields = {"version": VERSION}
    assert migrate(fields, VERSION, VERSION) is fields


@pytest.mark.parametrize(("version", "after"), [(1, {"cents": 5, "name": "x"}), (2, {"amount": 5, "name": "x"})])
def test_an_older_version_takes_every_step_to_the_newest(version: int, after: Fields) -> None:
    assert migrate({"amount": 5}, version, 3, {1: pay_in_cents, 2: named}) == after


def test_what_is_migrated_is_a_copy() -> None:
    fields: Fields = {"amount": 5}
    migrate(fields, 1, 2, {1: pay_in_cents})
    assert fields == {"amount": 5}


def with_employer(fields: Fields) -> Fields:
    """Migrate from a version that called the company the employer."""
    employer = fields.pop("employer", None)
    return {**fields, "company": employer} if employer is not None else fields


def with_pay_list(fields: Fields) -> Fields:
    """Migrate from a version with one salary and no other pay."""
    salary = fields.pop("salary", None)
    return {**fields, "pay": [{"type": "salary", "amount": salary}]} if salary is not None else fields


LATER = OfferFiles(PRESETS, 3, {1: with_employer, 2: with_pay_list})
"""The reader of a future program, two format versions later."""


@pytest.mark.parametrize(
    ("version", "older"),
    [
        (1, {"employer": "Acme", "salary": "100000"}),
        (2, {"company": "Acme", "salary": "100000"}),
        (3, {"company": "Acme", "pay": [{"type": "salary", "amount": "100000"}]}),
    ],
)
def test_a_file_of_an_older_version_is_the_same_offer(version: int, older: Fields) -> None:
    plain = {"format": "offercalc.offer", "version": version, "role": "Engineer", "currency": "USD"}
    content = json.dumps({**plain, "start_date": "2026-02-02", **older}).encode()
    offer = LATER.decode(content)
    assert isinstance(offer, Offer)
    assert (offer.company, offer.pay[0].currency, len(offer.pay)) == ("Acme", None, 1)
    written = LATER.encode(offer)
    assert json.loads(written)["version"] == 3
    assert LATER.decode(written) == offer


def test_what_is_wrong_with_an_older_file_is_told_of_what_it_became() -> None:
    problems = LATER.decode(json.dumps({**offer_fields(version=1), "salary": "much"}).encode())
    assert isinstance(problems, tuple)
    assert [(problem.path, problem.fault) for problem in problems] == [("$.pay[0].amount", Fault.BAD_NUMBER)]


def test_a_file_of_a_version_to_come_is_refused() -> None:
    problems = LATER.decode(json.dumps(offer_fields(version=4)).encode())
    assert isinstance(problems, tuple)
    assert (problems[0].fault, problems[0].value, problems[0].allowed) == (Fault.NEWER_VERSION, "4", "3")
