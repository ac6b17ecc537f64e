from offercalc.application.ports.drafts import NoDrafts, Unsaved, UnsavedText


def test_where_nothing_is_kept_nothing_is_read() -> None:
    drafts = NoDrafts()
    drafts.keep(Unsaved((UnsavedText("a", ("role",), "Role", "Engineer"),)))
    assert not drafts.read()
