"""Try a wheel as a person gets it: installed in an empty environment, started from an unrelated folder."""

# Usage: python packaging/smoke_test.py dist/offercalc-0.1.0-py3-none-any.whl

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

COMPARISON = "offercalc-comparison.pdf"
CONVERSION = ("convert", "555000", "USD", "IDR", "--on", "2026-10-30")


class Trial:
    """One installation of a wheel in a folder of its own, and what it does there."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
        self._place = folder / "elsewhere"
        self._home = folder / "home"

    def install(self, wheel: Path) -> None:
        """Make an empty environment and install the wheel there with what it asks for."""
        self._place.mkdir()
        venv.create(self._bin.parent, with_pip=True)
        pip = [str(self._bin / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", str(wheel)], check=True)

    def samples(self) -> list[str]:
        """Return the sample offers that came inside the wheel."""
        code = "from offercalc.application.resources import resource; print(resource('samples'))"
        found = subprocess.run([self._bin / "python", "-c", code], cwd=self._place, check=True, capture_output=True)
        return sorted(str(path) for path in Path(found.stdout.decode().strip()).glob("*.json"))

    def run(self, *arguments: str, **environment: str) -> str:
        """Run the installed program; return what it writes, or raise where it fails or takes a minute."""
        print("offercalc", *(Path(argument).name for argument in arguments), flush=True)
        return subprocess.run(
            [self._bin / "offercalc", *arguments],
            cwd=self._place,
            env=os.environ | {"OFFERCALC_HOME": str(self._home), "PYTHONUTF8": "1"} | environment,
            check=True,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        ).stdout

    def written(self, name: str) -> bytes:
        """Return what the program wrote into a file."""
        return (self._place / name).read_bytes()


def expect(*, true: bool, what: str) -> None:
    """Stop with words where something is not as it must be."""
    if not true:
        sys.exit(f"The wheel does not work: {what}.")


def try_terminal(trial: Trial) -> None:
    """Try what needs no window."""
    expect(true="offercalc" in trial.run("--version").lower(), what="it does not say its version")
    expect(true="IDR" in trial.run(*CONVERSION), what="it does not convert")
    samples = trial.samples()
    expect(true=len(samples) > 1, what="it came without sample offers")
    expect(true="OpenAI" in trial.run("compare", *samples, "--currency", "IDR"), what="it does not compare")
    trial.run("report", *samples, "--currency", "IDR", "-o", COMPARISON)
    expect(true=trial.written(COMPARISON).startswith(b"%PDF-"), what="its report is no PDF")


def try_window(trial: Trial) -> None:
    """Open the window without a screen, until its first complete paint."""
    trial.run(QT_QPA_PLATFORM="offscreen", OFFERCALC_QUIT_AFTER_PAINT="1")


def main(wheel: str) -> int:
    """Try the wheel; return 0 where everything works."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        trial.install(Path(wheel).resolve())
        try:
            try_terminal(trial)
            try_window(trial)
        except subprocess.CalledProcessError as failed:
            sys.exit(f"{failed}\n{failed.stdout}\n{failed.stderr}")
    print("The wheel works.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
