"""Time programs against a named peer in alternating runs, so that load affects all of them equally."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

LONGEST_SECONDS = 60
"""The timeout after which a program is stopped."""


@dataclass(frozen=True)
class Contender:
    """A program to measure: name, command line and environment."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]


def medians(contenders: tuple[Contender, ...], rounds: int) -> tuple[float, ...]:
    """Run each contender once per round. Return the median seconds of each; the first round is a warm-up."""
    seconds: list[list[float]] = [[] for _ in contenders]
    for number in range(rounds + 1):
        for contender, taken in zip(contenders, seconds, strict=True):
            spent = _run(contender)
            if number:
                taken.append(spent)
    return tuple(median(taken) for taken in seconds)


def report(name: str, seconds: tuple[float, ...], limit: float) -> bool:
    """Print the ratio of the first time to the second, the peer's. Return whether it is within the limit."""
    spent, peer = seconds
    ratio = spent / peer
    print(f"{name}: {spent:.3f} s, peer {peer:.3f} s, ratio {ratio:.2f} (at most {limit})")
    return ratio <= limit


def _run(contender: Contender) -> float:
    started = time.perf_counter()
    try:
        ended = subprocess.run(
            contender.command, env=contender.environment, capture_output=True, check=False, timeout=LONGEST_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        message = f"{contender.name} has not ended after {LONGEST_SECONDS} s."
        raise SystemExit(message) from error
    spent = time.perf_counter() - started
    if ended.returncode:
        message = f"{contender.name} failed with {ended.returncode}:\n{ended.stderr.decode(errors='replace')}"
        raise SystemExit(message)
    return spent
