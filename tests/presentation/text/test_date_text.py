from datetime import date

import pytest

from offercalc.analysis.negotiation.deadlines import Conflict, DatedEvent, DateKind
from offercalc.application.translations.readers import localizer_for
from offercalc.domain.ledger.component import Component, Kind
from offercalc.presentation.text.date_text import conflict_text, event_text
from tests.builders import offer


@pytest.mark.parametrize("kind", list(DateKind))
@pytest.mark.parametrize("locale", ["en_US", "id_ID"])
def test_every_kind_of_date_has_words(kind: DateKind, locale: str) -> None:
    event = DatedEvent(day=date(2027, 1, 1), offer=0, kind=kind, component=Component(Kind.PAY, 0))
    text = event_text(event, offer("100k USD/year"), localizer_for(locale))
    assert text
    assert "{" not in text


def test_an_offer_without_a_deadline_is_asked_for_one() -> None:
    text = conflict_text(Conflict(0, 1, None), (offer("1 USD/year"), offer("2 USD/year")), localizer_for("en_US"))
    assert text.endswith("states no deadline: ask for one.")
