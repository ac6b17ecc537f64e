"""Offer files: JSON in, a sound offer or everything that is wrong with it out, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from os import SEEK_END
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

from offercalc.application.guard import Bounds, Guard, RefusedError, Told, Unguarded
from offercalc.application.ports import Attached
from offercalc.application.regular_files import open_regular
from offercalc.application.whole_files import write_whole
from offercalc.domain.message import Message
from offercalc.domain.offer import Offer
from offercalc.domain.problems import Fault, Problem
from offercalc.domain.soundness import soundness
from offercalc.domain.vesting import Presets
from offercalc.interchange.mending import mended
from offercalc.interchange.migrations import MIGRATIONS, Steps, migrate
from offercalc.interchange.offer_pdf import LARGEST_PDF, PdfAsk, is_locked, is_pdf, taken_out, too_many
from offercalc.interchange.plain_json import parse
from offercalc.interchange.shape_problems import as_json
from offercalc.interchange.shapes import shape_problems
from offercalc.presentation.reader import N_

FORMAT = "offercalc.offer"
VERSION = 1
LARGEST_FILE = 4 * 2**20
_BOUNDS = Bounds(seconds=30, megabytes=1024)
_UNGUARDED = Unguarded()
_ENOUGH = 1000
"""With so many wrong shapes nobody looks for what is wrong beside them."""


class OfferFiles:
    """Reads and writes offer files; presets are those that vesting terms may name."""

    def __init__(
        self, presets: Presets, newest: int = VERSION, steps: Steps = MIGRATIONS, guard: Guard = _UNGUARDED
    ) -> None:
        """Take the presets by id, the version that is written, the steps that lead to it, and what reads PDFs."""
        self._presets = presets
        self._newest = newest
        self._steps = steps
        self._guard = guard

    def read(self, path: Path) -> Offer | tuple[Problem, ...]:
        """Read an offer, or say what is wrong with the file; nothing is raised for what a person may hand in.

        A PDF is read as the one offer that is attached to it.
        """
        found = self.read_all(path)
        first = found[0]
        if isinstance(first, Offer):
            return first if len(found) == 1 else (too_many(len(found)),)
        return tuple(problem for problem in found if isinstance(problem, Problem))

    def read_all(self, path: Path) -> tuple[Offer, ...] | tuple[Problem, ...]:
        """Read an offer, or all that are attached to a PDF, or say what is wrong with any; nothing is raised."""
        content = _content(path)
        if isinstance(content, Problem):
            return (content,)
        if is_pdf(content):
            attached = self._taken_out(content)
            return (attached,) if isinstance(attached, Problem) else self._decoded(attached)
        found = self.decode(content)
        return (found,) if isinstance(found, Offer) else found

    def attached(self, path: Path, password: str = "") -> tuple[Attached, ...] | tuple[Problem, ...]:
        """Take the offers out of a PDF, where all of them are sound, or say what is wrong; nothing is raised."""
        content = _content(path)
        if isinstance(content, Problem):
            return (content,)
        if not is_pdf(content):
            return (Problem("", Fault.UNREADABLE, Message(N_("it is not a PDF"))),)
        attached = self._taken_out(content, password)
        if isinstance(attached, Problem):
            return (attached,)
        found = self._decoded(attached)
        problems = tuple(problem for problem in found if isinstance(problem, Problem))
        return problems or attached

    def is_locked(self, path: Path) -> bool:
        """Tell whether a file is a PDF that opens only with a password."""
        content = _content(path)
        if not isinstance(content, bytes) or not is_pdf(content) or b"Encrypt" not in content:
            return False
        try:
            return self._guard.run(is_locked, content, _BOUNDS)
        except RefusedError:
            return False  # who reads it is told why it cannot be read

    def _taken_out(self, content: bytes, password: str = "") -> tuple[Attached, ...] | Problem:
        """Take the offers out of a PDF, or say why there is none."""
        try:
            found = self._guard.run(taken_out, PdfAsk(content, FORMAT, password), _BOUNDS)
        except RefusedError as error:
            return Problem("", Fault.UNREADABLE, error.why)
        return Problem("", Fault.UNREADABLE, found.message()) if isinstance(found, Told) else found

    def _decoded(self, attached: tuple[Attached, ...]) -> tuple[Offer, ...] | tuple[Problem, ...]:
        """Read every attached offer; where there are several, a problem's path begins with the file's name."""
        offers: list[Offer] = []
        problems: list[Problem] = []
        for file in attached:
            too_big = _too_big(len(file.content), LARGEST_FILE)
            found = self.decode(file.content) if too_big is None else (too_big,)
            if isinstance(found, Offer):
                offers.append(found)
            elif len(attached) == 1:
                problems += found
            else:
                problems += (replace(one, path=f"{file.name} {one.path}".strip()) for one in found)
        return tuple(problems) or tuple(offers)

    def decode(self, content: bytes) -> Offer | tuple[Problem, ...]:
        """Turn the content of a file into a sound offer, or into its problems."""
        raw = parse(content)
        if isinstance(raw, tuple):
            return raw
        fields = self._opened(raw)
        if isinstance(fields, Problem):
            return (fields,)
        problems = shape_problems(fields, Offer, "$")
        if problems:
            return (*problems, *self._beside(problems, fields))
        offer = msgspec.convert(fields, Offer)
        return soundness(offer, self._presets) or offer

    def _beside(self, problems: tuple[Problem, ...], fields: dict[str, object]) -> Iterator[Problem]:
        """Yield what is wrong beside wrong shapes, so that all of it is told at once."""
        if len(problems) > _ENOUGH:
            return
        rest = mended(fields, problems)
        told = tuple(_place(problem) for problem in problems)
        for problem in () if rest is None else soundness(rest, self._presets):
            if not problem.path.startswith(told):
                yield problem

    def encode(self, offer: Offer) -> bytes:
        """Write an offer as indented UTF-8 JSON; the same offer always gives the same bytes."""
        fields = msgspec.to_builtins(_plain(offer))
        return msgspec.json.format(msgspec.json.encode({"format": FORMAT, "version": self._newest, **fields})) + b"\n"

    def write(self, offer: Offer, path: Path) -> None:
        """Write an offer file whole; raises OutsideError where that fails, and leaves an older file as it was."""
        write_whole(self.encode(offer), path)

    def _opened(self, raw: object) -> dict[str, object] | Problem:
        """Check format and version, bring an older version up to date, and return the offer's own fields."""
        if not isinstance(raw, dict) or raw.get("format") != FORMAT:
            return Problem("$.format", Fault.NOT_AN_OFFER, "", FORMAT)
        if "version" not in raw:
            return Problem("$.version", Fault.MISSING, "version")
        version = raw["version"]
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            return Problem("$.version", Fault.BAD_VERSION, as_json(version), str(self._newest))
        if version > self._newest:
            return Problem("$.version", Fault.NEWER_VERSION, as_json(version), str(self._newest))
        fields = migrate(raw, version, self._newest, self._steps)
        return {name: value for name, value in fields.items() if name not in {"format", "version"}}


def _content(path: Path) -> bytes | Problem:
    """Read a file, unless it is larger than an offer file, or a PDF with one attached, ever is."""
    try:
        with open_regular(path) as file:
            content = file.read(LARGEST_FILE + 1)
            largest = LARGEST_PDF if is_pdf(content) else LARGEST_FILE
            content += file.read(largest + 1 - len(content)) if largest == LARGEST_PDF else b""
            size = file.seek(0, SEEK_END) if len(content) > largest else 0
    except OSError as error:
        return Problem("", Fault.UNREADABLE, error.strerror or str(error))
    return _too_big(size, largest) or content


def _too_big(size: int, largest: int) -> Problem | None:
    """Refuse a size in bytes that is above the largest, a whole number of MB."""
    return Problem("", Fault.TOO_BIG, str(-(-size // 2**20)), str(largest >> 20)) if size > largest else None


def _place(problem: Problem) -> str:
    """Give the path of what is wrong; that of an unknown field names its owner."""
    return f"{problem.path}.{problem.value}" if problem.fault is Fault.UNKNOWN_FIELD else problem.path


def _plain(value: Any) -> Any:  # noqa: ANN401 - values of any shape
    """Put a field's default in the place of what equals it, so that equal offers are left out of files alike."""
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if not isinstance(value, Struct):
        return value
    defaults = _defaults(type(value))
    found = {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    return replace(value, **{name: defaults[name] if one == defaults[name] else one for name, one in found.items()})


@cache
def _defaults(kind: type[Struct]) -> dict[str, Any]:
    return {field.name: field.default for field in fields(kind)}
