import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from offercalc.application.clauses.clause_error import ClauseError
from offercalc.application.clauses.passages import every_name, filled, needed_names, read_passages
from offercalc.application.clauses.written_letter import END, VALUE

VALUES = {"title": "Engineer", "location": "Berlin"}


def write(text: str, **values: str) -> str:
    return filled(read_passages(text), values)


def test_merge_names_are_filled_in() -> None:
    assert write("You are {title} in {location}.", **VALUES) == "You are Engineer in Berlin."


@pytest.mark.parametrize(
    ("values", "expected"),
    [(VALUES, "Engineer in Berlin."), ({"title": "Engineer"}, "Engineer, anywhere.")],
)
def test_a_passage_depends_on_its_name(values: dict[str, str], expected: str) -> None:
    assert write("{title}{#location} in {location}{/}{^location}, anywhere{/}.", **values) == expected


def test_passages_can_be_nested() -> None:
    text = "{#title}A{#level}B{/}C{/}D"
    assert [write(text), write(text, title="x"), write(text, title="x", level="y")] == ["D", "ACD", "ABCD"]


def test_a_value_is_never_read_as_a_merge_name() -> None:
    assert write("{title}", title="{location}", location="Berlin") == "{location}"


def test_double_braces_are_braces() -> None:
    assert write("{{title}}") == "{title}"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Dear\n{employe_name}", "line 2: there is no merge name {employe_name}; did you mean {employee_name}?"),
        ("{zzz}", "line 1: there is no merge name {zzz}; offercalc clauses names lists them all"),
        ("{#title}a", "line 1: the passage {#title} is not closed; end it with {/}"),
        ("a{/}", "line 1: {/} closes no passage; remove it"),
        ("a {title", "line 1: there is a single {; write it twice, or close the merge name"),
        ("a }", "line 1: there is a single }; write it twice, or close the merge name"),
        ("\n\n{#titel}a{/}", "line 3: there is no merge name {titel}; did you mean {title}?"),
    ],
)
def test_a_fault_names_its_line_and_the_remedy(text: str, fault: str) -> None:
    with pytest.raises(ClauseError) as error:
        read_passages(text)
    assert str(error.value) == fault


def test_what_a_text_needs_depends_on_its_passages() -> None:
    pieces = read_passages("{title}{#location}{payday}{/}")
    assert list(needed_names(pieces)) == ["title"]
    assert list(needed_names(pieces, VALUES)) == ["title", "payday"]
    assert list(every_name(pieces)) == ["title", "location", "payday"]


@given(st.text())
@example("..")
def test_any_text_with_its_braces_doubled_is_kept(text: str) -> None:
    kept = filled(read_passages(text.replace("{", "{{").replace("}", "}}")), {})
    assert kept.split() == text.split()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("9 a.m. to 5 p.m.", "From 9 a.m. to 5 p.m."),
        ("noon", "From noon."),
        ("noon…", "From noon…."),
        ("noon...", "From noon...."),
    ],
)
def test_a_value_that_ends_with_a_full_stop_ends_the_sentence(value: str, text: str) -> None:
    assert filled(read_passages("From {working_days}."), {"working_days": value}) == text
    marked = filled(read_passages("From {working_days}."), {"working_days": f"{VALUE}{value}{END}"})
    assert marked.replace(VALUE, "").replace(END, "") == text
