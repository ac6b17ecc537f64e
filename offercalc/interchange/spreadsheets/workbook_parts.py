"""The parts of an Excel workbook in its zip file: sheets, texts and number formats (ECMA-376)."""

# Not read with openpyxl, which prints warnings, creates cells for every row of a gap, and leaves escapes such as
# _x000D_ and the formats of Asian editions to the caller.

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from msgspec import Struct

from offercalc.interchange.spreadsheets.cells import NotReadError
from offercalc.interchange.spreadsheets.number_format import Shown, shown_by
from offercalc.interchange.spreadsheets.xml_stream import TooManyError, elements
from offercalc.presentation.formats.localizer import Localizer

LARGEST_UNPACKED = 200 * 2**20
MOST_PARTS = 1000
_STRICT = "http://purl.oclc.org/ooxml/"
_ESCAPE = re.compile(r"(?:_x[0-9A-Fa-f]{4}_)+")
_CODE_LENGTH = len("_x000D_")
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_TRUE = {"1", "true", "on"}


class SheetPart(Struct, frozen=True):
    """A sheet of a workbook: its name, whether it is hidden, and the path of its part."""

    name: str
    is_hidden: bool
    path: str


class Package:
    """The parts of a workbook by name."""

    def __init__(self, packed: ZipFile) -> None:
        """Take the opened zip file."""
        self._packed = packed

    def elements(self, path: str, *wanted: str) -> Iterator[Element]:
        """Yield the elements of a part with some names, one after the other."""
        with self._packed.open(path) as file:
            yield from elements(file, frozenset(wanted))

    def related(self, path: str) -> dict[str, tuple[str, str]]:
        """Return the relationships of a part by id: the type and the path of the target."""
        folder, name = posixpath.split(path)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._packed.namelist():
            return {}
        return {
            one.get("Id", ""): (one.get("Type", ""), _joined(folder, one.get("Target", "")))
            for one in self.elements(rels, "Relationship")
            if one.get("TargetMode") != "External"
        }


class Workbook:
    """The parts of a workbook that its sheets share."""

    def __init__(self, package: Package, path: str) -> None:
        """Read the shared parts; `path` is the part of the workbook itself."""
        self._package = package
        related = package.related(path)
        of_kind = {kind.rpartition("/")[2]: target for kind, target in related.values()}
        sheets = {key: target for key, (kind, target) in related.items() if kind.endswith("/worksheet")}
        parts = [*package.elements(path, "sheet", "workbookPr")]
        self.sheets = tuple(_sheets(parts, sheets))
        self.counts_from_1904 = any(one.get("date1904") in _TRUE for one in parts if local_name(one) == "workbookPr")
        self._texts = _texts(package, of_kind.get("sharedStrings", ""))
        self.formats = _formats(package, of_kind.get("styles", ""))

    def text(self, number: int) -> str:
        """Return one of the shared strings; raises LookupError if there is none."""
        if number < 0:
            raise LookupError
        return self._texts[number]

    def elements(self, sheet: SheetPart, *wanted: str) -> Iterator[Element]:
        """Yield the elements of a sheet with some names, one after the other."""
        return self._package.elements(sheet.path, *wanted)


@contextmanager
def opened_workbook(content: bytes, localizer: Localizer) -> Iterator[Workbook]:
    """Open a workbook; raises NotReadError if it is damaged or not a workbook, also while it is read."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            _refuse_bomb(packed, localizer)
            _refuse_odd_parts(packed, localizer)
            package = Package(packed)
            yield Workbook(package, _workbook_path(package, localizer))
    except NotReadError:
        raise
    except TooManyError as error:
        raise NotReadError(
            localizer.tr("The workbook has far more cells than a table of offers; is it the right file?")
        ) from error
    except (ArithmeticError, BadZipFile, EOFError, LookupError, NotImplementedError, OSError, ParseError, RuntimeError,
            ValueError, zlib.error) as error:  # fmt: skip
        raise NotReadError(
            localizer.tr("The workbook is damaged; open it in a spreadsheet program and save it again.")
        ) from error


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: Element) -> str:
    """Return the plain text of an element with its runs joined, without phonetic readings."""
    parts = []
    for child in element:
        name = local_name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [one.text or "" for one in child if local_name(one) == "t"]
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """Return a text with `_xHHHH_` escapes decoded, line ends as line feeds, and other control characters removed."""
    text = _ESCAPE.sub(_characters, text)
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)


def _characters(found: re.Match[str]) -> str:
    codes = [int(found[0][at + 2 : at + 6], 16) for at in range(0, len(found[0]), _CODE_LENGTH)]
    packed = b"".join(code.to_bytes(2, "little") for code in codes)
    return packed.decode("utf-16-le", "replace")


def _refuse_bomb(packed: ZipFile, localizer: Localizer) -> None:
    """Raise NotReadError if the workbook would fill the memory once unpacked, by the sizes in the zip directory."""
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise NotReadError(
            localizer.tr("Unpacked, the workbook is far too large for a table of offers; is it the right file?")
        )


def _refuse_odd_parts(packed: ZipFile, localizer: Localizer) -> None:
    """Raise an error for parts that spreadsheet programs read in different ways, or not at all."""
    names = packed.namelist()
    if len({name.casefold() for name in names}) < len(names):
        raise NotReadError(localizer.tr("A part of the workbook exists twice; open the workbook and save it again."))
    if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in packed.infolist()):
        raise BadZipFile
    if any("\\" in name for name in names):
        raise NotReadError(
            localizer.tr("The parts of the workbook are stored under wrong names; save it as Excel Workbook (.xlsx).")
        )


def _workbook_path(package: Package, localizer: Localizer) -> str:
    """Return the path of the workbook part; raises NotReadError for Strict Open XML, whose dates and parts differ."""
    for kind, path in package.related("").values():
        if not kind.endswith("/officeDocument"):
            continue
        if kind.startswith(_STRICT) or any(one.tag.startswith(_STRICT) for one in package.elements(path, "sheets")):
            raise NotReadError(localizer.tr("Saved as Strict Open XML; save it as Excel Workbook (.xlsx)."))
        return path
    raise LookupError


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _sheets(parts: list[Element], paths: dict[str, str]) -> Iterator[SheetPart]:
    for one in parts:
        key = next((value for name, value in one.items() if name.endswith("}id")), "")
        if key in paths:
            is_hidden = one.get("state", "visible") != "visible"
            yield SheetPart(unescaped(one.get("name", "")), is_hidden, paths[key])


def _texts(package: Package, path: str) -> tuple[str, ...]:
    return tuple(text_of(one) for one in package.elements(path, "si")) if path else ()


def _formats(package: Package, path: str) -> tuple[Shown, ...]:
    """Return what each cell style shows."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    for one in package.elements(path, "numFmt", "cellXfs") if path else ():
        if local_name(one) == "numFmt":
            codes[int(one.get("numFmtId", "0"))] = one.get("formatCode", "")
        else:
            numbers = [int(style.get("numFmtId", "0")) for style in one if local_name(style) == "xf"]
    shown = {number: shown_by(number, unescaped(codes.get(number, ""))) for number in set(numbers)}
    return tuple(shown[number] for number in numbers)
