"""Stand-ins for the services of the program: real files, presets and rates on a fixed day, and no real press."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.yearly import By
from offercalc.application.batch.known_tables import KnownTables
from offercalc.application.files.guard import Bounds, too_long
from offercalc.application.files.resources import resource
from offercalc.application.offers.appraisal import Appraiser
from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.application.ports.drafts import Drafts, NoDrafts
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.history import DocumentSummary, History, Revision, RevisionDelta, Unread
from offercalc.application.ports.library import Library
from offercalc.application.ports.library_upkeep import MigrationSummary
from offercalc.application.ports.outbox import Outbox
from offercalc.application.ports.rates import ProgressMonitor, PublisherFacts
from offercalc.application.ports.renderer import (
    ComparisonReport,
    CounterLetter,
    OfferLetter,
    OfferSheet,
    PdfDocument,
    RenderedPdf,
)
from offercalc.application.sync.session import NoOutbox
from offercalc.application.tax.take_homes import TaxSources
from offercalc.application.tax.tax_laws import TaxLaws
from offercalc.application.tax.taxation import Taxation
from offercalc.application.translations.readers import localizer_for
from offercalc.cli.program import run
from offercalc.desktop.state.net_pay import NetPay
from offercalc.domain.exchange.rate_book import OwnQuote, OwnRates, RateBook
from offercalc.domain.exchange.rate_update import QuestionedRate, UpdateResult
from offercalc.domain.offer.offer import Offer
from offercalc.domain.scenario.assumptions import Assumptions
from offercalc.domain.values.lazy_text import NO_TEXT, LazyText
from offercalc.feeds.publishers.bundled import bundled_history
from offercalc.feeds.publishers.ecb_history import EcbHistory
from offercalc.feeds.store.own_rates_file import read_own_rates
from offercalc.interchange.letter_files.clause_folder import ClauseFolders
from offercalc.interchange.offer_files.conversion_request_file import JsonConversionRequests
from offercalc.interchange.offer_files.offer_file import OfferFiles
from offercalc.interchange.offer_files.preset_file import read_presets
from offercalc.interchange.offer_files.vesting_request_file import JsonVestingRequests
from offercalc.interchange.offer_tables.offer_rows import SheetTables
from offercalc.interchange.tax_files.tax_question_file import JsonTaxQuestions
from offercalc.library.passwords import KeptPasswords
from offercalc.presentation.formats.localizer import Localizer
from tests.stand_ins import StandInLetters, StandInMappings
from tests.tax_laws import shipped

TODAY = date(2026, 10, 31)
ENGLISH = localizer_for("en_US")
INDONESIAN = localizer_for("id_ID")
PRESETS = read_presets(resource("presets", "vesting.json"))
FILES = OfferFiles(PRESETS)
OPENAI = resource("samples", "1-openai-head-of-preparedness.json")
NUSANTARA = resource("samples", "2-nusantara-jakarta.json")
GLOBEX = resource("samples", "3-globex-seattle.json")
CLAUSES = ClauseFolders(resource("clauses"), lambda: Path("no folder of clauses"))
SAMPLES = (OPENAI, NUSANTARA, GLOBEX)


@cache
def rates() -> EcbHistory:
    """Return the bundled rates, opened once for all tests."""
    return bundled_history()


def rate_book() -> RateBook:
    """Return the bundled rates as a rate book."""
    return RateBook((rates(),))


PAGES = (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842" width="595pt" height="842pt"></svg>',) * 2
"""Two empty A4 pages."""


class PrintCall(NamedTuple):
    """A call of the press: the kind of document and its parts; `preview` alone stands for the preview of a sheet."""

    kind: str
    comparison: Comparison
    localizer: Localizer
    order: DocumentOptions


_PRINTED = {OfferSheet: "sheet", OfferLetter: "offer_letter", ComparisonReport: "report", CounterLetter: "letter"}
_DRAWN = {kind: f"preview_{name}" for kind, name in _PRINTED.items()} | {OfferSheet: "preview"}


class FakePress:
    """Records print requests and returns a document, or fails if it has a fault."""

    def __init__(self, printed: RenderedPdf | None = None, fault: str = "") -> None:
        self.printed, self.fault = printed or RenderedPdf(b"%PDF-fake"), fault
        self.calls: list[PrintCall] = []
        self.documents: list[PdfDocument] = []

    @property
    def seconds(self) -> list[Comparison | None]:
        return [one.second for one in self.documents if isinstance(one, OfferSheet)]

    def render(self, document: PdfDocument) -> RenderedPdf:
        self._note(document, _PRINTED[type(document)])
        return self.printed

    def preview(self, document: PdfDocument) -> tuple[bytes, ...]:
        self._note(document, _DRAWN[type(document)])
        return PAGES

    def boxes(self, document: PdfDocument) -> str:
        return self.printed.unprintable

    def render_docx(self, letter: OfferLetter) -> bytes:
        self._note(letter, "word")
        return b"PK-fake"

    def render_email(self, letter: CounterLetter) -> str:
        self._note(letter, "email")
        return "Dear Ada,\n"

    def _note(self, document: PdfDocument, kind: str) -> None:
        comparison = document.asked if isinstance(document, CounterLetter) else document.comparison
        self.documents.append(document)
        self.calls.append(PrintCall(kind, comparison, document.localizer, document.options))
        if self.fault:
            raise ExternalError(self.fault)


NEWER_RATES = (b"Date,USD,IDR\n", b"2026-10-31,1.1,19800\n", b"2026-10-30,1.2,19900\n")
NO_DIRHAM = "ECB publishes no rate for AED. Update the rates to try other sources, or enter your own rate."
"""The message for a currency missing from the bundled rates."""
UNREACHABLE = "ECB: the rates cannot be fetched."


class StandInDesk:
    """Keeps rates in memory; on an update, its only publisher has one newer day, or a fault."""

    def __init__(
        self, book: RateBook | None = None, *, fault: str = "", doubts: tuple[QuestionedRate, ...] = ()
    ) -> None:
        self.published = self.book = book or rate_book()
        self.fault = NO_TEXT
        self.doubts = doubts
        self.own: tuple[OwnQuote, ...] = ()
        self.asked: list[tuple[str, ...]] = []
        self.settled: list[tuple[QuestionedRate, bool]] = []
        self._update_fault = fault

    @property
    def publishers(self) -> tuple[PublisherFacts, ...]:
        return (PublisherFacts("ECB", "https://example.org/terms", "", None),)

    def update(self, sources: tuple[str, ...], watch: ProgressMonitor) -> tuple[UpdateResult, ...]:
        self.asked.append(sources)
        watch.report("ECB", 0)
        if self._update_fault or watch.is_stopped:
            return (UpdateResult(source="ECB", fault=LazyText(self._update_fault or "ECB: stopped.")),)
        self.published = self.book = RateBook((EcbHistory(NEWER_RATES, "download"),))
        return (UpdateResult(source="ECB", last_day=TODAY, days=1),)

    def settle(self, doubt: QuestionedRate, *, is_true: bool) -> None:
        self.settled.append((doubt, is_true))
        self.doubts = tuple(one for one in self.doubts if one != doubt)

    def add_own(self, quotes: tuple[OwnQuote, ...]) -> None:
        self._state(self.own + quotes)

    def remove_own(self, quote: OwnQuote) -> None:
        self._state(tuple(one for one in self.own if one != quote))

    def read_own(self, path: Path) -> tuple[OwnQuote, ...] | tuple[LazyText, ...]:
        return read_own_rates(path.read_bytes())

    def _state(self, own: tuple[OwnQuote, ...]) -> None:
        self.own = own
        self.book = RateBook(((OwnRates(own),) if own else ()) + self.published.tables)


class StandInHistory:
    """Keeps a history and its rounds in memory, and counts its copies, or fails if it has a fault."""

    def __init__(self, fault: str = "") -> None:
        self.copied = 0
        self.steps: tuple[RevisionDelta, ...] = ()
        self.versions: tuple[Offer, ...] = ()
        self.rounds: dict[int, str] = {}
        self.counts = lambda: {"document-0": len(self.rounds)} if self.rounds else {}
        self.held: tuple[DocumentSummary, ...] = ()
        self.fault = fault

    def listed(self, search: str = "", *, archived: bool = False) -> Iterator[DocumentSummary]:
        self._check()
        yield from (one for one in self.held if archived or not one.is_archived)

    def revisions(self, document: str) -> tuple[Revision, ...]:
        self._check()
        moment = datetime.combine(TODAY, time(9, 30)).astimezone()
        numbers = range(1, len(self.versions) + 1)
        return tuple(Revision(one, moment, "rina", f"Change {one}", self.rounds.get(one, "")) for one in numbers)

    def offer_at(self, document: str, number: int) -> Offer:
        self._check()
        if not 0 < number <= len(self.versions):
            message = "There is no such revision."
            raise ExternalError(message)
        return self.versions[number - 1]

    def unread(self) -> tuple[Unread, ...]:
        return ()

    def recent(self, most: int) -> tuple[RevisionDelta, ...]:
        return self.steps[-most:]

    def name_round(self, document: str, number: int, name: str) -> None:
        self.offer_at(document, number)
        self.rounds[number] = name

    def faults(self) -> tuple[LazyText, ...]:
        return ()

    def copy(self, target: Path | None) -> Path:
        return target or Path("copy.sqlite")

    def move(self, address: str, report: Callable[[int, int], None]) -> MigrationSummary:
        self._check()
        report(1, 1)
        return MigrationSummary(len(self.held), len(self.versions), len(self.rounds), address)

    def copy_weekly(self) -> None:
        self.copied += 1
        self._check()

    def _check(self) -> None:
        if self.fault:
            raise ExternalError(self.fault)


class StandInServices:
    """The services of the program on 31 October 2026 with an English system locale."""

    def __init__(
        self, *, today: date = TODAY, renderer: FakePress | None = None, desk: StandInDesk | None = None
    ) -> None:
        self.today = today
        self.locale = "en_US"
        self.presets = PRESETS
        self.files = FILES
        self.asks = JsonVestingRequests()
        self.conversions = JsonConversionRequests()
        self.tax_laws: TaxLaws = shipped()
        self.clauses = CLAUSES
        self.letters = StandInLetters()
        self.tax_questions = JsonTaxQuestions()
        self.taxation = Taxation(lambda: TaxSources(self.tax_laws, self.rates, self.today), tuple)
        self.tables = SheetTables(PRESETS)
        self.mappings = StandInMappings()
        self.known_tables = KnownTables(lambda: self.tables, lambda: self.mappings)
        self.renderer = renderer or FakePress()
        self.rate_repository = desk or StandInDesk()
        self.remembered = self.rounds = self.library_copies = self.library_checks = self.library_move = StandInHistory()
        self.typed: Drafts = NoDrafts()
        self.passwords = KeptPasswords()
        self.open_library = lambda: self.library

    @property
    def rates(self) -> RateBook:
        """Return the rates of the desk."""
        return self.rate_repository.book

    @property
    def sources(self) -> LiveSources:
        """Return what figures are computed from."""
        return LiveSources(self.presets, self.rate_repository, self.today)

    @property
    def library(self) -> Library:
        """Raise an error: in the terminal, only the `library` command uses the library."""
        message = "The terminal reached for the library"
        raise AssertionError(message)

    @property
    def outbox(self) -> Outbox:
        """Return an empty outbox."""
        return NoOutbox()

    @property
    def drafts(self) -> Drafts:
        """Return the store of drafts, empty unless a test has filled it."""
        return self.typed

    @property
    def history(self) -> History:
        """Return the history of an empty library."""
        return self.remembered


def appraiser_with(tools: StandInServices) -> Appraiser:
    """Return an appraiser that uses the rates and presets of the tools."""
    return Appraiser(tools.sources, NetPay(lambda: tools.tax_laws, tools.sources).gross_up)


class Outcome(NamedTuple):
    """The result of a call of the program."""

    code: int
    out: str
    err: str


def call(capsys: pytest.CaptureFixture[str], *arguments: object, tools: object = None, **services: object) -> Outcome:
    """Run the terminal program with the given arguments and services; the others are those of `tools`, or stand-ins."""
    others = tools or StandInServices()

    def provide(name: str) -> object:
        return services[name] if name in services else getattr(others, name)

    code = run([str(argument) for argument in arguments], provide)
    return Outcome(code, *capsys.readouterr())


def offer_fields(**fields: object) -> dict[str, object]:
    """Return the content of a small offer file with custom fields; None removes a field."""
    content: dict[str, object] = {
        "format": "offercalc.offer",
        "version": 1,
        "company": "Acme",
        "role": "Engineer",
        "currency": "USD",
        "start_date": "2026-02-02",
        **fields,
    }
    return {name: value for name, value in content.items() if value is not None}


def offer_from(**fields: object) -> Offer:
    """Return a small valid offer with custom fields."""
    found = FILES.decode(json.dumps(offer_fields(**fields)).encode())
    assert isinstance(found, Offer), found
    return found


def offer_path(folder: Path, **fields: object) -> Path:
    """Write a small offer file with custom fields. Return its path."""
    path = folder / "offer.json"
    path.write_text(json.dumps(offer_fields(**fields)), encoding="utf-8")
    return path


@cache
def sample(path: Path) -> Offer:
    """Return one of the samples, read once for all tests."""
    found = FILES.read(path)
    assert isinstance(found, Offer), found
    return found


def comparison_of(
    *offers: Offer, currency: str = "USD", years: int = 4, by: By = By.EMPLOYMENT, on: date = TODAY
) -> Comparison:
    """Return a comparison of offers at the bundled rates."""
    assumptions = Assumptions(exchange_day=on, currency=currency, years=years)
    return compare(offers, assumptions, by, rate_book(), PRESETS)


def assuming(*offers: Offer, currency: str = "USD", by: By = By.EMPLOYMENT, **assumed: Any) -> Comparison:
    """Return a comparison of offers under custom assumptions, at the bundled rates."""
    assumptions = Assumptions(exchange_day=TODAY, currency=currency, **assumed)
    return compare(offers, assumptions, by, rate_book(), PRESETS)


class RefusingGuard:
    """Refuses all work, or all after the first `first` pieces."""

    def __init__(self, first: int = 0) -> None:
        self.left = first
        self.names: list[str] = []

    def run(self, work: Callable[[Any], Any], asked: object, bounds: Bounds) -> Any:
        self.names.append(work.__name__)
        if self.left > 0:
            self.left -= 1
            return work(asked)
        raise too_long(bounds)
