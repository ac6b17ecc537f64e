import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from offercalc.application.ports.errors import ExternalError
from offercalc.domain.offer.clawback import Clawback, ClawbackMethod, ClawbackStep, ServiceUnit
from offercalc.domain.offer.equity import Grant, Option, OptionStyle, Rsu
from offercalc.domain.offer.offer import Contact, Offer, Status
from offercalc.domain.offer.pay import Bonus, Instalment, OneTime, PayPart, Salary, ThirteenthMonth
from offercalc.domain.offer.pay_period import Period
from offercalc.domain.problems.problem import Fault
from offercalc.domain.validate.draft import Draft
from offercalc.domain.validate.offer import soundness
from offercalc.domain.values.currencies import CURRENT
from offercalc.domain.values.estimate import Range
from offercalc.domain.vesting.schedule import Vesting
from offercalc.interchange.offer_files.offer_file import LARGEST_FILE
from tests.builders import OFFERS
from tests.tools import FILES, PRESETS, SAMPLES, offer_fields, offer_from

SALARY: dict[str, object] = {"type": "salary", "amount": "1"}

AMOUNTS = st.decimals(min_value=1, max_value=10**9, places=2)
RANGES = st.tuples(AMOUNTS, AMOUNTS, AMOUNTS).map(lambda three: Range(*sorted(three)))
ESTIMATES = st.none() | AMOUNTS | RANGES
NAMES = st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
DAYS = st.dates(date(1950, 1, 1), date(2200, 12, 31))
CODES = st.sampled_from(sorted(CURRENT))
MONTHS = st.integers(0, 1200)
PARTS = {"label": st.text(max_size=10), "currency": st.none() | CODES}


def pay_parts() -> st.SearchStrategy[PayPart]:
    instalments = st.lists(st.builds(Instalment, amount=ESTIMATES, after_months=MONTHS), min_size=1, max_size=3)
    counted = {"by": st.sampled_from(get_args(ServiceUnit)), "net_of_tax": st.none() | st.booleans()}
    step = st.builds(ClawbackStep, within_months=st.integers(1, 24).map(Decimal), percent=st.just(Decimal(50)))
    clawbacks = st.one_of(
        st.builds(
            Clawback,
            months=st.integers(1, 24).map(Decimal),
            method=st.sampled_from([None, *get_args(ClawbackMethod)]),
            **counted,
        ),
        st.builds(Clawback, schedule=st.tuples(step), **counted),
    )
    return st.one_of(
        st.builds(Salary, amount=ESTIMATES, per=st.sampled_from(get_args(Period)), **PARTS),
        st.builds(Bonus, percent_of_salary=ESTIMATES, paid_after_months=MONTHS, label=PARTS["label"]),
        st.builds(Bonus, amount=ESTIMATES, **PARTS),
        st.builds(OneTime, instalments=instalments.map(tuple), clawback=st.none() | clawbacks, **PARTS),
        st.builds(ThirteenthMonth, months=ESTIMATES, paid_in_month=st.integers(1, 12), label=PARTS["label"]),
    )


def grants() -> st.SearchStrategy[Grant]:
    percents = st.lists(st.decimals(0, 25, places=1), min_size=1, max_size=4).map(tuple)
    vesting = st.one_of(
        st.builds(Vesting, preset=st.sampled_from(sorted(PRESETS))),
        st.builds(Vesting, percent_by_year=percents, every_months=st.sampled_from([None, 1, 3, 12])),
    )
    shared = {
        "price": ESTIMATES,
        "valuation": ESTIMATES,
        "grant_date": st.none() | DAYS,
        "vesting_commencement_date": st.none() | DAYS,
        "vesting": st.none() | vesting,
        **PARTS,
    }
    return st.one_of(
        st.builds(Rsu, value=ESTIMATES, **(shared | {"valuation": st.none()})),
        st.builds(Rsu, ownership_percent=st.none() | st.decimals(0, 33, places=4), **shared),
        st.builds(Option, units=ESTIMATES, strike=ESTIMATES, style=st.sampled_from(get_args(OptionStyle)), **shared),
    )


def offers() -> st.SearchStrategy[Offer]:
    texts = st.lists(st.text(max_size=20), max_size=3).map(tuple)
    contacts = st.lists(st.builds(Contact, name=st.text(), email=st.text()), max_size=2).map(tuple)
    return st.builds(
        Offer,
        company=NAMES,
        role=NAMES,
        currency=CODES,
        start_date=DAYS,
        sample=st.booleans(),
        location=st.text(max_size=20),
        hours_per_week=st.decimals(1, 168, places=1),
        status=st.sampled_from(get_args(Status)),
        expiry_date=st.none() | DAYS,
        responsibilities=texts,
        requirements=texts,
        notes=st.text(),
        contacts=contacts,
        pay=st.lists(pay_parts(), max_size=4).map(tuple),
        equity=st.lists(grants(), max_size=3).map(tuple),
    )


@given(offers())
def test_every_offer_survives_the_way_out_and_back(offer: Offer) -> None:
    assert soundness(offer, PRESETS) == ()
    content = FILES.encode(offer)
    assert FILES.decode(content) == offer
    assert FILES.encode(offer) == content


@given(OFFERS)
def test_every_promise_survives_the_way_out_and_back(offer: Offer) -> None:
    content = FILES.encode(offer)
    assert FILES.decode(content) == offer
    assert FILES.encode(offer) == content


def test_a_promise_is_written_as_it_was_read() -> None:
    linked = {"currency": "EUR", "rate": "1.10"}
    offer = offer_from(pay=[{**SALARY, "linked_to": linked, "paid_in": {"currency": "IDR", "rate": None}}])
    (written,) = json.loads(FILES.encode(offer))["pay"]
    assert (written["linked_to"], written["paid_in"]) == (linked, {"currency": "IDR"})


@given(st.binary(max_size=200))
def test_any_bytes_are_an_offer_or_problems(content: bytes) -> None:
    assert FILES.decode(content)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False).map(str) | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(["company", "start_date", "hours_per_week", "contacts", "pay", "equity", "notes", "anything"]),
)
def test_any_value_in_any_field_is_an_offer_or_problems_with_a_path(value: object, name: str) -> None:
    for content in (
        {name: value},
        salary(**{name: value}),
        rsu(**{name: value}),
        rsu(units=value),
        salary(amount=value),
    ):
        assert all(path.startswith("$") for path, _fault in faults_of(**content))


def faults(content: bytes) -> list[tuple[str, Fault]]:
    found = FILES.decode(content)
    return [] if isinstance(found, Offer) else [(problem.path, problem.fault) for problem in found]


def faults_of(**fields: object) -> list[tuple[str, Fault]]:
    return faults(json.dumps(offer_fields(**fields)).encode())


def salary(**fields: object) -> dict[str, object]:
    return {"pay": [{**SALARY, **fields}]}


def one_time(after_months: object = 0, **fields: object) -> dict[str, object]:
    return {"pay": [{"type": "one_time", "instalments": [{"amount": "1", "after_months": after_months}], **fields}]}


def rsu(**fields: object) -> dict[str, object]:
    return {"equity": [{"type": "rsu", **fields}]}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_survives_the_way_out_and_back(path: Path) -> None:
    offer = FILES.read(path)
    assert isinstance(offer, Offer)
    assert offer.sample
    assert FILES.decode(FILES.encode(offer)) == offer


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_written_with_the_fields_it_was_read_from(path: Path) -> None:
    offer = FILES.read(path)
    assert isinstance(offer, Offer)
    written = json.loads(FILES.encode(offer))
    original = json.loads(path.read_text(encoding="utf-8"))
    assert {name: written[name] for name in ("format", "version", "company", "role", "currency")} == {
        name: original[name] for name in ("format", "version", "company", "role", "currency")
    }
    assert set(written) <= set(original)


def test_a_written_offer_is_indented_text_that_ends_with_a_line() -> None:
    content = FILES.encode(offer_from(company="Müller & Söhne"))
    assert content.startswith(b'{\n  "format": "offercalc.offer",\n  "version": 1,\n')
    assert content.endswith(b"}\n")
    assert "Müller & Söhne" in content.decode("utf-8")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert isinstance(FILES.decode(b"\xef\xbb\xbf" + json.dumps(offer_fields()).encode()), Offer)


def test_numbers_may_be_written_as_numbers_and_stay_exact() -> None:
    content = json.dumps(offer_fields(pay=[{**SALARY, "amount": 0}])).replace('"amount": 0', '"amount": 555000.10')
    assert FILES.decode(content.encode()) == offer_from(pay=[{**SALARY, "amount": "555000.10"}])


def test_a_file_is_written_whole_and_replaces_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "offer.json"
    path.write_text("old", encoding="utf-8")
    FILES.write(offer_from(), path)
    assert FILES.read(path) == offer_from()
    assert [file.name for file in tmp_path.iterdir()] == ["offer.json"]


def test_a_draft_is_written_with_null_for_what_is_missing_and_other_faults_are_told_beside(tmp_path: Path) -> None:
    path, terms = tmp_path / "draft.json", offer_from(hours_per_week="40")
    FILES.write_draft(Draft(replace(terms, company=""), has_start=True), path)
    assert list(json.loads(path.read_text("utf-8"))) == list(json.loads(FILES.encode(terms)))
    path.write_text(path.read_text("utf-8").replace('"USD"', '"XXQ"'), "utf-8")
    found = FILES.read(path)
    assert isinstance(found, tuple)
    assert {(one.path, one.fault) for one in found} == {
        ("$.company", Fault.UNSTATED),
        ("$.currency", Fault.UNKNOWN_CURRENCY),
    }
    FILES.write_draft(Draft(terms, has_start=True), path)
    assert FILES.read(path) == terms


def test_a_file_that_cannot_be_written_raises(tmp_path: Path) -> None:
    with pytest.raises(ExternalError, match="No such file"):
        FILES.write(offer_from(), tmp_path / "nowhere" / "offer.json")


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.json", tmp_path):
        found = FILES.read(path)
        assert isinstance(found, tuple)
        assert [(problem.path, problem.fault) for problem in found] == [("", Fault.UNREADABLE)]
        assert found[0].value


def test_a_file_too_large_to_be_an_offer_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b"x" * (2 * LARGEST_FILE))
    found = FILES.read(path)
    assert isinstance(found, tuple)
    assert [(problem.fault, problem.value, problem.allowed) for problem in found] == [(Fault.TOO_BIG, "8", "4")]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.NOT_JSON),
        (b"  \n", Fault.NOT_JSON),
        (b"hello", Fault.NOT_JSON),
        (b'{"format": "offercalc.offer",}', Fault.NOT_JSON),
        (b"{} {}", Fault.NOT_JSON),
        (b'{"company": "\\ud800"}', Fault.NOT_JSON),
        ('{"company": "Café"}'.encode("latin-1"), Fault.NOT_TEXT),
        (b"1" * 5000, Fault.TOO_LONG_A_NUMBER),
        (b"[" * 10_000, Fault.TOO_DEEP),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, Fault.TOO_DEEP),
    ],
)
def test_what_is_no_json_is_one_problem_of_the_whole_file(content: bytes, fault: Fault) -> None:
    assert faults(content) == [("", fault)]


@pytest.mark.parametrize("content", [b"[]", b"null", b"1", b'"offercalc.offer"', b"{}", b'{"format": 1}'])
def test_other_json_is_no_offer(content: bytes) -> None:
    assert faults(content) == [("$.format", Fault.NOT_AN_OFFER)]


def test_a_file_of_a_newer_version_is_refused_before_anything_else() -> None:
    assert faults_of(version=2, company=5, novelty=True) == [("$.version", Fault.NEWER_VERSION)]


def test_a_file_without_a_version_is_asked_for_it() -> None:
    assert faults_of(version=None) == [("$.version", Fault.MISSING)]


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.5])
def test_what_is_no_version_is_refused(version: object) -> None:
    assert faults_of(version=version) == [("$.version", Fault.BAD_VERSION)]


@pytest.mark.parametrize(
    ("fields", "path", "fault"),
    [
        ({"company": None}, "$.company", Fault.MISSING),
        ({"company": 5}, "$.company", Fault.WRONG_TYPE),
        ({"company": "  "}, "$.company", Fault.EMPTY),
        ({"salery": "1"}, "$", Fault.UNKNOWN_FIELD),
        ({"currency": "XYZ"}, "$.currency", Fault.UNKNOWN_CURRENCY),
        ({"currency": "usd"}, "$.currency", Fault.UNKNOWN_CURRENCY),
        ({"start_date": "2026-02-30"}, "$.start_date", Fault.BAD_DATE),
        ({"start_date": "1900-01-01"}, "$.start_date", Fault.DATE_OUT_OF_RANGE),
        ({"expiry_date": "tomorrow"}, "$.expiry_date", Fault.BAD_DATE),
        ({"status": "maybe"}, "$.status", Fault.NOT_ALLOWED),
        ({"hours_per_week": "0"}, "$.hours_per_week", Fault.NO_HOURS),
        ({"hours_per_week": "200"}, "$.hours_per_week", Fault.TOO_LARGE),
        ({"notes": "x" * 20_001}, "$.notes", Fault.TOO_LONG),
        ({"responsibilities": ["a", 3]}, "$.responsibilities[1]", Fault.WRONG_TYPE),
        ({"contacts": [{"role": "HR"}]}, "$.contacts[0].name", Fault.MISSING),
        ({"pay": {}}, "$.pay", Fault.WRONG_TYPE),
        ({"pay": [3]}, "$.pay[0]", Fault.WRONG_TYPE),
        ({"pay": [{"amount": "1"}]}, "$.pay[0].type", Fault.MISSING),
        ({"pay": [{"type": "lottery"}]}, "$.pay[0].type", Fault.NOT_ALLOWED),
        (salary(amount="-5"), "$.pay[0].amount", Fault.NEGATIVE),
        (salary(amount="abc"), "$.pay[0].amount", Fault.BAD_NUMBER),
        (salary(amount="NaN"), "$.pay[0].amount", Fault.BAD_NUMBER),
        (salary(amount="-Infinity"), "$.pay[0].amount", Fault.BAD_NUMBER),
        (salary(amount=True), "$.pay[0].amount", Fault.WRONG_TYPE),
        (salary(amount="1e25"), "$.pay[0].amount", Fault.TOO_LARGE),
        (salary(amount="0.0000000000001"), "$.pay[0].amount", Fault.TOO_PRECISE),
        (salary(amount={"low": "3", "likely": "2", "high": "1"}), "$.pay[0].amount", Fault.DISORDERED_RANGE),
        (salary(amount={"low": "3", "likely": "4"}), "$.pay[0].amount.high", Fault.MISSING),
        (salary(amount={"low": "1", "likely": "x", "high": "3"}), "$.pay[0].amount.likely", Fault.BAD_NUMBER),
        (salary(per="decade"), "$.pay[0].per", Fault.NOT_ALLOWED),
        (salary(currency="ABC"), "$.pay[0].currency", Fault.UNKNOWN_CURRENCY),
        (salary(bonus="1"), "$.pay[0]", Fault.UNKNOWN_FIELD),
        (one_time(-1), "$.pay[0].instalments[0].after_months", Fault.TOO_SMALL),
        (one_time(1.5), "$.pay[0].instalments[0].after_months", Fault.WRONG_TYPE),
        (one_time(instalments=[]), "$.pay[0].instalments", Fault.EMPTY),
        (one_time(clawback={"months": 0}), "$.pay[0].clawback.months", Fault.TOO_SMALL),
        (one_time(clawback={"months": 12, "method": "half"}), "$.pay[0].clawback.method", Fault.NOT_ALLOWED),
        (salary(linked_to={"currency": "EUR"}), "$.pay[0].linked_to.rate", Fault.MISSING),
        (salary(linked_to={"currency": "EUR", "rate": None}), "$.pay[0].linked_to.rate", Fault.WRONG_TYPE),
        (salary(linked_to={"currency": "EUR", "rate": "0"}), "$.pay[0].linked_to.rate", Fault.ZERO_RATE),
        (salary(linked_to={"currency": "EUR", "rate": "-1"}), "$.pay[0].linked_to.rate", Fault.NEGATIVE),
        (salary(linked_to={"currency": "EUR", "rate": "NaN"}), "$.pay[0].linked_to.rate", Fault.BAD_NUMBER),
        (salary(linked_to={"currency": "EUR", "rate": "1e22"}), "$.pay[0].linked_to.rate", Fault.TOO_LARGE),
        (salary(linked_to={"currency": "EUR", "rate": "1e-13"}), "$.pay[0].linked_to.rate", Fault.TOO_PRECISE),
        (salary(linked_to={"currency": "USD", "rate": "1"}), "$.pay[0].linked_to.currency", Fault.SAME_CURRENCY),
        (salary(linked_to={"currency": "EUR", "rate": "1", "of": 1}), "$.pay[0].linked_to", Fault.UNKNOWN_FIELD),
        (salary(linked_to="EUR"), "$.pay[0].linked_to", Fault.WRONG_TYPE),
        (salary(paid_in={}), "$.pay[0].paid_in.currency", Fault.MISSING),
        (salary(paid_in={"currency": "usd"}), "$.pay[0].paid_in.currency", Fault.UNKNOWN_CURRENCY),
        (salary(paid_in={"currency": "EUR", "rate": "x"}), "$.pay[0].paid_in.rate", Fault.BAD_NUMBER),
        (rsu(paid_in={"currency": "EUR"}), "$.equity[0]", Fault.UNKNOWN_FIELD),
        (
            salary(linked_to={"currency": "EUR", "rate": "1"}, paid_in={"currency": "IDR", "rate": "1"}),
            "$.pay[0]",
            Fault.ONE_OF,
        ),
        ({"equity": [{"type": "warrant"}]}, "$.equity[0].type", Fault.NOT_ALLOWED),
        ({"equity": [{"type": "option", "style": "esop"}]}, "$.equity[0].style", Fault.NOT_ALLOWED),
        (rsu(units="1", value="1"), "$.equity[0]", Fault.ONE_OF),
        (rsu(ownership_percent="101"), "$.equity[0].ownership_percent", Fault.OWNERSHIP_ABOVE_100),
        (rsu(units="11", fully_diluted_shares="10"), "$.equity[0].units", Fault.OWNERSHIP_ABOVE_100),
        (rsu(value="1", price="0"), "$.equity[0].price", Fault.ZERO_DIVISOR),
        (rsu(vesting={}), "$.equity[0].vesting", Fault.NEEDS_ONE_OF),
        (rsu(vesting={"preset": "fast"}), "$.equity[0].vesting.preset", Fault.UNKNOWN_PRESET),
        (
            rsu(vesting={"percent_by_year": ["60", "50"]}),
            "$.equity[0].vesting.percent_by_year",
            Fault.VESTING_ABOVE_100,
        ),
        (
            rsu(vesting={"percent_by_year": ["60", "x"]}),
            "$.equity[0].vesting.percent_by_year[1]",
            Fault.BAD_NUMBER,
        ),
        (
            rsu(vesting={"percent_by_year": ["60"], "every_months": 5}),
            "$.equity[0].vesting.every_months",
            Fault.BAD_INTERVAL,
        ),
    ],
)
def test_a_wrong_field_is_one_problem_at_its_path(fields: dict[str, object], path: str, fault: Fault) -> None:
    assert faults_of(**fields) == [(path, fault)]


def test_one_wrong_part_does_not_hide_the_next() -> None:
    pay = [{"type": "lottery"}, SALARY, {**SALARY, "amount": "abc"}]
    assert faults_of(start_date="2026-02-30", pay=pay, equity=[{"type": "rsu", "units": []}]) == [
        ("$.start_date", Fault.BAD_DATE),
        ("$.pay[0].type", Fault.NOT_ALLOWED),
        ("$.pay[2].amount", Fault.BAD_NUMBER),
        ("$.equity[0].units", Fault.WRONG_TYPE),
    ]


def test_a_number_beyond_all_numbers_is_no_number() -> None:
    content = json.dumps(offer_fields(pay=[{"type": "salary", "amount": 987654}])).encode()
    beyond = content.replace(b"987654", b"1e999999999999999999999")
    assert faults(beyond) == [("$.pay[0].amount", Fault.BAD_NUMBER)]


def test_very_many_wrong_shapes_are_told_without_looking_for_what_is_wrong_beside_them() -> None:
    fields = {**json.loads(SAMPLES[0].read_bytes()), "hours_per_week": -1}
    few = FILES.decode(json.dumps(fields | {f"unknown{number}": 1 for number in range(10)}).encode())
    many = FILES.decode(json.dumps(fields | {f"unknown{number}": 1 for number in range(2000)}).encode())
    assert isinstance(few, tuple)
    assert isinstance(many, tuple)
    assert (len(few), len(many)) == (11, 2000)
