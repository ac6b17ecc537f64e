"""Clauses as text: one line each, or one clause with what it asks for and where it comes from."""

from __future__ import annotations

from offercalc.application.clauses.clause import Clause, RefusedClause
from offercalc.application.clauses.merge_names import MERGE_NAMES
from offercalc.application.clauses.passages import every_name
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import visible, visible_lines


def clause_answer(one: Clause | RefusedClause, localizer: Localizer) -> dict[str, object]:
    """Return a clause of the list as JSON values, or why it is refused."""
    if isinstance(one, RefusedClause):
        return {"id": one.id, "refused": localizer.render(one.reason)}
    return {
        "id": one.id,
        "title": one.title,
        "topic": one.topic,
        "places": list(one.places),
        "asks": list(one.asks),
        "when": list(one.when),
        "sets": dict(one.sets),
        "source": one.source,
        "reviewed": one.reviewed.isoformat(),
        "own": one.is_own,
    }


def clause_line(one: Clause | RefusedClause, localizer: Localizer) -> str:
    """Return a clause of the list on one line, or why it is refused."""
    if isinstance(one, RefusedClause):
        return visible(f"{one.id}  {localizer.render(one.reason)}")
    places = ", ".join(one.places) or localizer.tr("all places")
    own = f", {localizer.tr('your own')}" if one.is_own else ""
    return visible(f"{one.id:<26}{places:<12}{one.title}{own}")


def clause_text(one: Clause, localizer: Localizer) -> str:
    """Return a clause with all that is known about it, as lines."""
    tr = localizer.tr
    names = dict.fromkeys((*one.when, *one.asks, *every_name(one.pieces)))
    lines = [
        f"{one.id}: {one.title}" if one.title else one.id,
        tr("For: {places}", places=", ".join(one.places) or tr("all places")),
        tr("Reviewed on {day}", day=localizer.figures.day(one.reviewed)),
        tr("Source: {source}", source=one.source),
        "",
        one.text.strip(),
    ]
    if names:
        lines += ["", tr("Merge names:")]
        lines += [f"  {name}: {tr(MERGE_NAMES[name].about)}{_part(name, one, localizer)}" for name in names]
    if one.sets:
        lines += ["", tr("Stands in the offer for:")]
        lines += [f"  {path} = {_implied(value)}" for path, value in one.sets.items()]
    lines += ["", tr("A clause is not legal advice. Have a lawyer review your letters.")]
    return visible_lines("\n".join(lines))


def _part(name: str, one: Clause, localizer: Localizer) -> str:
    if name in one.asks:
        return f" ({localizer.tr('needed')})"
    return f" ({localizer.tr('proposed only if stated')})" if name in one.when else ""


def _implied(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
