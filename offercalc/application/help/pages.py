"""The help: short pages in the reader's language, filled in with current figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from offercalc.application.files.resources import resource
from offercalc.application.translations.catalogue import SOURCE_LANGUAGE

_NUMBERED = re.compile(r"^\d+-")
_LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")
_MARKS = re.compile(r"[*_`>#|]|\]\([^)]*\)|\[")


class HelpTopic(Struct, frozen=True):
    """A topic: the id that links refer to, its title, and its Markdown text including the title."""

    id: str
    title: str
    text: str

    @property
    def links(self) -> tuple[str, ...]:
        """Return the ids of the topics that it links to."""
        return tuple(_LINK.findall(self.text))

    @property
    def plain(self) -> str:
        """Return the text without Markdown, for searching."""
        return " ".join(_MARKS.sub(" ", self.text).split())


def help_pages(language: str, facts: Mapping[str, str]) -> tuple[HelpTopic, ...]:
    """Return every page in a language, or in English if there is none, with the facts filled in by name."""
    return tuple(_page(path, facts) for path in _files(language))


def pages_with(search: str, pages: tuple[HelpTopic, ...]) -> tuple[HelpTopic, ...]:
    """Return the pages that contain every word of a search, ignoring case, matches in the title first."""
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
