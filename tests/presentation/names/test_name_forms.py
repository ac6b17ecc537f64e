import pytest
from msgspec.structs import replace

from offercalc.domain.offer.offer import Contact
from offercalc.presentation.names.name_forms import core_of, fold, folded, letters_of, mail_hosts, name_forms
from tests.tools import offer_from


@pytest.mark.parametrize(
    ("company", "forms"),
    [
        ("Acme, Inc.", ["Acme, Inc.", "Acme"]),
        ("Globex Sample Corporation", ["Globex Sample Corporation", "Globex Sample", "Globex"]),
        ("PT Bank Central Asia Tbk (BCA)",
         ["PT Bank Central Asia Tbk (BCA)", "PT Bank Central Asia Tbk", "Bank Central Asia", "BCA"]),
        ("Acme GmbH & Co. KG", ["Acme GmbH & Co. KG", "Acme"]),
        ("Procter & Gamble", ["Procter & Gamble", "Procter", "P&G"]),
        ("Meta (formerly Facebook)", ["Meta (formerly Facebook)", "Facebook", "Meta"]),
        ("Acme (Asia)", ["Acme (Asia)", "Acme"]),
        ("Acme (Asia Pacific)", ["Acme (Asia Pacific)", "Acme"]),
        ("Acme (Alphabet Group)", ["Acme (Alphabet Group)", "Alphabet Group", "Alphabet", "Acme"]),
        ("Booking.com", ["Booking.com", "Booking"]),
        ("株式会社リクルート", ["株式会社リクルート", "リクルート"]),
        ("Acme, Berlin", ["Acme, Berlin", "Acme"]),
        ("Real Simple Underwriting Ltd", ["Real Simple Underwriting Ltd", "Real Simple Underwriting", "Underwriting"]),
        ("The Company", ["The Company"]),
        ("Be", ["Be"]),
        ("PT “Maju Bersama” Tbk", ["PT “Maju Bersama” Tbk", "“Maju Bersama”"]),
        ("A.P. Moller - Maersk", ["A.P. Moller - Maersk", "A.P. Moller", "Maersk", "A.P."]),
        ("삼성전자(주)", ["삼성전자(주)", "삼성전자"]),
        ("شركة أرامكو", ["شركة أرامكو", "أرامكو"]),
        ("ПАО Газпром", ["ПАО Газпром", "Газпром"]),
        (" ", []),
    ],
)  # fmt: skip
def test_a_name_has_its_short_forms_and_no_word_that_tells_nobody(company: str, forms: list[str]) -> None:
    assert [form.written for form in name_forms(company)] == forms


def test_a_place_in_brackets_is_no_name() -> None:
    assert [form.written for form in name_forms("Acme (Jakarta)", "Jakarta, Indonesia")] == ["Acme (Jakarta)", "Acme"]
    assert [form.written for form in name_forms("Acme (Google)", "Jakarta")] == ["Acme (Google)", "Google", "Acme"]


def test_folding_keeps_what_makes_another_word_and_drops_the_rest() -> None:
    assert fold("Nestle\u0301\u00a0 S\u00adA") == fold("NESTLÉ SA") == "nestle sa"
    assert fold("\uff21\uff23\uff2d\uff25\u2019s \u2013 Straße") == "acme's - strasse"
    assert letters_of("O'Neil & Sons") == "oneilsons"


def test_every_folded_sign_knows_its_place() -> None:
    text, places = folded("e\u0301 \u00a0ß!")
    assert (text, places) == ("e ss!", (0, 2, 4, 4, 5))


@pytest.mark.parametrize("other", ["ACME", "Acme Inc", "acme, inc.", "Acme (Berlin)"])
def test_one_company_is_one_however_it_is_written(other: str) -> None:
    assert core_of("Acme") == core_of(other) != core_of("Acme Labs Berlin")


def test_mail_that_anybody_may_have_tells_no_company() -> None:
    people = (Contact(name="A", email="a@AcmeHR.io"), Contact(name="B", email="b@gmail.com"), Contact(name="C"))
    assert mail_hosts(replace(offer_from(), contacts=people)) == {"acmehr.io"}
