"""The comparison report: who is ahead and why, the offers side by side, and what to ask."""

from __future__ import annotations

from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.application.ports.document_options import DocumentOptions, Letterhead
from offercalc.application.ports.offer_files import OfferFiles
from offercalc.application.ports.renderer import ComparisonReport
from offercalc.domain.vesting.schedule import Presets
from offercalc.presentation.charts.chart_frame import Canvas
from offercalc.presentation.charts.comparison_chart import comparison_chart
from offercalc.presentation.charts.leaving_chart import leaving_chart, leaving_curves
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.pages.comparison_page import ComparisonPage, comparison_page
from offercalc.presentation.pages.offer_page import offer_page, subtitle_of
from offercalc.presentation.tables.leaving_table import kept_table
from offercalc.presentation.terms.term_text import terms
from offercalc.presentation.text.labels import company, offer_title
from offercalc.sheets.content.attachments import attached
from offercalc.sheets.content.document import (
    Block,
    Column,
    Document,
    OfferCard,
    blocks,
    columns,
    footer,
    head_of,
    open_note,
    page_words,
)
from offercalc.sheets.content.redaction import covers_of, first_alone, nameless_head, redacted, with_hidden_columns
from offercalc.sheets.content.short_names import with_short_names
from offercalc.sheets.content.speaker import spoken

_UPRIGHT = Canvas(660, 250)
_TURNED = Canvas(1000, 280)
_LEAVING_PART = 0.7
"""Height of the chart of leaving relative to the chart of the years."""
"""Canvases are a third larger than on paper: the template scales them to the page and their texts to the others."""
_MOST_UPRIGHT = 4


def comparison_report(asked: ComparisonReport, files: OfferFiles, presets: Presets) -> Document:
    """Build the report of a comparison, with its offers attached; many offers are set in landscape."""
    comparison, order = asked.comparison, asked.options
    localizer = spoken(asked.localizer, order)
    whole = [appraisal.offer for appraisal in comparison.offers]
    letterhead = _letterhead(comparison, localizer, order)
    comparison, localizer = redacted(comparison, localizer, order.redaction)
    comparison = with_short_names(comparison)
    page = _page(comparison, localizer, order)
    offers = [appraisal.offer for appraisal in comparison.offers]
    landscape = len(offers) > _MOST_UPRIGHT
    named = {
        f"offer-{number}.json": (offer, offer_title(short))
        for number, (offer, short) in enumerate(zip(whole, offers, strict=True), start=1)
    }
    attachments = attached(named, order, files)
    return Document(
        size=order.paper,
        landscape=landscape,
        language=localizer.language,
        kind=localizer.tr("Comparison of offers"),
        title=" · ".join(page.table.columns),
        subtitle=localizer.plural("{number} offer", "{number} offers", len(offers)),
        keywords=(*dict.fromkeys(company(offer) for offer in offers), comparison.assumptions.currency),
        badge=localizer.tr("Sample") if _tells_status(order) and any(offer.sample for offer in offers) else "",
        blocks=blocks(
            *_overview(comparison, page, localizer, order, _TURNED if landscape else _UPRIGHT),
            *_after_tax(asked, comparison, localizer, _lower(_TURNED if landscape else _UPRIGHT)),
            Block(columns=_background(page, localizer)),
            Block(title=localizer.tr("Offers"), offers=_cards(comparison, presets, localizer, order)),
            *_sources(asked, localizer),
        ),
        footer=footer(order, localizer, attachments),
        page=page_words(localizer),
        attachments=attachments,
        template=order.template,
        letterhead=head_of(letterhead),
        draft=localizer.tr("DRAFT") if order.is_draft else "",
        right_to_left=localizer.is_right_to_left,
    )


def _tells_status(order: DocumentOptions) -> bool:
    """Whether a report says which offers are received, declined or samples: only the candidate knows."""
    return order.speaker == "candidate" or order.shows("status")


def _letterhead(comparison: Comparison, localizer: Localizer, order: DocumentOptions) -> Letterhead:
    """Return the letterhead, without names that are hidden."""
    if not order.redaction.hides_names:
        return order.letterhead
    return nameless_head(order.letterhead, covers_of(comparison, localizer))


def _page(comparison: Comparison, localizer: Localizer, order: DocumentOptions) -> ComparisonPage:
    """Return the comparison page; if other offers are hidden, it shows the first and only the names of the others."""
    if not order.redaction.hides_others:
        return comparison_page(comparison, localizer)
    page = comparison_page(first_alone(comparison), localizer)
    return replace(page, table=with_hidden_columns(page.table, _others(comparison)))


def _others(comparison: Comparison) -> tuple[str, ...]:
    """Return the companies of all offers but the first."""
    return tuple(company(appraisal.offer) for appraisal in comparison.offers[1:])


def _overview(
    comparison: Comparison, page: ComparisonPage, localizer: Localizer, order: DocumentOptions, canvas: Canvas
) -> tuple[Block, ...]:
    """Return the headlines, the chart, the figures behind it, and what is kept if you leave early."""
    notes = [open_note(localizer, has_open_end=page.has_open_end)]
    if order.redaction.in_percent:
        first = company(comparison.offers[0].offer)
        notes.append(localizer.tr("Amounts are percentages of the total offered by {company}.", company=first))
    note = " ".join(notes).strip()
    if order.redaction.hides_others:
        leaving = kept_table(first_alone(comparison), localizer)
        return (
            Block(title=page.table.caption, table=page.table, note=note),
            Block(title=leaving.caption, table=with_hidden_columns(leaving, _others(comparison))),
        )
    leaving = kept_table(comparison, localizer)
    chart = comparison_chart(comparison, localizer, canvas)
    curves, currency = leaving_curves(comparison, localizer), comparison.assumptions.currency
    lower = _lower(canvas)
    return (
        Block(title=localizer.tr("Summary"), lines=page.headlines),
        Block(title=localizer.tr("Total compensation by year"), chart=chart),
        Block(title=page.table.caption, table=page.table, note=note),
        Block(title=leaving.caption, chart=leaving_chart(curves, currency, None, localizer, lower), table=leaving),
    )


def _lower(canvas: Canvas) -> Canvas:
    """Return the canvas of a chart of leaving."""
    return Canvas(canvas.width, canvas.height * _LEAVING_PART)


def _after_tax(
    asked: ComparisonReport, comparison: Comparison, localizer: Localizer, canvas: Canvas
) -> tuple[Block, ...]:
    """Return the take-home of the offers and how it was estimated, unless their figures are kept back."""
    if asked.kept is None or asked.options.redaction.hides_others:
        return ()
    from offercalc.presentation.tax.take_home_page import take_home_page

    page = take_home_page(comparison, asked.kept, asked.options.printed_at.date(), localizer)
    lines = []
    for part in page.parts:
        badge = part.badge if part.is_known else localizer.tr("not known")  # the reason may quote the person's answer
        where = f"{part.company}: {part.place}: {badge}" if part.place else f"{part.company}: {badge}"
        lines += [where, *part.notes]
        if part.left_out:
            lines.append(localizer.tr("Left out: {what}", what="; ".join(part.left_out)))
    return (
        Block(title=page.table.caption, lines=page.headlines, table=page.table, note=page.chip),
        *_left_on_leaving(asked, comparison, localizer, canvas),
        Block(columns=columns(Column(localizer.tr("How this was estimated"), tuple(lines)))),
    )


def _sources(asked: ComparisonReport, localizer: Localizer) -> tuple[Block, ...]:
    """Return what was read for each law that was used, where and when; it stands at the end."""
    if asked.kept is None or asked.options.redaction.hides_others:
        return ()
    from offercalc.analysis.take_home.take_home import TakeHome
    from offercalc.presentation.tax.steps_table import source_lines

    laws = {law.id: law for found in asked.kept if isinstance(found, TakeHome) for law in found.laws}
    lines = tuple(f"{law.id}: {line.strip()}" for law in laws.values() for line in source_lines(law, localizer))
    return (Block(columns=columns(Column(localizer.tr("Sources of the tax rules"), lines))),) if lines else ()


def _left_on_leaving(
    asked: ComparisonReport, comparison: Comparison, localizer: Localizer, canvas: Canvas
) -> tuple[Block, ...]:
    """Return what is kept after tax if you leave early, where it is known of an offer."""
    kept, left = asked.kept, asked.left
    if kept is None or left is None:
        return ()
    from offercalc.presentation.tax.net_leaving import net_crossovers, net_curves, net_kept_table

    table = net_kept_table(comparison, left, localizer)
    if not table.rows:
        return ()
    curves, currency = net_curves(comparison, left, localizer), comparison.assumptions.currency
    chart = leaving_chart(curves, currency, None, localizer, canvas)
    crossovers = tuple(net_crossovers(comparison, kept, left, localizer))
    return (Block(title=table.caption, lines=crossovers, chart=chart, table=table),)


def _cards(
    comparison: Comparison, presets: Presets, localizer: Localizer, order: DocumentOptions
) -> tuple[OfferCard, ...]:
    """Put each offer in short, with what to ask about it; of others nothing where that is kept back."""
    asked = localizer.tr("Open questions for the recruiter")
    if order.redaction.hides_others:
        comparison = first_alone(comparison)
    pages = [offer_page(comparison, index, presets, localizer) for index in range(len(comparison.offers))]
    return tuple(
        OfferCard(
            title=page.title,
            subtitle=subtitle_of(appraisal.offer, localizer, shows_status=_tells_status(order)),
            figures=page.cards[:2],
            terms=terms(appraisal.offer, presets, localizer),
            asked=asked,
            questions=(*page.warnings, *page.questions) if order.shows("questions") else (),
        )
        for page, appraisal in zip(pages, comparison.offers, strict=True)
    )


def _background(page: ComparisonPage, localizer: Localizer) -> tuple[Column, ...]:
    """Return the assumptions and exchange rates."""
    return columns(
        Column(localizer.tr("Assumptions"), page.assumptions),
        Column(localizer.tr("Exchange rates"), page.rates),
    )
