from collections.abc import Iterator
from typing import get_args, get_type_hints

import pytest
from msgspec import Struct
from msgspec.structs import fields

from offercalc.domain.offer.equity import STAKES
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import PAY_PARTS
from offercalc.domain.values.estimate import Range
from offercalc.domain.vesting.schedule import Vesting
from offercalc.presentation.text.field_names import MAIN, field_name, is_percentage

WHOLES = (Range, Vesting, Contact)


def leaves(kind: type[Struct], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every field that can be reported as changed, including nested ones."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        here = (*path, field.name)
        yield here
        for inner in _structs_in(hints[field.name]):
            if inner not in (*WHOLES, *PAY_PARTS, *STAKES):
                yield from leaves(inner, here)


def _structs_in(hint: object) -> Iterator[type[Struct]]:
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint
    for inner in get_args(hint):
        yield from _structs_in(inner)


@pytest.mark.parametrize("kind", [*PAY_PARTS, *STAKES])
def test_every_field_of_a_part_has_a_name(kind: type[Struct]) -> None:
    for path in leaves(kind):
        assert field_name(path)


def test_every_field_of_an_offer_has_a_name() -> None:
    for path in leaves(Offer):
        if path[0] not in {"pay", "equity"}:
            assert field_name(path)


def test_the_same_word_inside_of_something_else_is_called_otherwise() -> None:
    assert field_name(("months",)) == "Number of months' salary"
    assert field_name(("clawback", "months")) == "Clawback period (months)"


def test_percentages_are_told_by_their_names() -> None:
    assert is_percentage("raise_percent")
    assert is_percentage("percent_of_salary")
    assert not is_percentage("amount")


def test_what_a_part_is_about_is_a_field_of_some_part() -> None:
    paths = {path for kind in PAY_PARTS for path in leaves(kind)}
    assert paths >= MAIN
