"""Test OfferCalc with the lowest and the newest versions that pyproject.toml allows, on every available Python."""

# Usage: python packaging/lowest.py [--tests] [python3.11 /path/to/another/python ...]

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from trial import Fault, Trial, try_everything

ROOT = Path(__file__).parents[1]
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")
RESOLUTIONS = ("lowest-direct", "highest")
EXTRAS = ".[dev,team]"


def pythons(names: tuple[str, ...] = PYTHONS) -> dict[str, str]:
    """Return the interpreters that run here, by name; print the names of the others."""
    found: dict[str, str] = {}
    for name in names:
        path = shutil.which(name)
        if path and subprocess.run([path, "-c", "import venv"], capture_output=True, check=False).returncode == 0:
            found[name] = path
        else:
            print(f"not tried: {name} is not installed")
    return found


def try_one(uv: str, python: str, resolution: str, *, tests: bool) -> str:
    """Install and test one combination in a temporary folder. Return what does not work."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = folder / "venv"
        programs = environment / ("Scripts" if os.name == "nt" else "bin")
        subprocess.run([uv, "venv", "--quiet", "--python", python, str(environment)], check=True)
        install = [uv, "pip", "install", "--quiet", "--python", str(environment), "--resolution", resolution]
        if subprocess.run([*install, "--editable", EXTRAS], cwd=ROOT, check=False).returncode != 0:
            return "cannot be installed"
        try:
            try_everything(Trial(programs / "offercalc", folder, os.environ), ROOT / "resources" / "samples")
        except Fault as fault:
            return str(fault)
        pytest = [str(programs / "python"), "-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal"]
        if tests and subprocess.run(pytest, cwd=ROOT, check=False).returncode != 0:
            return "the tests fail"
        return ""


def main(*arguments: str) -> int:
    """Test every combination. Return 1 if one does not work."""
    names = tuple(one for one in arguments if one != "--tests") or PYTHONS
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder) / ("Scripts" if os.name == "nt" else "bin")
        subprocess.run([str(programs / "python"), "-m", "pip", "--quiet", "install", "uv"], check=True)
        for name, python in pythons(names).items():
            for resolution in RESOLUTIONS:
                print(f"== {name}, {resolution}", flush=True)
                fault = try_one(str(programs / "uv"), python, resolution, tests="--tests" in arguments)
                faults += [f"{name}, {resolution}: {fault}"] if fault else []
    print("\n".join(faults) or "Everything works.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
