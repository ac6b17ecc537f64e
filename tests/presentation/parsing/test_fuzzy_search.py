import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.parsing.fuzzy_search import found

NAMES = ("New offer", "Open offer files…", "Export PDF…", "Go to OpenAI — Head of Preparedness", "Search offers")


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("   ", (0, 1, 2, 3, 4)),
        ("offer", (0, 1, 4)),  # whole words before word beginnings
        ("OFFER", (0, 1, 4)),
        ("open", (1, 3)),
        ("go open", (3,)),
        ("open go", (3,)),
        ("pdf", (2,)),
        ("epdf", (2,)),  # letters in order
        ("nofr", (0,)),
        ("fer", (0, 1, 4)),
        ("zz", ()),
        ("offer zz", ()),
    ],
)
def test_names_are_found_by_a_few_letters(typed: str, places: tuple[int, ...]) -> None:
    assert found(typed, NAMES) == places


def test_accents_do_not_matter() -> None:
    assert found("resume", ("Résumé",)) == (0,)
    assert found("Résumé", ("resume",)) == (0,)


def test_what_stands_earlier_comes_first_and_then_the_shorter_name() -> None:
    assert found("b", ("a a b", "b a a", "a b a")) == (1, 2, 0)
    assert found("offers", ("Offers removed", "Offers")) == (1, 0)


@pytest.mark.parametrize(
    ("typed", "worse", "better"),
    [
        ("of", "coffee", "my office"),  # inside a word, the start of a word
        ("ab", "a b", "zzzzab"),  # letters in order, inside a word
        ("ab", "axxb", "axby"),  # letters far apart, near each other
        ("cp", "compare", "new copy"),  # letters far apart, near each other further on
        ("a b c", "ax bx cx", "a b xc"),  # the kinds of all words count
        ("a b", "b xxxxxx a", "a x b"),  # the places of all words count
    ],
)
def test_the_better_match_comes_first(typed: str, worse: str, better: str) -> None:
    assert found(typed, (worse, better)) == (1, 0)


@given(st.text(max_size=8), st.lists(st.text(max_size=20), max_size=6))
def test_every_place_is_given_once_at_most(typed: str, names: list[str]) -> None:
    places = found(typed, names)
    assert len(set(places)) == len(places)
    assert set(places) <= set(range(len(names)))


@given(st.text(alphabet="abc deé", min_size=1, max_size=12))
def test_a_name_is_found_by_itself(name: str) -> None:
    assert found(name, ("other", name))[:1] in {(1,), (0,)}
    assert 1 in found(name, ("other", name))
