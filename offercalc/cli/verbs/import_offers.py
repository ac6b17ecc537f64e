"""`offercalc import`: extract offers from PDFs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from offercalc.application.files.atomic_files import write_atomically
from offercalc.application.offers.offer_names import file_name
from offercalc.application.ports.errors import ExternalError
from offercalc.application.ports.offer_files import Attachment, OfferFiles
from offercalc.cli.options.locale_option import locale_option
from offercalc.cli.options.options import AT_FAULT, OFFER_PATH
from offercalc.cli.options.paper_password import ask_password, known_password_options, stated_password
from offercalc.cli.options.services import pass_services
from offercalc.cli.options.verb import Verb
from offercalc.cli.verbs.library import free_path
from offercalc.domain.offer.offer import Offer
from offercalc.domain.problems.problem import Problem
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.text.problem_text import problem_line


@click.command("import", cls=Verb)
@click.argument("paths", metavar="FILES...", nargs=-1, required=True, type=OFFER_PATH)
@click.option(
    "-o", "--output", type=OFFER_PATH, default=Path(), metavar="FOLDER|FILE.json",
    help="Output folder or file (default: the current folder).",
)  # fmt: skip
@known_password_options
@locale_option
@pass_services
def import_offers(
    files: OfferFiles,
    /,
    paths: tuple[Path, ...],
    output: Path,
    *,
    localizer: Localizer,
    **stated: Any,  # noqa: ANN401 - by name
) -> None:
    """Extract the offers attached to PDF FILES. If any file has a problem, nothing is written.

    In a folder each offer becomes a separate file, and existing files are kept. The password of a protected file is
    prompted for if none is stated.
    """
    found = _taken(paths, stated_password(stated, localizer), files, localizer)
    if output.suffix.lower() != ".json" or output.is_dir():
        _fill(output, found, files, localizer)
    elif len(found) == 1:
        write_atomically(found[0].content, output)
        click.echo(localizer.tr("Saved: {path}", path=output))
    else:
        message = f"there are {len(found)} offers; name a folder for them instead of {output.name}."
        raise click.BadParameter(message, param_hint="--output")


def _taken(paths: tuple[Path, ...], password: str | None, files: OfferFiles, localizer: Localizer) -> list[Attachment]:
    """Return all attached offers; if any file has a problem, print each on a line and exit with code 1."""
    taken = []
    faulty = False
    for path in paths:
        for one in files.attached(path, _password(path, password, files)):
            if isinstance(one, Problem):
                faulty = True
                click.echo(f"{path}: {problem_line(one, localizer)}", err=True)
            else:
                taken.append(one)
    if faulty:
        raise SystemExit(AT_FAULT)
    return taken


def _password(path: Path, password: str | None, files: OfferFiles) -> str:
    """Return the stated password, or prompt for that of a protected file without echo."""
    if password is not None:
        return password
    if not files.is_locked(path):
        return ""
    return ask_password(f"{path}: password")


def _fill(folder: Path, found: list[Attachment], files: OfferFiles, localizer: Localizer) -> None:
    """Write each offer into a folder, named after the offer."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExternalError(N_("{path}: {reason}"), path=folder, reason=error.strerror or error) from error
    for one in found:
        offer = files.decode(one.content)
        name = file_name(offer, "json") if isinstance(offer, Offer) else one.name
        path = free_path(folder / name)
        write_atomically(one.content, path)
        click.echo(localizer.tr("Saved: {path}", path=path))
