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
    assert dialog.slips.isHidden()
    years = figures().years_until(6, comparison, 1, ())
    dialog.show_years(years, "If you leave after 6 months")
    assert [dialog.year.itemText(place) for place in range(dialog.year.count())] == ["2026"]
    assert dialog.badge.text().startswith("If you leave after 6 months. Estimate, not tax advice.")


def test_indonesia_has_the_payslips_of_the_year(qtbot: QtBot) -> None:
    """10 million a month, TK/0: with the premiums of the employer 10,454,000, of which 2.5% are withheld in January."""
    comparison = compare((JAKARTA, SINGLE), assumptions("USD", years=2), By.EMPLOYMENT, book(), presets())
    dialog = StepsDialog(figures().estimate(comparison, (), ENGLISH), 0, workspace_of())
    qtbot.addWidget(dialog)
    assert dialog.monthly.text() == "Payslips of 2026, in IDR (estimate, not tax advice)"
    first = dialog.slips.table.rows[0]
    assert (first.label, first.cells[1].text) == ("January", "Rp\u00a0261,350")
    assert [row.label for row in dialog.slips.table.rows[-2:]] == ["December", "Year"]
    assert dialog.settled.text() == "The last month withholds the tax of the year, less that of the months before."
    dialog.show_years(figures().years_until(6, comparison, 0, ()), "If you leave after 6 months")
    assert dialog.slips.isHidden()
