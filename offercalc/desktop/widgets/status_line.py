"""The line at the foot of the window: whether all is saved, what is going on, and where the rates come from."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from offercalc.desktop.plain_tip import plain_tip
from offercalc.desktop.workspace import Workspace
from offercalc.presentation.rate_news_words import own_rate_line, rates_in_force


class StatusLine(QStatusBar):
    """Shows the state of a workspace, and what is going on with a button that stops it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saved, self.work, self.rates = QLabel(self), QLabel(self), QLabel(self)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("cancel")
        self.cancel.hide()
        self.addWidget(self.saved)
        self.addWidget(self.work)
        self.addWidget(self.cancel)
        self.addPermanentWidget(self.rates)
        self.setSizeGripEnabled(False)

    def show_state(self, workspace: Workspace) -> None:
        """Show the state of a workspace in the language in force; a fault is coloured."""
        reader = workspace.reader
        say = reader.say
        session = workspace.session
        fault = reader.tell(session.fault or workspace.fault)
        if (name := "fault" if fault else "") != self.saved.objectName():
            self.saved.setObjectName(name)
            self.saved.style().polish(self.saved)
        if session.fault and session.is_sheltered:
            fault = say("Your changes wait on this machine until the library can take them.")
        elif session.fault and not session.is_kept:
            fault = f"{fault} {say('Save copies of what you change meanwhile.')}"
        going_on = say("Saving…") if session.is_open else say("Opening…")
        self.saved.setText(fault or (say("All changes saved") if session.is_kept else going_on))
        self.saved.setToolTip(plain_tip(reader.tell(session.fault)))
        self.cancel.setText(say("Cancel"))
        self.rates.setText(rates_in_force(workspace.tools.rates, workspace.tools.today, reader))
        own = "\n".join(own_rate_line(one, reader) for one in workspace.tools.rate_desk.own)
        self.rates.setToolTip(plain_tip(own))
