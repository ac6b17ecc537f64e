"""An offer at the size limits is read, shown and compared in bounded time and memory; a million errors are refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import offer_path

HANGS_AFTER_SECONDS = 60
"""A timeout: showing an offer at the limits takes less than two seconds, unless some algorithm is quadratic."""
MOST_MEGABYTES = 500
MEASURED = """
import sys
from pathlib import Path
from offercalc.bootstrap import main
sys.argv[0] = "offercalc"
code = main()
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0], file=sys.stderr)
sys.exit(code)
"""
DAILY = {
    "allocation_type": "CUMULATIVE_ROUNDING",
    "vesting_conditions": [
        {"id": "start", "trigger": {"type": "VESTING_START_DATE"}, "quantity": 0, "next_condition_ids": ["day"]},
        {
            "id": "day",
            "trigger": {
                "type": "VESTING_SCHEDULE_RELATIVE",
                "period": {"type": "DAYS", "length": 1, "occurrences": 99},
                "relative_to_condition_id": "start",
            },
            "portion": {"numerator": 1, "denominator": 99},
        },
    ],
}


def about(number: int) -> dict[str, int]:
    return {"low": number, "likely": number + 5, "high": number + 10}


def at_the_bounds(folder: Path) -> Path:
    """Write an offer of 200 parts, 6 of them salaries, and 200 grants that vest daily, all of it in ranges."""
    pay = [{"type": "salary", "amount": about(1000 * number)} for number in range(1, 7)]
    pay += [{"type": "bonus", "percent_of_salary": about(5)} for _ in range(104)]
    pay += [{"type": "allowance", "amount": about(100)} for _ in range(90)]
    equity = [
        {"type": "option", "units": about(1000 + number), "price": about(25), "strike": 5, "vesting": {"ocf": DAILY}}
        for number in range(200)
    ]
    return offer_path(folder, pay=pay, equity=equity)


def run(*arguments: object) -> tuple[subprocess.CompletedProcess[str], int]:
    """Run the program. Return its result and its peak memory in megabytes."""
    command = [sys.executable, "-c", MEASURED, *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=HANGS_AFTER_SECONDS)
    return ended, int(ended.stderr.splitlines()[-1]) // 1024


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process so")
@pytest.mark.parametrize("verb", ["show", "compare"])
def test_an_offer_at_the_bounds_takes_neither_time_nor_memory(tmp_path: Path, verb: str) -> None:
    ended, megabytes = run(verb, at_the_bounds(tmp_path))
    assert ended.returncode == 0, ended.stderr
    assert megabytes < MOST_MEGABYTES


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process so")
@pytest.mark.parametrize("wrong", [[1] * 1_000_000, [1] * 29_000], ids=["a million", "all that are looked at"])
def test_very_many_wrong_values_are_refused_soon(tmp_path: Path, wrong: list[int]) -> None:
    fields = json.loads(offer_path(tmp_path).read_text(encoding="utf-8"))
    (tmp_path / "wrong.json").write_text(json.dumps(fields | {"requirements": wrong}, separators=(",", ":")))
    ended, megabytes = run("check", tmp_path / "wrong.json")
    assert ended.returncode == 1
    assert len(ended.stdout.splitlines()) <= 101
    assert megabytes < MOST_MEGABYTES
