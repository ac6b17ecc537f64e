"""Offer files in JSON: decoding to a sound offer or a list of problems, and encoding."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from os import SEEK_END
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.files.guard import Bounds, Guard, RefusedError, Told, Unguarded
from offercalc.application.files.regular_files import open_regular
from offercalc.application.ports.offer_files import Attachment
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.validate.draft import Draft, draft_of, standing_in, unstated
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.lazy_text import LazyText
from offercalc.domain.vesting.schedule import Presets
from offercalc.interchange.offer_files.mending import mended
from offercalc.interchange.offer_files.migrations import MIGRATIONS, Steps, migrate
from offercalc.interchange.offer_files.plain_json import parse
from offercalc.interchange.offer_files.shape_problems import as_json
from offercalc.interchange.offer_files.shapes import shape_problems
from offercalc.presentation.formats.localizer import N_

FORMAT = "offercalc.offer"
VERSION = 1
LARGEST_FILE = 4 * 2**20
LARGEST_PDF = 100 * 2**20
_PDF_MARK = b"%PDF-"
_BOUNDS = Bounds(seconds=30, megabytes=1024)
_UNGUARDED = Unguarded()
_ENOUGH = 1000
"""Above this number of wrong types, the other problems are not searched for."""


class OfferFiles:
    """Reads and writes offer files; `presets` are those that vesting terms may name."""

    def __init__(
        self, presets: Presets, newest: int = VERSION, steps: Steps = MIGRATIONS, guard: Guard = _UNGUARDED
    ) -> None:
        """Take the presets by id, the version to write, the migrations to it, and the guard for reading PDFs."""
        self._presets = presets
        self._newest = newest
        self._steps = steps
        self._guard = guard

    def read(self, path: Path) -> Offer | tuple[Problem, ...]:
        """Return the offer in a file, or what is wrong with it; never raises because of the file.

        A PDF counts as the single offer attached to it.
        """
        found = self.read_all(path)
        first = found[0]
        if isinstance(first, Offer):
            return first if len(found) == 1 else (_too_many(len(found)),)
        return tuple(problem for problem in found if isinstance(problem, Problem))

    def read_all(self, path: Path) -> tuple[Offer, ...] | tuple[Problem, ...]:
        """Return the offer in a file, or all those attached to a PDF, or what is wrong with any; never raises."""
        content = _content(path)
        if isinstance(content, Problem):
            return (content,)
        if _is_pdf(content):
            attached = self._taken_out(content)
            return (attached,) if isinstance(attached, Problem) else self._decoded(attached)
        found = self.decode(content)
        return (found,) if isinstance(found, Offer) else found

    def read_draft(self, path: Path, today: date) -> Draft | None:
        """Return what a file states of an offer that lacks nothing but its names or its start date, else None.

        Until a start date is stated figures count from today.
        """
        content = _content(path)
        raw = parse(content) if isinstance(content, bytes) and not _is_pdf(content) else ()
        fields = () if isinstance(raw, tuple) else self._opened(raw)
        if not isinstance(fields, dict):
            return None
        missing = tuple(name.removeprefix("$.") for name in unstated(fields))
        filled = {**fields, **standing_in(missing, today)}
        if not missing or shape_problems(filled, Offer, "$"):
            return None
        offer = msgspec.convert(filled, Offer)
        return None if soundness(offer, self._presets) else draft_of(offer, missing)

    def attached(self, path: Path, password: str = "") -> tuple[Attachment, ...] | tuple[Problem, ...]:
        """Return the offer files attached to a PDF if all are sound, else what is wrong; never raises."""
        content = _content(path)
        if isinstance(content, Problem):
            return (content,)
        if not _is_pdf(content):
            return (Problem("", Fault.UNREADABLE, LazyText(N_("it is not a PDF"))),)
        attached = self._taken_out(content, password)
        if isinstance(attached, Problem):
            return (attached,)
        found = self._decoded(attached)
        problems = tuple(problem for problem in found if isinstance(problem, Problem))
        return problems or attached

    def is_locked(self, path: Path) -> bool:
        """Whether a file is a PDF that opens only with a password."""
        content = _content(path)
        if not isinstance(content, bytes) or not _is_pdf(content) or b"Encrypt" not in content:
            return False
        from offercalc.interchange.offer_files.offer_pdf import is_locked

        try:
            return self._guard.run(is_locked, content, _BOUNDS)
        except RefusedError:
            return False  # reading it reports why it cannot be read

    def _taken_out(self, content: bytes, password: str = "") -> tuple[Attachment, ...] | Problem:
        """Return the offer files attached to a PDF, or why there is none."""
        from offercalc.interchange.offer_files.offer_pdf import PdfAsk, taken_out

        try:
            found = self._guard.run(taken_out, PdfAsk(content, FORMAT, password), _BOUNDS)
        except RefusedError as error:
            return Problem("", Fault.UNREADABLE, error.why)
        return Problem("", Fault.UNREADABLE, found.message()) if isinstance(found, Told) else found

    def _decoded(self, attached: tuple[Attachment, ...]) -> tuple[Offer, ...] | tuple[Problem, ...]:
        """Return every attached offer, or all problems; with several files, each path starts with the file name."""
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
        """Return the sound offer in the content of a file, or its problems."""
        raw = parse(content)
        if isinstance(raw, tuple):
            return raw
        fields = self._opened(raw)
        if isinstance(fields, Problem):
            return (fields,)
        open_ones = unstated(fields)
        problems = tuple(open_ones.get(one.path, one) for one in shape_problems(fields, Offer, "$"))
        if problems:
            return (*problems, *self._beside(problems, fields))
        offer = msgspec.convert(fields, Offer)
        return soundness(offer, self._presets) or offer

    def _beside(self, problems: tuple[Problem, ...], fields: dict[str, object]) -> Iterator[Problem]:
        """Yield the problems other than wrong types, so that all are reported at once."""
        if len(problems) > _ENOUGH:
            return
        rest = mended(fields, problems)
        told = tuple(_place(problem) for problem in problems)
        for problem in () if rest is None else soundness(rest, self._presets):
            if not problem.path.startswith(told):
                yield problem

    def encode(self, offer: Offer) -> bytes:
        """Return an offer as indented UTF-8 JSON; the same offer always has the same bytes."""
        return self._written(msgspec.to_builtins(_plain(offer)))

    def write(self, offer: Offer, path: Path) -> None:
        """Write an offer file atomically; raises ExternalError if that fails, leaving an older file unchanged."""
        write_atomically(self.encode(offer), path)

    def write_draft(self, draft: Draft, path: Path) -> None:
        """Write what is stated of an offer, with null for what is missing; raises ExternalError if that fails."""
        fields = msgspec.to_builtins(_plain(draft.filled))
        write_atomically(self._written({**fields, **dict.fromkeys(draft.missing)}), path)

    def _written(self, fields: dict[str, object]) -> bytes:
        return msgspec.json.format(msgspec.json.encode({"format": FORMAT, "version": self._newest, **fields})) + b"\n"

    def _opened(self, raw: object) -> dict[str, object] | Problem:
        """Check format and version, migrate an older version, and return the fields of the offer."""
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
    """Return the content of a file, or a problem if it is unreadable or too large for an offer file or PDF."""
    try:
        with open_regular(path) as file:
            content = file.read(LARGEST_FILE + 1)
            largest = LARGEST_PDF if _is_pdf(content) else LARGEST_FILE
            content += file.read(largest + 1 - len(content)) if largest == LARGEST_PDF else b""
            size = file.seek(0, SEEK_END) if len(content) > largest else 0
    except OSError as error:
        return Problem("", Fault.UNREADABLE, error.strerror or str(error))
    return _too_big(size, largest) or content


def _is_pdf(content: bytes) -> bool:
    """Whether a content starts like a PDF, whatever the file name."""
    return content.startswith(_PDF_MARK)


def _too_many(count: int) -> Problem:
    """Return the problem that a PDF has several offers instead of one."""
    text = N_("{number} offers are attached to this PDF; extract them with `offercalc import`")
    return Problem("", Fault.UNREADABLE, LazyText(text, number=count))


def _too_big(size: int, largest: int) -> Problem | None:
    """Return a problem if a size in bytes exceeds the largest one, which is a whole number of MB."""
    return Problem("", Fault.TOO_BIG, str(-(-size // 2**20)), str(largest >> 20)) if size > largest else None


def _place(problem: Problem) -> str:
    """Return the path of the wrong value; a problem with an unknown field has the path of its owner."""
    return f"{problem.path}.{problem.value}" if problem.fault is Fault.UNKNOWN_FIELD else problem.path


def _plain(value: Any) -> Any:  # noqa: ANN401 - values of any shape
    """Replace values equal to their field's default by the default itself, which is omitted when encoding."""
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
