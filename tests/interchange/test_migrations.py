import pytest

from offercalc.interchange.migrations import MIGRATIONS, Fields, migrate
from offercalc.interchange.offer_file import VERSION


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
