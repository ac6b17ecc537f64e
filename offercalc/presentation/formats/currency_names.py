"""Currency names, for choosing a currency."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale
from babel.numbers import get_currency_name

from offercalc.domain.values.currencies import is_currency
from offercalc.presentation.formats.localizer import Localizer


def currency_choices(codes: Iterable[str], localizer: Localizer) -> tuple[tuple[str, str], ...]:
    """Return the currencies still in use as (code, name in the reader's language), by code."""
    language = Locale.parse(localizer.language)
    return tuple((code, get_currency_name(code, locale=language)) for code in sorted(codes) if is_currency(code))
