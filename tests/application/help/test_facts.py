from functools import cache

from offercalc.application.help.facts import Facts, help_facts
from offercalc.application.offers.samples import sample_offers
from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import in_private
from tests.tools import ENGLISH, FILES, StandInServices


def facts_in(localizer: Localizer) -> Facts:
    """Return the figures of the help at the rates of the bundle."""
    return help_facts(sample_offers(FILES), StandInServices().sources, localizer)


@cache
def facts() -> Facts:
    return facts_in(ENGLISH)


def test_a_figure_is_what_the_program_says() -> None:
    expected = {
        "openai_total": "$2,220,000", "nusantara_total": "$643,063", "globex_total": "$2,368,000",
        "globex_year_1": "$744,000", "globex_year_4": "$432,000",
        "globex_guaranteed": "$1,240,000", "globex_expected": "$228,000", "globex_contingent": "$900,000",
        "openai_year": "$555,000",
        "sign_on": "$60,000", "sign_on_later": "$40,000",
        "owed_6": "$30,000", "owed_12": "$0", "owed_18": "$23,333", "kept_6": "$172,500",
        "globex_grant": "$900,000", "globex_units": "6,000", "globex_price": "$150",
        "vested_1": "$342,000", "vested_2": "$288,000", "vested_3": "$180,000", "vested_4": "$90,000",
        "part_1": "38%", "part_2": "32%", "part_3": "20%", "part_4": "10%",
        "units": "4,800", "strike": "$25", "price": "$40", "low_price": "$20",
        "gain_each": "$15", "gain": "$72,000", "fallen": "$0", "profit": "$72,000", "to_exercise": "$120,000",
        "cliff_day": "February 2, 2027", "cliff_units": "1,200", "month_units": "100",
        "forfeited_11": "$72,000", "forfeited_12": "$54,000",
        "nusantara_own": "Rp\u00a02,960,000,000", "nusantara_shown": "$163,102",
        "sunday": "October 25, 2026", "sunday_used": "October 23, 2026", "source": "ECB",
    }  # fmt: skip
    assert {name: facts()[name] for name in expected} == expected


def test_sentences_are_those_of_the_program() -> None:
    assert facts()["headline"] == (
        "Globex Sample Corporation leads OpenAI by $148,000 over 4 years on known terms; OpenAI still has open terms."
    )
    assert facts()["openai_questions"].startswith("- Stock options: how many units are granted?\n- Stock options: what")
    assert facts()["sunday_rate"].startswith("1 USD = 18,107.8 IDR, ECB reference rate as of October 23, 2026")
    assert facts()["latest_rate"].startswith("1 USD = 18,148.2 IDR, ECB reference rate as of October 30, 2026")


def test_what_the_text_says_of_the_figures_holds() -> None:
    """The help topics mention a half, a quarter and seven twelfths."""
    assert (60_000 // 2, 4 * 1_200, 12 * 100 * 4) == (30_000, 4_800, 4_800)
    assert round(40_000 * 7 / 12) == 23_333
    assert (4_800 * 15, 4_800 * 25, 72_000 * 3 // 4) == (72_000, 120_000, 54_000)


def test_figures_are_in_the_readers_own_format() -> None:
    found = facts_in(localizer_for("id_ID"))
    assert (found["globex_total"], found["cliff_day"]) == ("US$2.368.000", "2 Februari 2027")


def test_the_examples_stay_readable_in_private() -> None:
    assert facts_in(in_private(ENGLISH)) == facts()


def test_nothing_is_missing() -> None:
    assert [name for name, figure in facts().items() if not figure] == []
