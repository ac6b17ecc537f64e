from decimal import Decimal

import pytest
from hypothesis import given
from msgspec.structs import replace

from offercalc.application.ports.document_options import Letterhead, Redaction
from offercalc.application.ports.errors import ExternalError
from offercalc.domain.offer.offer import Contact, Offer
from offercalc.domain.offer.pay import Allowance, Raise, Salary
from offercalc.domain.scenario.assumptions import CompanyPrice, Growth
from offercalc.domain.values.estimate import Range
from offercalc.presentation.names.name_cover import Cover, cover_of
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow
from offercalc.sheets.content.redaction import (
    amountless,
    covers_of,
    first_alone,
    nameless,
    nameless_head,
    redacted,
    with_hidden_columns,
    yearly,
)
from tests.builders import OFFERS
from tests.sheets.papers import samples
from tests.tools import ENGLISH, comparison_of, offer_from

OFFER = offer_from(
    company="Acme (Asia)", role="Lead at ACME (ASIA)", notes="Ask Rina", responsibilities=["Grow acme (asia)"],
    location="Acme Tower", level="acme-7",
    pay=[{"type": "one_time", "label": "Acme welcome", "instalments": [{"amount": "1", "after_months": 0}]}],
    equity=[{"type": "rsu", "label": "Acme's units",
             "vesting": {"ocf": {
                 "id": "acme", "name": "Acme plan", "allocation_type": "CUMULATIVE_ROUNDING",
                 "vesting_conditions": [
                     {"id": "acme", "portion": {"numerator": "1", "denominator": "1"},
                      "trigger": {"type": "VESTING_START_DATE"}, "next_condition_ids": []}]}}}],
)  # fmt: skip


def covers(*offers: Offer) -> tuple[Cover, ...]:
    return tuple(cover_of(offer, f"Company {letter}") for offer, letter in zip(offers, "ABC", strict=False))


def test_a_name_is_taken_out_wherever_it_stands_and_codes_stay() -> None:
    hidden = nameless(replace(OFFER, contacts=(Contact(name="Rina"),)), 0, covers(OFFER))
    assert (hidden.company, hidden.role, hidden.responsibilities) == (
        "Company A", "Lead at Company A", ("Grow Company A",),
    )  # fmt: skip
    assert (hidden.location, hidden.level, hidden.notes, hidden.contacts) == ("Company A Tower", "Company A-7", "", ())
    assert [part.label for part in (*hidden.pay, *hidden.equity)] == ["Company A welcome", "Company A's units"]
    vesting = hidden.equity[0].vesting  # type: ignore[union-attr]
    assert vesting is not None
    assert vesting.ocf is not None
    assert (vesting.ocf.name, vesting.ocf.vesting_conditions[0].id) == ("Company A plan", "acme")
    assert (hidden.pay[0].instalments, hidden.start_date) == (OFFER.pay[0].instalments, OFFER.start_date)  # type: ignore[union-attr]


def test_a_company_whose_name_is_a_word_of_the_format_changes_no_code() -> None:
    odd = offer_from(company="Month", status="draft", pay=[{"type": "salary", "amount": "1", "per": "month"}])
    assert nameless(odd, 0, covers(odd)).pay == odd.pay


def test_other_companies_are_hidden_too_and_the_own_one_counts_where_two_are_alike() -> None:
    acme, labs = offer_from(company="Acme Inc", role="Not Globex"), offer_from(company="Acme Labs", role="Acme")
    found = covers(acme, labs, offer_from(company="Globex"))
    assert (nameless(acme, 0, found).role, nameless(labs, 1, found).role) == ("Not Company C", "Company B")


def test_letters_go_on_after_the_last() -> None:
    names = [cover.name for cover in covers_of(comparison_of(*([OFFER] * 27)), ENGLISH)]
    assert (names[0], names[25], names[26]) == ("Company A", "Company Z", "Company A2")


def test_an_offer_without_a_name_gets_one_and_nothing_else() -> None:
    blank = replace(OFFER, company=" ")
    assert nameless(blank, 0, covers(blank)).role == OFFER.role


def test_a_letterhead_with_a_name_loses_it_and_its_logo() -> None:
    head = Letterhead("Rina", ("c/o Acme", "Berlin"), b"logo")
    assert nameless_head(head, covers(OFFER)) == Letterhead("Rina", ("c/o Company A", "Berlin"))
    own = Letterhead("Rina", ("Berlin",), b"logo")
    assert nameless_head(own, covers(OFFER)) is own


def test_what_is_assumed_of_a_company_is_assumed_of_its_letter() -> None:
    comparison = comparison_of(OFFER, offer_from(company="Globex"))
    prices = (
        CompanyPrice("Globex", Growth(percent_a_year=Decimal(5))),
        CompanyPrice("", Growth(percent_a_year=Decimal(1))),
    )
    assumed = replace(comparison, assumptions=replace(comparison.assumptions, prices=prices))
    found, _localizer = redacted(assumed, ENGLISH, Redaction(hides_names=True))
    assert [one.company for one in found.assumptions.prices] == ["", "Company B"]
    assert found.assumptions.price_path("Company B") == Growth(percent_a_year=Decimal(5))


def test_what_is_not_to_be_kept_back_stays() -> None:
    comparison = comparison_of(*samples())
    assert redacted(comparison, ENGLISH, Redaction()) == (comparison, ENGLISH)


def test_amounts_are_never_told_instead_of_percentages() -> None:
    with pytest.raises(ExternalError, match="amounts can't be shown as percentages"):
        redacted(comparison_of(offer_from()), ENGLISH, Redaction(in_percent=True))


def test_a_table_of_one_offer_gets_columns_that_tell_nothing() -> None:
    row = TableRow(RowKind.NORMAL, "Total", "", (Cell("1"),))
    group = TableRow(RowKind.GROUP, "Group", "", ())
    table = with_hidden_columns(Table("", "", ("A",), (group, row)), ("B", "C"))
    assert (table.columns, [[cell.text for cell in one.cells] for one in table.rows]) == (
        ("A", "B", "C"), [[], ["1", "•••", "•••"]],
    )  # fmt: skip
    assert {cell.tip for cell in table.rows[1].cells[1:]} == {"•••"}


def test_alone_the_first_offer_is_compared_with_nothing() -> None:
    alone = first_alone(replace(comparison_of(*samples()), baseline=2))
    assert (len(alone.offers), alone.baseline) == (1, 0)


def test_amounts_that_people_wrote_into_texts_are_taken_out_but_not_a_company_s_name() -> None:
    offer = replace(OFFER, company="100,000 Trees", role="Lead (120k)", responsibilities=("Own a budget of $5M",))
    found = amountless(offer)
    assert (found.company, found.role, found.responsibilities) == (
        "100,000 Trees",
        "Lead (•••)",
        ("Own a budget of •••",),
    )


def test_pay_of_a_period_is_stated_by_the_year() -> None:
    hourly = Salary(
        amount=Range(Decimal(10), Decimal(20), Decimal(30)), per="hour",
        raises=(Raise(on=OFFER.start_date, amount=Decimal(25)), Raise(on=OFFER.start_date, percent=Decimal(3))),
    )  # fmt: skip
    found = yearly(replace(OFFER, pay=(hourly, Allowance(amount=None, per="month"), *OFFER.pay)))
    salary, allowance, other = found.pay
    assert isinstance(salary, Salary)
    assert (salary.amount, salary.per) == (Range(Decimal(20800), Decimal(41600), Decimal(62400)), "year")
    assert [step.amount for step in salary.raises] == [Decimal(52000), None]
    assert allowance == Allowance(amount=None, per="year")
    assert other == OFFER.pay[0]


@given(OFFERS)
def test_any_offer_can_be_redacted(offer: Offer) -> None:
    assert amountless(yearly(nameless(offer, 0, covers(offer)))).company == "Company A"
