"""The window opens with any damage to files in the data folder: random bytes, truncation, other values or JSON."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from copy import deepcopy
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offercalc.application.ports.drafts import Unsaved, UnsavedText
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.outbox import PendingChanges, PendingSave
from offercalc.application.settings.settings import Settings
from offercalc.bootstrap import window_services
from offercalc.desktop.program import make_window, open_library
from offercalc.desktop.system.qt_executor import QtExecutor
from offercalc.desktop.system.single_instance import SingleInstance
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.feeds.store import rate_store
from offercalc.program import Program
from tests.tools import SAMPLES, TODAY, sample

STARTS = int(os.environ.get("OFFERCALC_STARTS", "1"))
"""How often the window is started with each damaged file; 500 for the full proof."""
FILES = (
    "settings.json",
    "library.sqlite",
    "library.sqlite-wal",
    "rates.sqlite",
    "unsent-own.json",
    "drafts-own.json",
    "window.address",
    "window.lock",
    "errors.log",
)
NOW = datetime(2026, 10, 30, tzinfo=UTC)
TOGETHER = (
    ("settings.json",), ("library.sqlite",), ("library.sqlite-wal", "window.lock"), ("rates.sqlite", "window.address"),
    ("unsent-own.json", "errors.log"), ("drafts-own.json",),
)  # fmt: skip
"""Files that are damaged together, because what one part of the program makes of its file concerns no other."""
STRANGE: tuple[object, ...] = (
    None, True, -1, 0, 10**30, 1.5, "", "\0", "\x1b[2J", "0001-01-01", "9999-12-31", "1e999999", "NaN", "../..",
    "x" * 5000, [], {}, [[]] * 70, {"a": {"a": {}}}, ["\0"], "id_ID", "xyz",
)  # fmt: skip


@cache
def sound_folder() -> dict[str, bytes]:
    """Return the files of a used data folder by name."""
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        patch.setenv("OFFERCALC_HOME", name)
        program = Program()
        program.settings.write(Settings(recent=(str(folder / "a.json"),), author="Rina"))
        for path in SAMPLES:
            kept = program.library.add(StoredOffer(path.stem, 0, sample(path)), "Added")
        program.outbox.keep(PendingChanges((PendingSave(kept, "Changed"),), (("document", True),)))
        program.drafts.keep(Unsaved((UnsavedText(kept.document, ("company",), "Company", "Acme"),)))
        store = rate_store.RateStore(folder / "rates.sqlite")
        day = rate_store.Kept(
            source="ECB", day=TODAY, base="EUR", rates={"USD": Decimal("1.1"), "IDR": Decimal(19000)}, fetched=NOW
        )
        store.keep((day,), "ECB", "address", rate_store.Visit(NOW))
        store.add_own((OwnQuote(TODAY, "USD", "SGD", Decimal("1.3")),), NOW)
        files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        program.library.close()
        files["library.sqlite"] = (folder / "library.sqlite").read_bytes()  # including the content of its log
        files |= {"window.address": b"offercalc-0", "window.lock": b"1\nname\nhost\n", "errors.log": b"nothing\n"}
        return files


def test_the_folder_has_every_file_that_is_damaged_here() -> None:
    assert sorted(sound_folder()) == sorted({*FILES, "library.sqlite-shm"})
    assert sorted(name for names in TOGETHER for name in names) == sorted(FILES)


def some_bytes(content: bytes, chance: random.Random) -> bytes:
    """Return random bytes."""
    return chance.randbytes(chance.choice((0, 1, 40, len(content))))


def cut(content: bytes, chance: random.Random) -> bytes:
    """Return a truncated file."""
    return content[: chance.randrange(len(content) + 1)]


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Return a file with a few bytes changed."""
    found = bytearray(content or b"\0")
    for _ in range(chance.choice((1, 1, 3, 50))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def nested(_content: bytes, chance: random.Random) -> bytes:
    """Return deeply nested, unterminated JSON."""
    return chance.choice((b"[", b'{"a":', b'{"recent":[')) * 200_000


def other_values(content: bytes, chance: random.Random) -> bytes:
    """Return a file with a JSON or database value of another type; other files have bytes changed."""
    if content.startswith(b"SQLite"):
        return other_row(content, chance)
    try:
        value = json.loads(content)
    except ValueError:
        return flipped(content, chance)
    for _ in range(chance.choice((1, 1, 2, 5))):
        _change(value, chance)
    return json.dumps(value).encode("utf-8", "surrogatepass")


def _change(value: Any, chance: random.Random) -> None:
    """Replace a random part of a value with an odd one."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    if not keys:
        return
    key = chance.choice(keys)
    if isinstance(value[key], dict | list) and value[key] and chance.random() < 0.8:
        _change(value[key], chance)
    else:
        value[key] = deepcopy(chance.choice(STRANGE))


def other_row(content: bytes, chance: random.Random) -> bytes:
    """Return a database with odd values in a column of a table, or without a table."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            # fmt: off
            connection.deserialize(content[:18] + b"\1\1" + content[20:])  # not in write-ahead mode, which needs a log
            tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            # fmt: on
            table = chance.choice(tables)
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            strange = chance.choice([one for one in STRANGE if not isinstance(one, list | dict | int)])
            if chance.random() < 0.1:
                connection.execute(f"DROP TABLE {table}")
            elif chance.random() < 0.2:
                connection.execute(f"UPDATE {table} SET {chance.choice(columns)} = x'ff'")  # noqa: S608 - our own names
            else:
                connection.execute(f"UPDATE {table} SET {chance.choice(columns)} = ?", (strange,))  # noqa: S608
            connection.commit()
            return connection.serialize()
        except sqlite3.Error:
            return flipped(content, chance)


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (some_bytes, cut, flipped, nested, other_values)


def check_start(qtbot: QtBot, folder: Path) -> None:
    """Open the window on a folder as the program does, show every page, and close it."""
    instance = SingleInstance(folder)
    instance.take()  # may fail if the lock names another machine: the window then opens without the lock
    program = Program()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = make_window(window_services(program), program.offers_at_hand(), program.settings, QtExecutor(application))
    window.show()
    open_library(window)
    instance.listen()
    window.workspace.session._lane.wait()
    for page in range(5):
        window.show_page(page)
    window.new_offer()
    window.workspace.session._lane.wait()
    window.tasks.wait()
    application.processEvents()
    window.dialogs.diagnostics()
    assert window.isVisible()
    window._may_lose = True
    window.close()
    application.processEvents()
    instance.release()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # hundreds of windows would stay


@pytest.mark.parametrize("names", TOGETHER if STARTS == 1 else [(name,) for name in FILES], ids=" ".join)
def test_the_window_opens_whatever_a_file_has_become(qtbot: QtBot, data_folder: Path, names: tuple[str, ...]) -> None:
    for number in range(STARTS):
        for path in data_folder.iterdir():
            if path.is_file():
                path.unlink()
        for file, content in sound_folder().items():
            if any(file.startswith(f"{name}-") for name in names):
                continue  # the log would repair a damaged library
            (data_folder / file).write_bytes(content)
        for name in names:
            damage = DAMAGES[(number + FILES.index(name)) % len(DAMAGES)]
            chance = random.Random(f"{name} {damage.__name__} {number}")  # noqa: S311 - must be reproducible
            (data_folder / name).write_bytes(damage(sound_folder()[name], chance))
        check_start(qtbot, data_folder)
