"""The help: short pages that ship with the program, in the reader's language, with the figures of the day filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from offercalc.application.catalogue import SOURCE_LANGUAGE
from offercalc.application.resources import resource

_NUMBERED = re.compile(r"^\d+-")
_LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")
_MARKS = re.compile(r"[*_`>#|]|\]\([^)]*\)|\[")


class HelpTopic(Struct, frozen=True):
    """One topic: its id, by which others link to it, its title, and its text in Markdown, title included."""

    id: str
    title: str
    text: str

    @property
    def links(self) -> tuple[str, ...]:
        """Name the topics that it links to."""
        return tuple(_LINK.findall(self.text))

    @property
    def plain(self) -> str:
        """Give what it says without marks, for who searches."""
        return " ".join(_MARKS.sub(" ", self.text).split())


def help_pages(language: str, facts: Mapping[str, str]) -> tuple[HelpTopic, ...]:
    """Read every page in a language, or in English where there is none in it, and fill in the facts by their names."""
    return tuple(_page(path, facts) for path in _files(language))


def pages_with(search: str, pages: tuple[HelpTopic, ...]) -> tuple[HelpTopic, ...]:
    """Give the pages that hold every word of a search, whatever its capitals, those that name it in the title first."""
    words = search.casefold().split()
    held = [page for page in pages if all(word in page.plain.casefold() for word in words)]
    return tuple(sorted(held, key=lambda page: not all(word in page.title.casefold() for word in words)))


def _page(path: Path, facts: Mapping[str, str]) -> HelpTopic:
    text = _text(path).format(**facts)
    return HelpTopic(_NUMBERED.sub("", path.stem), text.splitlines()[0].removeprefix("# "), text)


def _files(language: str) -> list[Path]:
    folder = resource("help", language)
    return sorted((folder if folder.is_dir() else resource("help", SOURCE_LANGUAGE)).glob("*.md"))


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
