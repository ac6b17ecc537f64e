"""Whatever a file has become, reading it gives a value or one sentence: no trace, and no end that does not come.

OFFERCALC_EXAMPLES is how many mutated inputs of each kind are tried; the proof is 10,000. Kinds that start processes
or databases have a part of them. What is tried is the same in every run, and printed where it fails.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from shutil import rmtree
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from offercalc.application.files.resources import resource
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import OfferSheet
from offercalc.domain.offer.offer import Offer
from offercalc.feeds.publishers.ecb import Ecb
from offercalc.feeds.publishers.exchange_rate_api import ExchangeRateApi
from offercalc.feeds.publishers.frankfurter import Frankfurter
from offercalc.interchange.stores.outbox_file import _line
from offercalc.library.recovery import sqlite_health
from tests.conftest import EXAMPLES
from tests.interchange.offer_files.test_vesting_request_file import ASK
from tests.pdf_files import packed, stream, with_attached
from tests.robustness import readings
from tests.robustness.mutations import Mutation, mutated, mutated_png, mutated_zip
from tests.robustness.rich_offers import (
    WHOLE,
    fields_of,
    fields_used,
    rich_offer_file,
    rich_offers,
    unsound,
    whole_offer,
)
from tests.robustness.test_start import other_values, sound_folder
from tests.robustness.watchdog import HangError, last_frame, within
from tests.sheets.papers import order
from tests.sheets.typesetting.test_logo import SVG, png
from tests.tools import ENGLISH, FILES, GLOBEX, SAMPLES, comparison_of, sample
from tests.workbooks import raw_workbook, texts

HANGS = 60
"""After so many seconds an input is taken for one that never ends; the program gives up on files of others sooner."""
ANSWERS = Path(__file__).parents[1] / "feeds" / "answers"
TABLE = (
    "Company;Role;Start date;Currency;Base salary;Paid per;Bonus %;Sign-on;RSU units;RSU price;Vesting;Notes",
    "Acme;Engineer;2026-02-02;USD;555000;year;20;30000;4000;25.5;4y-1y-cliff-monthly;first",
    "Globex;Lead;2026-03-01;IDR;185000000;month;;;;;;",
)
RECORD = {
    "format": "offercalc.batch",
    "version": 1,
    "files": [{"file": "a.pdf", "made_from": "ab", "content": "cd"}],
}
HEADED = {"name": "Globex", "address": ["1 Main Street", "Seattle"], "logo": "logo.svg", "accent": "#3b5bfd"}


class Kind(NamedTuple):
    """What is read: sound content, how it is read and mutated; of so many examples one is tried."""

    seeds: Callable[[], list[bytes]]
    read: Callable[[bytes, Path], bool]
    mutate: Mutation = mutated
    part: int = 1


def in_json(*values: object) -> Callable[[], list[bytes]]:
    return lambda: [json.dumps(value).encode() for value in values]


def offers() -> list[bytes]:
    return [path.read_bytes() for path in SAMPLES]


def papers() -> list[bytes]:
    attached = FILES.encode(sample(GLOBEX))
    printed = readings.renderer().render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, order())).pdf
    return [with_attached(stream(attached)), with_attached(packed(attached)), printed]


def tables() -> list[bytes]:
    return ["\n".join(TABLE).encode(), "\r\n".join(TABLE).replace("555000", '"555,000"').encode("utf-16")]


def workbooks() -> list[bytes]:
    return [raw_workbook(texts(*TABLE), formats=("0.00", "yyyy-mm-dd"))]


def kept(name: str) -> Callable[[], list[bytes]]:
    return lambda: [sound_folder()[name]]


def answered(*names: str) -> Callable[[], list[bytes]]:
    return lambda: [(ANSWERS / name).read_bytes() for name in names]


def zipped() -> list[bytes]:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        target.writestr("eurofxref-hist.csv", (ANSWERS / "ecb-all-days.csv").read_bytes())
    return [out.getvalue()]


def of(publisher: Any) -> Callable[[bytes, Path], bool]:
    return lambda content, _folder: readings.answer_of(publisher, content)


def values_or_bytes(content: bytes, chance: Random) -> bytes:
    """Mutate the bytes of a file, or the values in it."""
    return chance.choice((mutated, other_values))(content, chance)


def values_in_the_outbox(content: bytes, chance: Random) -> bytes:
    """Mutate the file, or what is still to be done in one of its lines, which has its digest again."""
    lines = [json.loads(line) for line in content.split(b"\n") if line]
    one = chance.choice(lines)
    kind = "write" if "write" in one else "move"
    if chance.random() < 0.5:
        return values_or_bytes(content, chance)
    try:
        mended = _line(kind, values_or_bytes(json.dumps(one[kind]).encode(), chance))
    except ValueError:
        return values_or_bytes(content, chance)
    return mended + b"\n"


def pictures() -> list[bytes]:
    return [png(), png(40, 30)]


DRAWING = SVG.replace(
    b"<rect",
    b'<defs><filter id="f"><feGaussianBlur stdDeviation="2"/></filter></defs><style>.a{fill:#fff}</style>'
    b'<g class="a" filter="url(#f)"><text x="3" y="9">Globex</text><path d="M1 2 L3 4.5e1z"/></g><rect',
)


def templates() -> list[bytes]:
    """Return the designs that ship, written as a folder of somebody else's would have to be."""
    shipped = (resource("templates", f"{name}.typ").read_bytes() for name in ("compact", "modern"))
    return [content.replace(b'"components/', b'"offercalc/') for content in shipped]


KINDS: dict[str, Kind] = {
    "an offer": Kind(offers, readings.offer_file, values_or_bytes),
    "a rich offer": Kind(rich_offers, rich_offer_file, unsound, 5),
    "a row of the library": Kind(lambda: offers()[:1], readings.library_row, values_or_bytes, 10),
    "the library": Kind(lambda: [readings.sound_library()], readings.library_file, values_or_bytes, 10),
    "the outbox": Kind(kept("unsent-own.json"), readings.outbox, values_in_the_outbox),
    "drafts": Kind(kept("drafts-own.json"), readings.drafts, values_or_bytes),
    "settings": Kind(kept("settings.json"), readings.settings, values_or_bytes),
    "kept rates": Kind(kept("rates.sqlite"), readings.rate_store, values_or_bytes, 5),
    "own rates": Kind(answered("own-rates.csv"), readings.own_rates),
    "a table as CSV": Kind(tables, readings.table_as_csv, mutated, 5),
    "a workbook": Kind(workbooks, readings.table_as_workbook, mutated_zip, 5),
    "a PDF": Kind(papers, readings.paper, mutated, 5),
    "an SVG logo": Kind(lambda: [SVG, DRAWING], readings.logo),
    "a PNG logo": Kind(pictures, readings.logo, mutated_png),
    "a printed SVG logo": Kind(lambda: [SVG, DRAWING], readings.drawn_logo, mutated, 50),
    "a printed PNG logo": Kind(pictures, readings.drawn_logo, mutated_png, 50),
    "a template": Kind(templates, readings.template, mutated, 50),
    "presets": Kind(lambda: [resource("presets", "vesting.json").read_bytes()], readings.presets, values_or_bytes),
    "a vesting question": Kind(in_json(ASK), readings.vesting_question, values_or_bytes),
    "a convert question": Kind(
        in_json({"amount": 55.5, "from": "USD", "to": "IDR", "on": "2026-10-30", "source": "ECB"}),
        readings.convert_question, values_or_bytes,
    ),
    "a letterhead": Kind(in_json(HEADED), readings.letterhead, values_or_bytes),
    "the record of a batch": Kind(in_json(RECORD), readings.batch_record, values_or_bytes),
    "the ECB's days": Kind(answered("ecb-daily.xml", "ecb-90-days.xml"), of(Ecb())),
    "the ECB's history": Kind(zipped, of(Ecb()), mutated_zip),
    "Frankfurter's rates": Kind(answered("frankfurter-of-bi.json"), of(Frankfurter("BI", "USD")), values_or_bytes),
    "ExchangeRate-API's rates": Kind(answered("open-er-api-usd.json"), of(ExchangeRateApi()), values_or_bytes),
    "a tax law": Kind(lambda: [resource("tax", "gb-2026.toml").read_bytes()], readings.tax_law, mutated, 5),
    "a tax question": Kind(
        in_json({"place": "DE", "on": "2026-06-30", "wages": "60000.50", "person": {"children": 1}}),
        readings.tax_question, values_or_bytes,
    ),
}  # fmt: skip


def test_rich_offers_use_every_field(tmp_path: Path) -> None:
    assert fields_of(Offer) - fields_used(whole_offer()) == set()
    assert rich_offer_file(json.dumps(WHOLE).encode(), tmp_path)


@cache
def seeds_of(name: str) -> list[bytes]:
    return KINDS[name].seeds()


def example(name: str, number: int) -> bytes:
    """Return one of the mutated inputs of a kind."""
    chance = Random(f"{name} {number}")  # noqa: S311 - a test that can be repeated
    return KINDS[name].mutate(chance.choice(seeds_of(name)), chance)


def tried(name: str, content: bytes, folder: Path) -> str:
    """Read content in an empty folder, and return what came of it: "read", "refused", or what is wrong."""
    if not folder.is_dir() or any(folder.iterdir()):
        rmtree(folder, ignore_errors=True)
        folder.mkdir()
    try:
        with within(HANGS):
            return "read" if KINDS[name].read(content, folder) else "refused"
    except ExternalError as error:
        with suppress(AssertionError):
            readings.check_sentence(str(error))
            return "refused"
        return f"no sentence: {str(error)[:200]!r}"
    except (Exception, HangError) as error:  # noqa: BLE001 - that is what is looked for
        return f"{type(error).__name__}: {str(error)[:200]} ({last_frame(error)})"


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_health, "_PAUSES", (0.0,))


@pytest.mark.parametrize("name", KINDS)
def test_a_sound_one_is_read_and_a_mutated_one_is_a_value_or_a_sentence(name: str, tmp_path: Path) -> None:
    assert {tried(name, seed, tmp_path / "read") for seed in seeds_of(name)} == {"read"}
    outcomes: Counter[str] = Counter()
    first: dict[str, int] = {}
    slowest = 0.0, 0
    for number in range(max(1, EXAMPLES // KINDS[name].part)):
        content = example(name, number)
        begun = time.perf_counter()
        outcome = tried(name, content, tmp_path / "read")
        slowest = max(slowest, (time.perf_counter() - begun, number))
        outcomes[outcome] += 1
        first.setdefault(outcome, number)
    seconds, number = slowest
    told = {outcome: count for outcome, count in outcomes.items() if outcome in {"read", "refused"}}
    print(f"{name}: {told}, slowest {seconds:.2f} s (number {number})")  # noqa: T201 - the figures of the proof
    assert {number: outcome for outcome, number in first.items() if outcome not in {"read", "refused"}} == {}
