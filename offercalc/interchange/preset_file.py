"""The vesting presets that ship with the program."""

from pathlib import Path

import msgspec

from offercalc.domain.vesting import Preset


def read_presets(path: Path) -> dict[str, Preset]:
    """Read presets by id; a damaged file of ours is an installation fault and raises msgspec.DecodeError."""
    return {preset.id: preset for preset in msgspec.json.decode(path.read_bytes(), type=list[Preset])}
