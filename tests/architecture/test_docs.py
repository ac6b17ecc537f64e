"""The documentation shows what the program does, and the file format is described completely."""

import json
import re
import shlex
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple, get_args, get_origin

import jsonschema
import pytest
from msgspec import Struct
from msgspec.structs import fields

from offercalc.application.ports.vesting_request import Vested, VestingRequest, answer
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.offer.equity import STAKES
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import PAY_PARTS
from offercalc.domain.problems.problem import Problem
from offercalc.feeds.store.own_rates_file import read_own_rates
from offercalc.interchange.offer_files.offer_schema import offer_schema
from offercalc.interchange.offer_files.vesting_request_file import JsonVestingRequests
from tests.architecture.tree import PACKAGE, ROOT
from tests.tools import FILES, PRESETS, call, offer_fields

DOCS = ROOT / "docs"
EXAMPLES = DOCS / "examples"
PAGES = [*sorted(DOCS.glob("*.md")), EXAMPLES / "README.md"]
FORMAT, FIGURES, TREE = DOCS / "FORMAT.md", DOCS / "FIGURES.md", DOCS / "ARCHITECTURE.md"
LEFT_OUT = "..."
HARD_SPACE = "\N{NO-BREAK SPACE}"

FENCED = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
CODE = re.compile(r"`([^`\n]+)`")
SHARED_OUT = re.compile(r"^\| `([A-Z_]+)` \|.*\| ([\d. ]+) \|$", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block of a page: its first line, its kind and its text."""

    page: Path
    line: int
    kind: str
    text: str

    @property
    def place(self) -> str:
        """Return the block's location, the name of its test."""
        return f"{self.page.name}:{self.line}"


def blocks_in(text: str, page: Path = FORMAT) -> list[Block]:
    """Return the fenced blocks of a page."""
    return [Block(page, text.count("\n", 0, at.start()) + 1, at[1], at[2]) for at in FENCED.finditer(text)]


def read(page: Path) -> str:
    """Return the text of a page."""
    return page.read_text(encoding="utf-8")


BLOCKS = [block for page in PAGES for block in blocks_in(read(page), page)]


def of_kind(*kinds: str) -> list[Block]:
    """Return the blocks of the given kinds on all pages."""
    return [block for block in BLOCKS if block.kind in kinds]


def content(block: Block) -> dict[str, object]:
    """Return the offer that a block shows a part of."""
    value = json.loads(block.text)
    match block.kind:
        case "json offer":
            return dict(value)
        case "json pay":
            return offer_fields(pay=[value])
        case "json equity":
            return offer_fields(equity=[value])
        case "json vesting":
            return offer_fields(equity=[{"type": "rsu", "units": "1000", "vesting": value}])
        case "json estimate":
            return offer_fields(pay=[{"type": "salary", "amount": value}])
        case _:
            pytest.fail(f"{block.place}: say what is shown: json offer, pay, equity, vesting, vest or estimate")


def asked(block: Block) -> Vested | tuple[Problem, ...]:
    """Return the answer to the question in a block."""
    ask = JsonVestingRequests().decode(block.text.encode())
    return answer(ask) if isinstance(ask, VestingRequest) else ask


def structs_of(kind: object) -> Iterator[type[Struct]]:
    """Yield the structs that a type consists of."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
        for field in fields(kind):
            yield from structs_of(field.type)
    elif get_origin(kind) is not Literal:
        for part in get_args(kind):
            yield from structs_of(part)


def choices_of(kind: object) -> Iterator[str]:
    """Yield the literal values that a type allows, except those of digits only, which are documented as a range."""
    for part in get_args(kind):
        if get_origin(kind) is Literal:
            yield from [part] if not part.isdigit() else []
        else:
            yield from choices_of(part)


STRUCTS = set(structs_of(Offer)) | {VestingRequest}


def type_tags() -> set[str]:
    """Return the type tags of the kinds of a part."""
    return {str(struct.__struct_config__.tag) for struct in STRUCTS if struct.__struct_config__.tag is not None}


def field_names() -> set[str]:
    """Return the name of every field of the file format."""
    return {field.name for struct in STRUCTS for field in fields(struct)}


def keys(value: object) -> Iterator[str]:
    """Yield the field names in plain values."""
    parts: Iterable[object] = ()
    if isinstance(value, dict):
        yield from value
        parts = value.values()
    elif isinstance(value, list):
        parts = value
    for part in parts:
        yield from keys(part)


def shows(output: str, shown: str) -> bool:
    """Whether an output matches a block; a line of three dots matches any lines."""
    output = output.replace(HARD_SPACE, " ")
    lines = [r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line) + "\n" for line in shown.rstrip("\n").split("\n")]
    return re.fullmatch("".join(lines), "\n".join(map(str.rstrip, output.splitlines())) + "\n") is not None


def outputs() -> list[tuple[Block, Block]]:
    """Return every command and question paired with the output shown below it."""
    return [(block, after) for block, after in pairwise(BLOCKS) if after.kind == "text" and after.page == block.page]


def place_of(value: object) -> str:
    """Return the test id of a block."""
    return value.place if isinstance(value, Block) else str(value)


def test_every_block_says_what_it_is() -> None:
    known = {
        "json offer",
        "tree",
        "json pay",
        "json equity",
        "json vesting",
        "json estimate",
        "json vest",
        "json letterhead",
        "json letter",
        "toml clause",
        "sh",
        "sh paper",
        "typst",
        "text",
        "csv",
        "",
    }
    assert [block.place for block in BLOCKS if block.kind not in known] == []
    neither_shown_nor_run = {block.page for block in BLOCKS if not block.kind}
    assert neither_shown_nor_run <= {TREE}, "only the picture of the tree"


@cache
def schema_validator() -> jsonschema.Draft202012Validator:
    """Return what checks an offer file against its schema."""
    schema = offer_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


OFFER_KINDS = ("json offer", "json pay", "json equity", "json vesting", "json estimate")


@pytest.mark.parametrize("block", of_kind(*OFFER_KINDS), ids=place_of)
def test_every_example_is_sound(block: Block) -> None:
    found = FILES.decode(json.dumps(content(block)).encode())
    assert isinstance(found, Offer), found
    assert FILES.decode(FILES.encode(found)) == found
    assert [str(error) for error in schema_validator().iter_errors(content(block))] == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.name)
def test_every_example_file_is_sound_and_used(path: Path) -> None:
    assert isinstance(FILES.read(path), Offer), FILES.read(path)
    assert path.name in "".join(block.text for block in of_kind("sh"))


@pytest.mark.parametrize("block", of_kind("json vest"), ids=place_of)
def test_every_vesting_question_is_answered_or_its_refusal_is_shown(block: Block) -> None:
    assert isinstance(asked(block), Vested) or block in [shown for shown, _output in outputs()]


@pytest.mark.parametrize(("block", "output"), outputs(), ids=place_of)
def test_every_output_is_that_of_the_program(
    block: Block, output: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(EXAMPLES)
    arguments = ["vest", "question.json"]
    if block.kind == "json vest":
        monkeypatch.chdir(tmp_path)
        Path("question.json").write_text(block.text, encoding="utf-8")
    else:
        program, *arguments = shlex.split(block.text)
        assert program == "offercalc"
    found = call(capsys, *arguments)
    assert shows(found.out + found.err, output.text), found.out + found.err


def test_a_table_of_custom_rates_can_be_read() -> None:
    (block,) = of_kind("csv")
    assert read_own_rates(block.text.encode()) == (OwnQuote(date(2026, 10, 1), "USD", "IDR", Decimal("16500.5")),)


def test_every_command_is_run() -> None:
    shown = [block for block, _output in outputs()]
    assert [block.place for block in of_kind("sh") if block not in shown] == []
    assert len(of_kind("text")) == len(outputs())
    assert [block.place for block in of_kind("text") if set(block.text.split()) <= {LEFT_OUT}] == []


FOUR_IN_A_ROW = """{{"quantity": "18", "commencement": "2026-01-01", "terms": {{"allocation_type": "{kind}",
  "vesting_conditions": [
    {{"id": "start", "quantity": "0", "trigger": {{"type": "VESTING_START_DATE"}}, "next_condition_ids": ["then"]}},
    {{"id": "then", "portion": {{"numerator": "1", "denominator": "4"}}, "trigger": {{
      "type": "VESTING_SCHEDULE_RELATIVE", "relative_to_condition_id": "start",
      "period": {{"type": "MONTHS", "length": 1, "occurrences": 4}}}}}}]}}}}"""


@pytest.mark.parametrize(("kind", "shown"), SHARED_OUT.findall(read(FIGURES)))
def test_18_units_over_4_instalments_are_shared_out_as_shown(kind: str, shown: str) -> None:
    found = asked(Block(FIGURES, 0, "json vest", FOUR_IN_A_ROW.format(kind=kind)))
    assert isinstance(found, Vested), found
    assert [str(float(units)).removesuffix(".0") for _day, units in found.tranches] == shown.split()


def test_all_seven_kinds_of_allocation_are_shown() -> None:
    names = {choice for struct in STRUCTS for field in fields(struct) for choice in choices_of(field.type)}
    kinds = {name for name in names if name.startswith(("CUMULATIVE", "FRONT", "BACK", "FRACTIONAL"))}
    assert {kind for kind, _shown in SHARED_OUT.findall(read(FIGURES))} == kinds


def test_every_name_of_the_format_is_described() -> None:
    described = set(CODE.findall(read(FORMAT)))
    choices = {choice for struct in STRUCTS for field in fields(struct) for choice in choices_of(field.type)}
    names = type_tags() | field_names() | set(PRESETS) | choices - {""}
    assert names - {"low", "likely", "high"} - described == set()


def test_every_kind_and_every_field_has_an_example() -> None:
    shown = [block for block in BLOCKS if block.page == FORMAT and block.kind.startswith("json ")]
    examples = [json.loads(block.text) for block in shown]
    tags = {struct.__struct_config__.tag for struct in (*PAY_PARTS, *STAKES)}
    assert tags - {one.get("type") for one in examples if isinstance(one, dict)} == set()
    assert field_names() - set(keys(examples)) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(read(page)) if not (page.parent / link).exists()] == []


def modules_named() -> set[str]:
    """Return the files named in the description of the tree."""
    return {name for name in CODE.findall(read(TREE)) if name.endswith(".py")}


def test_every_module_that_the_tree_names_is_there() -> None:
    there = {path.name for path in ROOT.glob("tests/**/*.py")} | {path.name for path in PACKAGE.rglob("*.py")}
    paths = [name for name in modules_named() if "/" in name]
    assert [name for name in paths if not any((root / name).exists() for root in (ROOT, PACKAGE))] == []
    assert {name for name in modules_named() if "/" not in name} - there == set()


@pytest.mark.parametrize(
    ("output", "shown", "same"),
    [
        ("a\nb\nc\n", "a\nb\nc\n", True),
        ("a  \nb\nc\n", "a\nb\nc\n", True),
        ("a\nb\nc\n", "a\n...\n", True),
        ("a\nb\nc\n", "...\nb\n...\n", True),
        ("a\nb\nc\n", "...\nc\n", True),
        ("a\nb\nc\n", "a\nc\n", False),
        ("a\nb\nc\n", "a\nb\n", False),
        ("a.\n", "ab\n", False),
        ("ab\n", "a.\n", False),
    ],
)
def test_a_wrong_output_is_seen(output: str, shown: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    assert shows(output, shown) is same


def test_a_block_is_found_with_its_line() -> None:
    text = "# A\n\n```json pay\n{}\n```\n\n```sh\noffercalc\n```\n"
    assert [(block.line, block.kind, block.text) for block in blocks_in(text)] == [
        (3, "json pay", "{}\n"),
        (7, "sh", "offercalc\n"),
    ]


@pytest.mark.parametrize("part", [{"type": "salery"}, {"type": "salary"}, {"type": "salary", "amount": "-1"}])
def test_an_unsound_example_is_seen(part: dict[str, str]) -> None:
    block = Block(FORMAT, 1, "json pay", json.dumps(part))
    assert isinstance(FILES.decode(json.dumps(content(block)).encode()), tuple)
