import os
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from typing_extensions import override

from offercalc.cli.output.terminal import CleanStream, OutputError, bare, clean_output, give_up
from tests.tools import SAMPLES

HOSTILE = "a\x1b]0;title\x07b\x1b[2Jc\x9b31md\u202ee\u2066f\rg\x7fh\u2028i\tj\nk"


def test_everything_written_meanwhile_is_clean_and_both_streams_come_back() -> None:
    out, err = StringIO(), StringIO()
    before = sys.stdout, sys.stderr
    try:
        sys.stdout, sys.stderr = out, err
        with clean_output():
            sys.stdout.write("\x1bout")
            sys.stderr.write("\x9berr")
            bare(sys.stderr).write("\r")
        assert (sys.stdout, sys.stderr) == (out, err)
    finally:
        sys.stdout, sys.stderr = before
    assert (out.getvalue(), err.getvalue()) == (" out", " err\r")
    assert bare(out) is out


def test_bytes_are_not_taken_and_ascii_gives_way_to_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError):
        CleanStream(StringIO()).write(b"x")
    target = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(target, encoding="ascii"))
    with clean_output():
        sys.stdout.write("\u2265")
    assert target.getvalue() == "\u2265".encode()


def test_a_stream_that_is_closed_takes_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    with clean_output():
        assert sys.stdout.write("nowhere") == len("nowhere")
    assert sys.stdout is None
    give_up(None)


class Full(StringIO):
    @override
    def write(self, _text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")

    @override
    def flush(self) -> None:
        raise OSError(28, "No space left on device")


def test_what_cannot_be_written_is_raised_with_the_systems_reason() -> None:
    with pytest.raises(OutputError, match="Broken pipe") as broken:
        CleanStream(Full()).write("x")
    with pytest.raises(OutputError, match="No space left on device") as full:
        CleanStream(Full()).flush()
    assert (broken.value.is_closed_pipe, full.value.is_closed_pipe) == (True, False)


VERBS = {
    "convert": "convert 5 USD IDR",
    "compare": "compare {samples}",
    "show": "show {sample} --json",
    "check": "check {samples}",
    "rates": "rates",
    "vest": "vest -",
    "lines": "convert -",
    "library": "library list",
    "help": "--help",
    "fault": "check nowhere.json",
}
ENDS = ("> /dev/full", "2> /dev/full", ">&-", "2>&-", "<&-", "| head -c 1 > /dev/null", "> /dev/full 2>&1")
LINES = b'{"amount": 1, "from": "USD", "to": "IDR"}\n' * 3000
posix = pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX closes the streams")


def shell(line: str, folder: Path) -> "subprocess.CompletedProcess[bytes]":
    command = line.format(samples=" ".join(map(str, SAMPLES)), sample=SAMPLES[0])
    program = f"{sys.executable} -m offercalc {command}"
    environment = {**os.environ, "OFFERCALC_HOME": str(folder), "LC_ALL": "C"}
    return subprocess.run(["/bin/sh", "-c", program], input=LINES, capture_output=True, env=environment, check=False)


@posix
@pytest.mark.parametrize(
    "end", ["> /dev/full", "2> /dev/full", ">&-", "2>&-", "<&-", "| head -c 1 > /dev/null", "> /dev/full 2>&1"]
)
def test_streams_that_fail_end_in_a_sentence_or_silence(end: str, tmp_path: Path) -> None:
    verbs = VERBS if os.environ.get("OFFERCALC_EVERY_VERB") else {name: VERBS[name] for name in ("lines", "fault")}
    for line in verbs.values():
        ended = shell(f"{line} {end}", tmp_path)
        said = ended.stderr.decode()
        assert "Traceback" not in said, said
        assert "Exception" not in said, said
        assert ended.returncode in {0, 1, 2}, (line, end)
        if end == "> /dev/full" and line == VERBS["lines"]:
            assert (ended.returncode, said) == (1, "Can't write the output: No space left on device.\n")
        if end == "<&-" and line == VERBS["lines"]:
            assert (ended.returncode, said) == (
                1, "Standard input is closed. Write one JSON object per line to it.\n"
            )  # fmt: skip
