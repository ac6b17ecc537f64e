"""What take-home is worked out from, read only if somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from offercalc.application.tax.person_facts import Fact

if TYPE_CHECKING:  # the laws and their engine are loaded when somebody asks for take-home
    from offercalc.application.tax.take_homes import TaxSources


class Taxation(NamedTuple):
    """Returns the laws with the rates and the date to use, and what the user has answered to laws on this computer."""

    sources: Callable[[], TaxSources]
    facts: Callable[[], tuple[Fact, ...]]
