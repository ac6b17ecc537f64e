from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercalc.presentation.names.name_cover import Cover, cover_of, covered
from offercalc.presentation.names.name_forms import fold, letters_of, name_forms
from offercalc.presentation.names.name_words import COMMON_WORDS, LEGAL_FORMS, SMALL_WORDS
from tests.tools import offer_from


def cover(company: str, name: str = "Company A") -> Cover:
    return Cover(name_forms(company), frozenset(), name)


def hidden(company: str, text: str) -> str:
    return covered(text, [cover(company)])


@pytest.mark.parametrize(
    ("company", "text", "found"),
    [
        ("Acme, Inc.", "Engineer at Acme", "Engineer at Company A"),
        ("Acme, Inc.", "ACME bonus", "Company A bonus"),
        ("Acme, Inc.", "Acme\u2019s and acme's car", "Company A\u2019s and Company A's car"),
        ("Acme, Inc.", "acme inc. bonus", "Company A bonus"),
        ("Acme, Inc.", "at Acme Inc.", "at Company A."),
        ("Acme, Inc.", "Acme-Bonus, Acmes Zulage", "Company A-Bonus, Company A Zulage"),
        ("Acme, Inc.", "AcmeCare plan, #Acme, acme_2027", "Company A Care plan, #Company A, Company A_2027"),
        ("Acme, Inc.", "Ac\u00adme A\u200bcme", "Company A Company A"),
        ("Acme, Inc.", "jane@acme.com, www.acme-corp.com/jobs.", "Company A, Company A."),
        ("Acme, Inc.", "see joinacme.com", "see Company A"),
        ("Acme Robotics Ltd", "Acme\u00a0 Robotics\nLimited", "Company A"),
        ("Acme Robotics", "acme_robotics AcmeRobotics", "Company A Company A"),
        ("International Business Machines (IBM)", "ibm stock", "Company A stock"),
        ("Bank Central Asia", "BCA bonus at bca.co.id", "Company A bonus at Company A"),
        ("Procter & Gamble", "procter and gamble, P&G", "Company A, Company A"),
        ("OpenAI", "Open AI, open-ai, openai.com", "Company A, Company A, Company A"),
        ("Nestlé S.A.", "NESTLE, Nestle\u0301", "Company A, Company A"),
        ("Straße AG", "STRASSE", "Company A"),
        ("リクルート", "リクルートの賞与", "Company A の賞与"),
        ("Target", "Target bonus, TARGET", "Company A bonus, Company A"),
        ("Be", "Be bonus, BE, jane@be.com", "Company A bonus, Company A, Company A"),
        ("X", "X stock", "Company A stock"),
        ("3M", "3M bonus", "Company A bonus"),
    ],
)
def test_a_name_is_taken_out_in_every_form(company: str, text: str, found: str) -> None:
    assert hidden(company, text) == found


@pytest.mark.parametrize(
    ("company", "text"),
    [
        ("Be", "Berlin will be the best; liberty.com"),
        ("Arm", "Army, alarm, armour, pharma@farm.com"),
        ("Meta", "metadata and Metallurgy"),
        ("Intel", "intelligence"),
        ("Target", "20% of the target"),
        ("Acme (Asia)", "Lead for Asia"),
        ("Bank Central Asia", "Central bank of Asia"),
        ("Acme, Inc.", "Incentives, Inc"),
        ("Globex Sample Corporation", "a sample of the corporation"),
        ("X", "Series x"),
        ("3M", "a budget of $3M"),
        ("On", "on-call allowance, once, Ontario"),
        ("The Company", "the firm"),
        (" ", "any text"),
    ],
)
def test_other_words_stay_as_they_are(company: str, text: str) -> None:
    assert hidden(company, text) == text


def test_mail_of_the_contacts_tells_the_company_too() -> None:
    offer = offer_from(company="Meta", contacts=[{"name": "Ada", "email": "ada@fb.com"}])
    assert covered("ask jobs@careers.fb.com or fb.community", [cover_of(offer, "Company A")]) == (
        "ask Company A or fb.community"
    )


def test_of_two_companies_the_longer_name_counts_then_the_first() -> None:
    covers = [cover("Acme Inc"), cover("Acme Labs Inc", "Company B")]
    assert covered("Acme Labs, not Acme", covers) == "Company B, not Company A"


_WORDS = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=4, max_size=12).filter(
    lambda word: word not in COMMON_WORDS | SMALL_WORDS | LEGAL_FORMS
)


@given(
    _WORDS,
    st.sampled_from(["{}", "{} Inc.", "PT {} Tbk", "{} GmbH", "{} (Asia)", "The {} Company", "{} Technologies Ltd"]),
    st.sampled_from(["{}", "Engineer at {}", "{} bonus", "{}'s plan", "{}\u2019s", "({})", "x@{}.com", "https://{}.io/a",
                     "the\u00a0{}\u00a0fund", "{}-wide", "pre-{}", "{}, then", "#{}"]),
    st.sampled_from([str.upper, str.lower, str.title, "\u00ad".join, lambda word: word]),
    st.sampled_from(["NFC", "NFD", "NFKC"]),
)  # fmt: skip
def test_no_form_of_a_name_is_left(word: str, company: str, text: str, case: object, form: str) -> None:
    assert callable(case)
    written = normalize(form, text.format(case(word)))  # type: ignore[arg-type]
    found = hidden(company.format(word.title()), written)
    assert "Company A" in found
    assert word not in fold(found.replace("Company A", ""))


@given(_WORDS, _WORDS, st.sampled_from(["{}{}", "{}{}ing", "{}{}s"]))
def test_no_word_that_merely_holds_a_name_is_changed(name: str, more: str, pattern: str) -> None:
    text = f"a {pattern.format(more, name)} of {pattern.format(name, more)}"
    if letters_of(more) != "s" * len(more):
        assert hidden(name.title(), text) == text


@given(st.text(max_size=30), st.text(max_size=40))
def test_any_name_and_any_text_can_be_taken(company: str, text: str) -> None:
    assert isinstance(hidden(company, text), str)
    assert covered(text, []) == text
