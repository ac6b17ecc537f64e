from collections.abc import Generator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from offercalc.library import team_server
from offercalc.library.team_server import Patience, _is_local, _secured, _until_silent, weakness_of

heard: list[object] = []
"""The statements that a stand-in for a connection has received."""
FAR = "postgresql://ann@db.example.com/offers"


@pytest.mark.parametrize(
    "address",
    ["postgresql:///offers", "postgresql://localhost/offers", "postgresql://127.0.0.1/offers",
     "postgresql://[::1]/offers", "postgresql://127.3.2.1:5433/offers", "postgresql:///offers?host=/run/postgresql",
     "postgresql:///offers?host=localhost,127.0.0.1"],
)  # fmt: skip
def test_a_server_on_this_machine_needs_no_certificate(address: str) -> None:
    assert _is_local(make_url(address), {})
    assert _secured(make_url(address)) == {}
    assert weakness_of(make_url(address + ("&" if "?" in address else "?") + "sslmode=disable")) == ""


@pytest.mark.parametrize(
    "address",
    [FAR, "postgresql://127.0.0.1.example.com/offers", "postgresql:///offers?host=db", "postgresql:///o?service=team",
     "postgresql://localhost/offers?hostaddr=203.0.113.7", "postgresql:///offers?host=localhost,db"],
)  # fmt: skip
def test_any_other_server_has_to_show_a_certificate_of_its_name(address: str) -> None:
    assert not _is_local(make_url(address), {})
    assert _secured(make_url(address))["sslmode"] == "verify-full"
    assert weakness_of(make_url(address)) == ""


def test_the_host_may_come_from_the_environment() -> None:
    assert not _is_local(make_url("postgresql:///offers"), {"PGHOST": "db"})


def test_the_certificates_of_the_system_count_where_a_person_names_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("PGSSLROOTCERT", raising=False)
    assert _secured(make_url(FAR))["sslrootcert"] == "system"
    assert "sslrootcert" not in _secured(make_url(FAR + "?sslrootcert=/etc/team.crt"))
    monkeypatch.setenv("PGSSLROOTCERT", "/etc/team.crt")
    assert "sslrootcert" not in _secured(make_url(FAR))


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_what_is_weaker_is_what_the_address_says_and_is_warned_of(mode: str) -> None:
    told = weakness_of(make_url(f"{FAR}?sslmode={mode}"))
    assert told.startswith("The connection to the library on db.example.com could be intercepted")
    assert f"sslmode={mode}." in told


def answers(*wanted: str) -> Generator[str, object, str]:
    for one in wanted:
        said = yield one
        heard.append(said)
    return "done"


def test_a_server_that_says_something_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    heard.clear()
    monkeypatch.setattr(team_server, "monotonic", lambda: now[0])
    watched = _until_silent(answers("read", "read", "read"), Patience())  # type: ignore[arg-type]
    next(watched)
    for _ in range(2):
        now[0] += 9
        watched.send(1)
    with pytest.raises(StopIteration) as end:
        watched.send(1)
    assert (end.value.value, heard) == ("done", [1, 1, 1])


def test_a_server_that_says_nothing_is_not_and_patience_can_be_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    now, patience = [0.0], Patience()
    monkeypatch.setattr(team_server, "monotonic", lambda: now[0])
    watched = _until_silent(answers(*["read"] * 9), patience)  # type: ignore[arg-type]
    next(watched)
    now[0] = 9
    watched.send(0)
    patience.seconds = 2
    with pytest.raises(TimeoutError, match="no answer for 2 seconds"):
        watched.send(0)
