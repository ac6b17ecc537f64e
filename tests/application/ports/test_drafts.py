from offercalc.application.ports.drafts import Draft, NoDrafts


def test_where_nothing_is_kept_nothing_is_read() -> None:
    drafts = NoDrafts()
    drafts.keep((Draft("a", ("role",), "Role", "Engineer"),))
    assert drafts.read() == ()
