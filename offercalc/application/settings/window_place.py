"""Where the window was when it was closed, and what it showed."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

_FARTHEST = 100_000
_MOST_TABS = 9
_Length = Annotated[int, Meta(ge=0, le=_FARTHEST)]
_Coordinate = Annotated[int, Meta(ge=-_FARTHEST, le=_FARTHEST)]


class WindowPlace(Struct, frozen=True, kw_only=True):
    """The window's corner and size in pixels, the page by its name, the document of the selected offer, and the paper.

    The paper is the kind that the page of documents showed, "" if none was chosen, `tab` the place of the view that
    Compare showed. A width of 0 says that no window was closed yet.
    """

    x: _Coordinate = 0
    y: _Coordinate = 0
    width: _Length = 0
    height: _Length = 0
    is_maximized: bool = False
    page: str = ""
    document: str = ""
    paper: str = ""
    tab: Annotated[int, Meta(ge=0, le=_MOST_TABS)] = 0
