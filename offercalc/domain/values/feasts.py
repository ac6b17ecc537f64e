"""Moving feasts before which holiday pay is due, with the source of their dates."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct


class Feast(Struct, frozen=True):
    """The first day of a feast in one year, with the source and the day on which that was published."""

    day: date
    source: str
    as_of: date


IDUL_FITRI = (
    Feast(date(2024, 4, 10), "Sidang isbat, Kementerian Agama, 1 Syawal 1445 H", date(2024, 4, 9)),
    Feast(date(2025, 3, 31), "Sidang isbat, Kementerian Agama, 1 Syawal 1446 H", date(2025, 3, 29)),
    Feast(date(2026, 3, 21), "SKB 3 Menteri, hari libur nasional 2026, Idul Fitri 1447 H", date(2025, 9, 19)),
)
"""Idul Fitri in Indonesia, in the years known."""
_NOTICE = timedelta(days=7)


def holiday_pay_days() -> tuple[date, ...]:
    """Return the last days on which Indonesia's THR may be paid: 7 days before the feast.

    Source: Permenaker 6/2016, article 5(4).
    """
    return tuple(feast.day - _NOTICE for feast in IDUL_FITRI)
