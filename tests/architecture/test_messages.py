"""Every message is translated into every language with the same placeholders, and no other text is."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from messages import messages, messages_in

from tests.architecture.tree import ROOT

CATALOGUES = sorted((ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po"))
FACT = re.compile(r"{\w+}")


def translations(path: Path) -> dict[object, list[str]]:
    """Return the forms of every message of a catalog."""
    with path.open("rb") as file:
        found = {message.id: message.string for message in read_po(file) if message.id}
    return {key: [forms] if isinstance(forms, str) else list(forms or ()) for key, forms in found.items()}


def facts(*forms: str) -> set[str]:
    """Return the placeholders of a message's forms."""
    return {fact for form in forms for fact in FACT.findall(form)}


def languages() -> list[str]:
    return [path.parts[-3] for path in CATALOGUES]


def test_there_is_indonesian() -> None:
    assert languages() == ["id"]


@pytest.mark.parametrize("path", CATALOGUES, ids=languages())
def test_a_catalogue_has_the_messages_of_the_source_and_no_others(path: Path) -> None:
    wanted = {message.id for message in messages() if message.id}
    found = set(translations(path))
    assert (wanted - found, found - wanted) == (set(), set()), "run `make messages`"


@pytest.mark.parametrize("path", CATALOGUES, ids=languages())
def test_every_message_is_translated(path: Path) -> None:
    assert [message for message, forms in translations(path).items() if not all(forms)] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=languages())
def test_a_translation_fills_in_the_same_facts(path: Path) -> None:
    wrong = []
    for message, forms in translations(path).items():
        texts = [message] if isinstance(message, str) else list(message) if isinstance(message, tuple) else []
        if facts(*texts) != facts(*forms):
            wrong.append(message)
    assert wrong == []


def test_messages_are_found_wherever_they_stand() -> None:
    source = """
f"{localizer.tr('inside')}: {other}"
self._tr("private")
reader.plural("{number} day", "{number} days", age)
N_("later")
lazy_plural("{number} hour", "{number} hours", 3)
companies.count(name)
tr(variable)
"""
    assert list(messages_in(source)) == [
        "private",
        ("{number} day", "{number} days"),
        "later",
        ("{number} hour", "{number} hours"),
        "inside",
    ]
