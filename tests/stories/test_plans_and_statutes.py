"""Plans of employers and pay that a statute orders, worked out by hand, give the same figures in the terminal."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.tools import call

OFFERS = Path(__file__).parent / "plans"


class Plan(NamedTuple):
    """An offer, the options of `offercalc show`, its yearly totals, what is kept after months, and how both follow."""

    offer: str
    options: str
    years: tuple[str, ...]
    kept: Mapping[int, str]
    source: str


PLANS = (
    Plan(
        "meta-quarterly", "", ("275000", "300000", "300000", "300000"), {5: "108333.33", 12: "275000"},
        "Meta: 1/16 every quarter from February 15 on, without a cliff: 800 units at $500 are $25,000 a quarter, three "
        "of them in the first year of a person who joins on January 5",
    ),
    Plan(
        "google-33-33-22-12", "", ("283000", "283000", "250000", "220000"), {6: "129500", 30: "679000"},
        "Google, since 2022: 33, 33, 22 and 12 % by year, monthly: 300,000 are 99,000, 99,000, 66,000 and 36,000",
    ),
    Plan(
        "amazon-two-sign-ons", "", ("220000", "230000", "240000", "240000"), {6: "105000", 18: "320000", 30: "570000"},
        "Amazon: 5, 15, 40 and 40 %, half-yearly; sign-on pay of two years, with each month's salary",
    ),
    Plan(
        "stripe-one-year-grants", "", ("400000",) * 4, {6: "200000", 15: "500000"},
        "Stripe, since 2021: a grant of $200,000 every year at the price of its day, vesting quarterly in that year",
    ),
    Plan(
        "stripe-one-year-grants", "--target 2027-01-01=80", ("450000", "400000", "400000", "400000"), {},
        "the same: the last quarter of the first grant vests at twice the price; each later grant has half the units",
    ),
    Plan(
        "snap-10-20-30-40", "", ("170000", "190000", "210000", "230000"), {24: "360000"},
        "Snap, prospectus of 2017: 10, 20, 30 and 40 % over four years",
    ),
    Plan(
        "airbnb-35-30-20-15", "", ("320000", "300000", "260000", "240000"), {18: "470000"},
        "Airbnb: 35, 30, 20 and 15 % of 400,000",
    ),
    Plan(
        "apple-half-yearly", "", ("230000",) * 4, {5: "75000", 6: "115000", 42: "805000"},
        "Apple: an eighth of 800 units at $250 every half year, $25,000",
    ),
    Plan(
        "double-trigger-startup", "--liquidity 2028-06-30", ("200000", "200000", "500000", "300000"), {24: "400000"},
        "double trigger: 9 quarters of 250 units at $100 have vested at the listing, three more in that year",
    ),
    Plan(
        "netflix-options", "--years 1", ("360000",), {},
        "Netflix: 10-year options, vested when granted every month at 40 % of the price, gain nothing on that day",
    ),
    Plan(
        "option-refreshers", "--target 2027-07-01=16", ("150000", "157500", "157500", "157500"), {},
        "refresh grants at the price of their day: $10 on the first anniversary, $16 on the second. Every year 1,000 "
        "of the first grant gain $6 each, and 250 of the first refresh grant; the second gains nothing: 7,500",
    ),
    Plan(
        "thirty-day-average", "--years 2", ("227800", "227850"), {12: "227800"},
        "300,000 at a 30-day average of 48.20 are 6,224.07 units, rounded up to 6,225; a quarter of them is 1,556.25",
    ),
    Plan(
        "espp-24-month", "--years 2 --target 2026-06-01=150", ("129176.47", "129176.47"), {},
        "26 U.S.C. 423, offering of 24 months: 6,000 buy at 85 % of 100 and are worth 6,000 x 150 / 85 four times",
    ),
    Plan(
        "us-401k-graded", "--years 2", ("103000", "103000"), {23: "191666.67", 24: "201200"},
        "26 U.S.C. 411(a)(2)(B): after two years of service 20 % of the match, 6,000, have vested",
    ),
    Plan(
        "clawback-days", "--years 1", ("186500",), {6: "93100"},
        "36,500 for 365 days: after the 181 days to July 1, 18,100 are kept",
    ),
    Plan(
        "bank-deferred-cash", "--years 3", ("230000",) * 3, {11: "183333.33", 12: "230000"},
        "deferred cash in three yearly parts of 30,000, each lost by whoever leaves before",
    ),
    Plan(
        "capped-commission", "--years 1", ("350000",), {6: "175000"},
        "150 % of the rate above quota and nothing above 200 % of it: 250 % attained pay 100 + 150 % of the target",
    ),
    Plan(
        "guaranteed-first-bonus", "--years 2 --by calendar", ("125205.48", "250000", "100000"), {12: "225205.48"},
        "50,000 a calendar year, joined on July 1: 50,000 x 184 / 365 = 25,205.48, paid in February",
    ),
    Plan(
        "hardship-percent-monthly", "--years 1", ("144000",), {6: "72000"},
        "a hardship allowance of 20 % of the salary, paid every month",
    ),
    Plan(
        "singapore-cpf-two-ceilings", "--years 1", ("167340",), {12: "167340"},
        "Singapore, CPF ceilings of 2026: 17 % of 8,000 a month are 16,320; additional wages count up to 102,000 less "
        "96,000: 17 % of 6,000 are 1,020, although AWS and bonus are 30,000",
    ),
    Plan(
        "singapore-cpf-partly-below", "--years 1", ("91260",), {12: "91260"},
        "the same at 6,000 a month: 17 % of 72,000 and of an AWS of 6,000",
    ),
    Plan(
        "hong-kong-mpf", "--years 1", ("498000",), {6: "249000"},
        "Hong Kong, Mandatory Provident Fund Schemes Ordinance: 5 % of at most 30,000 a month, 1,500",
    ),
    Plan(
        "shanghai-housing-fund", "--years 1", ("811333.68",), {6: "375666.84"},
        "Shanghai, housing fund from July 2025: 7 % of at most 37,302 a month; 12 x 2,611.14 = 31,333.68",
    ),
    Plan(
        "germany-13th-salary", "--years 2 --by calendar", ("48750", "65000", "15000"), {6: "32500", 12: "65000"},
        "German 13th salary pro rata temporis: 9/12 of 5,000 for April to December; 3/12 for who leaves in March",
    ),
    Plan(
        "france-13e-mois", "--years 1 --by calendar", ("11865.21", "32400"), {6: "23385.21"},
        "French 13e mois by presence: 108/365 of 3,600 for September 15 to December 31; 73/365 to March 14",
    ),
    Plan(
        "netherlands-holiday-allowance", "--years 2 --by calendar", ("40960", "51840", "8000"), {6: "25920"},
        "Wet minimumloon, article 15: 8 % of what was earned from June to May, paid in May; 8 % of 12,000 is 960",
    ),
    Plan(
        "belgium-holiday-pay", "--years 2 --by calendar", ("55680", "55680"), {6: "25840", 12: "55680"},
        "Belgian double holiday pay: 92 % of a month for a year's work, paid in the next June or on leaving: 3,680",
    ),
    Plan(
        "spain-14-pagas", "--years 2 --by calendar", ("31500", "42000", "9000"), {12: "42000"},
        "Estatuto de los Trabajadores, article 31: two extra payments, each of a half-year; 3/6 for April to June",
    ),
    Plan(
        "mexico-aguinaldo", "--years 2 --by calendar", ("187561.64", "378000", "183500"), {12: "378000"},
        "Ley Federal del Trabajo, articles 76, 80, 87: 15 days of 1,000, 184/365 of them in the first year; 25 % of 12 "
        "and then 14 days of holiday",
    ),
    Plan(
        "philippines-pd-851", "--years 1 --by calendar", ("325000", "60000"), {6: "195000"},
        "Presidential Decree 851: a twelfth of the basic salary of the calendar year, 300,000 / 12 = 25,000",
    ),
    Plan(
        "philippines-halves", "--years 1 --by calendar", ("390000",), {5: "162500", 6: "195000"},
        "the same in two halves, in June and December",
    ),
    Plan(
        "indonesia-thr-pro-rata", "--years 2 --by calendar", ("18000000", "74500000", "60000000"), {6: "38500000"},
        "Permenaker 6/2016, article 3: 5 full months of service by March 3 are 5/12 of 6,000,000",
    ),
    Plan(
        "indonesia-pesangon", "--years 10", ("120000000",) * 10,
        {11: "120000000", 12: "140000000", 36: "400000000", 96: "1050000000", 120: "1290000000"},
        "Government Regulation 35/2021, article 40(2): a month's wage below one year of service, two from one year on, "
        "and so on; nine from eight years on",
    ),
    Plan(
        "indonesia-pkwt", "--years 2", ("72000000", "45000000"), {12: "78000000", 18: "117000000"},
        "Government Regulation 35/2021, article 16: 18 months of a fixed term are 18/12 x 6,000,000 = 9,000,000",
    ),
    Plan(
        "japan-bonus-months", "--years 2 --by calendar", ("4400000", "6400000", "2000000"), {12: "5600000"},
        "Japanese bonuses: 2 months in December for April to September, 2 in June for October to March",
    ),
    Plan(
        "uae-gratuity", "--years 4", ("216000",) * 4, {11: "198000", 12: "224400", 42: "785365.48"},
        "United Arab Emirates, Federal Decree-Law 33/2021, article 51: 21 days of a basic of 12,000 are 8,400 a year; "
        "3 years and 181 of 365 days 29,365.48",
    ),
    Plan(
        "saudi-end-of-service", "--years 7", ("120000",) * 7, {60: "625000", 84: "885000"},
        "Saudi Labour Law, article 84: half a month of the last wage for five years, then a month: 2.5 x 10,000, "
        "and 4.5 x 10,000 after seven years",
    ),
    Plan(
        "india-ctc", "--years 6", ("2380224",) * 6, {59: "11482768", 60: "11891889.23", 67: "13426507.08"},
        "India, cost to company: provident fund of 12 % of at most 15,000 a month; gratuity of 15 of 26 days of a "
        "basic of 80,000, 46,153.85 a year from five years on; more than six months are a year",
    ),
    Plan(
        "brazil-13", "--years 1 --by calendar", ("63480", "19680"), {7: "48860"},
        "Law 4.090/1962: 22 days of March count as a month: 10/12 of 6,000; on October 10, 7/12 are due, 3,500; "
        "FGTS of 8 %",
    ),
    Plan(
        "uk-automatic-enrolment", "--years 1", ("61320.90",), {6: "30660.45"},
        "Pensions Act 2008, section 13, limits of 2025-26: 3 % of the 44,030 from 6,240 to 50,270",
    ),
    Plan(
        "switzerland-bvg", "--years 1", ("133213",), {12: "133213"},
        "BVG, limits of 2025: half of 10 % of 90,720 less 26,460",
    ),
    Plan(
        "uk-redundancy", "--years 4", ("37388",) * 4, {23: "71660.33", 24: "76214", 47: "148593.33"},
        "Employment Rights Act 1996, section 162: a week's pay of 719 for each complete year, after two years",
    ),
    Plan(
        "meta-refreshers", "", ("300000", "325000", "350000", "375000"), {18: "462500"},
        "a grant of 400,000 and three yearly ones of 100,000, each in sixteenths: 25,000 more a year with each of them",
    ),
    Plan(
        "psu-tsr", "--attainment 150", ("300000", "300000", "862500", "300000"), {35: "875000"},
        "300,000 at a grant price of 60 are 5,000 units at target, after three years; 7,500 at 150 %, at a price of 75",
    ),
    Plan(
        "double-trigger-acceleration", "--exit 2027-06-30 --leaving 2027-12-31", ("192000", "216000", "0", "0"),
        {18: "318000", 24: "408000", 30: "480000"},
        "all of 4,800 units at $10 within 12 months of the sale; later only what has vested, 3,000 after 30 months",
    ),
    Plan(
        "vsop-sixteen-percent-exit", "--exit 2028-06-30=40e6", ("70000", "70000", "265000", "70000"), {29: "169166.67"},
        "0.5 % of 1,000,000 virtual shares gain 40 - 1 each at an exit of 40,000,000, at which all vest: 195,000",
    ),
    Plan(
        "deferred-bonus", "--years 2", ("300000", "300000"), {12: "200000", 15: "310000", 24: "460000"},
        "60 % in cash after two months and 20 % in each of the two years after that, lost by whoever leaves before",
    ),
    Plan(
        "peru-gratificaciones", "--years 1", ("90913.33",), {6: "46040", 12: "92080"},
        "Ley 27735 and 30334: two wages and 9 % of them; CTS (Decreto Legislativo 650): a wage and a sixth a year, "
        "half-yearly: by October 4/6 and 6/6 of 3,500; on leaving after a year 7,000",
    ),
    Plan(
        "colombia-prestaciones", "--years 1", ("84720000",), {6: "42360000"},
        "Código Sustantivo del Trabajo, articles 249 and 306, Ley 52 de 1975: a wage of prima, one of cesantías, and "
        "12 % of the latter",
    ),
    Plan(
        "israel-pension-study-fund", "--years 1", ("427528.80",), {6: "213764.40"},
        "pension 6.5 % and severance 8.33 % of 30,000, study fund 7.5 % of at most 15,712 a month",
    ),
    Plan(
        "malaysia-epf", "--years 1", ("125440",), {6: "53760"},
        "Employees Provident Fund Act 1991, third schedule: 12 % of wages above 5,000 a month, bonuses included",
    ),
    Plan(
        "thailand-severance", "--years 10", ("720000",) * 10,
        {3: "180000", 4: "300000", 11: "720000", 12: "900000", 36: "2520000", 72: "4800000", 120: "7800000"},
        "Labour Protection Act, section 118: 30 days of wages from 120 days on, 90 from one year, 180 from three, 240 "
        "from six and 300 from ten",
    ),
    Plan(
        "indonesia-upmk", "--years 10", ("120000000",) * 10,
        {35: "350000000", 36: "380000000", 72: "750000000", 108: "1120000000"},
        "Government Regulation 35/2021, article 40(3): two months of wage from three years on, three from six, four "
        "from nine",
    ),
    Plan(
        "refreshers-of-several-sizes", "--years 3 --growth 10", ("210000", "251250", "332925"), {},
        "1,000 units a year at 110, 121 and 133.10; 110,000 are 1,000 further units at 110, 242,000 are 2,000 at 121, "
        "a quarter of each a year later",
    ),
    Plan(
        "executive-severance", "--years 2", ("360000", "360000"), {1: "210000", 12: "540000", 24: "900000"},
        "six months of 30,000 after any service: tiers of six months for the first year and none for later ones",
    ),
    Plan(
        "uk-salary-sacrifice", "--years 1", ("64560",), {},
        "57,000 after a sacrifice of 3,000, which the employer pays into the pension, and 8 % of 57,000",
    ),
    Plan(
        "australia-leave-loading", "--years 1", ("118048",), {},
        "leave loading of 17.5 % on 4 of 52 weeks of 104,000 is 1,400; superannuation of 12 % on both",
    ),
)  # fmt: skip


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: f"{plan.offer} {plan.options}")
def test_a_plan_gives_the_figures_of_its_rule(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = call(capsys, "show", OFFERS / f"{plan.offer}.json", *plan.options.split(), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    answer = json.loads(outcome.out)
    assert plan.source
    assert answer["problems"] == []
    assert [Decimal(year["likely"]) for year in answer["totals"]["years"]] == [Decimal(year) for year in plan.years]
    months = answer["leaving"]["months"]
    kept = {month: Decimal(months[month]["kept"]["likely"]) for month in plan.kept}
    assert {month: abs(kept[month] - Decimal(amount)) < 1 for month, amount in plan.kept.items()} == dict.fromkeys(
        plan.kept, True
    ), kept


def test_every_plan_here_is_worked_out() -> None:
    assert {path.stem for path in OFFERS.glob("*.json")} == {plan.offer for plan in PLANS}
