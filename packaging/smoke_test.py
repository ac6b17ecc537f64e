"""Test the artifacts of `make dist` as users install them: a wheel in an empty environment, a bundle in any folder."""

# Usage: python packaging/smoke_test.py dist/offercalc-0.1.0-py3-none-any.whl dist/offercalc

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trial import Fault, Trial, try_everything

PLACE = "Perhitungan Gaji é"
"""A realistic folder name, with spaces and a non-ASCII letter."""
KEPT = ("DISPLAY", "HOME", "LANG", "SYSTEMROOT", "TEMP", "XAUTHORITY", "XDG_RUNTIME_DIR")
"""The environment variables passed to a bundle: no PATH and none of Python's."""
ALONE = ("unshare", "--map-root-user", "--net", "--")


@contextmanager
def wheel(path: Path, folder: Path) -> Iterator[tuple[Trial, Path]]:
    """Install a wheel with its dependencies in an empty environment. Yield the trial and the folder of the samples."""
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", str(path)], check=True)
    trial = Trial(programs / "offercalc", folder, os.environ)
    code = "from offercalc.application.files.resources import resource; print(resource('samples'))"
    found = subprocess.run([programs / "python", "-c", code], cwd=trial.place, check=True, capture_output=True)
    yield trial, Path(found.stdout.decode().strip())


@contextmanager
def bundle(path: Path, folder: Path) -> Iterator[tuple[Trial, Path]]:
    """Copy a bundle to a read-only folder, without PATH, Python or network. Yield the trial and the samples' folder."""
    place = folder / PLACE
    shutil.copytree(path, place, symlinks=True)
    for one in (place, *place.rglob("*")):
        if not one.is_symlink():
            one.chmod(one.stat().st_mode & ~0o222)
    before = _state(place)
    environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {"PATH": "", "PYTHONPATH": ""}
    trial = Trial(place / "offercalc", folder, environment, _alone())
    yield trial, place / "_internal" / "offercalc" / "_resources" / "samples"
    trial.expect(_state(place) == before, "it writes into its own folder")
    for one in (place, *place.rglob("*")):
        if one.is_dir() and not one.is_symlink():
            one.chmod(0o755)


def _alone() -> tuple[str, ...]:
    """Return the command prefix that cuts off the network, if the system has a usable one."""
    found = shutil.which(ALONE[0])
    if found is None or subprocess.run([found, *ALONE[1:], "true"], capture_output=True, check=False).returncode != 0:
        print("    not tried: without a network")
        return ()
    return (found, *ALONE[1:])


def _state(folder: Path) -> set[tuple[str, int, int]]:
    found = ((path, path.lstat()) for path in folder.rglob("*"))
    return {(str(path), facts.st_size, facts.st_mtime_ns) for path, facts in found}


def main(*paths: str) -> int:
    """Test each artifact. Return 0 if everything works."""
    for path in (Path(one).resolve() for one in paths):
        print(f"Trying {path.name}", flush=True)
        how = wheel if path.suffix == ".whl" else bundle
        try:
            with tempfile.TemporaryDirectory() as folder, how(path, Path(folder)) as (trial, samples):
                try_everything(trial, samples)
        except Fault as fault:
            sys.exit(f"{path.name} does not work: {fault}")
        print(f"{path.name} works.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
