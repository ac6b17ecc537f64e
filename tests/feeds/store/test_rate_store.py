import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from offercalc.application.ports.errors import ExternalError
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.feeds.store.rate_store import Held, Kept, RateStore, Validators, Visit

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


def kept(on: date = MONDAY, usd: str = "1.15", source: str = "ECB", **held: Held) -> Kept:
    return Kept(source=source, day=on, base="EUR", rates={"USD": Decimal(usd)}, held=held, fetched=NOW)


@pytest.fixture
def store(tmp_path: Path) -> RateStore:
    return RateStore(tmp_path / "folder" / "rates.sqlite")


def test_nothing_is_made_before_something_is_kept(store: RateStore, tmp_path: Path) -> None:
    assert store.sources() == ()
    assert store.publication("ECB", MONDAY) is None
    assert store.publications("ECB", date.max, 9) == ()
    assert (store.held(), store.own(), store.last_visit("ECB")) == ((), (), None)
    assert list(tmp_path.iterdir()) == []


def test_a_day_is_given_as_it_was_kept(store: RateStore) -> None:
    store.keep((kept(),))
    found = store.publication("ECB", MONDAY)
    assert found is not None
    assert (found.rates, found.fetched, found.revision, found.base) == ({"USD": Decimal("1.15")}, NOW, 1, "EUR")
    assert store.sources() == (("ECB", "EUR"),)


def test_figures_keep_their_digits(store: RateStore) -> None:
    store.keep((kept(usd="0.10000000000000000005"), kept(FRIDAY, "1E+3")))
    assert [str(one.rates["USD"]) for one in store.publications("ECB", date.max, 9)] == [
        "0.10000000000000000005",
        "1E+3",
    ]


def test_a_day_that_is_kept_again_is_a_further_revision_and_nothing_is_lost(store: RateStore, tmp_path: Path) -> None:
    store.keep((kept(),))
    store.keep((kept(usd="1.16"),))
    found = store.publication("ECB", MONDAY)
    assert found is not None
    assert (found.rates["USD"], found.revision) == (Decimal("1.16"), 2)
    assert len(store.publications("ECB", date.max, 9)) == 1
    with sqlite3.connect(tmp_path / "folder" / "rates.sqlite") as file:
        assert file.execute("SELECT count(*) FROM publication").fetchone() == (2,)
    file.close()


def test_days_come_newest_first_and_no_more_than_asked_for(store: RateStore) -> None:
    days = [MONDAY - timedelta(days=number) for number in range(5)]
    store.keep(tuple(kept(day) for day in days))
    store.keep((kept(source="Other"),))
    assert [one.day for one in store.publications("ECB", days[1], 2)] == days[2:4]
    assert [name for name, _base in store.sources()] == ["ECB", "Other"]


def test_what_is_held_back_is_found_until_it_is_decided(store: RateStore) -> None:
    doubt = Held(Decimal(9), Decimal(1), FRIDAY)
    store.keep((kept(), kept(FRIDAY, IDR=doubt)))
    assert [one.held for one in store.held()] == [{"IDR": doubt}]
    store.keep((kept(FRIDAY),))
    assert store.held() == ()


def test_a_visit_is_remembered_with_its_validators(store: RateStore) -> None:
    first = Visit(NOW, Validators('"1"', "yesterday"), NOW + timedelta(hours=1))
    second = Visit(NOW + timedelta(days=1))
    store.keep((), "ECB", "https://one", first)
    store.keep((), "ECB", "https://two", second)
    assert store.last_visit("ECB", "https://one") == first
    assert store.last_visit("ECB") == second
    assert store.last_visit("Other") is None
    assert store.last_visit("ECB", "https://three") is None


def test_custom_rates_are_saved_and_removed(store: RateStore) -> None:
    one = OwnQuote(MONDAY, "USD", "IDR", Decimal("16500.50"))
    other = OwnQuote(FRIDAY, "USD", "IDR", Decimal(16_400))
    store.add_own((one, other), NOW)
    assert store.own() == (one, other)
    turned = OwnQuote(MONDAY, "IDR", "USD", Decimal("0.00006"))
    store.add_own((turned,), NOW)
    assert store.own() == (other, turned)
    store.remove_own(other, NOW)
    assert store.own() == (turned,)


def test_a_file_of_a_newer_program_is_left_alone(store: RateStore, tmp_path: Path) -> None:
    store.keep((kept(),))
    with sqlite3.connect(tmp_path / "folder" / "rates.sqlite") as file:
        file.execute("PRAGMA user_version = 2")
    file.close()
    for use in (store.sources, lambda: store.keep((kept(),))):
        with pytest.raises(ExternalError, match="written by a newer version of OfferCalc"):
            use()
    assert store.set_aside() is None


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_file_is_said_so_and_can_be_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rates.sqlite"
    path.write_bytes(content)
    store = RateStore(path)
    with pytest.raises(ExternalError, match="use the stored exchange rates"):
        store.sources()
    aside = store.set_aside()
    assert aside is not None
    assert aside.read_bytes() == content
    store.keep((kept(),))
    assert store.publication("ECB", MONDAY) is not None
    assert store.set_aside() is None


def test_damage_that_sqlite_describes_in_no_text_can_be_set_aside(store: RateStore, tmp_path: Path) -> None:
    """Its message quotes the damaged statement, which was a trace at the start."""
    store.keep((kept(),))
    path = tmp_path / "folder" / "rates.sqlite"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE TABLE source (", b"CREATE TABLE so\xd1rce\xd1("))
    with pytest.raises(ExternalError, match="use the stored exchange rates"):
        store.sources()
    assert store.set_aside() is not None
    store.keep((kept(),))
    assert store.sources() == (("ECB", "EUR"),)


def test_a_file_of_which_a_part_is_gone_can_be_set_aside(store: RateStore, tmp_path: Path) -> None:
    """SQLite says so in a row of its check, and not as an error."""
    store.keep(tuple(kept(MONDAY - timedelta(days=number)) for number in range(600)))
    path = tmp_path / "folder" / "rates.sqlite"
    content = bytearray(path.read_bytes())
    place = content.rindex(b"ECB2026")
    content[place - 40 : place] = b"\xff" * 40
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",)
    assert store.set_aside() is not None


def test_a_damaged_file_that_cannot_be_renamed_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_path: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "rates.sqlite"
    path.write_bytes(b"no database at all" * 100)
    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(ExternalError, match="Permission denied"):
        RateStore(path).set_aside()


def test_a_file_that_another_program_holds_is_not_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offercalc.feeds.store.rate_store._BUSY_SECONDS", 0.05)
    path = tmp_path / "rates.sqlite"
    store = RateStore(path)
    store.keep((kept(),))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert store.set_aside() is None
    with pytest.raises(ExternalError, match="locked"):
        store.keep((kept(),))
    other.execute("COMMIT")
    other.close()
    assert store.sources() == (("ECB", "EUR"),)


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExternalError, match="file"):
        RateStore(tmp_path / "file" / "rates.sqlite").keep((kept(),))


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "rates.sqlite"
    store = RateStore(path)
    store.keep((kept(),))
    many = tuple(kept(MONDAY + timedelta(days=number), "1." + "1" * 2000) for number in range(1, 400))
    limited = subprocess.run(
        [sys.executable, "-c", _FILL, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert limited.returncode == 0, limited.stderr
    assert "can't use the stored" in limited.stdout
    assert [one.day for one in store.publications("ECB", date.max, 9)] == [MONDAY]
    store.keep(many[:3])
    assert len(store.publications("ECB", date.max, 9)) == 4


_FILL = """
import resource, signal, sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from offercalc.application.ports.errors import ExternalError
from offercalc.feeds.store.rate_store import Kept, RateStore
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
days = tuple(
    Kept(source="ECB", day=date(2027, 1, 1) + timedelta(days=n), base="EUR", rates={"USD": Decimal("1." + "1" * 2000)},
         fetched=datetime.now(UTC))
    for n in range(300)
)
try:
    RateStore(Path(sys.argv[1])).keep(days)
except ExternalError as error:
    print(error)
"""

_WRITE_FOREVER = """
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from offercalc.feeds.store.rate_store import Kept, RateStore
store = RateStore(Path(sys.argv[1]))
n = 0
while True:
    n += 1
    day = date(2000, 1, 1) + timedelta(days=n)
    store.keep((Kept(source="ECB", day=day, base="EUR", rates={"USD": Decimal(n)}, fetched=datetime.now(UTC)),))
    print(n, flush=True)
"""


def test_a_program_killed_while_it_writes_leaves_all_that_it_had_kept(tmp_path: Path) -> None:
    path = tmp_path / "rates.sqlite"
    for turn in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITE_FOREVER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for _ in range(3 + turn):
                last = int(writer.stdout.readline())
            time.sleep(0.003 * turn)
            os.kill(writer.pid, signal.SIGKILL)
            last = max([last, *(int(line) for line in writer.stdout.read().split()[:-1])])
        days = {one.day for one in RateStore(path).publications("ECB", date.max, 10_000)}
        assert {date(2000, 1, 1) + timedelta(days=number) for number in range(1, last + 1)} <= days
        assert RateStore(path).set_aside() is None


def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "rates.sqlite"

    def write(source: str) -> None:
        for number in range(20):
            RateStore(path).keep((kept(FRIDAY + timedelta(days=number), source=source),))

    threads = [threading.Thread(target=write, args=(source,)) for source in ("One", "Two", "One")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = RateStore(path)
    assert [len(store.publications(source, date.max, 99)) for source in ("One", "Two")] == [20, 20]
    newest = store.publication("One", FRIDAY)
    assert newest is not None
    assert newest.revision == 2


DAMAGE = {
    'UPDATE publication SET rates = \'{"IDR": "NaN"}\'',
    "UPDATE publication SET rates = '{\"IDR\": -1}'",
    "UPDATE publication SET rates = '{\"IDR\": 1e999999}'",
    "UPDATE publication SET rates = '[' || x'ff'",
    "UPDATE publication SET rates = 5",
    'UPDATE publication SET held = \'{"IDR": {"value": 1, "known": 0, "known_day": "2026-01-01"}}\'',
    "UPDATE publication SET day = '2026-99-99'",
    "UPDATE publication SET fetched_at = '2026-11-23T17:00:00'",
    "UPDATE publication SET base = x'ff'",
}


@pytest.mark.parametrize("statement", sorted(DAMAGE))
def test_a_day_that_cannot_be_read_is_left_out_and_said(tmp_path: Path, statement: str) -> None:
    store = RateStore(tmp_path / "rates.sqlite")
    store.keep((kept(),))
    with closing(sqlite3.connect(tmp_path / "rates.sqlite")) as connection:
        connection.execute(statement)
        connection.commit()
    before = store.fault
    assert store.publications("ECB", date.max, 9) == ()
    assert not before
    assert str(store.fault).endswith("some of the stored exchange rates can't be read and were skipped.")


def test_own_rates_spans_sources_and_visits_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    store = RateStore(tmp_path / "rates.sqlite")
    store.keep((kept(),), "ECB", "address", Visit(NOW))
    quotes = OwnQuote(MONDAY, "USD", "IDR", Decimal(1)), OwnQuote(MONDAY, "EUR", "IDR", Decimal(2))
    store.add_own(quotes, NOW)
    with closing(sqlite3.connect(tmp_path / "rates.sqlite")) as connection:
        for statement in (
            "UPDATE own_rate SET value = '0' WHERE base = 'USD'",
            "UPDATE currency SET first_day = '2026-13-01'",
            "INSERT INTO source VALUES (x'ff', 'EUR')",
            "UPDATE visit SET at = 'once'",
        ):
            connection.execute(statement)
        connection.commit()
    assert [one.base for one in store.own()] == ["EUR"]
    assert store.spans("ECB") == {}
    assert [name for name, _base in store.sources()] == ["ECB"]
    assert store.last_visit("ECB") is None
    assert store.fault
