import pytest

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.parsing.scales import scale_of


@pytest.mark.parametrize(
    ("after", "unit", "locale", "powers"),
    [
        ("", "USD", "en_US", {0}),
        ("USD", "USD", "en_US", {0}),
        ("k", "USD", "en_US", {3}),
        ("K USD", "USD", "en_US", {3}),
        ("k€", "EUR", "en_US", {3}),
        ("MUSD", "USD", "en_US", {6}),
        ("lakh", "INR", "id_ID", {5}),
        ("L", "INR", "en_US", {5}),
        ("L", "USD", "en_US", set()),
        ("Cr", "INR", "en_US", {7}),
        ("crore", "INR", "de_DE", {7}),
        ("ribu", "IDR", "ja_JP", {3}),
        ("juta rupiah", "IDR", "en_US", {6}),
        ("miliar", "IDR", "en_US", {9}),
        ("Mrd. €", "EUR", "de_DE", {9}),
        ("Mio.", "EUR", "en_US", {6}),
        ("万円", "JPY", "en_US", {4}),
        ("億円", "JPY", "ja_JP", {8}),
        ("mil millones", "EUR", "es_ES", {9}),
        ("M", "USD", "en_US", {6}),
        ("M", "IDR", "id_ID", {9}),
        ("M", "IDR", "en_US", {6, 9}),
        ("M", "USD", "id_ID", {6, 9}),
        ("K", "ZMW", "en_ZM", {0, 3}),
        ("billions", "EUR", "fr_FR", {9, 12}),
        ("Billion", "EUR", "de_DE", {9, 12}),
        ("T€", "EUR", "en_US", {3}),
        ("TEUR", "EUR", "de_DE", {3}),
        ("TCHF", "CHF", "de_CH", {3}),
        ("T EUR", "EUR", "en_US", {12}),
        ("T€", "USD", "en_US", set()),
        ("illion", "USD", "en_US", set()),
        ("kr", "ZAR", "sv_SE", set()),
    ],
)
def test_a_scale_is_read_in_every_language(after: str, unit: str, locale: str, powers: set[int]) -> None:
    assert scale_of(after, unit, localizer_for(locale)).powers == powers


@pytest.mark.parametrize(
    ("after", "stray"), [("k EUR", "EUR"), ("k€", "€"), ("kEUR", "EUR"), ("apples", "apples"), ("m apples", "apples")]
)
def test_what_means_nothing_beside_a_scale_is_named(after: str, stray: str) -> None:
    assert scale_of(after, "USD", localizer_for("en_US")).stray == stray
