"""Everything that the program reads, of other people and of its own: how each is handed in, and what must come of it.

A reading takes content and a folder of its own. It returns whether the content is read; where it is not, the sentences
about it are held to be some. ExternalError is raised as the program would; everything else is a fault of the program.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pikepdf
from msgspec.structs import replace

from offercalc.application.batch.batch_record import RECORD, BatchRecord
from offercalc.application.documents.letterheads import read_letterhead
from offercalc.application.ports.document_options import DocumentOptions, Letterhead
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.offer_table import TableAsk
from offercalc.application.ports.renderer import OfferSheet
from offercalc.application.ports.vesting_request import answer
from offercalc.cli.output.answers import to_json_line
from offercalc.cli.verbs.convert import _answer_line, _Books
from offercalc.cli.verbs.tax import _answer as _tax_answer
from offercalc.cli.verbs.vest import _answer as _vested_answer
from offercalc.domain.exchange.rate_book import OwnQuote
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Problem
from offercalc.domain.tax.law_choice import RefusedLaw
from offercalc.feeds.publishers.ecb import Ecb
from offercalc.feeds.publishers.publisher import Publisher
from offercalc.feeds.rate_repository import StoredRateRepository
from offercalc.feeds.store.own_rates_file import read_own_rates
from offercalc.feeds.store.rate_store import RateStore
from offercalc.interchange.guarded.guarded_process import GuardedProcess
from offercalc.interchange.offer_files.offer_file import OfferFiles
from offercalc.interchange.offer_files.preset_file import read_presets
from offercalc.interchange.offer_tables.offer_rows import SheetTables
from offercalc.interchange.stores.draft_file import JsonDrafts
from offercalc.interchange.stores.outbox_file import JsonOutbox
from offercalc.interchange.stores.settings_file import JsonSettingsFile
from offercalc.interchange.tax_files.law_folder import law_at
from offercalc.interchange.tax_files.tax_question_file import JsonTaxQuestions
from offercalc.library.digests import digest_of
from offercalc.library.history import SqlHistory, SqlRounds
from offercalc.library.quick_read import newest_offers
from offercalc.library.sql_library import SqlLibrary, sqlite_url
from offercalc.library.upkeep import SqlChecks
from offercalc.presentation.formats.sanitize import visible
from offercalc.presentation.pages.offer_page import offer_page
from offercalc.presentation.tables.leaving_table import departure_table
from offercalc.presentation.tables.ledger_table import ledger_table
from offercalc.presentation.text.problem_text import problem_line
from offercalc.sheets.typesetting.logo import logo_text
from offercalc.sheets.typesetting.png_check import MARK as PNG_MARK
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.sheets.papers import order
from tests.sheets.typesetting.test_logo import SVG
from tests.tax_laws import shipped
from tests.tools import (
    ENGLISH,
    FILES,
    GLOBEX,
    OPENAI,
    PRESETS,
    TODAY,
    StandInServices,
    comparison_of,
    rates,
    sample,
)

NOW = datetime(2026, 10, 31, 12, tzinfo=UTC)


@cache
def guard() -> GuardedProcess:
    """Start what reads the files of others once: the process is kept, so that many can be read."""
    return GuardedProcess(keeps=True)


@cache
def renderer() -> TypstRenderer:
    """Set up the press as the program does."""
    return TypstRenderer(FILES, PRESETS, guard())


def check_sentence(sentence: str) -> None:
    """Hold that a text is one sentence that can be shown."""
    assert sentence
    assert "\n" not in sentence
    assert len(sentence) < 2000, f"{len(sentence)} letters are no sentence"
    sentence.encode()


def check_problems(problems: tuple[Problem, ...]) -> bool:
    """Hold that something is said, and that all of it can be; return that nothing was read."""
    assert problems
    for problem in problems[:100]:
        check_sentence(problem_line(problem, ENGLISH))
    return False


def check_offer(found: Offer) -> bool:
    """Hold that a sound offer is written as it was read, and that it can be worked out and shown; return that it is."""
    assert FILES.decode(FILES.encode(found)) == found
    comparison = comparison_of(found, currency=found.currency)
    page = offer_page(comparison, 0, PRESETS, ENGLISH)
    assert page.title
    assert page.questions is not None
    departure_table(comparison, 0, ENGLISH, 6)
    ledger_table(comparison, 0, ENGLISH)
    return True


def offer_file(content: bytes, _folder: Path) -> bool:
    """Read an offer file, and work out what it holds."""
    found = FILES.decode(content)
    return check_offer(found) if isinstance(found, Offer) else check_problems(found)


def paper(content: bytes, folder: Path) -> bool:
    """Read what is attached to a PDF, as the program does, in a process of its own."""
    path = folder / "paper.pdf"
    path.write_bytes(content)
    files = OfferFiles(PRESETS, guard=guard())
    assert files.is_locked(path) in {True, False}
    found = files.read_all(path)
    problems = tuple(one for one in found if isinstance(one, Problem))
    return check_problems(problems) if problems else all(isinstance(one, Offer) and check_offer(one) for one in found)


def table_as_csv(content: bytes, folder: Path) -> bool:
    """Read a table of offers in a CSV file."""
    return _table(content, folder / "offers.csv")


def table_as_workbook(content: bytes, folder: Path) -> bool:
    """Read a table of offers in a workbook."""
    return _table(content, folder / "offers.xlsx")


def _table(content: bytes, path: Path) -> bool:
    path.write_bytes(content)
    ask = TableAsk(path=path, filled=(("currency", "USD"),), days_by_locale=True)
    found = SheetTables(PRESETS, guard()).read(ask, ENGLISH)
    for fault in found.faults:
        check_sentence(fault.sentence)
    for problem in found.mapping.problems:
        check_sentence(problem)
    return bool(found.offers) and all(check_offer(row.offer) for row in found.offers[:2])


def vesting_question(content: bytes, _folder: Path) -> bool:
    """Answer a question about vesting."""
    ask = StandInServices().asks.decode(content)
    found = ask if isinstance(ask, tuple) else answer(ask)
    if isinstance(found, tuple):
        return check_problems(found)
    assert to_json_line(_vested_answer(found))
    return True


def convert_question(content: bytes, _folder: Path) -> bool:
    """Answer a question about money in another currency."""
    tools = StandInServices()
    answered = _answer_line(content, _Books(tools.rates, "", tools.today), tools.conversions, ENGLISH)
    assert to_json_line(answered)
    return "error" not in answered


def tax_law(content: bytes, folder: Path) -> bool:
    """Read a tax law and compute its golden results."""
    path = folder / "gb-2026.toml"
    path.write_bytes(content)
    found = law_at(path)
    if isinstance(found, RefusedLaw):
        check_sentence(visible(found.reason))
        return False
    return True


def tax_question(content: bytes, _folder: Path) -> bool:
    """Answer a question about take-home."""
    question = JsonTaxQuestions().decode(content)
    answered = _tax_answer(question, shipped(), TODAY, ENGLISH)
    assert to_json_line(answered)
    return "error" not in answered


def presets(content: bytes, folder: Path) -> bool:
    """Read presets, whose file is the program's own: damage is a fault of the installation."""
    path = folder / "vesting.json"
    path.write_bytes(content)
    try:
        return bool(read_presets(path)) or True
    except msgspec.DecodeError:
        return False


def letterhead(content: bytes, folder: Path) -> bool:
    """Read a letterhead."""
    path = folder / "letterhead.json"
    path.write_bytes(content)
    (folder / "logo.svg").write_bytes(SVG)
    return bool(read_letterhead(path)) or True


def batch_record(content: bytes, folder: Path) -> bool:
    """Read what a batch has left in its folder, and go on with it."""
    (folder / RECORD).write_bytes(content)
    record = BatchRecord(folder)
    record.finished("a")
    record.may_replace("a.pdf", b"")
    record.note("a.pdf", "b", b"c")
    record.write()
    return True


def settings(content: bytes, folder: Path) -> bool:
    """Read the settings and write them again, which leaves nothing to complain of."""
    path = folder / "settings.json"
    path.write_bytes(content)
    file = JsonSettingsFile(path)
    found = file.read()
    file.write(replace(found, years=6))
    again = JsonSettingsFile(path)
    assert again.read() == replace(found, years=6)
    assert not again.problem
    return not file.problem


def drafts(content: bytes, folder: Path) -> bool:
    """Read what was typed and not confirmed, and keep something else."""
    path = folder / "drafts.json"
    path.write_bytes(content)
    file = JsonDrafts(path, FILES)
    try:
        found = file.read()
    except ExternalError:
        assert path.with_name(f"{path.name}.broken").read_bytes() == content
        assert not file.read()
        raise
    file.keep(found)
    return True


def outbox(content: bytes, folder: Path) -> bool:
    """Read what the library could not take, and keep it again; what cannot be read lies beside."""
    path = folder / "unsent.json"
    path.write_bytes(content)
    file = JsonOutbox(path, FILES)
    work = file.read()
    if file.problem:
        check_sentence(str(file.problem))
        assert path.with_name(f"{path.name}.broken").read_bytes() == content
    file.keep(work)
    again = JsonOutbox(path, FILES)
    assert again.read() == work
    assert not again.problem
    return not file.problem


def rate_store(content: bytes, folder: Path) -> bool:
    """Read the kept rates in every way, and keep one more; a damaged file makes way for a new one."""
    path = folder / "rates.sqlite"
    path.write_bytes(content)
    desk = StoredRateRepository(rates(), RateStore(path), lambda: (Ecb(),))
    for table in desk.book.tables:
        for currency in table.currencies[:5]:
            desk.book.rate("USD", currency, TODAY)
    assert desk.publishers
    assert desk.doubts is not None
    fault = desk.fault
    quote = OwnQuote(date(2026, 10, 30), "USD", "SGD", Decimal("1.3"))
    desk.add_own((quote,))
    assert quote in desk.own
    return not fault


def own_rates(content: bytes, _folder: Path) -> bool:
    """Read a person's own rates."""
    found = read_own_rates(content)
    assert found
    for one in found:
        if not isinstance(one, OwnQuote):
            check_sentence(str(one))
    return isinstance(found[0], OwnQuote)


def answer_of(publisher: Publisher, content: bytes) -> bool:
    """Read what a publisher of rates has answered."""
    found = publisher.read(content)
    assert found.days or found.refused
    for sentence in found.refused:
        check_sentence(str(sentence))
    return bool(found.days)


def library_row(content: bytes, folder: Path) -> bool:
    """Read a library in which an offer is this content and fits its digest, as a colleague's program may write it."""
    path = folder / "library.sqlite"
    path.write_bytes(sound_library())
    with closing(sqlite3.connect(path)) as connection, connection:
        query = "select rowid, document, number, at, author, label from revisions order by number desc"
        row, document, number, *others = connection.execute(query).fetchone()
        digest = digest_of(document, number, content, *others)
        connection.execute(
            "update revisions set payload = cast(? as text), digest = ? where rowid = ?", (content, digest, row)
        )
    return library_file(path.read_bytes(), folder)


def library_file(content: bytes, folder: Path) -> bool:
    """Open a library and read all of it; what is damaged is named or left out."""
    path = folder / "opened" / "library.sqlite"
    path.parent.mkdir()
    path.write_bytes(content)
    newest_offers(path, FILES)
    with closing(SqlLibrary(sqlite_url(path), FILES, lambda: NOW)) as library:
        for kept in library.offers():
            check_offer(kept.offer)
        library.news({})
        history = SqlHistory(library)
        for one in history.listed(archived=True):
            history.revisions(one.document)
        history.recent(9)
        faults = SqlChecks(library).faults()
    for fault in faults:
        check_sentence(str(fault))
    return not faults


@cache
def sound_library() -> bytes:
    """Return a library of two offers, one of them changed and named as a round, in one file without a log."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        with closing(SqlLibrary(sqlite_url(path), FILES, lambda: NOW)) as library:
            kept = library.add(StoredOffer("first", 0, sample(GLOBEX)), "New offer")
            library.save(replace(kept, offer=replace(kept.offer, role="Lead")), "Change role")
            library.add(StoredOffer("second", 0, sample(OPENAI)), "New offer")
            SqlRounds(library).name_round("first", 2, "counter")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("pragma journal_mode = delete")
        return path.read_bytes()


def logo(content: bytes, _folder: Path) -> bool:
    """Check a logo."""
    return bool(logo_text(content))


def drawn_logo(content: bytes, _folder: Path) -> bool:
    """Print a logo; a paper never leaves out the picture of one without a word."""
    pdf = _sheet(replace(order(), letterhead=Letterhead("Globex", logo=content)))
    with pikepdf.open(BytesIO(pdf)) as opened:
        pictures = [
            one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
    assert pictures or not content.startswith(PNG_MARK), "the logo is left out"
    return True


def template(content: bytes, folder: Path) -> bool:
    """Typeset a sheet by a template of somebody else."""
    (folder / "sheet.typ").write_bytes(content)
    return _sheet(replace(order(), template=str(folder))).startswith(b"%PDF")


def _sheet(asked: DocumentOptions) -> bytes:
    return renderer().render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, asked)).pdf
