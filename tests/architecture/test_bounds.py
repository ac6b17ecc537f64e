"""The version bounds in pyproject.toml match what the code needs; `make lowest` tests both ends."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.version import Version

from tests.architecture.tree import ROOT, python_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN_TIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
EXTRAS = {
    name: [Requirement(line) for line in lines] for name, lines in PROJECT["project"]["optional-dependencies"].items()
}
ALL = [*RUN_TIME, *(one for extra in EXTRAS.values() for one in extra)]
NEEDS = {
    "click": ("8.4", "ParamType["),  # generic at run time since 8.4
    "typst": ("0.15", "timestamp="),  # an argument of `compile` since 0.15
}
"""Features the code uses, and the first release that has them, found by `make lowest`."""


def lowest(requirement: Requirement) -> Version:
    """Return the lowest allowed version."""
    (bound,) = (Version(one.version) for one in requirement.specifier if one.operator == ">=")
    return bound


def test_everything_has_a_lowest_version() -> None:
    assert [str(one) for one in ALL if lowest(one) <= Version("0")] == []


def test_what_the_program_runs_on_ends_before_a_release_that_nobody_has_tried() -> None:
    never_breaks = {"typing-extensions"}
    tried = [one for one in (*RUN_TIME, *EXTRAS["team"]) if one.name not in never_breaks]
    assert [str(one) for one in tried if all(bound.operator != "<" for bound in one.specifier)] == []


@pytest.mark.parametrize("name", NEEDS)
def test_the_lowest_version_has_what_the_code_uses(name: str) -> None:
    release, sign = NEEDS[name]
    (requirement,) = (one for one in RUN_TIME if one.name == name)
    assert any(sign in path.read_text(encoding="utf-8") for path in python_files("offercalc")), "the row is needless"
    assert lowest(requirement) >= Version(release)


def test_what_is_installed_is_allowed() -> None:
    found: list[tuple[Requirement, str]] = []
    for requirement in (one for one in ALL if one.marker is None or one.marker.evaluate()):
        with suppress(PackageNotFoundError):  # not installed here
            found.append((requirement, version(requirement.name)))
    assert {one.name for one, _version in found} >= {one.name for one in RUN_TIME}
    assert [(str(one), here) for one, here in found if not one.specifier.contains(here, prereleases=True)] == []


def test_the_same_package_has_the_same_bounds_everywhere() -> None:
    build = [Requirement(line) for line in PROJECT["build-system"]["requires"]]
    by_name: dict[str, set[str]] = {}
    for one in [*(one for extra in EXTRAS.values() for one in extra), *build]:
        by_name.setdefault(f"{one.name.lower()}; {one.marker}", set()).add(str(lowest(one)))
    assert {name: bounds for name, bounds in by_name.items() if len(bounds) > 1} == {}


def test_a_python_before_3_12_never_gets_the_qt_that_aborts() -> None:
    old, new = (one for one in RUN_TIME if one.name == "PySide6-Essentials")
    assert old.marker == Marker("python_version < '3.12'")
    assert new.marker == Marker("python_version >= '3.12'")
    assert not old.specifier.contains("6.12.0")
    assert new.specifier.contains("6.12.0")
