"""Offers with a few parts of every kind, and how their JSON is made unsound: other values, types, places and shapes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

from tests.robustness.rich_offers import BASES, EQUITY, OFFER, PAY

Mutation = Callable[[Any, Random], None]

_NUMBERS: tuple[object, ...] = (
    0, 1, -1, 2, 12, 13, 100, 101, 1200, 1201, 10**21, 10**22, 0.5, -0.0, 1e-12, 1e-13, 1e300, True, False,
    "0", "-1", "1", "0.000000000001", "99.999999999999", "100", "101", "1000000000000000000000", "1e21", "1e6", "1e-6",
    "1e999999999", "-0", "+1", " 1", "1,000", "NaN", "Infinity", "0x10", "", "٣", "\uff11\uff12", "½",
)  # fmt: skip
_DATES = (
    "1950-01-01", "2200-12-31", "1949-12-31", "2201-01-01", "0001-01-01", "9999-12-31", "2026-02-28", "2028-02-29",
    "2026-02-29", "2026-01-31", "2029-06-30", "2031-12-31", "01-01", "02-29", "12-31", "13-01", "00-00", "2026-1-1",
)  # fmt: skip
_TEXTS = (
    "", " ", "\0", "\x1b[2J", "\u202eEvil", "\ud800", "é", "薪水", "🙂" * 40, "x" * 21_000, "{name}", "%s", "<b>",
    "ID", "US-CA", "USD", "EUR", "JPY", "XAU", "usd", "salary", "bonus", "months", "days", "pro_rata", "net", "sale",
)  # fmt: skip
_SHAPES: tuple[object, ...] = (
    None, [], {}, [[]], [None], [{}], {"": None}, {"low": "1"}, {"low": "3", "likely": "2", "high": "1"},
    {"low": "0", "likely": "0", "high": "0"}, {"low": "0", "likely": "1", "high": "1e21"},
    {"low": None, "likely": "1", "high": "2"}, [1, 1, 1], [12, 1, 13], ["50", "50.5"], list(range(150)),
)  # fmt: skip
_NEEDED = ("format", "version", "company", "role", "currency", "start_date", "end_date", "hours_per_week")
_ODD = (_NUMBERS, _NUMBERS, _DATES, _TEXTS, _SHAPES)


def some_offer(chance: Random) -> Any:
    """Return a sound offer with a few parts and grants, or nearly one: together they may contradict each other."""
    pay = [*BASES[: chance.choice((0, 1, 1, 1, 2, 4))], *chance.sample(PAY, chance.choice((0, 1, 1, 2, 3)))]
    stakes = chance.sample(EQUITY, chance.choice((0, 0, 0, 1, 1, 2)))
    chance.shuffle(pay)
    fields = OFFER if chance.random() < 0.3 else {name: OFFER[name] for name in _NEEDED}
    return json.loads(json.dumps(fields | {"pay": pay, "equity": stakes}))


def with_an_odd_value(value: Any, chance: Random) -> None:
    """Replace a value by one that hardly anybody would state there."""
    owner, key = chance.choice(list(_places(value)))
    owner[key] = deepcopy(chance.choice(chance.choice(_ODD)))


def with_another_number(value: Any, chance: Random) -> None:
    """Replace a number by another likely one, which most offers survive."""
    found = [(owner, key) for owner, key in _places(value) if _is_number(owner[key])]
    if not found:
        return
    owner, key = chance.choice(found)
    other = chance.choice((chance.randrange(15), chance.randrange(10 ** chance.randrange(1, 13)), chance.random() * 99))
    is_whole = isinstance(owner[key], int) and not isinstance(owner[key], bool)
    owner[key] = int(other) if is_whole else f"{other:.12g}"


def with_another_day(value: Any, chance: Random) -> None:
    """Replace a date by another, so that they are out of order."""
    found = [(owner, key) for owner, key in _places(value) if _is_date(owner[key])]
    if found:
        owner, key = chance.choice(found)
        year, month, day = chance.randrange(24, 36), chance.randrange(1, 13), chance.randrange(1, 31)
        owner[key] = chance.choice((chance.choice(_DATES), f"20{year}-{month:02}-{day:02}"))


def with_values_swapped(value: Any, chance: Random) -> None:
    """Swap two values of any kind."""
    places = list(_places(value))
    (one, first), (other, second) = chance.choice(places), chance.choice(places)
    one[first], other[second] = deepcopy(other[second]), deepcopy(one[first])


def with_a_value_copied(value: Any, chance: Random) -> None:
    """Copy a value of the same type to the place of another."""
    places = list(_places(value))
    owner, key = chance.choice(places)
    alike = [other[place] for other, place in places if type(other[place]) is type(owner[key])]
    owner[key] = deepcopy(chance.choice(alike))


def without_a_value(value: Any, chance: Random) -> None:
    """Remove a field or an item."""
    owner, key = chance.choice(list(_places(value)))
    del owner[key]


def with_an_item_again(value: Any, chance: Random) -> None:
    """Repeat an item of a list, or give a record a field of another one."""
    owner, key = chance.choice(list(_places(value)))
    if isinstance(owner, list):
        owner[key:key] = [deepcopy(owner[key]) for _ in range(chance.choice((1, 1, 2, 30)))]
        return
    records = [one for one, name in _places(value) if isinstance(one, dict)]
    record = chance.choice(records)
    name = chance.choice(list(record) or ["type"])
    owner[name] = deepcopy(record.get(name))


def with_another_type(value: Any, chance: Random) -> None:
    """Call a part of the pay or a grant another kind."""
    parts = [one for one in (*_list(value, "pay"), *_list(value, "equity")) if isinstance(one, dict)]
    if parts:
        chance.choice(parts)["type"] = chance.choice((*PAY, *EQUITY))["type"]


def with_a_field_of_its_kind(value: Any, chance: Random) -> None:
    """Set a field of a part that another part or grant of the list of all has."""
    parts = [one for one in (*_list(value, "pay"), *_list(value, "equity")) if isinstance(one, dict)]
    if parts:
        owner = chance.choice(parts)
        alike = [one for one in (*PAY, *EQUITY) if one["type"] == owner.get("type")] or [*PAY, *EQUITY]
        name, found = chance.choice(list(chance.choice(alike).items()))
        owner[name] = json.loads(json.dumps(found))


MUTATIONS: tuple[Mutation, ...] = (
    with_an_odd_value, with_another_number, with_another_number, with_another_number, with_another_day,
    with_another_day, with_values_swapped, with_a_value_copied, with_a_value_copied, without_a_value, without_a_value,
    with_an_item_again, with_another_type, with_a_field_of_its_kind, with_a_field_of_its_kind,
)  # fmt: skip


def mutated_offer(number: int) -> bytes:
    """Return the unsound offer of a number, always the same: one thing is different in it, or a few."""
    chance = Random(f"offer {number}")  # noqa: S311 - a test that can be repeated
    value = some_offer(chance)
    for _ in range(chance.choice((1, 1, 1, 1, 2, 4))):
        chance.choice(MUTATIONS)(value, chance)
    content = json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    return _with_a_field_twice(content, chance) if chance.random() < 0.01 else content


def _with_a_field_twice(content: bytes, chance: Random) -> bytes:
    fields = [at for at in range(len(content)) if content[at : at + 1] == b"{"]
    at = chance.choice(fields) + 1
    return content[:at] + chance.choice((b'"type": "salary", ', b'"label": "", ', b'"amount": "1", ')) + content[at:]


def _list(value: Any, name: str) -> list[Any]:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container in a value with each of its keys or indexes."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    for key in keys:
        yield value, key
        yield from _places(value[key])


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and value[:1].isdigit() and not _is_date(value))


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and value[4:5] == "-" and value[:4].isdigit()
