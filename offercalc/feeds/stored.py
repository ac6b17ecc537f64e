"""The newest rate history on this machine: a later download where there is a sound one, else the bundled one."""

from __future__ import annotations

from pathlib import Path

from offercalc.feeds.bundled import bundled_history
from offercalc.feeds.ecb_history import EcbHistory, UnreadableRatesError, read_zip

STORED_FILE = "eurofxref-hist.zip"


def newest_history(folder: Path) -> EcbHistory:
    """Open the download in a folder where it is newer than what the program came with; never fails because of it."""
    bundled = bundled_history()
    stored = stored_history(folder)
    return stored if stored is not None and stored.last_day > bundled.last_day else bundled


def stored_history(folder: Path) -> EcbHistory | None:
    """Open the download in a folder, or give None where there is none that can be read."""
    try:
        history = EcbHistory(read_zip((folder / STORED_FILE).read_bytes()), "")
    except (OSError, UnreadableRatesError):
        return None
    history.edition = f"download up to {history.last_day.isoformat()}"
    return history
