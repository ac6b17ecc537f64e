"""The status bar: save state, current activity, and the source of the exchange rates with a button to update them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStatusBar, QWidget
from typing_extensions import override

from offercalc.application.offers.live_sources import LiveSources
from offercalc.application.ports.drafts import UnsavedText
from offercalc.desktop.state.workspace import Workspace
from offercalc.desktop.system.icons import faint, icon
from offercalc.desktop.system.plain_text import PlainLabel, set_tip
from offercalc.desktop.system.theme import set_look
from offercalc.presentation.formats.localizer import Localizer
from offercalc.presentation.formats.sanitize import single_line
from offercalc.presentation.forms.draft_form import missing_sentence
from offercalc.presentation.text.labels import offer_title
from offercalc.presentation.text.rate_update_text import own_rate_line, rates_in_force, rates_with_age

_WIDEST = 380
"""In points: the maximum width of the list of unsaved fields; the tool tip has all of them."""
_ROOMY = 90
"""The width in letters below which the rates have neither their age nor a button."""


class StatusLine(QStatusBar):
    """Shows the state of a workspace, and the current activity with a button that cancels it."""

    def __init__(self, sources: LiveSources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self.saved, self.work, self.rates = PlainLabel(self), PlainLabel(self), PlainLabel(self)
        self.working = PlainLabel(self)
        self.working.hide()
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("cancel")
        self.cancel.hide()
        self.tick = PlainLabel(self)
        self.tick.setObjectName("tick")
        self.addWidget(self.tick)
        self.addWidget(self.saved)
        self.addWidget(self.working)
        self.addWidget(self.work)
        self.addWidget(self.cancel)
        self.renew, self._short, self._long = QPushButton(self), "", ""
        self.renew.setObjectName("link")
        self.addPermanentWidget(self.rates)
        self.addPermanentWidget(self.renew)
        self.setMinimumWidth(1)  # the window may be narrower than everything in here
        self.setSizeGripEnabled(False)

    def show_state(self, workspace: Workspace, drafts: tuple[UnsavedText, ...] = ()) -> None:
        """Show the save state in the current language, and which fields have unsaved input; faults are colored."""
        localizer = workspace.localizer
        tr = localizer.tr
        session = workspace.session
        fault = localizer.render(session.fault or workspace.fault or self._sources.repository.fault)
        if (name := "fault" if fault else "") != self.saved.objectName():
            self.saved.setObjectName(name)
            self.saved.style().polish(self.saved)
        if session.fault and session.is_sheltered:
            fault = tr("Your changes are stored on this computer until the library can save them.")
        elif session.fault and not session.is_kept:
            fault = f"{fault} {tr('Until this is fixed, save copies of anything you change.')}"
        unsaved = ". ".join(filter(None, (_incomplete(workspace), _unsaved(workspace, drafts))))
        going_on = tr("Saving…") if session.is_open else tr("Opening…")
        state = tr("All changes saved") if session.is_kept else going_on
        shown = self.fontMetrics().elidedText(unsaved, Qt.TextElideMode.ElideRight, _WIDEST)
        self.saved.setText(" ".join(filter(None, (fault, shown))) or state)
        self._mark(is_saved=session.is_kept and not fault and not shown)
        set_tip(self.saved, "\n".join(filter(None, (localizer.render(session.fault), unsaved))))
        self.cancel.setText(tr("Cancel"))
        self.renew.setText(tr("Update"))
        self.renew.setAccessibleName(tr("Update rates"))
        rates, today = self._sources.rates, self._sources.today
        self._short, self._long = (of(rates, today, localizer) for of in (rates_in_force, rates_with_age))
        self._fit()
        own = "\n".join(own_rate_line(one, localizer) for one in self._sources.repository.own)
        set_tip(self.rates, own)

    def _mark(self, *, is_saved: bool) -> None:
        """Show a tick while everything is saved."""
        side = self.saved.fontInfo().pixelSize() + 2
        self.tick.setPixmap(icon("check", faint()).pixmap(QSize(side, side)))
        self.tick.setVisible(is_saved)
        set_look(self.saved, ticked=is_saved)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the age of the rates and the button where there is room."""
        is_roomy = self.width() >= _ROOMY * self.fontMetrics().averageCharWidth()
        self.rates.setText(self._long if is_roomy else self._short)
        self.renew.setVisible(is_roomy)

    def show_work(self, words: str) -> None:
        """Show what is going on or has just been done."""
        self.work.setText(words)

    def show_working(self, localizer: Localizer, *, is_on: bool) -> None:
        """Show or hide the note that the figures of a large offer are being computed."""
        self.working.setText(localizer.tr("Working out the figures…"))
        self.working.setVisible(is_on)


def _incomplete(workspace: Workspace) -> str:
    """Return what the selected draft lacks, or else the first one in which anything is stated; "" without drafts."""
    localizer, draft = workspace.localizer, workspace.chosen_draft
    if draft is not None:
        return missing_sentence(draft.missing, localizer)
    other = next((one.draft for one in workspace.drafts.unsaved), None)
    if other is None:
        return ""
    title = offer_title(other.terms) or localizer.tr("New offer")
    return f"{title}: {missing_sentence(other.missing, localizer)}"


def _unsaved(workspace: Workspace, drafts: tuple[UnsavedText, ...]) -> str:
    """Return how many entries are not accepted yet, and in which fields, of other offers with their title."""
    names = []
    for draft in drafts:
        kept = workspace.find(draft.document)
        is_elsewhere = kept is not None and draft.document != workspace.chosen_document
        names.append(f"{draft.field} ({offer_title(kept.offer)})" if kept and is_elsewhere else draft.field)
    if not names:
        return ""
    said = workspace.localizer.plural(
        "{number} entry not accepted yet", "{number} entries not accepted yet", len(names)
    )
    return f"{said}: {single_line(', '.join(names))}"
