"""Offers as files inside a paper, so that whoever gets the paper can open them again."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from offercalc.application.ports import OfferFiles
from offercalc.domain.offer import Offer

_HALF_SIGNS = range(0xD800, 0xE000)
_LOST_SIGN = "\ufffd"


class Attachment(Struct, frozen=True):
    """A file inside the paper."""

    name: str
    content: str
    description: str


def attached(offer: Offer, name: str, description: str, files: OfferFiles) -> Attachment:
    """Attach an offer; half characters, which no file can hold, become the sign for a lost one."""
    try:
        content = files.encode(offer)
    except UnicodeEncodeError:
        content = files.encode(msgspec.convert(_whole(msgspec.to_builtins(offer)), Offer))
    return Attachment(name, content.decode(), description)


def _whole(value: Any) -> Any:  # noqa: ANN401 - plain values of any shape
    if isinstance(value, str):
        return "".join(_LOST_SIGN if ord(sign) in _HALF_SIGNS else sign for sign in value)
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}
    return value
