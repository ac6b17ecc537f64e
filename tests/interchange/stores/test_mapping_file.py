from pathlib import Path

from offercalc.application.ports.offer_table import SavedMapping
from offercalc.interchange.stores.mapping_file import JsonMappings

ONE = SavedMapping("Greenhouse", ("name", "pay"), (("Name", "candidate"), ("Pay", "salary")), (("currency", "USD"),))


def test_mappings_are_kept_the_latest_first(tmp_path: Path) -> None:
    path = tmp_path / "mappings.json"
    assert JsonMappings(path).every() == ()
    other = SavedMapping("Lever", ("x",))
    JsonMappings(path).save(other)
    JsonMappings(path).save(ONE)
    assert JsonMappings(path).every() == (ONE, other)


def test_a_damaged_file_is_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "mappings.json"
    path.write_bytes(b"{damaged")
    assert JsonMappings(path).every() == ()
    JsonMappings(path).save(ONE)
    assert JsonMappings(path).every() == (ONE,)
    assert [one.read_bytes() for one in tmp_path.iterdir() if one != path] == [b"{damaged"]
