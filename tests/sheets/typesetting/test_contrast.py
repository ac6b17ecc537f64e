import pytest

from offercalc.application.ports.document_options import Letterhead
from offercalc.application.ports.errors import ExternalError
from offercalc.sheets.content.document import head_of
from offercalc.sheets.typesetting.contrast import check_accent, contrast_on_white


@pytest.mark.parametrize(
    ("color", "ratio"),
    [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54), ("#949494", 3.03), ("#ff0000", 4.0)],
)
def test_contrasts_are_those_of_the_guidelines(color: str, ratio: float) -> None:
    assert round(contrast_on_white(color), 2) == ratio


@pytest.mark.parametrize("color", ["", "#0f766e", "#3b5bfd", "#949494"])
def test_an_accent_that_can_be_read_passes(color: str) -> None:
    check_accent(color)


def test_an_accent_that_cannot_be_read_is_refused_with_its_ratio() -> None:
    with pytest.raises(ExternalError, match=r"The accent #ffffff has a contrast of 1\.00 to 1 on white paper"):
        head_of(Letterhead("Globex", accent="#ffffff"))
    with pytest.raises(ExternalError, match=r"#ffee00 has a contrast of 1\.20 to 1"):
        check_accent("#ffee00")
