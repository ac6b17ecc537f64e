"""The chart of leaving after each month: what is kept of each offer, and where one overtakes another."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from offercalc.analysis.comparison import Comparison
from offercalc.analysis.leaving_schedule import LeavingPoint, leaving_schedule
from offercalc.domain.values.estimate import ZERO, Span, exactly
from offercalc.domain.values.months import MONTHS_A_YEAR
from offercalc.presentation.charts.chart_frame import Canvas, Frame, Values, frame_for
from offercalc.presentation.charts.comparison_chart import SERIES_ROLES
from offercalc.presentation.charts.drawing import (
    Anchor,
    Dash,
    Dot,
    Drawing,
    LegendEntry,
    Line,
    Pattern,
    Role,
    Rule,
    Shape,
    Target,
    Text,
)
from offercalc.presentation.charts.end_labels import LineEnd, end_labels, labels_for, room_for
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.number_format import DISPLAY_DIGITS
from offercalc.presentation.formats.rounding import shown
from offercalc.presentation.formats.span_text import brief_text, span_text
from offercalc.presentation.names.shown_names import compared_titles
from offercalc.presentation.tables.cells import span_cell
from offercalc.presentation.tables.table import Cell, RowKind, Table, TableRow, Trace

_DASHES = (Dash.SOLID, Dash.DASHED, Dash.DOTTED, Dash.DASH_DOTTED)
_TEXT_SIZE = 11.0
_RIGHT = 14.0
_LETTER_WIDTH = 0.62
_UNKNOWN = "?"


class Curve(Struct, frozen=True):
    """What leaving one offer yields after each month, from the start date on, and how its line is drawn.

    Lines and sentences have its `name`; what is read out or in a tip has the `full_name`.

    After tax `left` has what is kept by month; an offer whose take-home is not known has an empty one, and no line.
    """

    name: str
    months: tuple[LeavingPoint, ...]
    role: Role
    dash: Dash
    left: tuple[Span, ...] | None = None
    full_name: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is a line to draw."""
        return self.left is None or bool(self.left)

    def kept(self, month: int) -> Span:
        """Return what is kept on leaving after a month: after tax if the curve is."""
        return self.months[month].kept if self.left is None else self.left[month]


def leaving_curves(
    comparison: Comparison, localizer: Localizer, left: tuple[tuple[Span, ...], ...] | None = None
) -> tuple[Curve, ...]:
    """Return the curve of every offer of a comparison; the first sixteen all look different.

    `left` is what is left of each offer after tax, by month; it is empty where that is not known.
    """
    curves = []
    names, whole = (compared_titles(comparison, one) for one in (localizer, localizer.off_screen()))
    for index, appraisal in enumerate(comparison.offers):
        months = leaving_schedule(appraisal, comparison.assumptions)
        turn, role = divmod(index, len(SERIES_ROLES))
        after_tax = None if left is None else left[index]
        dash = _DASHES[(turn + role) % len(_DASHES)]
        curves.append(Curve(names[index], months, SERIES_ROLES[role], dash, after_tax, whole[index]))
    return tuple(curves)


def toned(curves: tuple[Curve, ...], tones: tuple[int, ...]) -> tuple[Curve, ...]:
    """Return curves in the colors of their offers, by the number of each; their dashes stay as they are."""
    roles = (SERIES_ROLES[tone % len(SERIES_ROLES)] for tone in tones)
    return tuple(replace(curve, role=role) for curve, role in zip(curves, roles, strict=True))


def leaving_chart(
    curves: tuple[Curve, ...], currency: str, month: int | None, localizer: Localizer, canvas: Canvas
) -> Drawing:
    """Draw what is kept of each offer, in the display currency, with a vertical line at the selected month.

    Few lines have labels at their ends, more have a legend.
    """
    drawn = [curve for curve in curves if curve.is_known]
    highest = max((curve.kept(one.months).likely for curve in drawn for one in curve.months), default=0)
    labels = labels_for([curve.name for curve in drawn], canvas.width)
    plot = Canvas(canvas.width - room_for(labels), canvas.height)
    frame, ground = frame_for(plot, Values(Decimal(int(highest)), currency, is_open=False), localizer)
    frame = Frame(frame.left, frame.right - _RIGHT, frame.top, frame.bottom, frame.highest)
    last = max((len(curve.months) - 1 for curve in curves), default=0)
    lines = [Line(_points(curve, frame, last), curve.role, curve.dash) for curve in drawn]
    ends = [
        LineEnd(label, *_point(curve, last, frame, last), curve.role, curve.dash)
        for label, curve in zip(labels, drawn, strict=False)
    ]
    dots = [Dot(*_point(curves[leader], at, frame, last), curves[leader].role) for at, leader in overtakings(curves)]
    mark = [Rule(x := frame.left + _share(month, last) * (frame.right - frame.left), frame.top, x, frame.bottom,
                 Role.LABEL, dashed=True)] if month is not None else []  # fmt: skip
    return Drawing(
        width=canvas.width,
        height=canvas.height,
        shapes=(*ground, *_years(frame, last, localizer), *mark, *lines, *dots, *end_labels(ends, frame)),
        legend=() if labels else tuple(LegendEntry(one.role, Pattern.SOLID, one.name, one.dash) for one in drawn),
        summary=" ".join(_summary(curve, currency, localizer) for curve in drawn),
        targets=tuple(
            Target(*_point(curve, one.months, frame, last), series, one.months)
            for series, curve in enumerate(curves)
            if curve.is_known
            for one in curve.months
        ),
    )


def leaving_words(curve: Curve, month: int, currency: str, localizer: Localizer) -> str:
    """Return what is kept of one offer if you leave after a month, in words."""
    one = curve.months[month]
    return localizer.tr(
        "{name}, leaving after {months} ({day}): {amount}",
        name=curve.full_name or curve.name,
        months=localizer.plural("{number} month", "{number} months", one.months),
        day=localizer.figures.short_day(one.leaving),
        amount=span_text(shown(curve.kept(month), DISPLAY_DIGITS), currency, localizer),
    )


def month_words(curves: tuple[Curve, ...], month: int, localizer: Localizer) -> str:
    """Return the selected month in words, with its date if that is the same for all offers."""
    months = localizer.plural("{number} month", "{number} months", month)
    days = {curve.months[month].leaving for curve in curves}
    if len(days) > 1:
        return localizer.tr("If you leave after {months}", months=months)
    return localizer.tr(
        "If you leave after {months} ({day})", months=months, day=localizer.figures.short_day(days.pop())
    )


def month_table(curves: tuple[Curve, ...], month: int, currency: str, localizer: Localizer) -> Table:
    """Return the table of leaving each offer after one month; rows of zeros, other than the first, are left out.

    After tax it leads from what is kept before tax to what is kept after it; the other amounts are before tax.
    """
    tr, ones = localizer.tr, [curve.months[month] for curve in curves]
    is_taxed = any(curve.left is not None for curve in curves)
    kept = [curve.kept(month) if curve.is_known else None for curve in curves]
    rows: list[tuple[str, list[Span | None]]] = [(tr("Kept after tax") if is_taxed else tr("Kept"), kept)]
    if is_taxed:
        rows.append((tr("Kept before tax"), [one.kept for one in ones]))
    amounts = {
        tr("Clawback"): [one.owed_back for one in ones],
        tr("Leaving pay"): [one.leaving_pay for one in ones],
        tr("Earned but unpaid"): [one.unpaid for one in ones],
        tr("Kept, not yet sellable"): [one.locked for one in ones],
        tr("Unvested (forfeited)"): [one.forfeited for one in ones],
        tr("Cost to exercise"): [one.to_exercise for one in ones],
    }
    for name, spans in amounts.items():
        if any(span != ZERO for span in spans):
            rows.append((tr("{part}, before tax", part=name) if is_taxed else name, list(spans)))
    return Table(
        caption=month_words(curves, month, localizer),
        corner="",
        columns=tuple(curve.name for curve in curves),
        rows=tuple(
            TableRow(
                RowKind.NORMAL,
                name,
                "",
                tuple(
                    Cell(_UNKNOWN, muted=True)
                    if span is None
                    else span_cell(
                        span, currency, localizer, Trace(at, is_taxed=True) if is_taxed and not number else None
                    )
                    for at, span in enumerate(spans)
                ),
            )
            for number, (name, spans) in enumerate(rows)
        ),
    )


def own_month_table(curves: tuple[Curve, ...], month: int, currency: str, localizer: Localizer) -> Table:
    """Return the table of leaving the first offer after one month, and what is kept of the others at that point."""
    both = month_table(curves, month, currency, localizer)
    kept, *_rest = both.rows
    own = tuple(replace(row, cells=row.cells[:1]) for row in both.rows)
    others = tuple(
        TableRow(
            RowKind.NORMAL, localizer.tr("{company} at that point", company=name), "", (replace(cell, trace=None),)
        )
        for name, cell in zip(both.columns[1:], kept.cells[1:], strict=True)
    )
    return replace(both, columns=both.columns[:1], rows=(*own, *others))


def overtakings(curves: tuple[Curve, ...]) -> tuple[tuple[int, int], ...]:
    """Return (month, index of the new leader) for each change of the lead, by likely values; a tie changes nothing."""
    found = []
    leader: int | None = None
    for at in range(min((len(curve.months) for curve in curves), default=0)):
        kept = {index: curve.kept(at).likely for index, curve in enumerate(curves) if curve.is_known}
        if not kept:
            return ()
        best = max(kept, key=lambda index: (kept[index], -index))
        if leader is not None and kept[best] > kept[leader]:
            found.append((at, best))
        if leader is None or kept[best] > kept[leader]:
            leader = best
    return tuple(found)


def leader_words(curves: tuple[Curve, ...], month: int, currency: str, localizer: Localizer) -> str:
    """Return who is ahead if you leave after a month, and by how much; "" for a single offer."""
    ranked = sorted((curve for curve in curves if curve.is_known), key=lambda curve: -curve.kept(month).likely)
    if len(ranked) < 2:  # noqa: PLR2004 - it takes two
        return ""
    first, second = ranked[:2]
    ahead = first.kept(month)
    for other in ranked[1:]:
        behind = other.kept(month)
        if behind.high is None:
            return localizer.tr("{first} is ahead on known terms; some terms are still open.", first=first.name)
        if ahead.low is None or behind.high >= ahead.low:
            return localizer.tr("{leader} and {other} are too close to call.", leader=first.name, other=other.name)
    least = exactly(ahead.least - max(one.kept(month).high or Fraction(0) for one in ranked[1:]))
    amount = brief_text(shown(least, DISPLAY_DIGITS), currency, localizer)
    if not (ahead.is_exact and second.kept(month).is_exact):
        return localizer.tr("{first} is ahead by at least {amount}.", first=first.name, amount=amount)
    return localizer.tr(
        "{first} is ahead of {second} by {amount}.", first=first.name, second=second.name, amount=amount
    )


def _points(curve: Curve, frame: Frame, last: int) -> tuple[tuple[float, float], ...]:
    """Return the corners of a line; months on the straight line between their neighbors are left out."""
    points = [_point(curve, one.months, frame, last) for one in curve.months]
    corners = [
        here
        for before, here, after in zip(points, points[1:], points[2:], strict=False)
        if abs((here[1] - before[1]) - (after[1] - here[1])) > 1e-6  # noqa: PLR2004 - points of the drawing
    ]
    return (*points[:1], *corners, *points[-1:])


def _point(curve: Curve, month: int, frame: Frame, last: int) -> tuple[float, float]:
    x = frame.left + _share(month, last) * (frame.right - frame.left)
    y = frame.bottom - (frame.bottom - frame.top) * (float(curve.kept(month).likely) / float(frame.highest or 1))
    return x, min(y, frame.bottom)


def _share(month: int, last: int) -> float:
    return month / max(last, 1)


def _years(frame: Frame, last: int, localizer: Localizer) -> list[Shape]:
    """Return the labels of the months at year ends, as many as fit."""
    shapes: list[Shape] = []
    taken = frame.left - _RIGHT
    for month in range(0, last + 1, MONTHS_A_YEAR):
        words = localizer.plural("{number} month", "{number} months", month) if month else localizer.tr("start")
        x = frame.left + _share(month, last) * (frame.right - frame.left)
        half = len(words) * _TEXT_SIZE * _LETTER_WIDTH / 2
        at = min(x, frame.right + _RIGHT - half)
        if at - half >= taken:
            shapes.append(Text(at, frame.bottom + 16, words, Anchor.MIDDLE, Role.TEXT, _TEXT_SIZE))
            taken = at + half + _RIGHT / 2
    return shapes


def _summary(curve: Curve, currency: str, localizer: Localizer) -> str:
    """Return a curve in words, by its values at year ends."""
    ends = "; ".join(
        f"{localizer.plural('{number} month', '{number} months', one.months)}: "
        f"{brief_text(shown(curve.kept(one.months), DISPLAY_DIGITS), currency, localizer)}"
        for one in curve.months[MONTHS_A_YEAR::MONTHS_A_YEAR]
    )
    return f"{curve.full_name or curve.name}. {ends}."
