from msgspec.structs import replace

from offercalc.application.workbench.selected_papers import Kind
from offercalc.presentation.pages.perspective import COMPARES, OUTLOOKS
from tests.tools import INDONESIAN, offer_from

COMPARING, WRITING = OUTLOOKS["candidate"], OUTLOOKS["recruiter"]


def test_who_compares_offers_knows_them_by_company_and_role() -> None:
    offer = offer_from(company="Acme\n", role="Lead", location="Jakarta", candidate={"name": "Rina Wijaya"})
    assert (COMPARING.name(offer), COMPARING.about(offer), COMPARING.title(offer)) == ("Acme", "Lead", "Acme — Lead")


def test_who_writes_offers_knows_them_by_candidate_role_and_place() -> None:
    offer = offer_from(company="Acme", role="Lead\n", location="Jakarta", candidate={"name": "Rina\nWijaya"})
    assert (WRITING.name(offer), WRITING.about(offer)) == ("Rina Wijaya", "Lead · Jakarta")
    assert WRITING.title(offer) == "Rina Wijaya — Lead · Jakarta"


def test_without_a_candidate_the_company_stands_for_one() -> None:
    nobody = offer_from(company="Acme", role="Lead", location="")
    unnamed = offer_from(company="Acme", role="Lead", location="", candidate={"name": " "})
    assert [WRITING.title(offer) for offer in (nobody, unnamed)] == ["Acme — Lead"] * 2
    assert WRITING.title(replace(nobody, company="", role="")) == ""


def test_the_perspectives_set_what_the_window_begins_with() -> None:
    found = [
        (one.starts_as_register, Kind(one.paper), Kind(one.paper_of_several), one.few_days) for one in OUTLOOKS.values()
    ]
    assert found == [(False, Kind.LETTER, Kind.REPORT, 14), (True, Kind.OFFER, Kind.OFFER, 7)]
    assert COMPARES is COMPARING


def test_they_are_said_in_indonesian() -> None:
    labels = [INDONESIAN.tr(one.label) for one in OUTLOOKS.values()]
    assert labels == ["Saya membandingkan tawaran", "Saya membuat tawaran"]
