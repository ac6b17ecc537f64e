"""Typed text and offers under construction in a JSON file that only its owner can read."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from offercalc.application.files.atomic_files import keep, keep_aside
from offercalc.application.files.bounded_json import JsonDecoder, UnreadableError
from offercalc.application.ports.drafts import NOTHING_UNSAVED, Unsaved, UnsavedOffer, UnsavedText
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.domain.offer.offer import Offer
from offercalc.domain.validate.draft import draft_of
from offercalc.presentation.formats.localizer import N_


class _Offer(Struct, frozen=True):
    """An offer under construction: its offer file with a stand-in for every missing field, which are named."""

    document: str
    missing: tuple[str, ...]
    offer: msgspec.Raw


class _File(Struct, frozen=True):
    """The content of the file; before there were offers under construction, it had none."""

    drafts: tuple[UnsavedText, ...]
    version: int = 1
    offers: tuple[_Offer, ...] = ()


_FILE = JsonDecoder[_File](_File)


class JsonDrafts:
    """Stores what is not saved yet in one file, written atomically; without anything there is no file."""

    def __init__(self, path: Path, files: OfferFiles) -> None:
        """Take the path, which need not exist, and the codec of offer files."""
        self._path = path
        self._files = files

    def read(self) -> Unsaved:
        """Return what is stored; raises ExternalError if the file cannot be read; a damaged one is set aside."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return NOTHING_UNSAVED
        except OSError as error:
            raise _fault(self._path, error) from error
        found = self._decode(content)
        if found is not None:
            return found
        aside = keep_aside(content, self._path)
        self._remove()
        text = N_("Unsaved entries from the last session cannot be read; they were moved to {path}.")
        raise ExternalError(text, path=aside)

    def keep(self, unsaved: Unsaved) -> None:
        """Write what is not saved yet, readable only by its owner; raises ExternalError if that fails."""
        if unsaved:
            offers = tuple(map(self._written, unsaved.offers))
            keep(msgspec.json.encode(_File(unsaved.texts, offers=offers)), self._path)
        else:
            self._remove()

    def _written(self, one: UnsavedOffer) -> _Offer:
        offer = msgspec.json.format(self._files.encode(one.draft.filled), indent=-1)
        return _Offer(one.document, one.draft.missing, msgspec.Raw(offer))

    def _decode(self, content: bytes) -> Unsaved | None:
        """Return what a file says, None if it cannot be read or one of its offers is no offer."""
        try:
            file = _FILE.decode(content)
        except UnreadableError:
            return None
        offers: list[UnsavedOffer] = []
        for one in file.offers:
            filled = self._files.decode(bytes(one.offer))
            if not isinstance(filled, Offer):
                return None
            offers.append(UnsavedOffer(one.document, draft_of(filled, one.missing)))
        return Unsaved(file.drafts, tuple(offers))

    def _remove(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise _fault(self._path, error) from error


def _fault(path: Path, error: OSError) -> ExternalError:
    return ExternalError(N_("{path}: {reason}"), path=path, reason=error.strerror or error)
