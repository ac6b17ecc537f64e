from offercalc.desktop.widgets.page_marks import ClauseArea, clause_areas

HEAD = b'<svg viewBox="0 0 600 800" width="600pt">'
FIRST = (
    HEAD + b'<g transform="translate(60 100)"><g><a href="clause:welcome" xlink:href="clause:welcome"></a></g></g>'
    b'<g transform="matrix(1 0 0 -1 9 9)"></g>'
    b'<g transform="translate(60 200)"><g transform="translate(0 10)"><a href="clause:at-will"></a></g></g></svg>'
)
SECOND = HEAD + b'<g transform="translate(60, 300)"><a transform="translate(0 5)" href="clause:closing"></a></g></svg>'


def test_an_area_goes_from_its_mark_to_the_next_and_on_to_the_next_page() -> None:
    first, second = clause_areas((FIRST, SECOND))
    assert [area.name for area in first] == ["welcome", "at-will"]
    assert [area.name for area in second] == ["at-will", "closing"]
    welcome = first[0]
    assert (round(welcome.left * 600), round((welcome.top + welcome.height) * 800)) == (54, 196)
    assert round((first[1].top + first[1].height) * 800) == 743
    assert round(second[0].top * 800) == 47


def test_a_point_is_inside_or_not() -> None:
    area = ClauseArea("x", 0.1, 0.2, 0.5, 0.1)
    assert (area.holds(0.3, 0.25), area.holds(0.3, 0.4), area.holds(0.05, 0.25)) == (True, False, False)


def test_a_page_without_marks_has_no_areas() -> None:
    assert clause_areas((HEAD + b"</svg>", b"no drawing")) == ((), ())
