"""Readers: translations and number formats for a locale."""

from __future__ import annotations

from offercalc.application.translations.catalogue import SOURCE_LANGUAGE, catalogue, languages
from offercalc.presentation.formats.localizer import Localizer, locale_of
from offercalc.presentation.formats.number_format import NumberFormat


def localizer_for(locale: str, language: str | None = None) -> Localizer:
    """Return the reader of a locale such as `id_ID`; texts are in `language`, or in the locale's language if supported.

    Raises UnknownLocaleError or ValueError for an invalid locale.
    """
    known = locale_of(locale)
    spoken = language or known.language
    if spoken not in languages():
        spoken = SOURCE_LANGUAGE
    return Localizer(spoken, NumberFormat(known), catalogue(spoken))
