from pathlib import Path

from offercalc.application.batch.mapping_memory import MOST_KEPT, applied, fitting, saved_from, with_saved
from offercalc.application.ports.offer_table import Column, Mapping, SavedMapping, TableAsk

TABLE = Mapping((
    Column("A", "Who", "Candidate", "candidate"), Column("B", "Pay", "Base salary", "salary"),
    Column("C", "Team", ""), Column("D", "", ""), Column("E", "Other", ""), Column("F", "other", ""),
))  # fmt: skip
SAVED = saved_from(" Our  export ", TABLE, (("currency", "USD"),))
ASK = TableAsk(path=Path("offers.csv"))


def test_a_mapping_is_known_again_by_its_headers_in_any_order_and_capitals() -> None:
    assert SAVED.name == "Our export"
    turned = Mapping(tuple(Column(letter, header.upper(), "") for letter, header in zip("ABCDE", (
        "team", " pay", "who", "Other", "OTHER"), strict=True)))  # fmt: skip
    assert fitting((SAVED,), turned) == SAVED
    assert fitting((SAVED,), Mapping(turned.columns[:-1])) is None


def test_of_columns_with_one_header_nothing_is_kept_as_it_is_not_known_which() -> None:
    assert SAVED.columns == (("Who", "candidate"), ("Pay", "salary"), ("Team", ""))


def test_what_a_person_says_now_comes_before_what_is_saved() -> None:
    ask = TableAsk(path=Path("x"), columns=(("pay", "bonus"),), filled=(("currency", "EUR"),))
    assert applied(SAVED, ask, ("Who", "Pay")).columns == (("pay", "bonus"), ("Who", "candidate"))
    assert applied(SAVED, ask, ()).filled == (("currency", "EUR"),)
    assert applied(SAVED, ASK, ("team",)).filled == (("currency", "USD"),)


def test_a_new_mapping_takes_the_place_of_its_name_and_its_headers() -> None:
    kept = tuple(SavedMapping(str(number), (str(number),)) for number in range(MOST_KEPT))
    new = SavedMapping("3", ("7",))
    found = with_saved(kept, new)
    assert (found[0], len(found)) == (new, MOST_KEPT - 1)
    assert len(with_saved(kept, SAVED)) == MOST_KEPT
