"""The options for a document's design and content, next to its preview."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from babel import Locale
from msgspec import ValidationError, convert, to_builtins
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from offercalc.application.documents.attaching import attachment_choices
from offercalc.application.documents.sheet_settings import Addressee, Sender, SheetSettings
from offercalc.application.documents.signatories import signatories_in, signatory_line
from offercalc.application.ports.document_options import DESIGNS, EXTRAS, SAID_BY, Redaction
from offercalc.application.translations.catalogue import languages
from offercalc.application.workbench.selected_papers import Kind, LetterWishes
from offercalc.desktop.editors.lines_entry import LinesEntry
from offercalc.desktop.editors.logo_button import LogoButton
from offercalc.desktop.editors.rival_choice import RivalChoice
from offercalc.desktop.editors.sections_list import SectionsList
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.plain_text import PlainLabel
from offercalc.desktop.widgets.choice_box import ChoiceBox
from offercalc.desktop.widgets.lazy_combo_box import LazyComboBox
from offercalc.domain.offer.offer import Offer
from offercalc.presentation.formats.currency_names import currency_choices
from offercalc.presentation.formats.localizer import N_, Localizer
from offercalc.presentation.names.name_forms import core_of
from offercalc.presentation.text.labels import offer_title

_OWN = "own"
_CHOICES = ("design", "language", "size", "currency", "second", "attach", "speaker")
_TICKS = ("leaves_out_unknown", "is_draft", "shows_digest", "take_home")
_REDACTED = ("hides_names", "hides_others", "in_percent")
_DESIGNS = {"modern": N_("Modern"), "classic": N_("Classic"), "compact": N_("Compact")}
_SHEET, _CANDIDATES, _ALL = {Kind.SHEET}, {Kind.REPORT, Kind.LETTER}, set(Kind)
_EMPLOYERS = {Kind.SHEET, Kind.OFFER}
_HEADS = {
    "design": N_("Document"), "asked": N_("Letter"), "candidate": N_("Recipient"), "sections": N_("Sheet content"),
    "sender": N_("Sender"), "in_percent": N_("Keep confidential"), "attach": N_("Inside the PDF"),
    "speaker": N_("Wording"), "password": N_("Protection"),
}  # fmt: skip
"""The headings, keyed by the field they precede."""


class SheetOptions(QWidget):
    """Edits the options of documents; `edited` is emitted on every change."""

    edited = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.settings = workspace.settings.sheet
        self.kind = Kind.SHEET
        self.is_pending = False
        """Whether there are changes that are not saved yet."""
        self._is_filling = False
        self.befores: dict[str, Offer] = {}
        late = {name: LazyComboBox(self) for name in ("offer", "asked")}
        plain = {name: ChoiceBox(self) for name in _CHOICES}
        self.boxes: dict[str, ChoiceBox] = {**late, **plain}
        self._late = late
        self.lines = {name: QLineEdit(self) for name in ("candidate", "reports_to", "sender", "accent", "password")}
        self.texts = {name: LinesEntry("", self) for name in ("reasons", "address", "signatories", "conditions")}
        self.ticks = {name: QCheckBox(self) for name in (*_TICKS, *_REDACTED, *EXTRAS)}
        self.sections, self.rival = SectionsList(self), RivalChoice(self)
        self.logo = LogoButton(workspace.localizer, self)
        self._labels = {name: PlainLabel(self) for name in _FIELDS}
        self._heads = {name: PlainLabel(self) for name in _HEADS}
        self._lay_out()
        self._connect()

    def widget(self, name: str) -> QWidget:
        """Return the widget of a field."""
        found = {**self.boxes, **self.lines, **self.texts, **self.ticks, "sections": self.sections, "logo": self.logo}
        return self.rival if name == "rival" else found[name]

    @property
    def password(self) -> str:
        """Return the password that encrypts the PDF, "" for none; it is not saved."""
        return self.lines["password"].text()

    @property
    def asked(self) -> str:
        """Return the document of the counter-offer that a letter asks for, "" for none."""
        return str(self.boxes["asked"].currentData() or "")

    @property
    def wishes(self) -> LetterWishes:
        """Return the counter-offer of a letter and the competing offer it mentions."""
        before = self.befores.get(self.asked) if self.asked == self._workspace.chosen_document else None
        return LetterWishes(self.asked, self.rival.document, self.rival.is_named, before)

    def show_kind(self, kind: Kind) -> None:
        """Show the options of one kind of document; a letter without a competing offer has no figures to hide."""
        self.kind = kind
        for name, (_words, kinds) in _FIELDS.items():
            is_idle = name == "hides_others" and kind is Kind.LETTER and not self.rival.document
            self.widget(name).setVisible(kind in kinds and not is_idle)
            self._labels[name].setVisible(kind in kinds and bool(self._labels[name].text()))
        for name, head in self._heads.items():
            head.setVisible(kind in _FIELDS[name][1])

    def refresh(self) -> None:
        """Show the current options in the current language; text being typed stays."""
        self._is_filling = True
        if not self.is_pending:
            self.settings = self._workspace.settings.sheet
        localizer, settings = self._workspace.localizer, self.settings
        self._name(localizer)
        self._fill_boxes(localizer)
        for name, text in _texts(settings, settings.addressee(self._workspace.chosen_document)).items():
            entry = self.lines.get(name) or self.texts[name]
            if not (self.is_pending or entry.hasFocus()) and entry.text() != text:
                entry.setText(text)
        for names, holder in ((_TICKS, settings), (_REDACTED, settings.redaction)):
            for name in names:
                self.ticks[name].setChecked(getattr(holder, name))
        self._tick_extras()
        self.sections.show_sections(settings.sections, localizer)
        self.logo.show_logo(settings.sender.logo, localizer)
        self.show_kind(self.kind)
        self._is_filling = False

    def _tick_extras(self) -> None:
        """Show which extras a sheet has; those its speaker always includes cannot be unchecked."""
        settings = self.settings
        for extra in EXTRAS:
            tick, is_unasked = self.ticks[extra], extra in SAID_BY[settings.speaker]
            tick.setChecked(is_unasked or extra in settings.extras)
            tick.setEnabled(not is_unasked)

    def _name(self, localizer: Localizer) -> None:
        for name, (words, _kinds) in _FIELDS.items():
            control = self.widget(name)
            text = localizer.tr(words)
            if isinstance(control, QCheckBox):
                control.setText(text)
                continue
            self._labels[name].setText(text)
            self._labels[name].setBuddy(control)
            if control is not self.sections:
                control.setAccessibleName(text)
        for name, label in self._heads.items():
            label.setText(localizer.tr(_HEADS[name]))
        self.lines["accent"].setPlaceholderText("#3b5bfd")
        self.texts["signatories"].setPlaceholderText(localizer.tr("Name, role (one per line)"))

    def _fill_boxes(self, localizer: Localizer) -> None:
        settings = self.settings
        choices = _choices(settings.template, self._workspace.currencies, localizer)
        values = {
            "design": settings.template, "language": settings.language, "size": self._workspace.settings.paper,
            "currency": self._workspace.settings.currency, "second": settings.second,
            "attach": settings.attach, "speaker": settings.speaker,
        }  # fmt: skip
        for name, listed in choices.items():
            box = self.boxes[name]
            if [(box.itemData(at), box.itemText(at)) for at in range(box.count())] != listed:
                box.clear()
                for value, words in listed:
                    box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findData(values[name])))
        self._fill_offers(localizer)

    def _fill_offers(self, localizer: Localizer) -> None:
        """Show the selected offer and the counter-offer; the lists of others are filled on demand."""
        workspace, chosen = self._workspace, self._workspace.chosen_document
        asked = workspace.session.find(self.asked) if self.asked != chosen else None
        nothing = ("", localizer.tr("Choose…"))
        if chosen in self.befores:  # the offer is a round of its own that asks for more than the one before
            nothing = (chosen, localizer.tr("This offer, as you ask for it"))

        def every() -> tuple[tuple[str, str], ...]:
            return tuple((kept.document, offer_title(kept.offer)) for kept in workspace.offers)

        def others() -> tuple[tuple[str, str], ...]:
            rounds = (kept for kept in workspace.offers if kept.document != chosen and is_of(kept.offer, offer))
            return (nothing, *((kept.document, offer_title(kept.offer)) for kept in rounds))

        offer = workspace.chosen_offer
        asked = asked if asked is not None and is_of(asked.offer, offer) else None
        self._late["offer"].show_choice(chosen, "" if offer is None else offer_title(offer), every)
        shown = nothing if asked is None else (asked.document, offer_title(asked.offer))
        self._late["asked"].show_choice(*shown, others)
        taken = {chosen, "" if asked is None else asked.document}
        self.rival.show_rivals(lambda: (kept for kept in workspace.offers if kept.document not in taken), localizer)

    def _connect(self) -> None:
        for name, box in self.boxes.items():
            box.activated.connect(self._chooser(name, box))
        for line in self.lines.values():
            line.textEdited.connect(lambda _text: self._take())
        for text in self.texts.values():
            text.textChanged.connect(self._take)
        for tick in self.ticks.values():
            tick.toggled.connect(lambda _on: self._take())
        self.sections.reordered.connect(self._take)
        self.rival.edited.connect(self._take_rival)
        self.logo.chosen.connect(self._take_logo)

    def _chooser(self, name: str, box: ChoiceBox) -> Callable[[int], None]:
        def choose(_place: int) -> None:
            if name == "size":
                self._workspace.set(paper=box.currentData())
            elif name == "currency":
                self._workspace.set(currency=box.currentData())
            elif name == "offer":
                self._workspace.choose(box.currentIndex())
            elif name == "design" and box.currentData() == _OWN:
                self._ask_folder()
            else:
                self._take()

        return choose

    def _take(self) -> None:
        """Read the options from the widgets; an invalid accent color is marked and keeps its previous value."""
        if self._is_filling:
            return
        before = self.settings
        accent = self.lines["accent"].text().strip()
        sender = Sender(self.lines["sender"].text(), _lines(self.texts["address"]), before.sender.logo, accent)
        is_color = _is_sound(sender)
        self.lines["accent"].setProperty("faulty", not is_color)
        self.lines["accent"].style().polish(self.lines["accent"])
        document = self._workspace.chosen_document
        extras = tuple(
            extra
            for extra in EXTRAS
            if (self.ticks[extra].isChecked() if self.ticks[extra].isEnabled() else extra in before.extras)
        )
        changed = replace(
            before,
            template=self.boxes["design"].currentData(),
            language=self.boxes["language"].currentData(),
            second=self.boxes["second"].currentData(),
            sections=self.sections.sections,
            sender=sender if is_color else replace(sender, accent=before.sender.accent),
            signatories=signatories_in(_lines(self.texts["signatories"])),
            conditions=_lines(self.texts["conditions"]),
            reasons=_lines(self.texts["reasons"]),
            redaction=Redaction(**self._ticked(_REDACTED)),
            attach=self.boxes["attach"].currentData(),
            speaker=self.boxes["speaker"].currentData(),
            extras=extras,
            **self._ticked(_TICKS),
        )
        addressee = Addressee(document, self.lines["candidate"].text(), self.lines["reports_to"].text())
        self.settings = changed.addressed(addressee)
        self._is_filling = True
        self._tick_extras()
        self._is_filling = False
        self._tell()

    def _ticked(self, names: tuple[str, ...]) -> dict[str, bool]:
        return {name: self.ticks[name].isChecked() for name in names}

    def _take_rival(self) -> None:
        """Handle a new competing offer, which applies only to this letter and is not saved."""
        self.show_kind(self.kind)
        self.edited.emit()

    def _take_logo(self, path: str) -> None:
        self.settings = replace(self.settings, sender=replace(self.settings.sender, logo=path))
        self._tell()

    def _ask_folder(self) -> None:
        """Ask for the folder of a custom template."""
        name = QFileDialog.getExistingDirectory(self, self._workspace.localizer.tr("Choose a template folder"))
        if name:
            self.settings = replace(self.settings, template=name)
        self._fill_boxes(self._workspace.localizer)
        self._tell()

    def _tell(self) -> None:
        self.is_pending = True
        self.edited.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for name in _FIELDS:
            if name in self._heads:
                self._heads[name].setObjectName("sectionTitle")
                self._heads[name].setContentsMargins(0, 12, 0, 0)
                column.addWidget(self._heads[name])
            self._labels[name].setObjectName("fieldLabel")
            self._labels[name].setWordWrap(True)
            column.addWidget(self._labels[name])
            column.addWidget(self.widget(name))
        column.addStretch(1)
        self.lines["password"].setEchoMode(QLineEdit.EchoMode.Password)


_FIELDS: dict[str, tuple[str, set[Kind]]] = {
    "offer": (N_("Offer"), {*_EMPLOYERS, Kind.LETTER}),
    "design": (N_("Design"), _ALL),
    "language": (N_("Language"), _ALL),
    "size": (N_("Paper size"), _ALL),
    "currency": (N_("Currency"), _ALL),
    "second": (N_("Second currency"), _SHEET),
    "asked": (N_("Your counter-offer"), {Kind.LETTER}),
    "reasons": (N_("Reasons, one per line"), {Kind.LETTER}),
    "rival": (N_("Competing offer to mention"), {Kind.LETTER}),
    "candidate": (N_("Candidate"), {*_EMPLOYERS, Kind.LETTER}),
    "reports_to": (N_("Reports to"), _EMPLOYERS),
    "sections": (N_("Sections"), _SHEET),
    "leaves_out_unknown": (N_("Leave out unknown terms"), _SHEET),
    "take_home": (N_("Take-home after tax (estimate)"), {Kind.REPORT}),
    "is_draft": (N_("Mark as draft"), _ALL),
    "shows_digest": (N_("Print a verification code (SHA-256)"), _ALL),
    "conditions": (N_("Conditions, one per line"), _SHEET),
    "signatories": (N_("Signatories"), _EMPLOYERS),
    "speaker": (N_("On behalf of"), _SHEET),
    "certainty": (N_("Show how certain each part is"), _SHEET),
    "totals": (N_("Show multi-year totals"), _SHEET),
    "questions": (N_("List open questions"), _SHEET),
    "status": (N_("Show the status"), _SHEET),
    "contacts": (N_("Show the contacts"), _SHEET),
    "sender": (N_("Name"), _ALL),
    "address": (N_("Address"), _ALL),
    "logo": (N_("Logo"), _ALL),
    "accent": (N_("Accent color"), _ALL),
    "in_percent": (N_("Percentages instead of amounts"), _CANDIDATES),
    "hides_names": (N_("Anonymize company names"), {Kind.REPORT}),
    "hides_others": (N_("Hide figures of other offers"), _CANDIDATES),
    "attach": (N_("Attachment"), _ALL),
    "password": (N_("Password (encrypted PDFs are not PDF/A-compliant)"), _ALL),
}
"""The fields in order: label and the kinds of documents that have the field."""


def _choices(template: str, codes: Iterable[str], localizer: Localizer) -> dict[str, list[tuple[str, str]]]:
    """Return the choices of each box as values with labels."""
    tr = localizer.tr
    tongues = [(code, (Locale.parse(code).get_display_name() or code).capitalize()) for code in languages()]
    known = currency_choices(codes, localizer)
    currencies = [(code, f"{code} · {name}") for code, name in known]
    own = [] if template in DESIGNS else [(template, Path(template).name)]
    return {
        "design": [*((name, tr(_DESIGNS[name])) for name in DESIGNS), *own, (_OWN, tr("Custom template folder…"))],
        "language": [("", tr("Same as app")), *tongues],
        "size": [("a4", "A4"), ("letter", tr("US Letter"))],
        "currency": [("", tr("the offer's currency")), *currencies],
        "second": [("", tr("None")), *currencies],
        "attach": [*attachment_choices(localizer)],
        "speaker": [("employer", tr("The employer")), ("candidate", tr("The candidate"))],
    }


def is_of(offer: Offer, other: Offer | None) -> bool:
    """Whether two offers are from the same company, so that a letter can ask for one instead of the other."""
    return other is not None and core_of(offer.company) == core_of(other.company)


def _texts(settings: SheetSettings, addressee: Addressee) -> dict[str, str]:
    """Return the value of every text field by name."""
    sender = settings.sender
    return {
        "candidate": addressee.candidate, "reports_to": addressee.reports_to, "sender": sender.name,
        "accent": sender.accent, "address": "\n".join(sender.address), "reasons": "\n".join(settings.reasons),
        "conditions": "\n".join(settings.conditions),
        "signatories": "\n".join(map(signatory_line, settings.signatories)),
    }  # fmt: skip


def _lines(entry: LinesEntry) -> tuple[str, ...]:
    return tuple(line.strip() for line in entry.text().split("\n") if line.strip())


def _is_sound(sender: Sender) -> bool:
    try:
        convert(to_builtins(sender), Sender)
    except ValidationError:
        return False
    return True
