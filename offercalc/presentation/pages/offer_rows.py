"""The offer as a document: groups of rows, each a term with its sentence and its main figure."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from offercalc.analysis.open_questions import open_questions
from offercalc.domain.ledger.line import Category, Certainty
from offercalc.domain.offer.equity import Stake
from offercalc.domain.offer.offer import Offer
from offercalc.domain.offer.pay import (
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
from offercalc.domain.values.field_spec import specs_of
from offercalc.domain.values.paths import Path, get_at, path_of
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.charts.drawing import Pattern, Role
from offercalc.presentation.charts.offer_chart import PATTERNS, ROLES
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.forms.field import Field, FieldKind, caption_of
from offercalc.presentation.forms.offer_form import Addition, Group, GroupKind, Section, TermsRow
from offercalc.presentation.terms.row_figure import NO_FIGURE, Knowledge, RowFigure, part_figure
from offercalc.presentation.terms.row_text import row_words
from offercalc.presentation.terms.working_time_text import working_time_lines
from offercalc.presentation.text.labels import candidate_name, part_label, status_label

_BETWEEN = " · "
_TOLD = {("sample",), ("candidate",)}
"""The page shows a badge for a sample; a candidate is told by name."""
_START: Path = ("start_date",)
_NEEDED: tuple[Path, ...] = (("company",), ("role",), _START)
"""What is missing of an offer under construction while it is empty."""
_LONGEST = 180
"""Characters of a note that its row shows at rest."""
_CATEGORIES: dict[type, Category] = {
    Salary: Category.BASE, Bonus: Category.BONUS, Commission: Category.BONUS, ThirteenthMonth: Category.BONUS,
    OneTime: Category.ONE_TIME, LeavingPay: Category.ONE_TIME,
}  # fmt: skip
"""The kinds of compensation of the pay; every other part is a benefit."""


class Mark(Struct, frozen=True):
    """The fill that stands for a part in charts and rows."""

    role: Role
    pattern: Pattern


class OfferRow(Struct, frozen=True):
    """One row: its section of the form, its name, its terms in words, its figure and what of it is not known.

    `main` is the path of the field that states the figure, () if several do or none. `unknown` are the labels of other
    fields that are not known, `unknown_paths` their paths.
    """

    section: Section
    name: str
    words: str
    figure: RowFigure = NO_FIGURE
    main: Path = ()
    mark: Mark | None = None
    unknown: tuple[str, ...] = ()
    unknown_paths: tuple[Path, ...] = ()


class RowGroup(Struct, frozen=True):
    """Rows under a title; `empty` stands where there are none, `left_out` counts parts that are not laid out."""

    kind: GroupKind
    title: str
    rows: tuple[OfferRow, ...]
    additions: tuple[Addition, ...]
    empty: str
    left_out: int


def offer_rows(
    offer: Offer, form: tuple[Group, ...], presets: Presets, localizer: Localizer, today: date
) -> tuple[RowGroup, ...]:
    """Return the rows of an offer by the groups of its form."""
    return tuple(
        RowGroup(
            group.kind,
            group.title,
            tuple(_row(section, offer, presets, localizer, today) for section in group.sections),
            group.additions,
            _empty(group.kind, localizer),
            group.left_out,
        )
        for group in form
    )


def _empty(kind: GroupKind, localizer: Localizer) -> str:
    if kind is GroupKind.BENEFITS:
        return localizer.tr("None stated. Leave, pension and allowances count once you add them.")
    return localizer.tr("None stated.")


def _row(section: Section, offer: Offer, presets: Presets, localizer: Localizer, today: date) -> OfferRow:
    if section.path:
        part = get_at(offer, section.path)
        if isinstance(part, PayPart | Stake):
            return _part_row(section, part, offer, presets, localizer)
    match section.slot:
        case TermsRow.ANSWER:
            return _answer(section, offer, localizer, today)
        case TermsRow.DUTIES:
            return OfferRow(section, localizer.tr("Duties and requirements"), _duties(offer, localizer))
        case TermsRow.NOTES:
            return OfferRow(section, localizer.tr("Notes"), _notes(offer, localizer))
        case TermsRow.MORE:
            return OfferRow(section, localizer.tr("Contacts and other terms"), _more(section, offer, localizer))
        case _:
            return _facts(section, offer, localizer)


def _part_row(
    section: Section, part: PayPart | Stake, offer: Offer, presets: Presets, localizer: Localizer
) -> OfferRow:
    figure = part_figure(part, offer, localizer)
    main = (*section.path, *figure.field) if figure.field else ()
    unknown = _unknown(section, main, offer)
    if unknown and isinstance(part, Stake):  # a price is not asked for where the value of a grant says enough
        asked = {path_of(question.path) for question in open_questions(offer)}
        unknown = tuple(field for field in unknown if field.path in asked)
    return OfferRow(
        section,
        part_label(part, localizer),
        row_words(part, offer, presets, localizer),
        figure,
        main,
        Mark(Role.OPEN, Pattern.OUTLINE) if figure.knowledge is Knowledge.UNKNOWN else mark_of(part),
        tuple(map(caption_of, unknown)),
        tuple(field.path for field in unknown),
    )


def mark_of(part: PayPart | Stake) -> Mark:
    """Return the fill of a part whose figure is known: its kind by color, its certainty by pattern."""
    category = Category.EQUITY if isinstance(part, Stake) else _CATEGORIES.get(type(part), Category.BENEFIT)
    return Mark(ROLES[category], PATTERNS[_certainty(part)])


def _certainty(part: PayPart | Stake) -> Certainty:
    if isinstance(part, Stake):
        return Certainty.CONTINGENT
    match part:
        case Bonus() | Commission() if part.certainty != "guaranteed":
            return Certainty.EXPECTED
        case RetirementMatch() | EmployerContribution(needs_own=True):
            return Certainty.EXPECTED
        case ThirteenthMonth(certainty="expected"):
            return Certainty.EXPECTED
        case _:
            return Certainty.GUARANTEED


def _unknown(section: Section, main: Path, offer: Offer) -> tuple[Field, ...]:
    """Return the shown estimates that are not known, besides the one of the figure and alternatives."""
    return tuple(
        field
        for field in section.fields
        if field.kind is FieldKind.ESTIMATE
        and not (field.text or field.optional or field.spare or field.target)
        and field.path != main
        and not _is_alternative(field.path, offer)
    )


def _is_alternative(path: Path, offer: Offer) -> bool:
    """Whether a field is one of several ways to state the same."""
    owner = get_at(offer, path[:-1])
    spec = specs_of(type(owner)).get(str(path[-1])) if isinstance(owner, Struct) else None
    return spec is not None and bool(spec.either)


def _facts(section: Section, offer: Offer, localizer: Localizer) -> OfferRow:
    tr = localizer.tr
    role, company = single_line(offer.role), single_line(offer.company)
    hours = localizer.figures.number(offer.hours_per_week)
    unknown = tuple(field for field in section.fields if field.path in _NEEDED and not field.text)
    unstated = tuple(field.path for field in unknown)
    words = (
        company if role and candidate_name(offer) else "",  # without a candidate the page is titled by the company
        single_line(offer.location),
        "" if _START in unstated else tr("from {day}", day=localizer.figures.day(offer.start_date)),
        tr("{hours} hours a week", hours=hours),
        "" if offer.leave_days == 0 else next(working_time_lines(offer, localizer)),
        tr("in {currency}", currency=offer.currency),
    )
    return OfferRow(
        section,
        role or company or tr("Company and role"),
        _BETWEEN.join(filter(None, words)),
        unknown=tuple(map(caption_of, unknown)),
        unknown_paths=unstated,
    )


def _answer(section: Section, offer: Offer, localizer: Localizer, today: date) -> OfferRow:
    tr, main = localizer.tr, ("expiry_date",)
    words = tr("Status: {status}", status=status_label(offer.status, localizer).lower())
    if offer.expiry_date is None:
        figure = RowFigure(tr("not stated"), "", Knowledge.UNKNOWN, main)
    else:
        left = (offer.expiry_date - today).days
        note = localizer.plural("{number} day left", "{number} days left", left) if left >= 0 else tr("expired")
        figure = RowFigure(localizer.figures.day(offer.expiry_date), note, field=main)
    return OfferRow(section, tr("Answer by"), words, figure, main)


def _duties(offer: Offer, localizer: Localizer) -> str:
    """Return the first duty or requirement, and how many more there are."""
    lines = [single_line(one) for one in (*offer.responsibilities, *offer.requirements)]
    if not lines:
        return localizer.tr("None stated.")
    if len(lines) == 1:
        return _short(lines[0])
    rest = localizer.plural("and {number} more", "and {number} more", len(lines) - 1)
    return f"{_short(lines[0]).rstrip('.;')}; {rest}"


def _notes(offer: Offer, localizer: Localizer) -> str:
    return _short(single_line(offer.notes)) or localizer.tr("None.")


def _more(section: Section, offer: Offer, localizer: Localizer) -> str:
    """Return what is stated of the other terms, and the contacts by name; without any, that there are none."""
    stated = [
        _stated(field)
        for field in section.fields
        if len(field.path) == 1 and not field.spare and field.path not in _TOLD
    ]
    if offer.candidate is not None:
        tr, name = localizer.tr, candidate_name(offer)
        stated.append(tr("Candidate: {name}", name=name) if name else tr("Candidate"))
    names = ", ".join(single_line(contact.name) for contact in offer.contacts if contact.name.strip())
    return _short(_BETWEEN.join(filter(None, (*stated, names)))) or localizer.tr("None stated.")


def _stated(field: Field) -> str:
    """Return the label and the value of a field, or its label alone if it has no value."""
    value = field.choices[field.chosen].label if field.chosen >= 0 else single_line(field.text)
    return f"{field.label}: {value}" if value else ""


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
