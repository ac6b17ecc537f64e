"""Open questions worded as a candidate would ask the recruiter."""

from __future__ import annotations

from offercalc.analysis.open_questions import Question, Topic
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.text.labels import component_label

_QUESTIONS = {
    Topic.SALARY: N_("What is the base salary, and per what period?"),
    Topic.RAISE: N_("{part}: how large are raises, and when do they take effect?"),
    Topic.BONUS: N_("What is the target bonus, as a percentage of salary or as an amount?"),
    Topic.ATTAINMENT: N_("{part}: what percentage of the target was paid out in recent years?"),
    Topic.COMMISSION: N_("{part}: what is the on-target commission?"),
    Topic.INSTALMENT: N_("{part}: how much is paid?"),
    Topic.CLAWBACK: N_("{part}: how long does the clawback apply?"),
    Topic.EXTRA_MONTHS: N_("{part}: how many months of salary are paid?"),
    Topic.ALLOWANCE: N_("{part}: how much is the allowance?"),
    Topic.MATCH: N_("{part}: what is the employer match, and what is its limit?"),
    Topic.BENEFIT: N_("{part}: what is it worth per year?"),
    Topic.UNITS: N_("{part}: how many units are granted?"),
    Topic.STRIKE: N_("{part}: what is the strike price of one option?"),
    Topic.BASE_PRICE: N_("{part}: what is the base price above which a unit pays?"),
    Topic.THRESHOLD: N_("{part}: what is the participation threshold of one unit?"),
    Topic.CAP: N_("{part}: is there a cap on the gain per unit, and what was the grant price?"),
    Topic.FULLY_DILUTED_SHARES: N_("{part}: how many fully diluted shares does the company have?"),
    Topic.SHARE_PRICE: N_("{part}: what is the latest price of one share, or the company's valuation?"),
    Topic.PREFERENCE: N_(
        "{part}: what is the total liquidation preference, and what share of the company is preferred stock?"
    ),
    Topic.VESTING: N_("{part}: when does the grant vest?"),
    Topic.REFRESHERS: N_("{part}: how large are the annual refresh grants?"),
    Topic.CONTRIBUTION: N_("{part}: what percentage of salary can be contributed?"),
    Topic.DISCOUNT: N_("{part}: how large is the discount?"),
}
"""The question of each topic; a test checks that every topic has one."""


def question_text(question: Question, offer: Offer, localizer: Localizer) -> str:
    """Return an open question about an offer in words."""
    part = component_label(offer, question.path.removeprefix("$.").split(".")[0], localizer)
    return localizer.tr(_QUESTIONS[question.topic], part=part)
