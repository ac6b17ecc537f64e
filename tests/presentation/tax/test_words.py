from offercalc.presentation.tax.words import ESTIMATE
from tests.tools import INDONESIAN


def test_the_reminder_is_translated() -> None:
    assert INDONESIAN.tr(ESTIMATE) == "Perkiraan, bukan nasihat pajak"
