from pathlib import Path

import pytest

from tests.approvals import approve


def test_the_approved_text_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OFFERCALC_APPROVE", raising=False)
    (tmp_path / "a.txt").write_text("Rp 9\n", encoding="utf-8")
    approve("Rp 9\n", "a.txt", tmp_path)


def test_a_change_fails_and_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OFFERCALC_APPROVE", raising=False)
    (tmp_path / "a.txt").write_text("Rp 9\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)-Rp 9.*\+Rp 10"):
        approve("Rp 10\n", "a.txt", tmp_path)


def test_what_was_never_approved_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OFFERCALC_APPROVE", raising=False)
    with pytest.raises(pytest.fail.Exception, match="not what was approved"):
        approve("", "new.txt", tmp_path)


def test_approving_writes_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFERCALC_APPROVE", "1")
    approve("Rp 10\n", "folder/a.txt", tmp_path)
    assert (tmp_path / "folder" / "a.txt").read_text(encoding="utf-8") == "Rp 10\n"
