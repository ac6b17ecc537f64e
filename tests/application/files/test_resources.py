from collections.abc import Iterator
from pathlib import Path

import pytest

from offercalc.application.files import resources
from offercalc.application.files.resources import resource, resources_root


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Patch the module's path to an empty installation."""
    package = tmp_path / "site" / "offercalc"
    (package / "application" / "files").mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(package / "application" / "files" / "resources.py"))
    resources_root.cache_clear()
    yield package
    resources_root.cache_clear()


def test_a_checkout_has_its_files_beside_the_package(package: Path) -> None:
    (package.parent / "resources").mkdir()
    assert resources_root() == package.parent / "resources"


def test_a_wheel_carries_its_files_inside_the_package(package: Path) -> None:
    (package.parent / "resources").mkdir()
    (package / "_resources").mkdir()
    assert resources_root() == package / "_resources"


def test_a_broken_installation_says_what_to_do(package: Path) -> None:
    with pytest.raises(FileNotFoundError, match="install the program again"):
        resources_root()


def test_a_resource_is_named_by_its_parts() -> None:
    assert resource("samples", "1-openai-head-of-preparedness.json").is_file()
