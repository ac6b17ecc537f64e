"""Results of a rates update in words, and questions about doubtful rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from offercalc.domain.exchange.rate import OWN, RateTable
from offercalc.domain.exchange.rate_book import OwnQuote, RateBook
from offercalc.domain.exchange.rate_update import QuestionedRate, UpdateResult
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.text.rate_text import decimal_of

_DIGITS = 7


def fetched_sentence(fetched: UpdateResult, localizer: Localizer) -> str:
    """Return the result of fetching a publisher's rates, or why it failed."""
    if fetched.fault:
        return localizer.render(fetched.fault)
    if fetched.last_day is None:
        return localizer.tr("{source}: no rates yet", source=fetched.source)
    day = localizer.figures.day(fetched.last_day)
    if not fetched.days:
        return localizer.tr("{source}: nothing new since {day}", source=fetched.source, day=day)
    count = localizer.plural("{number} new day", "{number} new days", fetched.days)
    return localizer.tr("{source}: {count}, latest {day}", source=fetched.source, count=count, day=day)


def doubt_question(doubt: QuestionedRate, localizer: Localizer) -> str:
    """Return the question about a rate that is far from the last known one."""
    figures = localizer.figures
    percent = figures.percent(decimal_of(abs(doubt.change) * 100), 0)
    facts = {
        "source": doubt.source, "base": doubt.base, "currency": doubt.currency, "percent": percent,
        "day": figures.day(doubt.day), "value": figures.significant(doubt.value, _DIGITS),
        "known_day": figures.day(doubt.known_day), "known": figures.significant(doubt.known, _DIGITS),
    }  # fmt: skip
    if doubt.change > 0:
        return localizer.tr(
            "{source} reports 1 {base} = {value} {currency} on {day}: {percent} more than {known} on "
            "{known_day}. Is that correct? The rate isn't used until you accept it.",
            **facts,
        )
    return localizer.tr(
        "{source} reports 1 {base} = {value} {currency} on {day}: {percent} less than {known} on "
        "{known_day}. Is that correct? The rate isn't used until you accept it.",
        **facts,
    )


def own_rate_line(own: OwnQuote, localizer: Localizer) -> str:
    """Return a user's own rate, and the date it applies from."""
    value = localizer.figures.significant(Decimal(own.value), _DIGITS)
    return localizer.tr(
        "1 {base} = {value} {quote} from {day}",
        base=own.base, value=value, quote=own.quote, day=localizer.figures.day(own.day),
    )  # fmt: skip


def rates_in_force(book: RateBook, on: date, localizer: Localizer) -> str:
    """Return the source and date of the rates in use; a user's own rates come before published ones."""
    table = book.leading(on)
    facts = {"source": table.source, "day": localizer.figures.short_day(table.last_day)}
    if table.source == OWN:
        return localizer.tr("Rates: your own")
    if any(one.source == OWN for one in book.tables):
        return localizer.tr("Rates: your own, then {source}, {day}", **facts)
    return localizer.tr("Rates: {source}, {day}", **facts)


def rates_with_age(book: RateBook, on: date, localizer: Localizer) -> str:
    """Return the source and date of the rates in use, and how old published ones are if they are not of the day."""
    table = book.leading(on)
    days = 0 if table.source == OWN else (on - table.last_day).days
    words = rates_in_force(book, on, localizer)
    return f"{words} · {_days_old(days, localizer)}" if days > 0 else words


def _days_old(days: int, localizer: Localizer) -> str:
    return localizer.plural("{number} day old", "{number} days old", days)


def source_line(table: RateTable, today: date, localizer: Localizer) -> str:
    """Return how many currencies a source has now, up to which date, and how old that is."""
    figures, newest = localizer.figures, table.last_day
    count = sum(
        code == table.base or any(table.quotes(table.base, code, newest, newest)) for code in table.currencies
    )  # a span would read all years of every currency
    facts = {"source": table.source, "day": figures.day(newest), "number": figures.number(Decimal(count))}
    age = _days_old(max(0, (today - newest).days), localizer)
    return localizer.tr("{source}: {number} currencies up to {day}", **facts) + f" ({age})"
