"""The contrast of a colour on white paper, as the Web Content Accessibility Guidelines define it."""

from __future__ import annotations

from offercalc.application.ports.errors import ExternalError
from offercalc.presentation.formats.localizer import N_

LEAST = 3
"""The least contrast of the large text in which an accent is used (WCAG 2.2, 1.4.3)."""
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_DARK = 0.04045
_FLARE = 0.05


def contrast_on_white(color: str) -> float:
    """Return the contrast of a colour such as #3b5bfd on white, from 1 (white) to 21 (black)."""
    channels = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (value / 12.92 if value <= _DARK else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    luminance = sum(weight * value for weight, value in zip(_WEIGHTS, linear, strict=True))
    return (1 + _FLARE) / (luminance + _FLARE)


def check_accent(color: str) -> None:
    """Raise ExternalError if an accent colour cannot be read on white paper; "" is the design's own."""
    if color and contrast_on_white(color) < LEAST:
        raise ExternalError(
            N_(
                "The accent {color} has a contrast of {ratio} to 1 on white paper, so it can't be read; "
                "it needs at least {least} to 1. Choose a darker colour."
            ),
            color=color,
            ratio=f"{contrast_on_white(color):.2f}",
            least=LEAST,
        )
