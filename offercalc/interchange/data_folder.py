"""Where a person's offers, settings and newer rates are kept, by the custom of each system."""

from collections.abc import Mapping
from pathlib import Path

HOME_VARIABLE = "OFFERCALC_HOME"


def data_folder(platform: str, environment: Mapping[str, str], home: Path) -> Path:
    """Return the folder for a platform as `sys.platform` names it; it need not be there yet.

    `OFFERCALC_HOME` in the environment comes before every custom.
    """
    if environment.get(HOME_VARIABLE):
        return Path(environment[HOME_VARIABLE])
    if platform == "win32":
        return Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "OfferCalc"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "OfferCalc"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "offercalc"
