"""The vesting presets that ship with the program."""

from pathlib import Path

import msgspec

from offercalc.application.files.repeated_keys import repeated_keys
from offercalc.domain.vesting.schedule import Preset


def read_presets(path: Path) -> dict[str, Preset]:
    """Return the presets by id; a damaged file is an installation fault and raises msgspec.DecodeError."""
    content = path.read_bytes()
    listed = msgspec.json.decode(content, type=list[Preset])
    presets = {preset.id: preset for preset in listed}
    if len(presets) < len(listed) or repeated_keys(content, msgspec.json.decode(content)):
        message = f"{path} states a preset or one of its fields twice"
        raise msgspec.DecodeError(message)
    return presets
