"""The component of an offer that a dated line follows from."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from typing_extensions import override

from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import PayPart
from offercalc.domain.values.paths import Path


class Kind(StrEnum):
    """The field of an offer that lists a component."""

    PAY = "pay"
    EQUITY = "equity"


class Component(Struct, frozen=True, cache_hash=True):
    """A part of an offer by its index in `pay` or `equity`; with `is_refresher`, the refresh grants of that grant."""

    kind: Kind
    index: int
    is_refresher: bool = False

    @override
    def __str__(self) -> str:
        """Return the path in the offer: `pay[0]`, `equity[0]` or `equity[0].refreshers`."""
        return f"{self.kind}[{self.index}]{'.refreshers' if self.is_refresher else ''}"

    @property
    def whole(self) -> Component:
        """The part of the offer to which refresh grants belong."""
        return Component(self.kind, self.index) if self.is_refresher else self


def component_at(path: Path) -> Component:
    """Return the part of an offer that a path leads into, e.g. `("pay", 0, "amount")`."""
    kind, index = path[:2]
    return Component(Kind(str(kind)), int(index))


def is_in_part(path: Path) -> bool:
    """Whether a path leads into a part of an offer, and not to a field of the offer itself."""
    return path[0] in {*Kind}


def parts_of(offer: Offer) -> Iterator[tuple[Component, PayPart | Stake]]:
    """Yield the parts of an offer, pay first, each with its component."""
    for index, part in enumerate(offer.pay):
        yield Component(Kind.PAY, index), part
    for index, stake in enumerate(offer.equity):
        yield Component(Kind.EQUITY, index), stake


def part_at(component: Component, offer: Offer) -> PayPart | Stake:
    """Return the part of an offer that a component stands for."""
    return offer.pay[component.index] if component.kind is Kind.PAY else offer.equity[component.index]
