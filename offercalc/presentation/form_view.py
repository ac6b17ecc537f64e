"""What of a form is on show: what is filled in, and the rest where it is asked for."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TypeAlias

from msgspec import Struct

from offercalc.domain.places import Path
from offercalc.presentation.field import Adder, Entry, Field, Row
from offercalc.presentation.offer_form import Group, GroupKind, Section

SectionKey: TypeAlias = tuple[GroupKind, Path]
"""Names a section of the form."""


class ShownSection(Struct, frozen=True):
    """The entries of a section that are on show, whether there are more, and whether those are on show as well."""

    key: SectionKey
    title: str
    path: Path
    entries: tuple[Entry, ...]
    has_more: bool
    is_open: bool


class FormView(Struct, frozen=True):
    """What a person has asked for: sections with all their fields, and fields that are on show once and for all."""

    opened: frozenset[SectionKey] = frozenset()
    kept: frozenset[Path] = frozenset()

    def section(self, group: Group, section: Section) -> ShownSection:
        """Give what is on show of a section."""
        key = (group.kind, section.path)
        is_open = key in self.opened
        entries = tuple(one for one in section.entries if is_open or not _waits(one, self.kept))
        has_more = any(_waits(one, frozenset()) for one in section.entries)
        return ShownSection(key, section.title, section.path, entries, has_more, is_open)

    def toggled(self, section: ShownSection) -> FormView:
        """Show all fields of a section, or again only those that state something."""
        if section.is_open:
            paths = {one.path for one in section.entries if isinstance(one, Field)}
            return FormView(self.opened - {section.key}, self.kept - paths)
        return FormView(self.opened | {section.key}, self.kept)

    def keeping(self, paths: AbstractSet[Path]) -> FormView:
        """Keep fields on show that are, even where they are emptied."""
        return FormView(self.opened, self.kept | paths)

    def without(self, removed: Path) -> FormView:
        """Follow what moves up where a record or a part is taken away."""
        opened = ((kind, moved(path, removed)) for kind, path in self.opened)
        kept = (moved(path, removed) for path in self.kept)
        return FormView(
            frozenset((kind, path) for kind, path in opened if path is not None),
            frozenset(path for path in kept if path is not None),
        )


def moved(path: Path, removed: Path) -> Path | None:
    """Give where something is after what stood at a place in a list is taken away; None where it went with that."""
    *where, place = removed
    depth = len(where)
    index = path[depth] if len(path) > depth else None
    if path[:depth] != tuple(where) or not isinstance(index, int) or not isinstance(place, int) or index < place:
        return path
    return None if index == place else (*where, index - 1, *path[depth + 1 :])


def _waits(entry: Entry, kept: AbstractSet[Path]) -> bool:
    """Tell whether an entry waits until it is asked for."""
    return not isinstance(entry, Row) and entry.spare and not (isinstance(entry, Field) and entry.path in kept)


def looks(section: ShownSection) -> object:
    """Give what decides which widgets a section has: the values in its fields are no part of it."""
    return section.key, section.title, section.has_more, section.is_open, tuple(map(_look, section.entries))


def _look(entry: Entry) -> object:
    match entry:
        case Field():
            return entry.path, entry.label, entry.kind, entry.hint, tuple(choice.label for choice in entry.choices)
        case Row():
            return entry.path, entry.title
        case Adder():
            return entry.path, entry.label
