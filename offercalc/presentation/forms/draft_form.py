"""The form of an offer under construction, and what is missing of it in words."""

from __future__ import annotations

from babel.lists import format_list
from msgspec.structs import replace

from offercalc.domain.offer.offer import Offer
from offercalc.domain.validate.draft import START
from offercalc.domain.values.field_spec import specs_of
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.forms.field import Entry, Field
from offercalc.presentation.forms.offer_form import Group, GroupKind
from offercalc.presentation.parsing.dates import day_hint


def without_start(form: tuple[Group, ...], localizer: Localizer) -> tuple[Group, ...]:
    """Return the form of an offer with an empty start date."""
    return tuple(_emptied(group, localizer) if group.kind is GroupKind.BASICS else group for group in form)


def missing_fields(missing: tuple[str, ...], localizer: Localizer) -> str:
    """Return the labels of missing fields as a list in words."""
    specs = specs_of(Offer)
    return format_list([localizer.tr(specs[name].label).lower() for name in missing], locale=localizer.language)


def missing_sentence(missing: tuple[str, ...], localizer: Localizer) -> str:
    """Return that an offer is not saved, and for want of what; "" if nothing is missing."""
    if not missing:
        return ""
    fields = missing_fields(missing, localizer)
    if len(missing) == 1:
        return localizer.tr("Not saved yet: {field} is missing", field=fields)
    return localizer.tr("Not saved yet: {fields} are missing", fields=fields)


def _emptied(group: Group, localizer: Localizer) -> Group:
    sections = tuple(
        replace(section, entries=tuple(_without(entry, localizer) for entry in section.entries))
        for section in group.sections
    )
    return replace(group, sections=sections)


def _without(entry: Entry, localizer: Localizer) -> Entry:
    is_start = isinstance(entry, Field) and entry.path == (START,)
    return replace(entry, text="", hint=day_hint(localizer)) if is_start else entry
