from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison, compare
from offercalc.analysis.take_home.take_home import TakeHome
from offercalc.analysis.yearly import By
from offercalc.application.tax.person_facts import OWN_PERCENT, Fact
from offercalc.application.tax.take_homes import TaxSources
from offercalc.application.workbench.take_home import TakeHomeFigures
from tests.builders import assumptions, book, offer, presets
from tests.tax_laws import TODAY, shipped
from tests.tools import ENGLISH, INDONESIAN

JAKARTA = replace(offer("10M IDR/month", "2026-01-01"), company="Jakarta", tax_home="ID")
NAIROBI = replace(offer("100k USD/year", "2026-01-01"), company="Nairobi", tax_home="KE")
SINGLE = replace(offer("100k USD/year", "2026-01-01"), company="Austin", tax_home="US-TX")


def figures() -> TakeHomeFigures:
    return TakeHomeFigures(lambda: TaxSources(shipped(), book(), TODAY))


def compared() -> Comparison:
    return compare((JAKARTA, NAIROBI), assumptions("USD", years=1), By.EMPLOYMENT, book(), presets())


def test_take_home_is_kept_until_the_figures_or_the_facts_change() -> None:
    desk, comparison = figures(), compared()
    first = desk.kept(comparison, ())
    assert desk.kept(comparison, ()) is first
    married = desk.kept(comparison, (Fact("ID", "ptkp", "K/3"),))
    assert isinstance(first[0], TakeHome)
    assert isinstance(married[0], TakeHome)
    assert married[0].total.tax.likely < first[0].total.tax.likely
    assert desk.kept(compared(), ()) is not first


def test_leaving_after_tax_is_kept_and_explained_by_its_tax_years() -> None:
    sources, comparison = TaxSources(shipped(), book(), TODAY), compared()
    desk = TakeHomeFigures(lambda: sources)
    found = desk.leaving(comparison, (), ENGLISH)
    assert [curve.is_known for curve in found.curves] == [True, False]
    assert found.sentences == ("Nairobi: there are no tax rules for KE: use your own rate.",)
    assert desk.left(comparison, ())[0] is desk.left(comparison, ())[0]
    (year,) = desk.years_until(6, comparison, 0, ())
    assert (year.income.year, year.income.months) == (2026, 6)
    assert desk.years_until(6, comparison, 1, ()) == ()


def test_the_page_is_that_of_the_terminal() -> None:
    page = figures().page(compared(), (), INDONESIAN)
    assert page.chip == "Perkiraan, bukan nasihat pajak"
    assert page.table.rows[-1].label == "Gaji bersih Tahun 1"
    assert not page.parts[1].is_known


def test_an_offer_alone_waits_for_its_laws() -> None:
    desk, alone = figures(), compare((JAKARTA,), assumptions("USD", years=1), By.EMPLOYMENT, book(), presets())
    assert desk.alone(alone, ()) is None
    desk.prepare((JAKARTA, NAIROBI))
    found = desk.alone(alone, ())
    assert isinstance(found, TakeHome)
    (kept,) = desk.kept(alone, ())
    assert isinstance(kept, TakeHome)
    assert found.total == kept.total


def test_an_own_rate_of_a_country_is_used_instead_of_laws() -> None:
    facts = (Fact("KE", OWN_PERCENT, "30"), Fact("ID", OWN_PERCENT, "much"))
    jakarta, nairobi = figures().kept(compared(), facts)
    assert isinstance(nairobi, TakeHome)
    assert nairobi.own_percent == 30
    assert nairobi.total.take_home.likely == 70_000
    assert isinstance(jakarta, TakeHome)
    assert jakarta.own_percent is None


def test_only_what_the_laws_in_use_ask_for_is_asked() -> None:
    asked = figures().asked((JAKARTA, NAIROBI, SINGLE, replace(JAKARTA, tax_home=None)), (), ENGLISH)
    assert [(one.country, one.name) for one in asked] == [
        ("ID", "ptkp"), ("ID", "dtp"), ("US", "filing_status"),
    ]  # fmt: skip
    york = figures().asked((replace(SINGLE, tax_home="US-NY"),), (), ENGLISH)
    assert [one.name for one in york] == ["filing_status", "nyc_resident"]
    ptkp, dtp, *_rest = asked
    assert (ptkp.country_name, ptkp.question, ptkp.answer, ptkp.default) == ("Indonesia", "PTKP status:", "", "TK/0")
    assert ("K/1", "K/1") in ptkp.choices
    assert (dtp.choices, dtp.default) == ((("true", "yes"), ("false", "no")), "false")
    stated = figures().asked((JAKARTA,), (Fact("ID", "ptkp", "K/1"),), ENGLISH)
    assert stated[0].answer == "K/1"
    assert figures().asked((JAKARTA,), (Fact("ID", OWN_PERCENT, "20"),), ENGLISH) == ()


def test_a_number_is_asked_with_a_hint() -> None:
    berlin = replace(offer("100k EUR/year"), tax_home="DE")
    (children,) = figures().asked((berlin,), (), ENGLISH)
    assert (children.choices, children.hint, children.default) == ((), "0, 1, 2, …", "0")
