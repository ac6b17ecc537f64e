"""The values of merge names: terms of the offer in words, as the figures are computed from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil

from msgspec import Struct
from msgspec.structs import replace
from typing_extensions import override

from offercalc.application.clauses.letter_details import LetterDetails, term_of
from offercalc.application.clauses.merge_names import LETTER_NAMES
from offercalc.application.letters.places import town_of
from offercalc.application.ports.document_options import DocumentOptions
from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.offer import Offer, currency_of
from offercalc.domain.offer.pay import (
    Allowance,
    Benefit,
    Bonus,
    Commission,
    EmployerContribution,
    LeavingPay,
    OneTime,
    PayPart,
    RetirementMatch,
    Salary,
    ThirteenthMonth,
)
from offercalc.domain.offer.pay_period import periods_a_year
from offercalc.domain.values.money import round_half_up
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.formats.employer_localizer import EmployerLocalizer
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.formats.terbilang import amount_in_words
from offercalc.presentation.pages.vesting_plan import vesting_plans
from offercalc.presentation.tables.equity_table import equity_table
from offercalc.presentation.terms.clawback_text import clawback_words
from offercalc.presentation.terms.employment_text import months_words
from offercalc.presentation.terms.equity_text import equity_sentences
from offercalc.presentation.terms.estimate_text import within_sentence
from offercalc.presentation.terms.pay_text import pay_words
from offercalc.presentation.terms.term_text import terms
from offercalc.presentation.text import labels
from offercalc.presentation.text.labels import company, part_label, period_label

_ITEM = "\n- "
"""Separates the entries of a merge value that is a list; the clause begins the first one with "- "."""
_MONTHS_A_YEAR = 12
_HALF = Decimal("0.5")
_PRESENT = "yes"


class LetterValues(Struct, frozen=True):
    """The value of each merge name that has one, and the names whose values contain something not known yet."""

    values: Mapping[str, str]
    unknown: frozenset[str]


class _Watching(EmployerLocalizer):
    """An employer's wording that notes whether a message said that something is not known."""

    has_unknown = False

    @override
    def tr(self, message: str, **values: object) -> str:
        if "not known" in message.lower() or "unknown" in message:
            self.has_unknown = True
        return super().tr(message, **values)


def letter_values(
    offer: Offer, details: LetterDetails, order: DocumentOptions, presets: Presets, localizer: Localizer
) -> LetterValues:
    """Return the values of all merge names for one letter; names without a value are absent."""
    watching = _Watching(localizer)
    found: dict[str, str] = {}
    unknown = set()
    for name, value in _makers(offer, details, order, presets).items():
        watching.has_unknown = False
        text = value(watching)
        if text:
            found[name] = text
        if watching.has_unknown:
            unknown.add(name)
    return LetterValues(found, frozenset(unknown))


_Maker = Callable[[Localizer], str]


def _makers(offer: Offer, details: LetterDetails, order: DocumentOptions, presets: Presets) -> dict[str, _Maker]:
    """Return how each merge name gets its value."""
    return {
        **_of_position(offer, details),
        **_of_pay(offer),
        **_of_one_time(offer),
        **_of_equity(offer, presets),
        **_of_paper(offer, details, order),
        **{name: _always(getattr(details, name, "")) for name in LETTER_NAMES},
        "employee_address": _always(_address(offer, details)),
    }


def _always(text: str) -> _Maker:
    return lambda _localizer: text


def _of_position(offer: Offer, details: LetterDetails) -> dict[str, _Maker]:
    def term(name: str) -> object:
        return term_of(name, offer, details)

    kind, end = term("employment_type"), term("end_date")
    return {
        "company": _always(company(offer)),
        "title": _always(single_line(offer.role)),
        "level": _always(single_line(offer.level)),
        "location": _always(town_of(offer)),
        "start_date": lambda localizer: localizer.figures.day(offer.start_date),
        "end_date": lambda localizer: "" if end is None else localizer.figures.day(end),
        "expiry_date": lambda localizer: "" if offer.expiry_date is None else localizer.figures.day(offer.expiry_date),
        "reference": _always(single_line(str(term("reference") or ""))),
        "permanent": _always(_PRESENT if kind == "permanent" else ""),
        "fixed_term": _always(_PRESENT if kind == "fixed_term" or (kind in {"", None} and end is not None) else ""),
        "work_place": lambda localizer: _work_place(term("work_place"), localizer),
        "hours_per_week": lambda localizer: _hours(offer.hours_per_week, localizer),
        "leave_days": lambda localizer: _days(term("leave_days"), localizer),
        "public_holidays": lambda localizer: _days(term("public_holidays"), localizer),
        "notice_months": lambda localizer: _notice(term("notice_months"), localizer),
        "probation_months": lambda localizer: _months(term("probation_months"), localizer),
    }


def _work_place(place: object, localizer: Localizer) -> str:
    tr = localizer.tr
    words = {"on_site": tr("on site"), "hybrid": tr("hybrid"), "remote": tr("remote")}
    return words.get(str(place), "")


def _hours(number: object, localizer: Localizer) -> str:
    return _count(number, lambda whole: localizer.plural("{number} hour", "{number} hours", whole), localizer)


def _days(number: object, localizer: Localizer) -> str:
    return _count(number, lambda whole: localizer.plural("{number} day", "{number} days", whole), localizer)


def _months(number: object, localizer: Localizer) -> str:
    return _count(number, lambda whole: localizer.plural("{number} month", "{number} months", whole), localizer)


def _notice(number: object, localizer: Localizer) -> str:
    return months_words(_HALF, localizer) if number == _HALF else _months(number, localizer)


def _count(number: object, write: Callable[[int], str], localizer: Localizer) -> str:
    """Return a number with what it counts; "" if it is not stated as one number, or nothing is stated."""
    if not isinstance(number, Decimal) or number == 0:
        return ""
    whole = max(2, ceil(number)) if number != number.to_integral_value() else int(number)
    return write(whole).replace(str(whole), localizer.figures.number(number), 1)


def _of_pay(offer: Offer) -> dict[str, _Maker]:
    salary = next((part for part in offer.pay if isinstance(part, Salary)), None)

    def of(*kinds: type[PayPart]) -> list[PayPart]:
        return [part for part in offer.pay if isinstance(part, kinds)]

    return {
        "salary": lambda localizer: "" if salary is None else _salary(salary, offer, localizer),
        "annual_salary": lambda localizer: _salary_per(salary, Fraction(1), offer, localizer),
        "monthly_salary": lambda localizer: _salary_per(salary, Fraction(1, _MONTHS_A_YEAR), offer, localizer),
        "salary_in_words": lambda localizer: _in_words(salary, offer, localizer),
        "raises": lambda localizer: _raises(salary, offer, localizer),
        "bonus": lambda localizer: _sentence(of(Bonus), offer, localizer),
        "commission": lambda localizer: _sentence(of(Commission), offer, localizer),
        "thirteenth_month": lambda localizer: _sentence(of(ThirteenthMonth), offer, localizer),
        "allowances": lambda localizer: _list(of(Allowance), offer, localizer),
        "benefits": lambda localizer: _list(of(Benefit), offer, localizer),
        "retirement": lambda localizer: _list(of(RetirementMatch, EmployerContribution), offer, localizer),
        "leaving_pay": lambda localizer: _list(of(LeavingPay), offer, localizer),
    }


def _salary(salary: Salary, offer: Offer, localizer: Localizer) -> str:
    """Return the salary with its period, without its raises."""
    plain = replace(salary, raises=(), raise_percent=Decimal(0))
    return pay_words(plain, currency_of(salary, offer), localizer)


def _salary_per(salary: Salary | None, part_of_year: Fraction, offer: Offer, localizer: Localizer) -> str:
    """Return the salary of a part of a year, rounded to whole units of its currency; "" if it is not one amount."""
    if salary is None or not isinstance(salary.amount, Decimal):
        return ""
    exact = Fraction(salary.amount) * periods_a_year(salary.per, offer.working_time) * part_of_year
    return localizer.figures.stated(round_half_up(exact, 0), currency_of(salary, offer))


def _in_words(salary: Salary | None, offer: Offer, localizer: Localizer) -> str:
    """Return the salary in words where letters state it so: in Indonesian."""
    if salary is None or localizer.language != "id" or not isinstance(salary.amount, Decimal):
        return ""
    words = amount_in_words(salary.amount, currency_of(salary, offer))
    return f"{words} {period_label(salary.per, localizer)}" if words else ""


def _raises(salary: Salary | None, offer: Offer, localizer: Localizer) -> str:
    """Return the agreed raises as a sentence."""
    if salary is None or not (salary.raises or salary.raise_percent):
        return ""
    whole = pay_words(salary, currency_of(salary, offer), localizer)
    rest = whole.removeprefix(_salary(salary, offer, localizer)).lstrip(",; ")
    return localizer.tr("Agreed raises: {raises}.", raises=rest)


def _of_one_time(offer: Offer) -> dict[str, _Maker]:
    parts = [part for part in offer.pay if isinstance(part, OneTime)]
    clawbacks = [part.clawback for part in parts if part.clawback is not None]
    months = {clawback.months for clawback in clawbacks}
    (single,) = months if len(months) == 1 else (None,)
    return {
        "sign_on": lambda localizer: _list([replace(part, clawback=None) for part in parts], offer, localizer),
        "sign_on_repayment": lambda localizer: _repayments(parts, localizer),
        "sign_on_repayment_months": lambda localizer: _months(single, localizer),
    }


def _repayments(parts: Iterable[OneTime], localizer: Localizer) -> str:
    """Return what must be repaid, with the names of the payments if there are several."""
    stated = [(part, "; ".join(clawback_words(part.clawback, localizer))) for part in parts if part.clawback]
    if len(stated) == 1:
        return stated[0][1]
    return "; ".join(f"{part_label(part, localizer)}: {words}" for part, words in stated)


def _sentence(parts: Iterable[PayPart], offer: Offer, localizer: Localizer) -> str:
    """Return the parts in one sentence, with their names if there are several."""
    found = [(part, pay_words(part, currency_of(part, offer), localizer)) for part in parts]
    if len(found) == 1:
        return found[0][1]
    return "; ".join(f"{part_label(part, localizer)}: {words}" for part, words in found)


def _list(parts: Iterable[PayPart], offer: Offer, localizer: Localizer) -> str:
    """Return the parts as entries of a list."""
    return _ITEM.join(
        f"{part_label(part, localizer)}: {pay_words(part, currency_of(part, offer), localizer)}" for part in parts
    )


def _of_equity(offer: Offer, presets: Presets) -> dict[str, _Maker]:
    return {
        "equity": lambda localizer: _grants(offer, presets, localizer),
        "equity_meaning": lambda localizer: " ".join(equity_sentences(offer, localizer)),
        "vesting_table": lambda localizer: _PRESENT if vesting_plans(offer, presets, localizer) else "",
        "equity_table": lambda localizer: _PRESENT if equity_table(offer, localizer) is not None else "",
    }


def _grants(offer: Offer, presets: Presets, localizer: Localizer) -> str:
    stakes: tuple[Stake, ...] = offer.equity
    if not stakes:
        return ""
    worded = terms(replace(offer, pay=()), presets, localizer)
    return _ITEM.join(f"{term.label}: {within_sentence(term.words)}" for term in worded)


def _of_paper(offer: Offer, details: LetterDetails, order: DocumentOptions) -> dict[str, _Maker]:
    signatory = next(iter(order.signatories), None)
    return {
        "employee_name": _always(candidate_name(offer, order)),
        "company_legal_name": _always(details.company_legal_name or order.letterhead.name or company(offer)),
        "company_address": _always(details.company_address or ", ".join(order.letterhead.address)),
        "manager": _always(order.reports_to),
        "appendix": _always(_PRESENT if details.appendix else ""),
        "signatory": _always("" if signatory is None else signatory.name),
        "signatory_title": _always("" if signatory is None else signatory.role),
        "letter_date": lambda localizer: localizer.figures.day(details.letter_date or order.printed_at.date()),
    }


def _address(offer: Offer, details: LetterDetails) -> str:
    """Return the address of the candidate on one line: as the letter states it, else as the offer does."""
    stated = details.employee_address or (offer.candidate.address if offer.candidate is not None else "")
    return ", ".join(line for line in map(single_line, stated.splitlines()) if line)


def candidate_name(offer: Offer, order: DocumentOptions) -> str:
    """Return the name of the candidate: as the paper states it, else as the offer does."""
    return single_line(order.candidate) or labels.candidate_name(offer)
