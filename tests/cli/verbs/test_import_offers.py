from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from offercalc.application.ports.renderer import ComparisonReport, OfferSheet
from offercalc.cli.program import offercalc
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.privacy import copy_for_reader
from offercalc.sheets.typesetting.protection import protect
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.pdf_files import PAGES, catalogue, packed, pdf_of, with_attached
from tests.sheets.papers import order
from tests.tools import (
    ENGLISH,
    FILES,
    GLOBEX,
    OPENAI,
    PRESETS,
    StandInServices,
    call,
    comparison_of,
    offer_path,
    sample,
)

PRESS = TypstRenderer(FILES, PRESETS)
GLOBEX_JSON = "Globex Sample Corporation - Director, Trust Engineering.json"
OPENAI_JSON = "OpenAI - Head of Preparedness.json"


def written(folder: Path, *offers: Offer, name: str = "paper.pdf", password: str = "") -> Path:
    """Write a PDF with offers attached, encrypted if there is a password. Return its path."""
    document = OfferSheet if len(offers) == 1 else ComparisonReport
    pdf = PRESS.render(document(comparison_of(*offers), ENGLISH, order())).pdf
    path = folder / name
    path.write_bytes(protect(pdf, password) if password else pdf)
    return path


def asked(*arguments: object, answer: str) -> Result:
    """Run the program with an answer on its standard input."""
    return CliRunner().invoke(
        offercalc, [str(one) for one in arguments], obj=partial(getattr, StandInServices()), input=f"{answer}\n"
    )


def test_a_sheet_gives_back_the_copy_that_lies_inside_to_the_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, sample(GLOBEX))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert call(capsys, "import", path) == (0, f"Saved: {GLOBEX_JSON}\n", "")
    assert Path(GLOBEX_JSON).read_bytes() == FILES.encode(copy_for_reader(sample(GLOBEX)))


def test_an_offer_goes_where_it_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "mine.JSON"
    assert call(capsys, "import", written(tmp_path, sample(OPENAI)), "-o", target).out == f"Saved: {target}\n"
    assert FILES.read(target) == copy_for_reader(sample(OPENAI))


def test_a_report_fills_a_folder_and_files_that_are_there_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = written(tmp_path, sample(GLOBEX), sample(OPENAI), sample(GLOBEX)), tmp_path / "new" / "offers"
    for _time in range(2):
        assert call(capsys, "import", path, "-o", folder).code == 0
    assert sorted(file.name for file in folder.iterdir()) == sorted(
        [GLOBEX_JSON, OPENAI_JSON]
        + [GLOBEX_JSON.replace(".json", f" ({number}).json") for number in (2, 3, 4)]
        + [OPENAI_JSON.replace(".json", " (2).json")]
    )


def test_several_offers_do_not_fit_into_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, sample(GLOBEX), sample(OPENAI))
    found = call(capsys, "import", path, "-o", tmp_path / "one.json")
    assert (found.code, (tmp_path / "one.json").exists()) == (2, False)
    assert "there are 2 offers; name a folder for them instead of one.json." in " ".join(found.err.split())


def test_where_one_file_is_at_fault_none_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = written(tmp_path, sample(GLOBEX))
    other = tmp_path / "invoice.pdf"
    other.write_bytes(pdf_of(catalogue(""), PAGES))
    text, gone, folder = offer_path(tmp_path), tmp_path / "gone.pdf", tmp_path / "offers"
    assert call(capsys, "import", sound, other, text, gone, "-o", folder) == (
        1,
        "",
        f"{other}: The file cannot be read: no offer is attached to this PDF.\n"
        f"{text}: The file cannot be read: it is not a PDF.\n"
        f"{gone}: The file cannot be read: No such file or directory.\n",
    )
    assert not folder.exists()


def test_what_is_attached_is_checked_like_any_other_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faulty = offer_path(tmp_path, currency="XYZ")
    path = tmp_path / "paper.pdf"
    path.write_bytes(with_attached(packed(faulty.read_bytes())))
    assert call(capsys, "import", path, "-o", tmp_path).err == (
        f'{path}: $.currency: "XYZ" isn\'t a current currency code; enter an ISO 4217 code, e.g. USD or IDR.\n'
    )


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, sample(GLOBEX))
    assert call(capsys, "import", path, "-o", path / "in") == (1, "", f"{path / 'in'}: Not a directory\n")


def test_a_password_is_asked_for_where_one_is_needed_and_not_shown(tmp_path: Path) -> None:
    locked = written(tmp_path, sample(GLOBEX), name="locked.pdf", password="rahasia")  # noqa: S106 - of this test alone
    path = written(tmp_path, sample(OPENAI))
    found = asked("import", locked, path, "-o", tmp_path / "offers", answer="rahasia")
    assert (found.exit_code, found.stderr) == (0, f"{locked}: password: \n")
    assert sorted(file.name for file in (tmp_path / "offers").iterdir()) == [GLOBEX_JSON, OPENAI_JSON]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("secret", "the password is wrong"),
        ("", "it is protected by a password; use `offercalc import`, which asks for it"),
    ],
)
def test_a_wrong_password_is_said(tmp_path: Path, answer: str, why: str) -> None:
    locked = written(tmp_path, sample(GLOBEX), password="rahasia")  # noqa: S106 - as above
    found = asked("import", locked, "-o", tmp_path / "offers", answer=answer)
    assert (found.exit_code, found.stderr.splitlines()[-1]) == (1, f"{locked}: The file cannot be read: {why}.")


def test_a_stated_password_is_not_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    locked = written(tmp_path, sample(GLOBEX), password="rahasia")  # noqa: S106 - as above
    assert call(capsys, "import", locked, "-o", tmp_path / "offers", "--password", "rahasia").code == 0
    assert (tmp_path / "offers" / GLOBEX_JSON).read_bytes() == FILES.encode(copy_for_reader(sample(GLOBEX)))
