"""Rate requests are anonymous: no user name or password of this machine is sent to a publisher."""

from pathlib import Path

import pytest

from offercalc.application.files.cancellation import CancellationToken
from offercalc.feeds.network.download import download
from tests.publisher import Answer, Publisher, moved


def test_nobody_is_named_to_a_publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("default login rina password secret\n", encoding="utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    for variable, place in {"NETRC": tmp_path / ".netrc", "HOME": tmp_path, "USERPROFILE": tmp_path}.items():
        monkeypatch.setenv(variable, str(place))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Publisher() as publisher:
        publisher.answers(moved("/there"), path="/here")
        publisher.answers(moved(f"{publisher.origin}/end"), path="/there")
        publisher.answers(Answer(body=b"rates"), path="/end")
        assert download("ECB", f"{publisher.origin}/here", None, CancellationToken()).content == b"rates"
        assert [one.path for one in publisher.asked] == ["/here", "/there", "/end"]
        assert [one for one in publisher.asked if "Authorization" in one.headers or "Cookie" in one.headers] == []
