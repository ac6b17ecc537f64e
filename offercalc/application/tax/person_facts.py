"""What tax laws ask of a person, as answered on this computer: never part of an offer, a paper or an attachment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct

_LONGEST = 60
OWN_PERCENT = "own_percent"
"""The name of a fact that is no answer to a law, but the rate at which the person pays tax in a country, in percent."""


class Fact(Struct, frozen=True):
    """The answer to an input that laws of a country ask for, as text: one of its choices, a number, true or false.

    The fact `OWN_PERCENT` of a country is used instead of its laws.
    """

    country: Annotated[str, Meta(max_length=2)]
    name: Annotated[str, Meta(max_length=_LONGEST)]
    answer: Annotated[str, Meta(max_length=_LONGEST)]


def answers_in(facts: Iterable[Fact], country: str) -> dict[str, str]:
    """Return what a person has answered to the laws of a country, by input."""
    return {fact.name: fact.answer for fact in facts if fact.country == country}


def with_fact(facts: tuple[Fact, ...], stated: Fact) -> tuple[Fact, ...]:
    """Return facts with another answer; an empty one removes it."""
    others = tuple(fact for fact in facts if (fact.country, fact.name) != (stated.country, stated.name))
    return (*others, stated) if stated.answer else others
