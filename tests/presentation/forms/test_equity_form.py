from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from offercalc.domain.offer.acceleration import Acceleration
from offercalc.domain.offer.equity import Espp, Option, Rsu, Stake
from offercalc.domain.offer.preferred import Preferred
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.values.estimate import Range
from offercalc.domain.vesting.schedule import Vesting
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import in_private
from offercalc.presentation.forms.equity_form import equity_fields
from offercalc.presentation.forms.field import Adder, Field, FieldKind, FieldWriter, read_field
from tests.builders import stake
from tests.tools import ENGLISH, PRESETS

OF_EVERY_GRANT = {
    "units",
    "value",
    "value_is",
    "value_percent",
    "grant_price",
    "round_to",
    "rounding",
    "ownership_percent",
    "multiplier_percent",
    "trigger",
    "price",
    "valuation",
    "fully_diluted_shares",
    "preferred",
    "label",
    "currency",
    "vesting",
    "vesting.even.months",
    "vesting.even.cliff_months",
    "vesting.even.every_months",
    "vesting.percent_by_year",
    "vesting.on_dates",
    "vesting.ocf",
    "grant_date",
    "vesting_commencement_date",
    "dividend_yield_percent",
    "lock_months",
    "refreshers",
}


WRITER = FieldWriter((), "USD", ENGLISH)


def fields(part: Stake) -> dict[str, Field]:
    """Return the fields of a part by path, e.g. `refreshers.years`."""
    found = equity_fields(part, FieldWriter((), "USD", ENGLISH), PRESETS)
    return {".".join(map(str, field.path)): field for field in found if isinstance(field, Field)}


def shown(part: Stake) -> dict[str, object]:
    """Return the text or the selected value of each field."""
    return {
        place: field.choices[field.chosen].value if field.kind is FieldKind.CHOICE else field.text
        for place, field in fields(part).items()
    }


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("100 RSU", {}),
        ("100 restricted stock", {}),
        (
            "100 options strike 4",
            {"style": "unspecified", "strike": "4", "strike_currency": "", "days_to_exercise": "90"},
        ),
        ("100 SAR base 4", {"base_price": "4"}),
        ("100 phantom", {"base_price": "0"}),
        ("100 PPU threshold 2 cap 10x of 3", {"participation_threshold": "2", "cap": "10", "grant_price": "3"}),
        ("100 PPU", {"participation_threshold": "", "cap": "", "grant_price": ""}),
    ],
)
def test_every_kind_of_grant_asks_for_what_only_it_has(text: str, own: dict[str, object]) -> None:
    found = shown(stake(text))
    assert set(found) == OF_EVERY_GRANT | set(own)
    assert {place: found[place] for place in own} == own
    assert found["units"] == "100"


def test_early_vesting_is_added_at_a_sale_and_then_on_leaving_after_it() -> None:
    of = stake("100 RSU accelerating 50% at sale / at once")
    first, second = (
        next(one for one in equity_fields(part, WRITER, PRESETS) if isinstance(one, Adder))
        for part in (stake("1 RSU"), of)
    )
    assert first.value == Acceleration(percent=Decimal(100), on="sale")
    assert second.value == Acceleration(percent=Decimal(100), on="leaving_after_sale", within_months=12)
    found = shown(of)
    assert {place: text for place, text in found.items() if "accelerate" in place} == {
        "accelerate.0.percent": "50",
        "accelerate.0.on": "sale",
        "accelerate.0.within_months": "",
    }
    within = fields(of)["accelerate.0.within_months"]
    assert [read_field(within, text, ENGLISH) for text in ("", "18")] == [None, 18]


def test_every_grant_asks_for_its_size_its_price_and_its_days() -> None:
    granted = replace(
        stake("0.1% RSU @ 25 USD valued 2M over 100k / 3y even"),
        grant_date=date(2026, 3, 1),
        vesting_commencement_date=date(2026, 2, 1),
    )
    found = shown(granted)
    assert (found["ownership_percent"], found["price"]) == ("0.1", "25")
    assert (found["valuation"], found["fully_diluted_shares"]) == ("2,000,000", "100,000")
    assert (found["grant_date"], found["vesting_commencement_date"]) == ("Mar 1, 2026", "Feb 1, 2026")
    assert found["vesting"] == Vesting(preset="3y-even")
    assert shown(Rsu())["grant_date"] == ""
    assert fields(Rsu())["grant_date"].optional


def test_the_kind_of_options_is_chosen() -> None:
    found = fields(Option(style="nso"))["style"]
    assert [choice.label for choice in found.choices] == ["not known yet", "ISO", "NSO"]
    assert found.chosen == 2


def test_every_grant_is_asked_for_what_it_waits_for() -> None:
    found = fields(stake("100 double-trigger RSU"))["trigger"]
    assert [choice.value for choice in found.choices] == ["single", "double", "liquidity_only"]
    assert shown(stake("100 double-trigger RSU"))["trigger"] == "double"


def test_preferred_stock_is_asked_for_where_it_is_paid_first() -> None:
    absent = fields(stake("100 options"))["preferred"]
    assert [choice.value for choice in absent.choices] == [None, Preferred(), (Preferred(), Preferred())]
    found = shown(stake("100 options preferred 20% before 5M"))
    assert (found["preferred.percent"], found["preferred.preference"]) == ("20", "5,000,000")


def test_several_classes_of_preferred_stock_are_entered_one_by_one() -> None:
    one = Preferred(percent=Decimal(20), participating=True, cap=Decimal(2))
    found = fields(Rsu(preferred=(one, Preferred())))
    assert [choice.value for choice in found["preferred"].choices] == [None, one, (one, Preferred())]
    assert found["preferred"].chosen == 2
    assert (found["preferred.0.cap"].text, found["preferred.1.percent"].text) == ("2", "")
    assert [choice.value for choice in fields(Rsu(preferred=one))["preferred"].choices][1:] == [one, (one, Preferred())]
    emptied = fields(Rsu(preferred=()))["preferred"]
    assert [choice.value for choice in emptied.choices] == [(), Preferred(), (Preferred(), Preferred())]
    assert emptied.chosen == 0


def test_refreshers_are_asked_for_where_there_are_some() -> None:
    absent = fields(stake("100 RSU"))["refreshers"]
    assert [choice.value for choice in absent.choices] == [None, Refreshers(years=1)]
    refreshed = stake("100 RSU refreshed 3y by 50 / 3y even")
    found = shown(refreshed)
    assert (found["refreshers.years"], found["refreshers.units"], found["refreshers.value"]) == ("3", "50", "")
    terms = fields(refreshed)["refreshers.vesting"]
    assert terms.choices[terms.chosen].label == "same as the first grant"


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("100 RSU", {"grant_price"}),
        ("100 options", {"grant_price", "strike"}),
        ("100 SAR", {"grant_price", "base_price"}),
        ("100 phantom", {"grant_price", "base_price"}),
        ("100 PPU", {"grant_price", "participation_threshold"}),
    ],
)
def test_refreshers_are_asked_for_the_prices_of_their_kind(text: str, prices: set[str]) -> None:
    found = fields(stake(f"{text} refreshed 3y by 50"))
    all_prices = ("grant_price", "strike", "base_price", "participation_threshold")
    assert {name for name in all_prices if f"refreshers.{name}" in found} == prices


def test_terms_that_are_no_preset_stay_to_be_chosen() -> None:
    custom = fields(stake("100 RSU / 38/32/20/10"))["vesting"]
    assert (custom.chosen, custom.choices[0].label) == (0, "38% / 32% / 20% / 10% per year")
    assert custom.choices[1].value is None
    unknown = fields(Rsu())["vesting"]
    assert (unknown.chosen, unknown.choices[0].label) == (0, "vesting not known yet")


def test_a_purchase_plan_asks_for_its_terms() -> None:
    plan = stake("10% ESPP @ 20 USD at 15% off with look-back every 3m up to 25k")
    assert shown(plan) == {
        "label": "",
        "currency": "",
        "contribution_percent": "10",
        "discount_percent": "15",
        "look_back": True,
        "purchase_months": 3,
        "offering_months": "",
        "reset": False,
        "yearly_limit": "25,000",
        "price": "20",
    }
    assert [choice.label for choice in fields(Espp())["purchase_months"].choices] == ["1", "2", "3", "4", "6", "12"]


def test_the_schedule_of_refreshers_has_a_name_of_its_own() -> None:
    found = fields(stake("100 RSU refreshed 3y by 50 / 3y even"))
    assert found["refreshers.vesting"].label == "Vesting schedule of the refresh grants"
    assert found["refreshers.vesting.even.months"].target == ("refreshers", "vesting")


def test_a_grant_has_a_name_and_a_currency_of_its_own_or_that_of_the_offer() -> None:
    found = fields(Option(label="New hire", currency="EUR"))
    assert (found["label"].text, found["label"].hint) == ("New hire", "New hire")
    assert (found["currency"].text, found["currency"].kind) == ("EUR", FieldKind.CODE)
    assert (fields(Option())["label"].hint, fields(Espp())["currency"].hint) == ("Stock options", "USD")


@pytest.mark.parametrize(
    ("terms", "note"),
    [
        ({"value": 900_000, "grant_price": 150}, "6,000 units at the grant price of $150"),  # 900,000 / 150
        ({"value": 900_000, "price": 150}, "6,000 units at the share price of $150"),
        ({"value": 900_000, "grant_price": Decimal("150.5")}, "5,980 units at the grant price of $150.50"),  # 5,980.07
        ({"value": 100_000, "price": 3, "round_to": 100}, "33,300 units at the share price of $3"),
        ({"value": 100_000, "valuation": 10_000_000, "fully_diluted_shares": 3_000_000},
         "30,000 units at the share price of $3.3333"),
        ({"value": 900_000}, ""),
        ({"value": Range(Decimal(10_000), Decimal(20_000), Decimal(30_000)), "price": 150}, ""),
        ({"value": 900_000, "price": Range(Decimal(120), Decimal(150), Decimal(180))}, ""),
        ({"value": 900_000, "price": 150, "value_is": "spread"}, ""),
        ({"units": 10, "price": 150}, ""),
    ],
)  # fmt: skip
def test_below_the_value_of_a_grant_stands_how_many_units_it_buys(terms: dict[str, object], note: str) -> None:
    whole = {name: Decimal(value) for name, value in terms.items() if isinstance(value, int) and name != "round_to"}
    grant = replace(Rsu(), **{**terms, **whole})

    def noted(localizer: Localizer) -> set[str]:
        fields = equity_fields(grant, FieldWriter(("equity", 0), "USD", localizer), PRESETS)
        return {field.note for field in fields if isinstance(field, Field)} - {""}

    assert noted(ENGLISH) == ({note} if note else set())
    assert noted(in_private(ENGLISH)) == set()
