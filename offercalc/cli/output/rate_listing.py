"""The available exchange rates for `offercalc rates`: each source with age and currencies, as text or JSON."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from offercalc.application.ports.rates import PublisherFacts, RateRepository
from offercalc.cli.output.answers import plain, to_json
from offercalc.cli.output.page_text import bullets, paragraphs
from offercalc.domain.exchange.rate import OWN, STALE_AFTER_DAYS, RateTable
from offercalc.domain.exchange.rate_book import RateBook
from offercalc.domain.exchange.rate_update import UpdateResult
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.rate_update_text import doubt_question, fetched_sentence, own_rate_line


class RateListing(NamedTuple):
    """What is listed: the rates, their repository, the current date, and the results of an update."""

    book: RateBook
    repository: RateRepository
    today: date
    fetched: tuple[UpdateResult, ...] = ()

    @property
    def published(self) -> list[RateTable]:
        """The rates of publishers."""
        return [table for table in self.book.tables if table.source != OWN]

    @property
    def publishers(self) -> dict[str, PublisherFacts]:
        """The publishers by name."""
        return {one.source: one for one in self.repository.publishers}


def listing_json(listing: RateListing) -> str:
    """Return all sources, own rates, rates held for review and the results of an update as JSON."""
    facts = listing.publishers
    answer: dict[str, object] = {"sources": [_source(table, listing.today, facts) for table in listing.published]}
    answer["own"] = [
        {"date": one.day.isoformat(), "base": one.base, "quote": one.quote, "rate": plain(one.value)}
        for one in listing.repository.own
    ]
    answer["held_back"] = [
        {
            "source": doubt.source,
            "base": doubt.base,
            "quote": doubt.currency,
            "date": doubt.day.isoformat(),
            "rate": plain(doubt.value),
            "known_date": doubt.known_day.isoformat(),
            "known_rate": plain(doubt.known),
        }
        for doubt in listing.repository.doubts
    ]
    answer["update"] = [
        {
            "source": one.source,
            "new_days": one.days,
            "fault": str(one.fault) or None,
            "remarks": [str(remark) for remark in one.remarks],
        }
        for one in listing.fetched
    ]
    return to_json(answer)


def listing_text(listing: RateListing, localizer: Localizer) -> str:
    """Return the results of an update, a paragraph for each source, own rates and rates held for review as text."""
    facts = listing.publishers
    news = [
        sentence
        for one in listing.fetched
        if not one.fault
        for sentence in (fetched_sentence(one, localizer), *map(localizer.render, one.remarks))
    ]
    questions = [
        f"{doubt_question(doubt, localizer)} (offercalc rates --accept {doubt.currency}, --refuse {doubt.currency})"
        for doubt in listing.repository.doubts
    ]
    return paragraphs(
        [
            "\n".join(news),
            *(_source_text(table, listing.today, facts.get(table.source), localizer) for table in listing.published),
            bullets(
                localizer.tr("Your own rates, which take precedence"),
                [own_rate_line(one, localizer) for one in listing.repository.own],
            ),
            bullets(localizer.tr("Held for review"), questions),
        ]
    )


def _spans(table: RateTable) -> list[tuple[str, str, str]]:
    """Return every currency with its first and last day, in ISO format."""
    spans = ((code, table.span(code)) for code in table.currencies)
    return [(code, span[0].isoformat(), span[1].isoformat()) for code, span in spans if span is not None]


def _source(table: RateTable, today: date, facts: dict[str, PublisherFacts]) -> dict[str, object]:
    age = (today - table.last_day).days
    first = table.span(table.base)
    publisher = facts.get(table.source)
    asked = publisher.asked if publisher is not None else None
    return {
        "source": table.source,
        "edition": table.edition,
        "base": table.base,
        "first_date": first[0].isoformat() if first is not None else None,
        "last_date": table.last_day.isoformat(),
        "age_days": age,
        "stale": age > STALE_AFTER_DAYS,
        "asked_at": None if asked is None else asked.isoformat(),
        "terms": publisher.terms if publisher is not None else "",
        "attribution": publisher.attribution if publisher is not None else "",
        "currencies": [{"code": code, "first_date": start, "last_date": end} for code, start, end in _spans(table)],
    }


def _source_text(table: RateTable, today: date, publisher: PublisherFacts | None, localizer: Localizer) -> str:
    tr, figures = localizer.tr, localizer.figures
    age = (today - table.last_day).days
    newest = table.last_day.isoformat()
    spans = _spans(table)
    ended = [f"{code} ({end})" for code, _start, end in spans if end != newest]
    lines = [
        tr("{source} reference rates against {base}, bundled with the program", source=table.source,
            base=table.base)
        if table.edition
        else tr("{source} rates against {base}", source=table.source, base=table.base),
        tr("Latest rates: {day}", day=figures.day(table.last_day))
        + ", "
        + localizer.plural("{number} day old", "{number} days old", age),
        tr("Currencies: {codes}", codes=" ".join(code for code, _start, end in spans if end == newest)),
    ]  # fmt: skip
    if ended:
        lines.append(tr("No longer published: {codes}", codes=", ".join(ended)))
    if publisher is not None and publisher.asked is not None:
        lines.append(tr("Last checked: {day}", day=figures.day(publisher.asked.date())))
    if publisher is not None and publisher.attribution:
        lines.append(tr(publisher.attribution))
    return "\n".join(lines)
