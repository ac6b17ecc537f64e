"""Open questions worded as a candidate would ask the recruiter."""

from __future__ import annotations

from typing import assert_never

from offercalc.analysis.open_questions import Question, Topic
from offercalc.domain.offer import Offer
from offercalc.presentation.labels import component_label
from offercalc.presentation.reader import Reader


def question_text(question: Question, offer: Offer, reader: Reader) -> str:
    """Word an open question about an offer."""
    part = component_label(offer, question.path.removeprefix("$.").split(".")[0], reader)
    match question.topic:
        case Topic.SALARY:
            return reader.say("How much is the base salary, and per which period?")
        case Topic.BONUS:
            return reader.say("What is the target of the bonus, as a percentage of salary or as an amount?")
        case Topic.INSTALMENT:
            return reader.say("{part}: how much is paid?", part=part)
        case Topic.EXTRA_MONTHS:
            return reader.say("{part}: how many monthly wages are paid?", part=part)
        case Topic.UNITS:
            return reader.say("{part}: how many units are granted?", part=part)
        case Topic.STRIKE:
            return reader.say("{part}: what is the strike price of one option?", part=part)
        case Topic.FULLY_DILUTED_SHARES:
            return reader.say("{part}: how many fully diluted shares does the company have?", part=part)
        case Topic.SHARE_PRICE:
            return reader.say("{part}: what is the latest price of one share, or the company's valuation?", part=part)
        case Topic.VESTING:
            return reader.say("{part}: when does the grant vest?", part=part)
        case _:
            assert_never(question.topic)
