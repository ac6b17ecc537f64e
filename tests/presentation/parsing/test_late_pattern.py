import re

from offercalc.presentation.parsing.late_pattern import LatePattern


def test_it_finds_what_its_pattern_finds() -> None:
    pattern = LatePattern(r"(?P<low>\d+) to (?P<high>\d+)", re.IGNORECASE)
    found = pattern.fullmatch("3 TO 5")
    assert found is not None
    assert (found["low"], found["high"]) == ("3", "5")
    assert pattern.fullmatch("3 to 5 or more") is None
    assert LatePattern(" *, *").split("a , b,c") == ["a", "b", "c"]
    assert LatePattern(" *, *").sub("; ", "a , b,c") == "a; b; c"
    found = LatePattern("[0-9]+").search("from 12 to 15")
    assert found is not None
    assert found[0] == "12"


def test_it_is_compiled_when_it_is_used() -> None:
    broken = LatePattern("(")
    assert "_compiled" not in vars(broken)
