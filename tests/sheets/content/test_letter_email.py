from decimal import Decimal

from msgspec.structs import replace

from offercalc.application.ports.document_options import Redaction
from offercalc.application.ports.renderer import CounterLetter
from offercalc.domain.offer.offer import Contact
from offercalc.sheets.typst_renderer import TypstRenderer
from tests.sheets.papers import own_order
from tests.tools import ENGLISH, FILES, GLOBEX, OPENAI, PRESETS, comparison_of, sample

OFFERED = replace(sample(GLOBEX), contacts=(Contact(name="Ada Lovelace"),), notes="My walk-away number is 290")
ASKED = replace(OFFERED, pay=(replace(OFFERED.pay[0], amount=Decimal(310_000)), *OFFERED.pay[1:]))
LETTER = CounterLetter(
    comparison_of(OFFERED, ASKED),
    comparison_of(OFFERED),
    ENGLISH,
    replace(own_order(), candidate="Rina Wijaya", reasons=("I bring twelve years of experience.",)),
)
EMAIL = """Counter-offer: Globex Sample Corporation — Director, Trust Engineering

Dear Ada Lovelace,

Thank you for your offer to join Globex Sample Corporation as Director, Trust Engineering. I would be glad to accept.

Before I do, I would like to ask you for the following.

What I am asking for:
- Base salary: $285,000 per year → $310,000 per year (+8.77%)

Why:
- I bring twelve years of experience.

In total it comes to $2,488,000 over 4 years, instead of $2,368,000.

Please treat this letter as confidential. I look forward to your answer, if possible before December 11, 2026.

Yours sincerely,

Rina Wijaya
"""


def test_a_letter_as_an_e_mail() -> None:
    for localizer in (ENGLISH, ENGLISH.on_screen()):  # a window writes company names short, an e-mail does not
        assert TypstRenderer(FILES, PRESETS).render_email(replace(LETTER, localizer=localizer)) == EMAIL


def test_an_e_mail_hides_what_the_letter_hides() -> None:
    hidden = replace(LETTER, options=replace(LETTER.options, redaction=Redaction(in_percent=True)))
    text = TypstRenderer(FILES, PRESETS).render_email(hidden)
    assert "- Base salary: \N{EN DASH} → +8.77%" in text
    assert not [sign for sign in ("$", "285", "310") if sign in text]


def test_neither_the_notes_of_one_side_nor_of_the_other_are_in_it() -> None:
    """Ours are in the offer as asked for, theirs in the offer as made and in the competing one."""
    kept = Contact(name="Ada Lovelace", email="ada@globex.example", phone="555-0199", role="Head of Talent")
    theirs = replace(OFFERED, notes="Theirs: the band ends at 333", contacts=(kept,))
    ours = replace(ASKED, notes="Ours: we would take 301", contacts=(kept,))
    rival = replace(sample(OPENAI), notes="The rival's: 444")
    letter = CounterLetter(
        comparison_of(theirs, ours), comparison_of(theirs, rival), ENGLISH, replace(own_order(), reasons=("Skill.",))
    )
    text = TypstRenderer(FILES, PRESETS).render_email(letter)
    assert "Skill." in text
    hidden = ("333", "301", "444", "Theirs", "Ours", "rival", "OpenAI", "555-0199", "globex.example", "Talent")
    assert [word for word in hidden if word in text] == []
