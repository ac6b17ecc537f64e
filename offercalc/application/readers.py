"""Readers for the people at hand: the translations that ship with the program, in the formats of a locale."""

from __future__ import annotations

from offercalc.application.catalogue import SOURCE_LANGUAGE, catalogue, languages
from offercalc.presentation.figures import Figures
from offercalc.presentation.reader import Reader, locale_of


def reader_for(locale: str, language: str | None = None) -> Reader:
    """Build the reader of a locale such as `id_ID`; words are in `language`, or in the locale's own where we speak it.

    Raises UnknownLocaleError or ValueError for what is no locale.
    """
    known = locale_of(locale)
    spoken = language or known.language
    if spoken not in languages():
        spoken = SOURCE_LANGUAGE
    return Reader(spoken, Figures(known), catalogue(spoken))
