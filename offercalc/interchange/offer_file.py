"""Offer files: JSON in, a sound offer or everything that is wrong with it out, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

from offercalc.application.whole_files import write_whole
from offercalc.domain.offer import Offer
from offercalc.domain.problems import Fault, Problem
from offercalc.domain.soundness import soundness
from offercalc.domain.vesting import Presets
from offercalc.interchange.mending import mended
from offercalc.interchange.migrations import MIGRATIONS, Steps, migrate
from offercalc.interchange.plain_json import parse
from offercalc.interchange.shape_problems import as_json
from offercalc.interchange.shapes import shape_problems

FORMAT = "offercalc.offer"
VERSION = 1
LARGEST_FILE = 4 * 2**20


class OfferFiles:
    """Reads and writes offer files; presets are those that vesting terms may name."""

    def __init__(self, presets: Presets, newest: int = VERSION, steps: Steps = MIGRATIONS) -> None:
        """Take the vesting presets by id, the version that is written, and the steps that lead to it."""
        self._presets = presets
        self._newest = newest
        self._steps = steps

    def read(self, path: Path) -> Offer | tuple[Problem, ...]:
        """Read an offer, or say what is wrong with the file; nothing is raised for what a person may hand in."""
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
        except OSError as error:
            return (Problem("", Fault.UNREADABLE, error.strerror or str(error)),)
        if len(content) > LARGEST_FILE:
            return (Problem("", Fault.TOO_BIG, str(-(-path.stat().st_size // 2**20)), str(LARGEST_FILE >> 20)),)
        return self.decode(content)

    def decode(self, content: bytes) -> Offer | tuple[Problem, ...]:
        """Turn the content of a file into a sound offer, or into its problems."""
        raw = parse(content)
        if isinstance(raw, Problem):
            return (raw,)
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


def _place(problem: Problem) -> str:
    """Give the path of what is wrong; that of an unknown field names its owner."""
    return f"{problem.path}.{problem.value}" if problem.fault is Fault.UNKNOWN_FIELD else problem.path


def _plain(value: Any) -> Any:  # noqa: ANN401 - values of any shape
    """Put a field's default in the place of what equals it, so that equal offers are left out of files alike."""
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if not isinstance(value, Struct):
        return value
    defaults = {field.name: field.default for field in fields(value)}
    found = {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    return replace(value, **{name: defaults[name] if one == defaults[name] else one for name, one in found.items()})
