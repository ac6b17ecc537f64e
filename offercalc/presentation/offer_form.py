"""The form of an offer: its fields in sections, each with what stands there and how an entry is read."""

from __future__ import annotations

from typing import get_args

from msgspec import Struct

from offercalc.domain.offer import Offer, Status, currency_of
from offercalc.domain.places import Path
from offercalc.domain.vesting import Presets
from offercalc.presentation.equity_form import equity_fields
from offercalc.presentation.field import Choice, Field, FieldKind, FieldWriter, read_field
from offercalc.presentation.labels import part_label, status_label
from offercalc.presentation.pay_form import pay_fields
from offercalc.presentation.reader import Reader

__all__ = ["Choice", "Field", "FieldKind", "Path", "Section", "offer_form", "read_field"]


class Section(Struct, frozen=True):
    """Fields that belong together; `path` names the part of the offer that may be removed with them."""

    title: str
    fields: tuple[Field, ...]
    path: Path = ()


def offer_form(offer: Offer, presets: Presets, reader: Reader) -> tuple[Section, ...]:
    """Lay out the form of an offer: every part of pay and equity in a section of its own, then the basics."""
    sections = []
    for index, part in enumerate(offer.pay):
        path: Path = ("pay", index)
        writer = FieldWriter(path, currency_of(part, offer), reader)
        sections.append(Section(part_label(part, reader), pay_fields(part, writer), path))
    for index, stake in enumerate(offer.equity):
        path = ("equity", index)
        writer = FieldWriter(path, currency_of(stake, offer), reader)
        sections.append(Section(part_label(stake, reader), equity_fields(stake, writer, presets), path))
    return (*sections, Section(reader.say("Basics"), _basics(offer, FieldWriter((), offer.currency, reader))))


def _basics(offer: Offer, writer: FieldWriter) -> tuple[Field, ...]:
    """Write the fields that every offer has."""
    say = writer.reader.say
    statuses = tuple(Choice(status, status_label(status, writer.reader)) for status in get_args(Status))
    return (
        writer.text("company", say("Company"), offer.company),
        writer.text("role", say("Role"), offer.role),
        writer.text("level", say("Level"), offer.level),
        writer.text("location", say("Location"), offer.location),
        writer.text("currency", say("Currency"), offer.currency),
        writer.number("hours_per_week", say("Hours a week"), offer.hours_per_week),
        writer.day("start_date", say("Start date"), offer.start_date),
        writer.choice("status", say("Status"), statuses, offer.status),
        writer.optional_day("expiry_date", say("Expires on"), offer.expiry_date),
    )
