"""Which form fields are visible: filled-in fields always, the others on request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from offercalc.domain.values.paths import Path
from offercalc.presentation.forms.field import Entry, Field, Row, ways_in
from offercalc.presentation.forms.offer_form import GroupKind, Section

SectionKey: TypeAlias = tuple[GroupKind, Path]
"""Identifies a section of the form: by its part of the offer, or else by its slot."""


def section_key(kind: GroupKind, section: Section) -> SectionKey:
    """Return what identifies a section of a group."""
    return kind, section.path or ((section.slot,) if section.slot else ())


class ShownSection(Struct, frozen=True):
    """The visible entries of a section, whether it has more, and whether those are visible as well.

    `waiting` are the labels of those that wait to be asked for.
    """

    key: SectionKey
    title: str
    path: Path
    entries: tuple[Entry, ...]
    has_more: bool
    is_open: bool
    waiting: tuple[str, ...] = ()


class FormView(Struct, frozen=True):
    """What the user has opened: sections with all their fields, and fields that stay visible.

    Of several `ways` to state the same, the one that is `picked` is shown, else the `stated` or the first one.
    """

    opened: frozenset[SectionKey] = frozenset()
    kept: frozenset[Path] = frozenset()
    picked: frozenset[Path] = frozenset()
    ways: frozenset[Path] = frozenset()
    stated: frozenset[Path] = frozenset()

    def section(self, kind: GroupKind, section: Section) -> ShownSection:
        """Return the visible part of a section of a group."""
        key = section_key(kind, section)
        is_open = key in self.opened
        fitting = [one for one in section.entries if not isinstance(one, Field) or self._is_fitting(one, section)]
        entries = tuple(one for one in fitting if is_open or not _waits(one, self.kept))
        if not any(isinstance(one, Field) for one in entries):  # a section of which nothing is filled in shows it all
            return ShownSection(key, section.title, section.path, tuple(fitting), has_more=False, is_open=is_open)
        waiting = tuple(_label(one) for one in fitting if one not in entries)
        has_more = bool(waiting) or (is_open and any(_waits(one, frozenset()) for one in fitting))
        return ShownSection(key, section.title, section.path, entries, has_more, is_open, waiting)

    def toggled(self, section: ShownSection) -> FormView:
        """Return the view with all fields of a section, or again only the filled-in ones."""
        if section.is_open:
            paths = {one.path for one in section.entries if isinstance(one, Field)}
            return replace(self, opened=self.opened - {section.key}, kept=self.kept - paths)
        return replace(self, opened=self.opened | {section.key})

    def keeping(self, paths: AbstractSet[Path]) -> FormView:
        """Return the view in which these fields stay visible even if they are emptied."""
        return replace(self, kept=self.kept | paths, picked=self._picking(paths & self.ways))

    def following(self, ways: Mapping[Path, bool], typed: Iterable[Path]) -> FormView:
        """Return the view of an offer with these ways to state something, each with whether it is the stated one.

        A way that is stated now and was not before is shown, unless something not confirmed is `typed` into another.
        """
        stated, busy = frozenset(path for path, is_stated in ways.items() if is_stated), {path[:-1] for path in typed}
        new = (path for path in stated - self.stated if path[:-1] not in busy)
        return replace(self, picked=self._picking(new), ways=frozenset(ways), stated=stated)

    def _picking(self, ways: Iterable[Path]) -> frozenset[Path]:
        """Return what is picked once each of these ways is instead of the others."""
        return frozenset({path[:-1]: path for path in (*self.picked, *ways)}.values())

    def without(self, removed: Path) -> FormView:
        """Return the view after a record or a part is removed, with the paths after it moved up."""
        opened = ((kind, moved(path, removed)) for kind, path in self.opened)
        left = (
            frozenset(path for path in (moved(one, removed) for one in paths) if path is not None)
            for paths in (self.kept, self.picked, self.ways, self.stated)
        )
        return FormView(frozenset((kind, path) for kind, path in opened if path is not None), *left)

    def _is_fitting(self, field: Field, section: Section) -> bool:
        """Whether a field is of the chosen notation, and the one shown of all ways to state the same."""
        if not field.ways:
            return not field.other
        ways = ways_in(field)
        same = [one for one in section.fields if one.path in ways]
        stated = [one.path for one in same if one.text]
        return field.path == next((path for path in ways if path in self.picked), (*stated, same[0].path)[0])


def moved(path: Path, removed: Path) -> Path | None:
    """Return the path of a value after the list item at `removed` is removed; None if it was part of that item."""
    *where, place = removed
    depth = len(where)
    index = path[depth] if len(path) > depth else None
    if path[:depth] != tuple(where) or not isinstance(index, int) or not isinstance(place, int) or index < place:
        return path
    return None if index == place else (*where, index - 1, *path[depth + 1 :])


def _waits(entry: Entry, kept: AbstractSet[Path]) -> bool:
    """Whether an entry is hidden until requested."""
    return not isinstance(entry, Row) and entry.spare and not (isinstance(entry, Field) and entry.path in kept)


def _label(entry: Entry) -> str:
    return entry.title if isinstance(entry, Row) else entry.label
