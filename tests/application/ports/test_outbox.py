from offercalc.application.ports.library import StoredOffer
from offercalc.application.ports.outbox import PendingChanges, PendingSave
from tests.tools import offer_from


def test_pending_changes_are_true_while_anything_waits() -> None:
    saved = PendingSave(StoredOffer("id", 1, offer_from()), "Edit")
    assert not PendingChanges()
    assert PendingChanges(writes=(saved,))
    assert PendingChanges(moves=(("id", True),))
