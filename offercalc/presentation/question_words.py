"""Open questions worded as a candidate would ask the recruiter."""

from __future__ import annotations

from offercalc.analysis.open_questions import Question, Topic
from offercalc.domain.offer import Offer
from offercalc.presentation.labels import component_label
from offercalc.presentation.reader import N_, Reader

_QUESTIONS = {
    Topic.SALARY: N_("How much is the base salary, and per which period?"),
    Topic.RAISE: N_("{part}: by how much does it rise, and when?"),
    Topic.BONUS: N_("What is the target of the bonus, as a percentage of salary or as an amount?"),
    Topic.ATTAINMENT: N_("{part}: how much of the target was paid in the last years?"),
    Topic.COMMISSION: N_("{part}: how much is the commission of somebody who meets the target?"),
    Topic.INSTALMENT: N_("{part}: how much is paid?"),
    Topic.CLAWBACK: N_("{part}: for how many months must it be paid back on leaving?"),
    Topic.EXTRA_MONTHS: N_("{part}: how many monthly wages are paid?"),
    Topic.ALLOWANCE: N_("{part}: how much is the allowance?"),
    Topic.MATCH: N_("{part}: which part of my contributions does the company match, up to how much?"),
    Topic.BENEFIT: N_("{part}: what is it worth a year?"),
    Topic.UNITS: N_("{part}: how many units are granted?"),
    Topic.STRIKE: N_("{part}: what is the strike price of one option?"),
    Topic.BASE_PRICE: N_("{part}: above which share price does a unit pay?"),
    Topic.THRESHOLD: N_("{part}: what is the participation threshold of one unit?"),
    Topic.CAP: N_("{part}: what is the most that one unit can pay, and at which price was it granted?"),
    Topic.FULLY_DILUTED_SHARES: N_("{part}: how many fully diluted shares does the company have?"),
    Topic.SHARE_PRICE: N_("{part}: what is the latest price of one share, or the company's valuation?"),
    Topic.PREFERENCE: N_(
        "{part}: how much is paid to preferred stock before common stock, and how much of it is there?"
    ),
    Topic.VESTING: N_("{part}: when does the grant vest?"),
    Topic.REFRESHERS: N_("{part}: how large are the yearly refreshers?"),
    Topic.CONTRIBUTION: N_("{part}: how much of the salary may be contributed?"),
    Topic.DISCOUNT: N_("{part}: how large is the discount?"),
}
"""The question of each topic; a test checks that every topic has one."""


def question_text(question: Question, offer: Offer, reader: Reader) -> str:
    """Return an open question about an offer in words."""
    part = component_label(offer, question.path.removeprefix("$.").split(".")[0], reader)
    return reader.say(_QUESTIONS[question.topic], part=part)
