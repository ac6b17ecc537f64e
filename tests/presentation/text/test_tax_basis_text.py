from offercalc.presentation.text.tax_basis_text import tax_basis_lines
from tests.tools import ENGLISH, INDONESIAN, offer_from

NET = {"type": "salary", "label": "Gaji nett", "amount": "10000000", "per": "month", "tax": "net"}
FEAST = {"type": "thirteenth_month", "label": "THR"}


def test_net_pay_is_named() -> None:
    assert tax_basis_lines(offer_from(pay=[NET]), ENGLISH) == ("Gaji nett: net (the employer bears the tax)",)
    assert tax_basis_lines(offer_from(pay=[NET]), INDONESIAN) == ("Gaji nett: nett (pajak ditanggung perusahaan)",)


def test_a_total_of_net_and_gross_pay_is_marked() -> None:
    assert tax_basis_lines(offer_from(pay=[NET, FEAST]), ENGLISH)[1:] == (
        "Totals add up net and gross pay, until the net pay is known before tax",
    )


def test_gross_pay_needs_no_words() -> None:
    assert tax_basis_lines(offer_from(pay=[FEAST]), ENGLISH) == ()


def test_net_pay_that_is_grossed_up_is_shown_before_tax() -> None:
    assert tax_basis_lines(offer_from(pay=[NET, FEAST]), ENGLISH, is_grossed=True) == (
        "Gaji nett: net (the employer bears the tax), shown before tax (estimate, not tax advice)",
    )
