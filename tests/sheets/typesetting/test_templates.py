import os
import re
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from offercalc.application.files.guard import Unguarded
from offercalc.application.ports.document_options import DESIGNS
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.renderer import OfferSheet
from offercalc.sheets.typesetting import templates
from offercalc.sheets.typesetting.templates import template_of
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.sheets.papers import bare_press, order, sheet_of
from tests.sheets.pdf_text import text_of
from tests.tools import ENGLISH, FILES, GLOBEX, PRESETS, RefusingGuard, comparison_of, sample

OWN = """#import "offercalc/paper.typ": body, set-up
#import "offercalc/look.typ": compact, data
#import "ours.typ": greeting
#show: set-up.with(compact)
#greeting(data.title)
#body(compact)
"""
GREETING = """#let greeting(name) = heading(level: 1, [Welcome aboard: #name])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sheet.typ").write_text(OWN, encoding="utf-8")
    (tmp_path / "ours.typ").write_text(GREETING, encoding="utf-8")
    return tmp_path


def printed(folder: Path) -> bytes:
    ordered = replace(order(), template=str(folder))
    return bare_press().render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, ordered)).pdf


def fault(folder: Path) -> str:
    with pytest.raises(ExternalError) as raised:
        printed(folder)
    return str(raised.value)


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_ships(design: str) -> None:
    with template_of(design) as template:
        assert template.main.is_file()
        assert template.main.is_relative_to(template.root)


def test_a_company_sets_its_own_sheet_with_our_components(folder: Path) -> None:
    assert "Welcome aboard: Globex Sample Corporation" in " ".join(text_of(printed(folder)).split())


def test_a_fault_names_the_file_and_the_line(folder: Path) -> None:
    (folder / "ours.typ").write_text("\n\n#let greeting(name) = 1 + name\n", encoding="utf-8")
    assert fault(folder) == f"{folder}/ours.typ, line 3: cannot add integer and string."


def test_a_folder_without_a_sheet_is_no_template(tmp_path: Path) -> None:
    assert "a folder that contains a file sheet.typ" in fault(tmp_path)
    assert "There is no template fancy" in fault(Path("fancy"))


@pytest.mark.parametrize("reading", ['#read("../secret.txt")', '#read("/../secret.txt")', '#include "../secret.typ"'])
def test_a_template_reads_nothing_outside_its_folder(folder: Path, reading: str) -> None:
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "ours.typ").write_text(GREETING + reading, encoding="utf-8")
    assert re.search("escape|not found", fault(folder))


@pytest.mark.parametrize(
    "asking",
    [
        '#import "@preview/cetz:0.3.0"', '#{ import "@local/x:1.0.0" }', '#let where = "@preview/cetz:0.3.0"',
        "#import where: *", "  #include where", '#import/**/("@" + "preview/x:1.0.0")',
        '#import "\\u{40}preview/x:1.0.0"',
        "#let x = include(where)", "#if true { include(where) }", "#{ 1; import(where) }", "#(-include(where))",
        "#{ 1\u2028import(where) }", "#if include(where) == 1 {}", '#import "words.txt": a', "#eval(where)",
        '#dictionary(std).at("ev" + "al")(where)',
    ],
)  # fmt: skip
def test_a_template_asks_the_network_for_nothing(folder: Path, asking: str) -> None:
    (folder / "ours.typ").write_text(f"{GREETING}{asking}\n", encoding="utf-8")
    assert fault(folder).startswith(f"{folder}/ours.typ, line 2: a template can only import files of its own folder")


def test_words_that_only_look_like_imports_are_words(folder: Path) -> None:
    prose = "Benefits include insurance. We import goods; // these parts import nothing\n#let included = 1\n"
    (folder / "ours.typ").write_text(GREETING + prose, encoding="utf-8")
    assert printed(folder)


def test_a_template_is_read_quickly_whatever_is_in_it(folder: Path) -> None:
    for filler in ("\n", " ", "#", "if "):
        (folder / "ours.typ").write_text(GREETING + "/*" + filler * 100_000 + "*/", encoding="utf-8")
        with template_of(str(folder)) as template:
            assert template.main.is_file()


def test_what_is_hidden_is_no_part_of_a_template(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text('"@preview/x"', encoding="utf-8")
    (folder / "parts").mkdir()
    (folder / "parts" / "more.typ").touch()
    (folder / "parts" / "ours.svg").touch()
    with template_of(str(folder)) as template:
        names = {str(path.relative_to(template.root)) for path in template.root.rglob("*") if path.is_file()}
    assert {name for name in names if not name.startswith("offercalc")} == {
        "sheet.typ", "ours.typ", "parts/more.typ", "parts/ours.svg",
    }  # fmt: skip


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    assert fault(folder).startswith(f"{folder}/link.txt is a link")


def test_our_name_is_ours(folder: Path) -> None:
    (folder / "offercalc").mkdir()
    (folder / "offercalc" / "look.typ").touch()
    assert "the name offercalc is reserved" in fault(folder)


def test_a_template_has_its_limits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "MOST_FILES", 1)
    assert "can have at most 1 files; there are more here" in fault(folder)
    monkeypatch.undo()
    monkeypatch.setattr(templates, "MOST_BYTES", 10)
    assert "can have at most 0 MB" in fault(folder)


def test_a_folder_that_cannot_be_read_is_said_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _most: int) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("offercalc.sheets.typesetting.templates.read_regular", refuse)
    assert fault(folder) == f"{min(folder.iterdir())}: Permission denied"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes lie elsewhere there")
def test_a_pipe_in_a_folder_is_refused_instead_of_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "words.txt")
    assert fault(folder) == f"{folder / 'words.txt'}: this is a pipe or a device, not a file"


def test_a_folder_with_endless_folders_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offercalc.sheets.typesetting.templates._MOST_ENTRIES", 3)
    for name in "abcd":
        (folder / name).mkdir()
    assert fault(folder) == f"{folder}: a template can have at most 200 files; there are more here."


def test_the_paper_says_which_design_it_is_set_in() -> None:
    assert sheet_of(sample(GLOBEX)).template == "modern"


def test_a_folder_is_typeset_by_the_guard_and_our_own_designs_are_not(folder: Path) -> None:
    guard = RefusingGuard(first=2)
    renderer = TypstRenderer(FILES, PRESETS, guard)
    comparison, ordered = comparison_of(sample(GLOBEX)), replace(order(), template=str(folder))
    assert "Welcome aboard" in text_of(renderer.render(OfferSheet(comparison, ENGLISH, ordered)).pdf)
    assert renderer.preview(OfferSheet(comparison, ENGLISH, ordered))
    with pytest.raises(ExternalError) as refused:
        renderer.render(OfferSheet(comparison, ENGLISH, ordered))
    assert str(refused.value) == f"{folder}: processing took longer than 30 seconds and was stopped."
    assert guard.names == ["typeset"] * 3
    assert renderer.render(OfferSheet(comparison, ENGLISH, order())).pdf
    assert guard.names == ["typeset"] * 3


def test_a_fault_in_a_folder_is_told_by_its_line_also_from_the_guard(folder: Path) -> None:
    (folder / "ours.typ").write_text("#let greeting(name) = nothing\n", encoding="utf-8")
    renderer = TypstRenderer(FILES, PRESETS, Unguarded())
    with pytest.raises(ExternalError) as refused:
        renderer.render(OfferSheet(comparison_of(sample(GLOBEX)), ENGLISH, replace(order(), template=str(folder))))
    assert str(refused.value) == fault(folder) == f"{folder}/ours.typ, line 1: unknown variable: nothing."
