"""The history of a library: every revision of every offer, and the names of revisions as rounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy import func, insert, select

from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.history import DocumentSummary, Revision, RevisionDelta, Unread
from offercalc.domain.offer.offer import Offer
from offercalc.library.digests import offer_in
from offercalc.library.quick_read import content_of, decoded
from offercalc.library.sql_library import SqlLibrary, newest_revisions
from offercalc.library.tables import DOCUMENTS, REVISIONS, ROUNDS
from offercalc.library.timestamps import timestamp_of
from offercalc.presentation.formats.localizer import N_
from offercalc.presentation.pages.offers_list import searched_text

LONGEST_NAME = 100


class _Text(Struct, frozen=True):
    """The texts of an offer without its terms: quick to decode."""

    company: str
    role: str
    location: str = ""
    level: str = ""
    notes: str = ""
    responsibilities: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


_TEXT = JsonDecoder[_Text](_Text)
_BATCH = 200


class SqlHistory:
    """Reads revisions; never changes them."""

    def __init__(self, library: SqlLibrary) -> None:
        """Take the library, which must stay open while its history is read."""
        self._library = library

    def listed(self, search: str = "", *, archived: bool = False) -> Iterator[DocumentSummary]:
        """Yield the documents whose newest revision contains a text, in the order of the list.

        Archived ones are included on request. Unreadable ones are left out; the checks of the library name them.
        """
        of = REVISIONS.alias()
        newest = select(func.max(of.c.number)).where(of.c.document == DOCUMENTS.c.id).scalar_subquery()
        columns = (REVISIONS.c.number, REVISIONS.c.payload, REVISIONS.c.at)
        query = (
            select(DOCUMENTS.c.id, DOCUMENTS.c.archived_at, *columns)
            .join(REVISIONS, REVISIONS.c.document == DOCUMENTS.c.id)
            .where(REVISIONS.c.number == newest)
            .order_by(DOCUMENTS.c.position, DOCUMENTS.c.id)
            .execution_options(stream_results=True, yield_per=_BATCH)
        )
        if not archived:
            query = query.where(DOCUMENTS.c.archived_at.is_(None))
        sought = search.casefold()
        stands_as_it_is = sought.isprintable() and not {'"', "\\"} & set(sought)  # JSON escapes these
        with self._library.transaction() as connection:
            for document, archived_at, number, payload, at in connection.execute(query):
                if stands_as_it_is and isinstance(payload, str) and sought not in payload.casefold():
                    continue  # a fast pre-check: most offers do not match
                text = _text_of(content_of(payload))
                if text is not None and (not sought or sought in searched_text(text)):
                    changed = timestamp_of(at)
                    yield DocumentSummary(document, text.company, text.role, number, changed, archived_at is not None)

    def revisions(self, document: str) -> tuple[Revision, ...]:
        """Return every revision of a document, oldest first, each with its latest name as a round."""
        columns = (REVISIONS.c.number, REVISIONS.c.at, REVISIONS.c.author, REVISIONS.c.label)
        query = select(*columns).where(REVISIONS.c.document == document).order_by(REVISIONS.c.number)
        named = select(ROUNDS.c.number, ROUNDS.c.name).where(ROUNDS.c.document == document).order_by(ROUNDS.c.id)
        with self._library.transaction() as connection:
            rows = connection.execute(query).all()
            names = {row.number: row.name for row in connection.execute(named)}
        return tuple(
            Revision(row.number, timestamp_of(row.at), row.author, row.label, names.get(row.number, "")) for row in rows
        )

    def offer_at(self, document: str, number: int) -> Offer:
        """Return the offer at a revision; raises ExternalError if there is none or it cannot be read."""
        query = select(REVISIONS).where(REVISIONS.c.document == document, REVISIONS.c.number == number)
        with self._library.transaction() as connection:
            row = connection.execute(query).first()
        is_asked = row is not None and (row.document, row.number) == (document, number)  # a damaged index leads astray
        found = offer_in(row, self._library.files) if row is not None and is_asked else None
        if found is None:
            raise ExternalError(N_("Revision {number} of this offer does not exist or cannot be read."), number=number)
        return found

    def unread(self) -> tuple[Unread, ...]:
        """Return the newest revision, as it is kept, of every offer that cannot be read, in the order of the list."""
        query = newest_revisions().add_columns(DOCUMENTS.c.archived_at)
        files = self._library.files
        with self._library.transaction() as connection:
            rows = connection.execute(query.execution_options(stream_results=True, yield_per=_BATCH))
            return tuple(
                Unread(str(row.document), _kept(row.payload), row.archived_at is not None)
                for row in rows
                if offer_in(row, files) is None
            )

    def recent(self, most: int) -> tuple[RevisionDelta, ...]:
        """Return the last changes of the listed offers, oldest first; unreadable ones are left out."""
        before = REVISIONS.alias()
        query = (
            select(REVISIONS, before.c.payload.label("payload_before"))
            .join(before, (before.c.document == REVISIONS.c.document) & (before.c.number == REVISIONS.c.number - 1))
            .join(DOCUMENTS, DOCUMENTS.c.id == REVISIONS.c.document)
            .where(DOCUMENTS.c.archived_at.is_(None))
            .order_by(REVISIONS.c.at.desc(), REVISIONS.c.document, REVISIONS.c.number.desc())
            .limit(most)
        )
        with self._library.transaction() as connection:
            rows = connection.execute(query).all()
        files, author = self._library.files, self._library.author()
        steps = []
        for row in reversed(rows):
            offers = decoded(row.payload_before, files), offer_in(row, files)
            if offers[0] is not None and offers[1] is not None:
                steps.append(RevisionDelta(row.document, offers[0], offers[1], row.label, is_mine=row.author == author))
        return tuple(steps)


class SqlRounds:
    """Names revisions as rounds of a negotiation, and counts them."""

    def __init__(self, library: SqlLibrary) -> None:
        """Take the library, which must stay open."""
        self._library = library

    def counts(self) -> dict[str, int]:
        """Return how many revisions of each document have a name now; documents without any are left out."""
        query = select(ROUNDS.c.document, ROUNDS.c.number, ROUNDS.c.name).order_by(ROUNDS.c.id)
        with self._library.transaction() as connection:
            names = {(row.document, row.number): row.name for row in connection.execute(query)}
        return dict(Counter(document for (document, _number), name in names.items() if name))

    def name_round(self, document: str, number: int, name: str) -> None:
        """Name a revision as a round of the negotiation; "" removes the name. Earlier names stay on record."""
        if len(name) > LONGEST_NAME:
            text = N_("The name has {number} characters; at most {most} are allowed.")
            raise ExternalError(text, number=len(name), most=LONGEST_NAME)
        SqlHistory(self._library).offer_at(document, number)
        with self._library.transaction() as connection:
            connection.execute(
                insert(ROUNDS).values(
                    document=document, number=number, name=name, at=self._library.now(), author=self._library.author()
                )
            )


def _text_of(content: bytes) -> _Text | None:
    """Return the texts of an offer; None if the content is not an offer."""
    try:
        return _TEXT.decode(content)
    except UnreadableError:
        return None


def _kept(payload: object) -> bytes:
    """Return what stands in a revision, which may be anything in a damaged row."""
    return content_of(payload) if isinstance(payload, str | bytes) else str(payload).encode()
