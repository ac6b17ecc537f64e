import pytest

from offercalc.application.clauses.clause_error import ClauseError
from offercalc.interchange.letter_files.clause_file import LARGEST_FILE, read_clause

HEAD = (
    'format = "offercalc.clause"\nid = "notice"\ntopic = "notice"\norder = 10\nsource = "Own"\nreviewed = 2026-11-30\n'
)
TITLE = 'title = "Notice"\n'


def fault_of(content: str | bytes) -> str:
    with pytest.raises(ClauseError) as error:
        read_clause(content.encode() if isinstance(content, str) else content)
    return str(error.value)


def test_a_clause_is_read() -> None:
    sets = '[sets]\n"pay[one_time].clawback.by" = "days"\n'
    text = 'text = "You are {title}.{#payday} Paid {payday}.{/}"\nplaces = ["ID"]\n'
    clause = read_clause((HEAD + TITLE + text + sets).encode())
    assert (clause.id, clause.title, clause.places, clause.is_own) == ("notice", "Notice", ("ID",), False)
    assert clause.sets == {"pay[one_time].clawback.by": "days"}


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        (TITLE, "the field text is missing; docs/LETTERS.md describes it"),
        (TITLE + 'text = "a"\ntxt = "b"\n', "there is no field txt; remove it or correct its name"),
        (TITLE + 'text = "{titel}"\n', "line 8: there is no merge name {titel}; did you mean {title}?"),
        (TITLE + 'text = """\nOne\n{titel}"""\n', "line 10: there is no merge name {titel}; did you mean {title}?"),
        (TITLE + 'when = ["titel"]\ntext = "a"\n', "line 8: there is no merge name {titel}; did you mean {title}?"),
        (TITLE + 'text = "{payday}"\n', "asks: the text needs payday; list it in asks or when, "
            "or put it in a passage {#payday}…{/}"),
        (TITLE + 'text = "a"\nasks = ["payday"]\n', "asks: the text does not contain payday; remove it from asks"),
        (TITLE + 'text = "a"\nplaces = ["XX"]\n', "places: XX is unknown; choose from US, ID, GB, DE, SG, IN, "
            "or leave places empty"),
        (TITLE + 'text = "a"\n[sets]\nsalery = "x"\n', "sets: an offer has no field salery"),
        (TITLE + 'text = "See {vesting_table}"\n', "text: {vesting_table} stands for a table; "
            "put it in a paragraph of its own"),
        ('title = 3\ntext = "a"\n', "title: Expected `str`, got `int`"),
        ("title = ", "this is not valid TOML: Invalid value (at end of document)"),
    ],
)  # fmt: skip
def test_a_fault_is_a_sentence_with_its_place(rest: str, fault: str) -> None:
    assert fault_of(HEAD + rest) == fault


def test_other_files_are_no_clauses() -> None:
    assert fault_of("a = 1") == 'this is not a clause: it has no format = "offercalc.clause"'
    assert fault_of(b"\xff") == "the file is not UTF-8 text"
    assert fault_of(b" " * (LARGEST_FILE + 1)) == f"the file has more than {LARGEST_FILE} bytes"
    assert fault_of(HEAD.replace('"notice"\ntopic', '"Notice!"\ntopic') + TITLE + 'text = "a"') == (
        "id: Notice! must be small letters, digits and hyphens"
    )
