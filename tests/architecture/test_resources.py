"""Every shipped file is in the wheel, and every translation in compiled form."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

RESOURCES = ROOT / "resources"


def shipped_files() -> set[str]:
    """Return the paths that a wheel must contain, as in a checkout."""
    files = (path for path in RESOURCES.rglob("*") if path.is_file())
    return {path.relative_to(RESOURCES).as_posix() for path in files}


@pytest.fixture(scope="module")
def wheel_files(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = Path(folder).glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_every_resource_is_in_the_wheel(wheel_files: set[str]) -> None:
    missing = {path for path in shipped_files() if f"offercalc/_resources/{path}" not in wheel_files}
    assert missing == set()


def test_every_translation_is_compiled(wheel_files: set[str]) -> None:
    sources = {path for path in wheel_files if path.endswith(".po")}
    assert {path.removesuffix(".po") + ".mo" for path in sources} - wheel_files == set()


def test_the_wheel_holds_the_program_alone(wheel_files: set[str]) -> None:
    folders = {path.split("/")[0] for path in wheel_files}
    assert {folder for folder in folders if not folder.endswith(".dist-info")} == {"offercalc"}
