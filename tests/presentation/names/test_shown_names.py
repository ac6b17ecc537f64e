import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.formats.masked import in_private, in_public
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.names.shown_names import compared_titles, name_of, names_of, short_names
from tests.tools import ENGLISH, comparison_of, offer_from

SCREEN = ENGLISH.on_screen()
WORDS = st.sampled_from(("Acme", "Globex", "Bank", "Sample", "GmbH", "Inc.", "PT", "Tbk", "(Asia)", "&", "株式会社"))
COMPANIES = st.lists(st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=30), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("company", "short"),
    [
        ("Globex Sample Corporation", "Globex"),
        ("Nusantara Contoh", "Nusantara Contoh"),
        ("PT Nusantara Contoh Tbk", "Nusantara Contoh"),
        ("PT Bank Central Asia Tbk", "Bank Central Asia"),
        ("Deutsche Bank AG", "Deutsche Bank"),
        ("Acme, Inc.", "Acme"),
        ("Robert Bosch GmbH (Stuttgart)", "Robert Bosch"),
        ("International Business Machines Corporation", "International Business Machines"),
        ("Massachusetts Institute of Technology", "Massachusetts"),
        ("株式会社メルカリ", "メルカリ"),
        ("Inc.", "Inc."),
        ("", ""),
    ],
)
def test_a_short_name_identifies_the_company(company: str, short: str) -> None:
    assert short_names((company,)) == (short,)


def test_names_that_would_be_the_same_keep_what_differs() -> None:
    names = short_names(("Globex", "Globex Inc.", "Globex Sample Corporation", "Acme Ltd", "Acme Ltd"))
    assert names == ("Globex", "Globex Inc.", "Globex Sample", "Acme", "Acme")


@given(COMPANIES)
def test_different_companies_never_have_the_same_short_name(companies: list[str]) -> None:
    different = {single_line(company).casefold(): company for company in companies}
    names = short_names(tuple(different.values()))
    assert len({name.casefold() for name in names}) == len(different)
    assert all(len(name) <= len(whole) for name, whole in zip(names, map(single_line, different.values()), strict=True))


def test_only_a_window_shortens_names_and_what_leaves_it_has_them_in_full() -> None:
    offer = offer_from(company="Globex Sample Corporation")
    assert name_of(offer, ENGLISH) == "Globex Sample Corporation"
    assert name_of(offer, in_private(SCREEN)) == "Globex"
    for away in (SCREEN.on_paper(), SCREEN.off_screen(), in_public(SCREEN), in_public(in_private(SCREEN))):
        assert names_of((offer,), away) == ("Globex Sample Corporation",)


def test_offers_of_one_company_are_told_apart_by_their_roles() -> None:
    offers = (offer_from(company="Acme GmbH", role=role) for role in ("Engineer", "Manager"))
    comparison = comparison_of(*offers, offer_from(company="Globex Ltd"))
    assert compared_titles(comparison, SCREEN) == ("Acme — Engineer", "Acme — Manager", "Globex")
