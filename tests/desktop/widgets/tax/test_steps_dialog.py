from pytestqt.qtbot import QtBot

from offercalc.analysis.comparison import compare
from offercalc.analysis.yearly import By
from offercalc.desktop.widgets.tax.steps_dialog import StepsDialog
from tests.application.workbench.test_take_home import JAKARTA, SINGLE, figures
from tests.builders import assumptions, book, presets
from tests.tools import ENGLISH
from tests.windows import workspace_of


def test_each_tax_year_has_its_steps_and_its_sources(qtbot: QtBot) -> None:
    comparison = compare((JAKARTA, SINGLE), assumptions("USD", years=2), By.EMPLOYMENT, book(), presets())
    dialog = StepsDialog(figures().estimate(comparison, (), ENGLISH), 1, workspace_of())
    qtbot.addWidget(dialog)
    assert [dialog.year.itemText(place) for place in range(dialog.year.count())] == ["2026", "2027"]
    assert dialog.badge.text().startswith("Estimate, not tax advice. 2026 rules")
    assert dialog.caption.text().startswith("Tax year 2026, in USD")
    assert "https://" in dialog.sources.text()
    dialog.year.setCurrentIndex(1)
    assert dialog.caption.text() == "Tax year 2027, in USD (2026 rules applied to 2027)"
    years = figures().years_until(6, comparison, 1, ())
    dialog.show_years(years, "If you leave after 6 months")
    assert [dialog.year.itemText(place) for place in range(dialog.year.count())] == ["2026"]
    assert dialog.badge.text().startswith("If you leave after 6 months. Estimate, not tax advice.")
