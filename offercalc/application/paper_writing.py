"""Papers written to disk whole or not at all."""

from pathlib import Path

from offercalc.application.ports import OutsideError, Printed


def write_paper(printed: Printed, path: Path) -> None:
    """Write a PDF, replacing an older one only once the new one is complete; raise OutsideError where that fails."""
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(printed.pdf)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        message = f"{path}: {error.strerror or error}"
        raise OutsideError(message) from error
