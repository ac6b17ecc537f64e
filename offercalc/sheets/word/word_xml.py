"""Elements of WordprocessingML that python-docx has no names for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def element(name: str, *children: BaseOxmlElement, **values: object) -> Any:  # noqa: ANN401 - of the class of its name
    """Return an element of the name without its prefix `w:`, with its children and its attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for attribute, value in values.items():
        made.set(qn(f"w:{attribute}"), str(value))
    made.extend(children)
    return made


def border(side: str, points: float, color: str) -> Any:  # noqa: ANN401 - of the class of its name
    """Return the border of a side, in eighths of a point as Word counts them."""
    return element(side, val="single", sz=round(points * 8), space=0, color=color)
