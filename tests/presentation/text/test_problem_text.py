import re
from datetime import date

import pytest

from offercalc.domain.exchange.rate import NoRate, Refusal
from offercalc.domain.problems.problem import Fault, Problem
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.text.problem_text import problem_line, problem_lines, problem_sentence, refusal_sentence
from tests.tools import ENGLISH, INDONESIAN

ASKED, BOUND = date(2026, 10, 31), date(2005, 4, 1)


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_a_sentence_that_fills_in(fault: Fault) -> None:
    sentence = problem_sentence(Problem("$.pay[0].amount", fault, "VALUE", "ALLOWED"), ENGLISH)
    assert sentence[0].isupper() or sentence.startswith(("VALUE", '"VALUE"'))
    assert sentence.endswith((".", "?"))
    assert not re.search(r"[{}]", sentence)


def test_no_two_faults_share_a_sentence() -> None:
    sentences = {problem_sentence(Problem("", fault, "1", "2"), ENGLISH) for fault in Fault}
    assert len(sentences) == len(Fault)


def test_a_problem_is_a_line_that_starts_with_its_path() -> None:
    problem = Problem("$.pay[0].amount", Fault.NEGATIVE, "-5")
    assert problem_line(problem, ENGLISH) == "$.pay[0].amount: -5 is negative; enter zero or more."


def test_a_problem_of_the_whole_file_has_no_path_to_start_with() -> None:
    assert problem_line(Problem("", Fault.TOO_DEEP), ENGLISH) == "The file is nested too deeply to be an offer."


def test_particulars_in_words_are_told_in_the_language_of_the_sentence() -> None:
    unreadable = Problem("", Fault.UNREADABLE, LazyText("the password is wrong"))
    assert problem_line(unreadable, ENGLISH) == "The file cannot be read: the password is wrong."
    assert problem_line(unreadable, INDONESIAN) == "Berkas tidak dapat dibaca: kata sandinya salah."
    odd = Problem("$.role", Fault.WRONG_TYPE, LazyText("whole number"), LazyText("text"))
    assert "bilangan bulat" in problem_line(odd, INDONESIAN)
    assert "teks" in problem_line(odd, INDONESIAN)


def test_a_value_with_line_breaks_stays_on_one_line() -> None:
    line = problem_line(Problem("$.currency", Fault.UNKNOWN_CURRENCY, "US\r\n\tD"), ENGLISH)
    assert line == '$.currency: "US   D" isn\'t a current currency code; enter an ISO 4217 code, e.g. USD or IDR.'


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("California", '"California" isn\'t an ISO 3166 code: US-CA is California, United States.'),
        (
            "Georgia",
            '"Georgia" isn\'t an ISO 3166 code: GE is Georgia; US-GA is Georgia, United States.',
        ),
        (
            "us-ca",
            '"us-ca" isn\'t an ISO 3166 code of a country or of a part of one; '
            "enter one, e.g. ID for Indonesia or US-CA for California.",
        ),
    ],
)
def test_a_name_in_place_of_a_code_is_answered_with_the_code(value: str, sentence: str) -> None:
    assert problem_sentence(Problem("$.tax_home", Fault.UNKNOWN_PLACE, value), ENGLISH) == sentence


def test_a_value_with_braces_is_written_as_it_is() -> None:
    assert '"{allowed}"' in problem_line(Problem("$", Fault.UNKNOWN_FIELD, "{allowed}"), ENGLISH)


@pytest.mark.parametrize(
    ("refusal", "bound", "sentence"),
    [
        (Refusal.UNKNOWN_CURRENCY, None, '"XYZ" isn\'t a currency code; enter an ISO 4217 code, e.g. USD or IDR.'),
        (
            Refusal.NOT_PUBLISHED,
            None,
            "ECB publishes no rate for XYZ. Update the rates to try other sources, or enter your own rate.",
        ),
        (
            Refusal.BEFORE_FIRST_DAY,
            BOUND,
            "ECB has no rate for XYZ on October 31, 2026: its first is as of April 1, 2005. Choose a later date.",
        ),
        (
            Refusal.AFTER_LAST_DAY,
            BOUND,
            (
                "ECB has no rate for XYZ on October 31, 2026: its last is as of "
                "April 1, 2005. Choose an earlier date. Or enter your own rate."
            ),
        ),
        (
            Refusal.BEFORE_FIRST_DAY,
            None,
            (
                "ECB has no rates for both XYZ and the other currency on "
                "any day up to October 31, 2026. Enter your own rate."
            ),
        ),
    ],
)
def test_a_missing_rate_says_why_and_what_would_help(refusal: Refusal, bound: date | None, sentence: str) -> None:
    assert refusal_sentence(NoRate("XYZ", refusal, ASKED, "ECB", bound), ENGLISH) == sentence


def test_a_pause_in_publication_is_named_with_both_its_ends() -> None:
    refused = NoRate("ISK", Refusal.NOT_PUBLISHED_THEN, ASKED, "ECB", BOUND, date(2030, 2, 1))
    assert refusal_sentence(refused, ENGLISH) == (
        "ECB has no rate for ISK on October 31, 2026: there is none between April 1, "
        "2005 and February 1, 2030. Choose another date, or enter your own rate."
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("HRK", "HRK was replaced by EUR at 7.53450 HRK to 1 EUR."),
        ("TRL", "TRL was replaced by TRY at 1,000,000 TRL to 1 TRY."),
        ("ROL", "ROL was replaced by RON at 10,000 ROL to 1 RON."),
    ],
)
def test_after_the_end_of_a_retired_currency_its_successor_is_named(code: str, words: str) -> None:
    refused = NoRate(code, Refusal.AFTER_LAST_DAY, ASKED, "ECB", BOUND)
    assert refusal_sentence(refused, ENGLISH).endswith(f"Choose an earlier date. {words}")


@pytest.mark.parametrize("value", ["2027-02-01 ", " 2027-02-01", "2027-02-01\u00a0"])
def test_what_is_quoted_stands_with_its_blanks(value: str) -> None:
    line = problem_line(Problem("$.start_date", Fault.BAD_DATE, value), ENGLISH)
    assert line.startswith(f'$.start_date: "{value}" isn\'t a valid date')


def test_pence_in_a_file_are_told_from_pounds() -> None:
    line = problem_line(Problem("$.currency", Fault.UNKNOWN_CURRENCY, "GBp"), ENGLISH)
    assert line == '$.currency: "GBp" is pence, a hundredth of GBP; enter the amount in GBP: 24.17 for 2417.'


def test_of_very_many_problems_the_first_are_told_and_the_others_counted() -> None:
    problems = tuple(Problem(f"$.pay[{place}]", Fault.EMPTY) for place in range(5))
    assert problem_lines(problems, ENGLISH, most=5) == tuple(problem_line(one, ENGLISH) for one in problems)
    assert problem_lines(problems, ENGLISH, most=3)[3:] == ("and 2 more",)
