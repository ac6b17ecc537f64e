"""Currency names, for choosing a currency."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale

from offercalc.domain.values.currencies import is_currency
from offercalc.presentation.formats.localizer import Localizer


def currency_choices(
    codes: Iterable[str], localizer: Localizer, own: Iterable[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Return the currencies still in use as (code, name in the reader's language): own ones, then by code."""
    from babel.numbers import get_currency_name  # noqa: PLC0415 - slow to load

    language, known = Locale.parse(localizer.language), sorted(code for code in codes if is_currency(code))
    first = [code for code in dict.fromkeys(own) if code in known]
    ordered = (*first, *(code for code in known if code not in first))
    return tuple((code, get_currency_name(code, locale=language)) for code in ordered)
