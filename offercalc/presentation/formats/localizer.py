"""Translation and formatting: the language of texts and the locale of figures, which may differ."""

from __future__ import annotations

from functools import lru_cache
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from typing_extensions import override

from offercalc.domain.values.lazy_text import N_, LazyText
from offercalc.presentation.formats.number_format import NumberFormat

__all__ = ["DEFAULT_LOCALE", "N_", "Localizer", "is_locale", "locale_of"]

DEFAULT_LOCALE = "en_US"
_UNCHOSEN = {"C", "POSIX"}
_FROM_THE_LEFT = {"en", "id"}
"""Languages of which this is known: what Babel knows of a language takes long to load, and the window asks at once."""


class _Typeset(NullTranslations):
    """Messages with the apostrophe of print; those of a keyboard remain only in what a person has written."""

    def __init__(self, translations: NullTranslations) -> None:
        super().__init__()
        self._translations = translations

    @override
    def gettext(self, message: str) -> str:
        return self._translations.gettext(message).replace("'", "\u2019")

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._translations.ngettext(msgid1, msgid2, n).replace("'", "\u2019")


class Localizer:
    """Translates messages into one language and formats figures for one locale.

    One that `has_short_names` writes company names short where they are read at a glance, in a window; papers, files
    and the terminal have them in full.
    """

    has_short_names = False

    def __init__(self, language: str, figures: NumberFormat, translations: NullTranslations) -> None:
        """Take the language's code, the formats and the translated messages."""
        self.language = language
        self.figures = figures
        self._translations = translations

    def with_figures(self, figures: NumberFormat) -> Localizer:
        """Return a localizer with the same messages that formats figures differently."""
        found = Localizer(self.language, figures, self._translations)
        found.has_short_names = self.has_short_names
        return found

    def on_screen(self) -> Localizer:
        """Return a localizer for a window, which writes company names short."""
        found = self.with_figures(self.figures)
        found.has_short_names = True
        return found

    def off_screen(self) -> Localizer:
        """Return a localizer for papers, files and saved data, which writes company names in full."""
        found = self.with_figures(self.figures)
        found.has_short_names = False
        return found

    def on_paper(self) -> Localizer:
        """Return a localizer for papers, whose messages have the apostrophe of print."""
        return Localizer(self.language, self.figures, _Typeset(self._translations))

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        if self.language in _FROM_THE_LEFT:
            return False
        known = self.figures.locale
        locale = known if known.language == self.language else Locale.parse(self.language)
        return bool(locale.text_direction == "rtl")

    def tr(self, message: str, **values: object) -> str:
        """Translate a message and fill in its `{names}`; an empty message stays empty."""
        if not message:
            return ""
        text = self._translations.gettext(message)
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, number: int) -> str:
        """Translate a message for a number of things, filling in `{number}`."""
        text = self._translations.ngettext(one, many, number)
        return text.format(number=number)

    def country(self, region: str) -> str:
        """Return the name of a country by its ISO 3166-1 code, in the language of the texts."""
        return str(Locale.parse(self.language).territories.get(region, region))

    def render(self, sentence: str) -> str:
        """Translate a lazy message, including facts that are messages; any other text is returned unchanged."""
        if not isinstance(sentence, LazyText):
            return sentence
        if sentence.one:
            return self._translations.ngettext(sentence.one, sentence.text, sentence.number).format(**sentence.facts)
        facts = {name: self.render(fact) if isinstance(fact, str) else fact for name, fact in sentence.facts.items()}
        return self.tr(sentence.text, **facts)


def locale_of(text: str) -> Locale:
    """Return the locale that a text such as `id_ID` or `id-ID` names.

    Raises UnknownLocaleError or ValueError for other texts, including "C" and "POSIX", which mean that none was chosen.
    """
    if text.partition(".")[0].upper() in _UNCHOSEN:
        raise UnknownLocaleError(text)
    return _parsed(text.replace("-", "_"))


@lru_cache(maxsize=64)
def _parsed(text: str) -> Locale:
    """Return one object for a locale: formatted figures are kept by it, and two would be compared for each figure."""
    return Locale.parse(text)


def is_locale(text: str) -> bool:
    """Whether a text names a locale that figures can be formatted for."""
    try:
        locale_of(text)
    except (UnknownLocaleError, ValueError):
        return False
    return True
