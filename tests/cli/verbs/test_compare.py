import json
from pathlib import Path

import pytest

from tests.approvals import approve
from tests.tools import GLOBEX, NO_DIRHAM, NUSANTARA, OPENAI, SAMPLES, call, offer_path

LOCALES = ("en_US", "id_ID")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("currency", ["USD", "IDR"])
def test_the_samples_are_compared_as_approved(currency: str, locale: str, capsys: pytest.CaptureFixture[str]) -> None:
    compared = call(capsys, "compare", *SAMPLES, "--currency", currency, "--locale", locale)
    assert (compared.code, compared.err) == (0, "")
    approve(compared.out, f"cli/compare-{currency}-{locale}.txt")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_samples_by_calendar_years_are_compared_as_approved(
    locale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    compared = call(capsys, "compare", *SAMPLES, "--by", "calendar", "--locale", locale)
    assert (compared.code, compared.err) == (0, "")
    approve(compared.out, f"cli/compare-calendar-{locale}.txt")


def test_figures_are_in_the_first_offers_currency_unless_another_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Comparison of offers, in IDR" in call(capsys, "compare", NUSANTARA, GLOBEX).out
    assert "Comparison of offers, in EUR" in call(capsys, "compare", NUSANTARA, GLOBEX, "--currency", "eur").out


def test_known_offers_have_no_open_end_and_no_questions(capsys: pytest.CaptureFixture[str]) -> None:
    compared = call(capsys, "compare", GLOBEX, NUSANTARA)
    assert "≥" not in compared.out
    assert "ask" not in compared.out
    assert compared.out.startswith(
        "Globex Sample Corporation is ahead of Nusantara Contoh by $1,724,937 over 4 years.\n"
    )


def test_the_order_of_offers_changes_no_total(capsys: pytest.CaptureFixture[str]) -> None:
    forth = json.loads(call(capsys, "compare", GLOBEX, NUSANTARA, "--json", "--currency", "USD").out)
    back = json.loads(call(capsys, "compare", NUSANTARA, GLOBEX, "--json", "--currency", "USD").out)
    for offer in forth["offers"] + back["offers"]:
        del offer["totals"]["difference"], offer["totals"]["difference_percent"]  # these depend on the baseline
    assert forth["offers"] == back["offers"][::-1]


def test_another_offer_than_the_first_can_be_the_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    compared = call(capsys, "compare", GLOBEX, OPENAI, "--baseline", 2)
    row = next(line for line in compared.out.splitlines() if line.startswith("Compared with OpenAI"))
    assert row.split()[3:] == ["≤", "+$148,000", "(+7%)", "baseline"]
    answer = json.loads(call(capsys, "compare", GLOBEX, OPENAI, "--baseline", 2, "--json").out)
    assert [offer["totals"]["difference"] for offer in answer["offers"]] == ["148000.00", "0.00"]


def test_a_baseline_that_is_no_offer_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    compared = call(capsys, "compare", GLOBEX, OPENAI, "--baseline", 3)
    assert compared.code == 2
    assert "there are only 2 offers, so --baseline can't be 3." in compared.err


def test_a_price_path_for_a_company_without_an_offer_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    compared = call(capsys, "compare", GLOBEX, OPENAI, "--growth", "Acme=3")
    assert compared.code == 2
    assert "no offer is from 'Acme'; the companies are Globex Sample Corporation, OpenAI." in compared.err


def test_the_answer_in_json_has_every_offer(capsys: pytest.CaptureFixture[str]) -> None:
    compared = call(capsys, "compare", *SAMPLES, "--json", "--years", "2")
    answer = json.loads(compared.out)
    assert (compared.code, answer["years"], len(answer["offers"])) == (0, 2, 3)


def test_a_currency_without_a_rate_is_a_fault_of_the_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = offer_path(tmp_path, currency="AED", pay=[{"type": "salary", "amount": "1"}])
    compared = call(capsys, "compare", OPENAI, path)
    assert (compared.code, compared.err) == (
        1,
        f"{NO_DIRHAM}\n",
    )
    assert "Comparison of offers, in USD" in compared.out


def test_every_faulty_file_is_named_before_the_program_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compared = call(capsys, "compare", tmp_path / "a.json", OPENAI, offer_path(tmp_path, currency="XYZ"))
    assert (compared.code, compared.out) == (1, "")
    assert compared.err.splitlines() == [
        f"{tmp_path / 'a.json'}: The file cannot be read: No such file or directory.",
        f"{tmp_path / 'offer.json'}: "
        '$.currency: "XYZ" isn\'t a current currency code; enter an ISO 4217 code, e.g. USD or IDR.',
    ]


def test_nothing_to_compare_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    compared = call(capsys, "compare")
    assert compared.code == 2
    assert "Missing argument 'OFFERS...'" in compared.err


NETT = {"type": "salary", "label": "Gaji nett", "amount": "10000000", "per": "month", "tax": "net"}


def test_net_beside_gross_pay_is_a_warning_and_a_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nett 10,000,000 with PPh 21 of 500,000 is gross 10,500,000 (idxchannel.com): equal figures are not equal pay."""
    for folder in ("nett", "gross"):
        (tmp_path / folder).mkdir()
    nett = offer_path(tmp_path / "nett", company="PT Nett", currency="IDR", pay=[NETT])
    gross = offer_path(tmp_path / "gross", company="PT Bruto", currency="IDR", pay=[NETT | {"tax": "gross"}])
    warning = (
        "PT Nett states pay net of tax and PT Bruto before tax: their figures can't be compared until the net pay "
        "is known before tax."
    )
    asked = "Gaji nett: it is stated net of tax; what is the gross amount before tax and social contributions?"
    text = " ".join(call(capsys, "compare", nett, gross).out.split())
    assert (warning in text, asked in text) == (True, True)
    answer = json.loads(call(capsys, "compare", nett, gross, "--json").out)
    assert answer["headlines"][0] == warning
    assert answer["offers"][0]["open_questions"] == [{"path": "$.pay[0].tax", "question": asked}]
    shown = " ".join(call(capsys, "show", nett).out.split())
    assert ("Gaji nett: net (the employer bears the tax)" in shown, asked in shown) == (True, True)
