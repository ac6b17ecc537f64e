import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.sheets.typesetting.printable import BOX, JOINING, printable

JOINER = "\u200d"
FAMILY = "👩\u200d👧"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Grüße, Zürich",
        "ل\u0645",
        "中文",
        "a\u0301",
        "#panic(1) *x* $x$ @x #{ \\",
        "one\ntwo",
        FAMILY,
        "\u2764\ufe0f",
    ],
)
def test_what_is_seen_is_left_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a b"),
        ("a\tb", "a b"),
        ("a\r\nb", "a \nb"),
        ("a\u2028b", "a b"),
        ("a\u2029b", "a b"),
        ("a\u202eb\u2069", "a b "),
    ],
    ids=ascii,
)
def test_what_acts_instead_of_being_seen_is_a_space(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("sign", ["\ue000", "\U00100000", "\U0010ffff", "\u0378", "\ufdd0", "\ud800"], ids=ascii)
def test_what_has_no_shape_anywhere_is_a_box(sign: str) -> None:
    assert printable(f"a{sign}b") == f"a{BOX}b"


def test_what_no_font_has_is_a_box_each() -> None:
    assert printable("中文 and 中", {"中"}) == f"{BOX}文 and {BOX}"


def test_one_sign_without_a_font_takes_its_joiners_with_it() -> None:
    assert printable(FAMILY, {"👩"}) == f"{BOX}👧"
    assert printable(FAMILY, {"👧"}) == f"👩{BOX}"
    assert printable(FAMILY, {"👩", "👧"}) == f"{BOX}{BOX}"
    assert printable("👩\ufe0f\u200d👧", {"👧"}) == f"👩{BOX}"


def test_a_joiner_without_a_font_goes() -> None:
    assert printable(FAMILY, {JOINER}) == "👩👧"


@given(st.text(), st.sets(st.characters()))
def test_nothing_that_cannot_be_printed_is_left(text: str, unprintable: set[str]) -> None:
    shown = printable(text, unprintable - {BOX, " ", "\n"})
    assert not set(shown) & (unprintable - {BOX, " ", "\n"})
    assert printable(shown) == shown


@given(st.text(st.characters(exclude_characters=sorted(JOINING))))
def test_no_sign_is_lost_without_a_trace(text: str) -> None:
    assert len(printable(text)) == len(text)


@given(st.text(st.sampled_from(["a", "中", *sorted(JOINING)])))
def test_a_box_is_never_joined(text: str) -> None:
    shown = printable(text, {"中"})
    assert not any(BOX + joiner in shown or joiner + BOX in shown for joiner in JOINING)
