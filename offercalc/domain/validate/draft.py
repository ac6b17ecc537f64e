"""An offer under construction: what has been stated of it, and what is missing until it is an offer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.field_spec import specs_of
from offercalc.domain.values.lazy_text import LazyText
from offercalc.domain.vesting.schedule import Presets

START = "start_date"
_NAMES = ("company", "role")
_STAND_IN = "?"
_EXAMPLES = {"company": "Acme", "role": "Engineer", START: "2027-01-04"}


class Draft(Struct, frozen=True):
    """An offer whose company, role or start date may still be missing; a missing name is empty.

    While `has_start` is false, the start date of `terms` is not stated: it is the day that figures are reckoned from.
    """

    terms: Offer
    has_start: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the names of the fields that an offer cannot do without and that are not stated yet."""
        names = tuple(name for name in _NAMES if not getattr(self.terms, name).strip())
        return names if self.has_start else (*names, START)

    @property
    def offer(self) -> Offer | None:
        """Return the offer, or None while something is missing."""
        return None if self.missing else self.terms

    @property
    def filled(self) -> Offer:
        """Return the terms with a question mark for every missing name, as they are checked and stored."""
        names = {name: _STAND_IN for name in self.missing if name != START}
        return replace(self.terms, **names)


def draft_of(filled: Offer, missing: tuple[str, ...]) -> Draft:
    """Return the draft of which `filled` are the terms, with the names of the fields that are missing."""
    return Draft(replace(filled, **{name: "" for name in missing if name in _NAMES}), START not in missing)


def standing_in(missing: tuple[str, ...], today: date) -> dict[str, str]:
    """Return what stands in a file for the fields that are missing, by name, while they are."""
    return {name: today.isoformat() if name == START else _STAND_IN for name in missing}


def unstated(fields: Mapping[str, object]) -> dict[str, Problem]:
    """Return what the file of a draft leaves open, by path: the fields that an offer needs and that are null there."""
    specs = specs_of(Offer)
    return {
        f"$.{name}": Problem(f"$.{name}", Fault.UNSTATED, LazyText(specs[name].label), f'"{example}"')
        for name, example in _EXAMPLES.items()
        if name in fields and fields[name] is None
    }


def draft_problems(draft: Draft, presets: Presets) -> tuple[Problem, ...]:
    """Return all problems of what is stated in a draft; what is missing is none."""
    return soundness(draft.filled, presets)
