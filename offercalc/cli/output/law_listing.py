"""Tax laws as text: one line each, or one law with its steps and sources."""

from __future__ import annotations

from datetime import date

from offercalc.domain.tax.evaluator import Table
from offercalc.domain.tax.law import Figure, Law, Step
from offercalc.domain.tax.law_choice import RefusedLaw, is_expired
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import visible


def law_answer(one: Law | RefusedLaw, localizer: Localizer, today: date) -> dict[str, object]:
    """Return a law of the list as JSON values, or why it is refused."""
    if isinstance(one, RefusedLaw):
        return {"id": one.id, "refused": localizer.render(one.reason)}
    return {
        "id": one.id,
        "place": one.place,
        "name": one.name,
        "currency": one.currency,
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat(),
        "confidence": one.confidence.value,
        "as_of": one.as_of.isoformat(),
        "expired": is_expired(one, today),
    }


def law_line(one: Law | RefusedLaw, localizer: Localizer, today: date) -> str:
    """Return a law of the list on one line, or why it is refused."""
    if isinstance(one, RefusedLaw):
        return visible(f"{one.id}  {localizer.render(one.reason)}")
    return visible(f"{one.id:<18}{one.name} ({_standing(one, localizer, today)})")


def _standing(law: Law, localizer: Localizer, today: date) -> str:
    checked = localizer.tr("checked {day}", day=localizer.figures.day(law.as_of))
    expired = [localizer.tr("too old for later years")] if is_expired(law, today) else []
    return ", ".join([law.confidence.value, checked, *expired])


def law_text(law: Law, localizer: Localizer, today: date) -> str:
    """Return a law with all that it says, as lines."""
    day = localizer.figures.day
    lines = [
        f"{law.id}: {law.name}",
        f"{day(law.valid_from)} - {day(law.valid_to)}, {law.currency}, {_standing(law, localizer, today)}",
        law.scope,
        "",
        localizer.tr("Left out: {what}", what="; ".join(law.left_out) or "-"),
    ]
    if law.inputs:
        lines += ["", localizer.tr("Asked of the person:")]
        lines += [f"  {name}: {one.ask} {', '.join(one.choices)}".rstrip() for name, one in law.inputs.items()]
    if law.figures:
        lines += ["", localizer.tr("Figures:")]
        lines += [
            f"  {name}{f' ({choice})' if choice else ''} = {_figure(figure)}"
            for name, by_choice in law.figures.items()
            for choice, figure in by_choice.items()
        ]
    for title, steps in (
        (localizer.tr("Steps:"), law.steps),
        (localizer.tr("Withheld each month:"), law.withholding),
        (localizer.tr("Paid by the employer:"), law.employer),
    ):
        lines += ["", title, *(_step(step) for step in steps)] if steps else []
    lines += ["", localizer.tr("Sources:")]
    lines += [f"  {one.what}: {one.url} ({day(one.read)})" for one in law.sources]
    return "\n".join(visible(line) for line in lines)


def _step(step: Step) -> str:
    return f"  {step.name} = {step.text}   [{step.kind.value}] {step.label}"


def _figure(figure: Figure) -> str:
    return _rows(figure) if isinstance(figure, tuple) else f"{float(figure):.12g}"


def _rows(table: Table) -> str:
    return "; ".join(" ".join(f"{float(cell):.12g}" for cell in row) for row in table)
