from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import fields, replace

from offercalc.application.ports.renderer import OfferSheet
from offercalc.domain.offer.clawback import Clawback
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import Instalment, Raise
from offercalc.domain.offer.refreshers import Refreshers
from offercalc.domain.values.estimate import Estimate
from offercalc.domain.values.lazy_text import LazyText
from offercalc.presentation.formats.employer_localizer import EmployerLocalizer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.masked import in_private
from offercalc.presentation.text.labels import new_parts
from offercalc.sheets.content.document import text_of
from offercalc.sheets.content.offer_sheet import offer_sheet
from tests.sheets.papers import order
from tests.tools import ENGLISH, FILES, INDONESIAN, PRESETS, comparison_of, offer_from

OF_CANDIDATES = (
    "not known",
    "unknown",
    "recruiter",
    " my ",
    "your own",
    "guaranteed",
    "expected",
    "contingent",
    "4-year",
)
OF_CANDIDATES_IN_INDONESIAN = ("belum diketahui", "tidak diketahui", "perekrut", "dijamin", "diperkirakan")


def open_offer() -> Offer:
    """Return an offer with every kind of part, all unknown."""
    bare = offer_from()
    pay: list[Any] = []
    equity: list[Any] = []
    for _name, part in new_parts(ENGLISH):
        unknown = {
            field.name: None
            for field in fields(part)
            if getattr(field.type, "__origin__", field.type) == Estimate and field.name != "contribution"
        }
        (equity if "price" in unknown else pay).append(replace(part, **unknown))
    one_time = next(part for part in pay if hasattr(part, "instalments"))
    salary = pay[0]
    both = Clawback(months=None, method="pro_rata"), Clawback(months=None, method="in_full")
    pay += [replace(one_time, instalments=(Instalment(amount=None),), clawback=clawback) for clawback in both]
    pay.append(replace(salary, raises=(Raise(on=bare.start_date, amount=None),)))
    pay.append(replace(pay[1], attainment_percent=None, guaranteed_years=1))
    equity.append(replace(equity[0], refreshers=Refreshers(years=2)))
    return replace(bare, pay=tuple(pay), equity=tuple(equity))


@pytest.mark.parametrize(
    ("localizer", "words"), [(ENGLISH, OF_CANDIDATES), (INDONESIAN, OF_CANDIDATES_IN_INDONESIAN)], ids=["en", "id"]
)
@pytest.mark.parametrize("extras", [(), ("questions",)])
def test_an_employer_never_speaks_as_a_candidate(
    localizer: Localizer, words: tuple[str, ...], extras: tuple[str, ...]
) -> None:
    ordered = replace(order(), extras=extras)
    text = text_of(offer_sheet(OfferSheet(comparison_of(open_offer()), localizer, ordered), FILES, PRESETS))
    assert [word for word in words if word in text] == []


def test_a_candidate_is_told_what_is_not_known() -> None:
    ordered = replace(order(), speaker="candidate")
    text = text_of(offer_sheet(OfferSheet(comparison_of(open_offer()), ENGLISH, ordered), FILES, PRESETS))
    assert "not known yet" in text
    assert "to be confirmed" not in text


def test_what_has_no_other_words_is_said_as_it_is() -> None:
    employer = EmployerLocalizer(INDONESIAN)
    assert (employer.language, employer.figures, employer.is_right_to_left) == ("id", INDONESIAN.figures, False)
    assert employer.tr("Offer sheet") == "Lembar penawaran"
    assert employer.tr("not known yet") == "akan dikonfirmasi"
    assert employer.tr("") == ""
    assert employer.plural("{number} offer", "{number} offers", 2) == "2 tawaran"
    assert employer.render(LazyText("Offer sheet")) == "Lembar penawaran"


def test_other_figures_keep_the_employers_messages() -> None:
    employer = in_private(EmployerLocalizer(INDONESIAN))
    assert employer.tr("not known yet") == "akan dikonfirmasi"
    assert employer.figures.money(Decimal(1), "IDR") == "Rp\u00a0•••"


def test_a_guaranteed_bonus_stays_a_term() -> None:
    employer = EmployerLocalizer(ENGLISH)
    forms = "the first one guaranteed", "the first {number} guaranteed"
    assert employer.plural(*forms, 1) == "the first one paid at its target"
    assert employer.plural(*forms, 2) == "the first 2 paid at their targets"
