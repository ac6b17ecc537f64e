"""Location of the files shipped with the program: in a wheel, a checkout or a frozen program."""

from functools import cache
from pathlib import Path


@cache
def resources_root() -> Path:
    """Return the folder of shipped files.

    A wheel and a frozen program have it inside the package as `_resources`; a checkout has it beside the package.
    Raises FileNotFoundError if neither exists, which means a broken installation.
    """
    package = Path(__file__).resolve().parents[2]
    for root in (package / "_resources", package.parent / "resources"):
        if root.is_dir():
            return root
    message = f"OfferCalc's own files are missing beside {package}: install the program again."
    raise FileNotFoundError(message)


def resource(*parts: str) -> Path:
    """Return the path of one shipped file or folder, e.g. `resource("samples", "openai.json")`."""
    return resources_root().joinpath(*parts)
