"""Build hook that compiles the translations and adds the resources to the package in a wheel."""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from typing_extensions import override

RESOURCES = {"resources": "offercalc/_resources"}


def compile_catalogues(locale_folder: Path) -> tuple[Path, ...]:
    """Compile every catalog below a folder. Return the files written."""
    return tuple(_compile(source) for source in sorted(locale_folder.glob("*/LC_MESSAGES/*.po")))


def _compile(source: Path) -> Path:
    """Compile one catalog atomically, so that concurrent readers see the old or the new file."""
    target = source.with_suffix(".mo")
    part = target.with_name(f"{target.name}.{os.getpid()}")
    with source.open("rb") as text, part.open("wb") as compiled:
        write_mo(compiled, read_po(text, locale=source.parts[-3]))
    part.replace(target)
    return target


class OfferCalcHook(BuildHookInterface):  # type: ignore[type-arg]  # any builder's configuration
    """Prepares `resources/` before a wheel or an editable installation is built."""

    @override
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogs; an editable installation reads them from the checkout."""
        root = Path(self.root)
        compile_catalogues(root / "resources" / "locale")
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"] |= {str(root / source): target for source, target in RESOURCES.items()}
