from datetime import date

from msgspec.structs import replace

from offercalc.application.offers.drafts import begin_draft
from offercalc.application.offers.edits import Insert, Put
from offercalc.application.sync.session import Session
from offercalc.desktop.state.open_offers import OpenOffers
from offercalc.domain.offer.pay import Bonus
from tests.tools import ENGLISH, PRESETS, TODAY, offer_from
from tests.windows import kept

COMPANY, ROLE = Put(("company",), "Initech"), Put(("role",), "Engineer")
START = Put(("start_date",), date(2027, 2, 1))
DRAFT = begin_draft("US", "USD", TODAY, ENGLISH)


def opened() -> OpenOffers:
    return OpenOffers(Session(kept(offer_from())), PRESETS)


def test_a_draft_is_listed_after_the_offers_and_is_none_of_them() -> None:
    offers = opened()
    offers.begin(DRAFT, "New offer")
    assert [one.offer.company for one in offers.listed] == ["Acme", ""]
    assert [one.offer.company for one in offers.offers] == ["Acme"]
    assert (offers.chosen, offers.chosen_draft, offers.chosen_offer) == (1, DRAFT, DRAFT.terms)
    offers.choose(0)
    assert offers.chosen_draft is None


def test_it_becomes_an_offer_under_the_same_document_and_back() -> None:
    offers = opened()
    offers.begin(DRAFT, "New offer")
    document = offers.chosen_document
    for edit in (COMPANY, ROLE, START):
        assert len(offers.session.offers) == 1
        assert offers.edit(edit, "Change", document) == ()
    assert [one.document for one in offers.session.offers] == ["document-0", document]
    assert offers.chosen_document == document
    assert not offers.drafts.stored
    assert not offers.drafts.unsaved

    offers.undo_stack.undo()
    assert len(offers.session.offers) == 1
    draft = offers.drafts.find(document)
    assert draft is not None
    assert draft.missing == ("start_date",)

    offers.undo_stack.redo()
    assert [one.document for one in offers.session.offers] == ["document-0", document]
    assert offers.chosen_draft is None

    for _step in range(4):
        offers.undo_stack.undo()
    assert offers.listed == offers.offers
    assert len(offers.offers) == 1


def test_what_is_typed_into_it_is_previewed_and_what_is_wrong_is_refused() -> None:
    offers = opened()
    offers.begin(DRAFT, "New offer")
    document = offers.chosen_document
    assert offers.try_out(COMPANY, document)
    assert offers.listed[1].offer.company == "Initech"
    assert offers.drafts.find(document) == DRAFT
    offers.stop_trying()
    assert offers.listed[1].offer.company == ""
    wrong = Put(("hours_per_week",), 0)
    assert not offers.try_out(wrong, document)
    assert [one.path for one in offers.edit(wrong, "Change", document)] == ["$.hours_per_week"]
    assert offers.drafts.find(document) == DRAFT


def test_an_untouched_draft_gives_way_to_another_and_is_not_stored() -> None:
    offers = opened()
    offers.begin(DRAFT, "New offer")
    assert not offers.drafts.unsaved
    blank = begin_draft("blank", "EUR", TODAY, ENGLISH)
    offers.begin(blank, "New offer")
    assert [one.offer for one in offers.listed[1:]] == [blank.terms]
    offers.edit(Insert(Bonus()), "Add", offers.chosen_document)
    offers.begin(DRAFT, "New offer")
    assert len(offers.listed) == 3
    assert [one.draft.terms.currency for one in offers.drafts.unsaved] == ["EUR"]


def test_a_draft_is_discarded_and_brought_back() -> None:
    offers = opened()
    offers.begin(DRAFT, "New offer")
    offers.edit(COMPANY, "Change", offers.chosen_document)
    offers.archive_all([one.document for one in offers.listed], "Archive offers")
    assert not offers.listed
    offers.undo_stack.undo()
    assert [one.offer.company for one in offers.listed] == ["Acme", "Initech"]


def test_a_draft_of_an_earlier_run_is_gone_on_with() -> None:
    offers = opened()
    earlier = replace(DRAFT, terms=replace(DRAFT.terms, company="Initech"))
    offers.take_up("earlier", earlier)
    assert (offers.chosen_document, offers.chosen_draft) == ("earlier", earlier)
    assert [one.document for one in offers.drafts.unsaved] == ["earlier"]
    assert not offers.undo_stack.count()
