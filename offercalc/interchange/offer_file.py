"""Offer files: JSON in, a sound offer or everything that is wrong with it out, and back again."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

import msgspec

from offercalc.application.whole_files import write_whole
from offercalc.domain.equity import Grant
from offercalc.domain.offer import Offer
from offercalc.domain.pay import PayPart
from offercalc.domain.problems import Fault, Problem
from offercalc.domain.soundness import soundness
from offercalc.domain.vesting import Presets
from offercalc.interchange.migrations import migrate
from offercalc.interchange.shape_problems import as_json, number_problem, syntax_problem, type_problem

FORMAT = "offercalc.offer"
VERSION = 1
LARGEST_FILE = 4 * 2**20

_UTF8_MARK = b"\xef\xbb\xbf"
_LISTS: dict[str, object] = {"pay": PayPart, "equity": Grant}


class OfferFiles:
    """Reads and writes offer files; presets are those that vesting terms may name."""

    def __init__(self, presets: Presets) -> None:
        """Take the vesting presets by id."""
        self._presets = presets

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
        raw = _parse(content.removeprefix(_UTF8_MARK))
        if isinstance(raw, Problem):
            return (raw,)
        fields = _open_envelope(raw)
        if isinstance(fields, Problem):
            return (fields,)
        problems = _shape_problems(fields)
        if problems:
            return problems
        offer = msgspec.convert(fields, Offer)
        return soundness(offer, self._presets) or offer

    def encode(self, offer: Offer) -> bytes:
        """Write an offer as indented UTF-8 JSON; the same offer always gives the same bytes."""
        fields = msgspec.to_builtins(offer)
        return msgspec.json.format(msgspec.json.encode({"format": FORMAT, "version": VERSION, **fields})) + b"\n"

    def write(self, offer: Offer, path: Path) -> None:
        """Write an offer file whole; raises OutsideError where that fails, and leaves an older file as it was."""
        write_whole(self.encode(offer), path)


def _parse(content: bytes) -> object:
    """Parse JSON into plain values, or return the problem that says where it breaks off."""
    try:
        content.decode()
        return msgspec.json.Decoder(object, float_hook=_number).decode(content)
    except RecursionError:
        return Problem("", Fault.TOO_DEEP)
    except UnicodeDecodeError:
        return Problem("", Fault.NOT_TEXT)
    except msgspec.ValidationError:
        return number_problem(content)
    except msgspec.DecodeError as error:
        return syntax_problem(str(error), content)


def _number(text: str) -> Decimal:
    """Read a number of a file; one that no Decimal can hold is none, and is refused as such later."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _open_envelope(raw: object) -> dict[str, object] | Problem:
    """Check format and version, bring an older version up to date, and return the offer's own fields."""
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        return Problem("$.format", Fault.NOT_AN_OFFER, "", FORMAT)
    if "version" not in raw:
        return Problem("$.version", Fault.MISSING, "version")
    version = raw["version"]
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        return Problem("$.version", Fault.BAD_VERSION, as_json(version), str(VERSION))
    if version > VERSION:
        return Problem("$.version", Fault.NEWER_VERSION, as_json(version), str(VERSION))
    fields = migrate(raw, version, VERSION)
    return {name: value for name, value in fields.items() if name not in {"format", "version"}}


def _shape_problems(fields: dict[str, object]) -> tuple[Problem, ...]:
    """Check the parts one by one, so that one wrong part does not hide the next."""
    problems = []
    head = dict(fields)
    for name, kind in _LISTS.items():
        items = fields.get(name)
        if isinstance(items, list):
            head[name] = []
            parts = (_shape_problem(item, kind, f"$.{name}[{index}]") for index, item in enumerate(items))
            problems += [problem for problem in parts if problem is not None]
    top = _shape_problem(head, Offer, "$")
    return tuple([top, *problems] if top is not None else problems)


def _shape_problem(value: object, kind: object, path: str) -> Problem | None:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return type_problem(str(error), path, value)
    return None
