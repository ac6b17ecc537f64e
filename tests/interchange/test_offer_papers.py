import json
from pathlib import Path

from offercalc.application.ports.offer_files import Attachment
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.interchange.offer_files.offer_file import LARGEST_FILE, LARGEST_PDF, OfferFiles
from tests.pdf_files import FILE, PAGES, catalogue, packed, pdf_of, stream, with_attached
from tests.tools import FILES, GLOBEX, PRESETS, SAMPLES, RefusingGuard, offer_fields, offer_from, sample


def paper(folder: Path, *contents: bytes) -> Path:
    """Write a PDF with attachments named by number. Return its path."""
    listed = "".join(f"{3 + 2 * at} 0 R " for at in range(len(contents)))
    files: list[str | bytes] = []
    for at, content in enumerate(contents):
        files += [FILE.replace("offer", f"offer-{at + 1}").replace("4 0", f"{4 + 2 * at} 0"), packed(content)]
    path = folder / "paper.json"
    path.write_bytes(pdf_of(catalogue(f"/AF[{listed}]"), PAGES, *files))
    return path


def test_a_paper_with_one_offer_is_that_offer(tmp_path: Path) -> None:
    content = json.dumps(offer_fields()).encode()
    path = paper(tmp_path, content, b"{}")
    assert FILES.read(path) == offer_from()
    assert FILES.read_all(path) == (offer_from(),)
    assert FILES.attached(path) == (Attachment("offer-1.json", content),)
    assert not FILES.is_locked(path)


def test_a_paper_with_several_offers_is_all_of_them_or_none(tmp_path: Path) -> None:
    path = paper(tmp_path, *(FILES.encode(sample(one)) for one in SAMPLES))
    assert FILES.read_all(path) == tuple(map(sample, SAMPLES))
    assert FILES.read(path) == (
        Problem("", Fault.UNREADABLE, "3 offers are attached to this PDF; extract them with `offercalc import`"),
    )


def test_what_is_wrong_in_a_paper_is_said_with_its_place(tmp_path: Path) -> None:
    faulty = json.dumps(offer_fields(currency="XYZ")).encode()
    sound = FILES.encode(sample(GLOBEX))
    for contents, paths in (
        ((faulty,), ["$.currency"]),
        ((faulty, sound, sound[:200]), ["offer-1.json $.currency", "offer-3.json"]),
    ):
        path = paper(tmp_path, *contents)
        found = FILES.read_all(path)
        assert [problem.path for problem in found if isinstance(problem, Problem)] == paths
        assert FILES.read(path) == FILES.attached(path) == found


def test_an_attached_offer_is_no_larger_than_any_other(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(with_attached(stream(json.dumps(offer_fields()).encode() + b" " * LARGEST_FILE)))
    assert FILES.read(path) == (Problem("", Fault.TOO_BIG, "5", "4"),)


def test_a_paper_too_large_to_be_one_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(LARGEST_PDF + 1)
    assert FILES.read(path) == FILES.attached(path) == (Problem("", Fault.TOO_BIG, "101", "100"),)


def test_a_file_is_all_there_is_of_it_and_no_paper(tmp_path: Path) -> None:
    assert FILES.read_all(GLOBEX) == (sample(GLOBEX),)
    assert FILES.attached(GLOBEX) == (Problem("", Fault.UNREADABLE, "it is not a PDF"),)
    missing = tmp_path / "missing.pdf"
    assert FILES.read(missing) == FILES.read_all(missing) == FILES.attached(missing)
    assert not FILES.is_locked(missing)


def test_a_paper_that_a_guard_refuses_is_told_with_the_reason(tmp_path: Path) -> None:
    guard = RefusingGuard()
    files = OfferFiles(PRESETS, guard=guard)
    path = paper(tmp_path, json.dumps(offer_fields()).encode())
    why = "processing took longer than 30 seconds and was stopped"
    assert files.read_all(path) == files.attached(path) == (Problem("", Fault.UNREADABLE, why),)
    assert not files.is_locked(path)
    assert guard.names == ["taken_out", "taken_out"]
    path.write_bytes(path.read_bytes() + b"Encrypt")
    assert not files.is_locked(path)
    assert guard.names[2:] == ["is_locked"]


def test_no_guard_is_asked_for_files_of_our_own(tmp_path: Path) -> None:
    guard = RefusingGuard()
    path = tmp_path / "offer.json"
    path.write_text(json.dumps(offer_fields()))
    assert OfferFiles(PRESETS, guard=guard).read(path) == offer_from()
    assert guard.names == []
