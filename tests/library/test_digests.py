import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.library.digests import digest_of
from offercalc.library.history import SqlHistory
from offercalc.library.quick_read import decoded
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.upkeep import SqlChecks
from tests.builders import offer
from tests.tools import FILES

VALUES = ("a", 1, "{}", "2026-11-01T09:00:00+00:00", "rina", "New offer")


def test_a_digest_is_of_every_value_and_of_where_each_ends() -> None:
    digests = {digest_of(*VALUES)}
    for place, value in enumerate(VALUES):
        other = value + 1 if isinstance(value, int) else f"{value} "
        digests.add(digest_of(*VALUES[:place], other, *VALUES[place + 1 :]))
    digests.add(digest_of(*VALUES[:4], "rinaN", "ew offer"))
    assert len(digests) == len(VALUES) + 2


def test_a_digest_is_the_same_however_a_database_hands_a_text_out() -> None:
    assert digest_of("Łódź", b"\xff") == digest_of("Łódź".encode(), "\udcff")
    assert digest_of(*VALUES) == "79d0afbca8bdf8e122c66ea1674b68ad9acece53ecbda2d3239fc0e9b02c849c"


@pytest.mark.parametrize("payload", [None, 7, 1.5, b"\xff", "", "[" * 100_000, "\udcff", '{"company": 7}'])
def test_what_is_no_offer_is_none(payload: object) -> None:
    assert decoded(payload, FILES) is None


@pytest.mark.parametrize(
    "error", [ValueError, RecursionError, ArithmeticError, UnicodeDecodeError("utf-8", b"", 0, 1, "")]
)
def test_whatever_a_reader_stumbles_over_costs_one_revision(error: type[Exception]) -> None:
    class Stumbling:
        def decode(self, content: bytes) -> None:
            raise error

    stumbling: OfferFiles = Stumbling()  # type: ignore[assignment]
    assert decoded("{}", stumbling) is None


@pytest.mark.parametrize(
    "change",
    ["payload = replace(payload, '100000', '900000')", "author = 'eve'", "label = ''",
     "at = '2026-11-02T09:00:00+00:00'", "digest = ''", "digest = upper(digest)", "payload = 7", "number = 9"],
)  # fmt: skip
def test_a_revision_that_is_not_what_was_saved_is_not_shown_and_is_named(change: str, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with closing(SqlLibrary(sqlite_url(path), FILES, lambda: datetime.now(UTC))) as library:
        for document in ("a", "b"):
            kept = library.add(StoredOffer(document, 0, offer("100000 USD/year")), "New offer")
        kept = library.save(replace(kept, offer=replace(kept.offer, role="Two")), "Change role")
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"update revisions set {change} where document = 'b' and number = 2")  # noqa: S608 - above
        assert [one.document for one in library.offers()] == ["a"]
        assert library.unreadable == ("b",)
        with pytest.raises(ExternalError, match="cannot be read"):
            library.newest("b")
        history = SqlHistory(library)
        number = 9 if change == "number = 9" else 2
        with pytest.raises(ExternalError, match=f"Revision {number} of this offer does not exist or cannot be read"):
            history.offer_at("b", number)
        assert any(f"b: revision {number} " in fault for fault in SqlChecks(library).faults())
