"""The options of PDFs: letterhead, design, contents and redaction."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import click

from offercalc.application.documents.letterheads import read_letterhead
from offercalc.application.documents.sheet_settings import printed_on
from offercalc.application.documents.signatories import signatories_in
from offercalc.application.ports.document_options import (
    ATTACHING,
    DESIGNS,
    EXTRAS,
    SECTIONS,
    SPEAKERS,
    DocumentOptions,
    Extra,
    Letterhead,
    Redaction,
    Section,
    Signatory,
    Speaker,
)
from offercalc.cli.options.assumption_options import Command
from offercalc.cli.options.options import OFFER_PATH, currency_option, view_options
from offercalc.cli.options.paper_password import new_password_options, stated_password
from offercalc.cli.options.tax_options import take_home_options


def _sections(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[Section, ...]:
    """Return the named sections in their order."""
    if value is None:
        return SECTIONS
    return cast("tuple[Section, ...]", _names(value, SECTIONS, "section"))


def _extras(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[Extra, ...]:
    """Return the parts to print beyond the speaker's default."""
    return () if value is None else cast("tuple[Extra, ...]", _names(value, EXTRAS, "part to add"))


def _names(value: str, known: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return comma-separated names, each once; raise BadParameter for unknown ones."""
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        message = f"{', '.join(unknown) or 'nothing'} isn't a {kind}; choose from {', '.join(known)}."
        raise click.BadParameter(message)
    return tuple(dict.fromkeys(names))


def _signatories(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[Signatory, ...]:
    """Parse `Name, Role`."""
    return signatories_in(values)


def _moment(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime | None:
    """Parse a time; without a time zone it is UTC, so that the same command yields the same bytes everywhere."""
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        message = f"{value!r} isn't a date and time; write e.g. 2026-11-23 or 2026-11-23T09:30."
        raise click.BadParameter(message) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


_OUTPUT = click.option("-o", "--output", required=True, type=OFFER_PATH, metavar="FILE.pdf", help="Output file.")
_LETTER_OUTPUT = click.option(
    "-o", "--output", required=True, type=OFFER_PATH, metavar="LETTER.pdf|LETTER.docx", help="Output file."
)
_COUNTER_OUTPUT = click.option(
    "-o", "--output", required=True, type=OFFER_PATH, metavar="LETTER.pdf|LETTER.txt",
    help="Output file; the text of an e-mail if it ends in .txt, or is - for the terminal.",
)  # fmt: skip
_EVERY = (
    click.option(
        "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Paper size."
    ),
    click.option(
        "--template", default="modern", show_default=True, metavar="DESIGN|FOLDER",
        help=f"Design: {', '.join(DESIGNS)}, or a folder with a custom one (docs/SHEETS.md).",
    ),
    click.option("--letterhead", type=OFFER_PATH, metavar="FILE.json", help="Letterhead (docs/SHEETS.md)."),
    click.option(
        "--attach", type=click.Choice(ATTACHING), default="reader", show_default=True,
        help="Attach the offers without your notes, contacts, status and candidate; in full; or not at all.",
    ),
    click.option("--draft", is_flag=True, help="Mark every page as a draft."),
    click.option("--no-credit", is_flag=True, help="Leave out that the document was made with OfferCalc."),
    click.option("--digest", is_flag=True, help="Print a checksum of the attached offer file."),
    click.option("--printed-at", callback=_moment, metavar="DATE", help="Date and time of the PDF (default: today)."),
    new_password_options,
)  # fmt: skip
_SIGNATORY = click.option(
    "--signatory", "signatories", multiple=True, callback=_signatories, metavar='"NAME, ROLE"',
    help="Signatory of the company; may be repeated.",
)  # fmt: skip
_OF_SHEETS = (
    click.option(
        "--sections", callback=_sections, metavar="A,B,C",
        help=f"Print only these sections, in this order: {', '.join(SECTIONS)}.",
    ),
    click.option(
        "--second-currency", callback=currency_option, metavar="CODE", help="Show figures in this currency as well."
    ),
    click.option("--leave-out-unknown", is_flag=True, help="Omit unknown terms instead of listing them."),
    click.option(
        "--condition", "conditions", multiple=True, metavar="SENTENCE",
        help="Condition of the offer; may be repeated.",
    ),
    _SIGNATORY,
)  # fmt: skip
_ADDRESSED = (
    click.option("--candidate", default="", metavar="NAME", help="Name of the candidate."),
    click.option("--reports-to", default="", metavar="NAME", help="Manager the candidate would report to."),
)
_OF_CANDIDATES = (
    click.option("--hide-names", is_flag=True, help="Anonymize company names (Company A, B…)."),
    click.option("--hide-others", is_flag=True, help="Hide the figures of all offers except the first."),
    click.option("--in-percent", is_flag=True, help="Show percentages of the first offer instead of amounts."),
)
_OF_LETTERS = (
    click.option("--candidate", default="", metavar="NAME", help="Your name."),
    click.option(
        "--reason", "reasons", multiple=True, metavar="SENTENCE", help="Reason for the request; may be repeated."
    ),
)


def _spoken(default: Speaker, *choices: Speaker) -> tuple[Any, ...]:
    """Return the options of who speaks, and of what else is said; without choices, either side may speak."""
    return (
        click.option(
            "--speaker", type=click.Choice(choices or SPEAKERS), default=default, show_default=True,
            help="Point of view of the document.",
        ),
        click.option(
            "--with", "extras", callback=_extras, metavar="A,B",
            help=f"Add parts that an employer's document omits by default: {', '.join(EXTRAS)}.",
        ),
    )  # fmt: skip


def sheet_options(command: Command) -> Command:
    """Add the options of an offer sheet."""
    return _with(command, _OUTPUT, *_EVERY, *_OF_SHEETS, *_spoken("employer"), *_ADDRESSED)


def offer_letter_options(command: Command) -> Command:
    """Add the options of an offer letter."""
    return _with(command, _LETTER_OUTPUT, *_EVERY, _SIGNATORY, *_spoken("employer"), *_ADDRESSED)


def batch_options(command: Command) -> Command:
    """Add the options of a batch of offer sheets."""
    return _with(command, *_EVERY, *_OF_SHEETS, *_spoken("employer"))


def report_options(command: Command) -> Command:
    """Add the options of a comparison report."""
    return take_home_options(_with(command, _OUTPUT, *_EVERY, *_spoken("candidate"), *_OF_CANDIDATES))


def letter_options(command: Command) -> Command:
    """Add the options of a counter-offer letter."""
    return _with(command, _COUNTER_OUTPUT, *_EVERY, *_spoken("candidate", "candidate"), *_OF_CANDIDATES, *_OF_LETTERS)


def _with(command: Command, *options: Any) -> Command:  # noqa: ANN401 - click's decorators
    for option in reversed(options):
        command = option(command)
    return view_options(command)


def order_from(options: dict[str, Any], today: date) -> DocumentOptions:
    """Return the options of a PDF, for any command; raise ExternalError if the letterhead can't be read."""
    path: Path | None = options["letterhead"]
    keeps_back = ("hides_names", "hide_names"), ("hides_others", "hide_others"), ("in_percent", "in_percent")
    return DocumentOptions(
        paper=options["paper"],
        printed_at=options["printed_at"] or printed_on(today),
        template=options["template"],
        letterhead=read_letterhead(path) if path is not None else Letterhead(),
        sections=options.get("sections", SECTIONS),
        candidate=options.get("candidate", ""),
        reports_to=options.get("reports_to", ""),
        conditions=options.get("conditions", ()),
        signatories=options.get("signatories", ()),
        leaves_out_unknown=options.get("leave_out_unknown", False),
        is_draft=options["draft"],
        shows_digest=options["digest"],
        names_program=not options["no_credit"],
        password=stated_password(options, options["localizer"]) or "",
        redaction=Redaction(**{field: options.get(name, False) for field, name in keeps_back}),
        reasons=options.get("reasons", ()),
        attach=options["attach"],
        speaker=options["speaker"],
        extras=options.get("extras", ()),
    )
