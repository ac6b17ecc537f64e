"""The offer sheet, for the candidate: the work, the terms, the figures, and the open questions."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.ports.document_options import DocumentOptions, Section
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.renderer import OfferSheet
from offercalc.domain.ledger.component import Component, parts_of
from offercalc.domain.ledger.line import Category
from offercalc.domain.offer.offer import Offer
from offercalc.domain.values.estimate import total
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.drawing import Drawing
from offercalc.presentation.charts.offer_chart import offer_chart
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.formats.span_text import brief_text
from offercalc.presentation.pages.offer_page import OfferPage, offer_page, subtitle_of
from offercalc.presentation.pages.vesting_plan import BESIDE_A_TABLE, vesting_plans
from offercalc.presentation.tables.equity_table import equity_table
from offercalc.presentation.terms.employment_text import employment_lines
from offercalc.presentation.terms.equity_text import equity_sentences
from offercalc.presentation.terms.term_text import terms
from offercalc.presentation.text.labels import candidate_name, company, year_label
from offercalc.sheets.content.attachments import attached
from offercalc.sheets.content.document import (
    Block,
    Column,
    Document,
    LabeledValue,
    SignatureLine,
    blocks,
    columns,
    footer,
    head_of,
    open_note,
    page_words,
)
from offercalc.sheets.content.known_terms import known_only, within_term
from offercalc.sheets.content.short_names import with_short_names
from offercalc.sheets.content.speaker import cards_of, spoken, table_of, without_certainty

_EQUITY_CARD = 2
"""Index of the equity card among the cards."""
_CANVAS = Canvas(660, 175)
_LOW = {"compact": Canvas(740, 140)}
_LOW_BESIDE = {"compact": Canvas(410, 116)}
"""Canvases are a third larger than on paper: the template scales them to the page and their texts to the others."""


class _Sheet(Struct, frozen=True):
    """The data that every section is built from."""

    comparison: Comparison
    second: Comparison | None
    page: OfferPage
    presets: Presets
    localizer: Localizer
    order: DocumentOptions

    @property
    def offer(self) -> Offer:
        """Return the offer, with its names shortened."""
        return self.comparison.offers[0].offer


def offer_sheet(asked: OfferSheet, files: OfferFiles, presets: Presets) -> Document:
    """Build the sheet of an offer, with the offer itself attached."""
    comparison, localizer, order = asked.comparison, asked.localizer, asked.options
    description = localizer.tr("The offer as data, to be opened with OfferCalc")
    attachments = attached({"offer.json": (comparison.offers[0].offer, description)}, order, files)
    sheet = _sheet_of(asked, presets)
    localizer, comparison, offer = sheet.localizer, sheet.comparison, sheet.offer
    return Document(
        size=order.paper,
        language=localizer.language,
        kind=localizer.tr("Offer sheet"),
        title=sheet.page.title,
        subtitle=subtitle_of(offer, localizer, shows_status=order.shows("status")),
        keywords=(company(offer), single_line(offer.role), comparison.assumptions.currency),
        badge="",
        blocks=_blocks(sheet),
        footer=footer(order, localizer, attachments),
        page=page_words(localizer),
        attachments=attachments,
        template=order.template,
        letterhead=head_of(order.letterhead),
        author=order.letterhead.name or "OfferCalc",
        draft=localizer.tr("DRAFT") if order.is_draft else "",
        date_line=localizer.figures.day(order.printed_at.date()) if order.letterhead.name else "",
        facts=_facts(offer, order, localizer),
        right_to_left=localizer.is_right_to_left,
    )


def sheet_blocks(asked: OfferSheet, presets: Presets) -> tuple[Block, ...]:
    """Return the sections of an offer sheet, as its options order them, for a document that has them in an appendix."""
    return _blocks(_sheet_of(asked, presets))


def _sheet_of(asked: OfferSheet, presets: Presets) -> _Sheet:
    order, localizer = asked.options, spoken(asked.localizer, asked.options)
    comparison = _as_shown(asked.comparison, order)
    second = None if asked.second is None else _as_shown(asked.second, order)
    return _Sheet(comparison, second, offer_page(comparison, 0, presets, localizer), presets, localizer, order)


def _blocks(sheet: _Sheet) -> tuple[Block, ...]:
    return blocks(*(block for section in sheet.order.sections for block in _SECTIONS[section](sheet)))


def _as_shown(comparison: Comparison, order: DocumentOptions) -> Comparison:
    """Return the comparison as far as the sheet shows it, with its names shortened."""
    comparison = within_term(known_only(comparison) if order.leaves_out_unknown else comparison)
    return with_short_names(without_certainty(comparison, order))


def _facts(offer: Offer, order: DocumentOptions, localizer: Localizer) -> tuple[LabeledValue, ...]:
    """Return the candidate, the person they would report to, the reference and, if shown, whom to ask."""
    tr, is_employers = localizer.tr, order.speaker == "employer"
    addressee = order.candidate or (_addressee(offer) if is_employers else "")
    facts = [LabeledValue(tr("For"), addressee), LabeledValue(tr("Reports to"), order.reports_to)]
    if is_employers:
        facts.append(LabeledValue(tr("Reference"), single_line(offer.reference)))
    for person in offer.contacts if order.shows("contacts") else ():
        parts = (single_line(part) for part in (person.name, person.role, person.email, person.phone))
        facts.append(LabeledValue(tr("Questions to"), ", ".join(part for part in parts if part)))
    return tuple(fact for fact in facts if fact.words.strip())


def _addressee(offer: Offer) -> str:
    """Return the name and the address of the candidate on one line."""
    lines = (candidate_name(offer), *(offer.candidate.address.splitlines() if offer.candidate is not None else ()))
    return ", ".join(line for line in map(single_line, lines) if line)


def _figures(sheet: _Sheet) -> tuple[Block, ...]:
    order = sheet.order
    cards = cards_of(sheet.comparison, sheet.page, sheet.presets, sheet.localizer, order)
    if order.shows("totals") and order.leaves_out_unknown and not sheet.offer.equity:
        cards = cards[:_EQUITY_CARD] + cards[_EQUITY_CARD + 1 :]  # there may be equity that is left out
    return (Block(cards=cards),)


def _work(sheet: _Sheet) -> tuple[Block, ...]:
    """Return the responsibilities and requirements, if stated."""
    tr, offer = sheet.localizer.tr, sheet.offer
    lists = columns(
        Column(tr("Responsibilities"), offer.responsibilities), Column(tr("Requirements"), offer.requirements)
    )
    return (Block(columns=lists),)


def _terms(sheet: _Sheet) -> tuple[Block, ...]:
    """Return the terms part by part, each with its value in the first year."""
    comparison, localizer, offer = sheet.comparison, sheet.localizer, sheet.offer
    worded = terms(offer, sheet.presets, localizer)
    listed = tuple(
        replace(term, figure=_first_year(component, sheet))
        for term, (component, _part) in zip(worded, parts_of(offer), strict=True)
    )
    currency = comparison.assumptions.currency
    year = year_label(comparison.labels[0], comparison.by, localizer) if comparison.labels else ""
    tr = localizer.tr
    figures = (tr("{year}, in {currency}", year=year, currency=currency),) if year else ()
    heads = (tr("Component"), tr("Offered"), *figures)
    employment = Block(title=localizer.tr("Employment"), sentences=employment_lines(offer, localizer))
    return (employment, Block(title=localizer.tr("Offer terms"), terms=listed, heads=heads))


def _first_year(component: Component, sheet: _Sheet) -> str:
    """Return the first-year value of a component, without its refresh grants."""
    comparison = sheet.comparison
    spans = tuple(row.years[0] for row in comparison.offers[0].rows if row.component == component and row.years)
    if not spans:
        return ""
    return brief_text(shown(total(spans), DISPLAY_DIGITS), comparison.assumptions.currency, sheet.localizer)


def _equity(sheet: _Sheet) -> tuple[Block, ...]:
    """Explain the equity, and say what it may come to."""
    title, table = sheet.localizer.tr("How the equity works"), equity_table(sheet.offer, sheet.localizer)
    explained = Block(title=title, sentences=equity_sentences(sheet.offer, sheet.localizer))
    return (explained, Block(table=table, note=table.caption if table is not None else ""))


def _chart(sheet: _Sheet) -> tuple[Block, ...]:
    """Return the chart of the years, unless it is shown above their table."""
    if _is_over_the_years(sheet) or not _has_different_years(sheet):
        return ()
    return (Block(title=sheet.localizer.tr("Total compensation by year"), chart=_drawing(sheet)),)


def _years(sheet: _Sheet) -> tuple[Block, ...]:
    if _is_a_salary_alone(sheet) or not _has_known_years(sheet):
        return ()
    table = table_of(sheet.page, sheet.order)
    note = open_note(sheet.localizer, has_open_end=sheet.page.has_open_end)
    chart = _drawing(sheet) if _is_over_the_years(sheet) and _has_different_years(sheet) else None
    return (Block(title=table.caption, chart=chart, table=table, note=note),)


def _drawing(sheet: _Sheet) -> Drawing:
    canvas, names_certainty = _LOW.get(sheet.order.template, _CANVAS), sheet.order.shows("certainty")
    return offer_chart(sheet.comparison, 0, sheet.localizer, canvas, names_certainty=names_certainty)


def _is_a_salary_alone(sheet: _Sheet) -> bool:
    """Whether the years only repeat one salary, so that a table of them says nothing new."""
    rows = sheet.comparison.offers[0].rows
    return len(rows) == 1 and rows[0].category is Category.BASE and not _has_different_years(sheet)


def _has_different_years(sheet: _Sheet) -> bool:
    """Whether a chart of the years shows more than bars of one height."""
    return any(len(set(row.years)) > 1 for row in sheet.comparison.offers[0].rows)


def _has_known_years(sheet: _Sheet) -> bool:
    """Whether any amount of the years is known."""
    return any(year.likely for row in sheet.comparison.offers[0].rows for year in row.years)


def _is_over_the_years(sheet: _Sheet) -> bool:
    """Whether the table of the years directly follows their chart."""
    return ("chart", "years") in pairwise(sheet.order.sections)


def _vesting(sheet: _Sheet) -> tuple[Block, ...]:
    """Return the vesting of each grant, as a chart and as a table."""
    tr = sheet.localizer.tr
    canvas = _LOW_BESIDE.get(sheet.order.template, BESIDE_A_TABLE)
    return tuple(
        Block(
            title=tr("{grant}: when it vests", grant=plan.name),
            chart=plan.chart(sheet.localizer, canvas), table=plan.table, note=plan.note, is_beside=True,
        )
        for plan in vesting_plans(sheet.offer, sheet.presets, sheet.localizer)
    )  # fmt: skip


def _other_currency(sheet: _Sheet) -> tuple[Block, ...]:
    """Return the table in the second currency, with the rate and its date."""
    if sheet.second is None:
        return ()
    page = offer_page(sheet.second, 0, sheet.presets, sheet.localizer)
    table = table_of(page, sheet.order)
    return (Block(title=table.caption, table=table, note=" ".join(page.rates)),)


def _conditions(sheet: _Sheet) -> tuple[Block, ...]:
    """Return the conditions, and the date until which the offer is valid."""
    localizer, expiry = sheet.localizer, sheet.offer.expiry_date
    lines = [line for line in map(str.strip, sheet.order.conditions) if line]
    if expiry is not None:
        lines.append(localizer.tr("This offer is valid until {day}.", day=localizer.figures.day(expiry)))
    return (Block(title=localizer.tr("Conditions"), sentences=tuple(lines)),)


def _open(sheet: _Sheet) -> tuple[Block, ...]:
    """Return the open questions, beside the assumptions if those are shown too."""
    if not _shows_questions(sheet):
        return ()
    tr, page = sheet.localizer.tr, sheet.page
    warnings = page.warnings if sheet.order.speaker == "candidate" else ()  # the sender is told of them
    points = (*warnings, *page.questions) or (tr("No open questions: every term is specified."),)
    lists = [Column(tr("Not known yet"), points)]
    if "basis" in sheet.order.sections:
        lists.append(_basis_column(sheet))
    return (Block(columns=tuple(lists)),)


def _shows_questions(sheet: _Sheet) -> bool:
    return sheet.order.shows("questions") and not sheet.order.leaves_out_unknown


def _basis(sheet: _Sheet) -> tuple[Block, ...]:
    """Return the assumptions, unless they are shown beside the open questions."""
    if "open" in sheet.order.sections and _shows_questions(sheet):
        return ()
    return (Block(columns=(_basis_column(sheet),)),)


def _basis_column(sheet: _Sheet) -> Column:
    tr, page = sheet.localizer.tr, sheet.page
    left_out = (tr("Terms that are not stated yet are left out"),) if sheet.order.leaves_out_unknown else ()
    return Column(tr("Assumptions and exchange rates"), (*page.assumptions, *page.rates, *left_out))


def _signatures(sheet: _Sheet) -> tuple[Block, ...]:
    """Return a signature line for each signatory of the company, and one for the candidate."""
    tr, order = sheet.localizer.tr, sheet.order
    if not order.signatories:
        return ()
    words = tr("Date and signature")
    lines = [SignatureLine(one.name, one.role, words) for one in order.signatories]
    name = order.candidate or candidate_name(sheet.offer) or tr("Candidate")
    lines.append(SignatureLine(name, tr("Accepted and agreed"), words))
    return (Block(title=tr("Signatures"), signatures=tuple(lines)),)


_SECTIONS: dict[Section, Callable[[_Sheet], tuple[Block, ...]]] = {
    "figures": _figures,
    "work": _work,
    "terms": _terms,
    "equity": _equity,
    "chart": _chart,
    "years": _years,
    "vesting": _vesting,
    "other_currency": _other_currency,
    "conditions": _conditions,
    "open": _open,
    "basis": _basis,
    "signatures": _signatures,
}
