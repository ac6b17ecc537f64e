"""Build source distribution, wheel and bundle into dist/, and test wheel and bundle."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
WORK = ROOT / "build"
SPEC = ROOT / "packaging" / "pyinstaller" / "offercalc.spec"


def build_wheel() -> Path:
    """Build the source distribution and from it the wheel. Return the path of the wheel."""
    shutil.rmtree(DIST, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(DIST), str(ROOT)], check=True)
    (wheel,) = DIST.glob("*.whl")
    return wheel


def freeze(wheel: Path) -> Path:
    """Freeze the wheel with its dependencies, without other files of the checkout. Return the bundle's folder."""
    if sys.platform == "linux" and not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        sys.exit("PyInstaller needs a Python with a shared library: one of --enable-shared, or the system's.")
    shutil.rmtree(WORK, ignore_errors=True)
    venv.create(WORK / "venv", with_pip=True)
    python = str(WORK / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", f"{wheel}[dist]"], check=True)
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", str(DIST), "--workpath", str(WORK / "pyinstaller")]
    # -P: import the program from the wheel, not from the current folder
    subprocess.run([python, "-P", "-m", "PyInstaller", *options, str(SPEC)], check=True)
    bundle = DIST / "offercalc"
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    print(f"{bundle.relative_to(ROOT)}: {len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB")
    return bundle


def main() -> int:
    """Build and test. Return the exit code of the test."""
    wheel = build_wheel()
    bundle = freeze(wheel)
    return subprocess.call([sys.executable, str(ROOT / "packaging" / "smoke_test.py"), str(wheel), str(bundle)])


if __name__ == "__main__":
    sys.exit(main())
