"""Text is shown literally: labels, tool tips and messages that could interpret markup go through `plain_text`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, parse, place, python_files

THE_WAY = "plain_text.py"
ESCAPES = {"bullet_list.py": "QLabel", "help_text.py": "setMarkdown", "clipboard.py": "setHtml"}
"""Files that may show markup, because they escape every text or show only our own; each has a test for that."""
READS_MARKUP = {"QLabel", "QErrorMessage", "QProgressDialog", "QSplashScreen", "QWizardPage"}
SAYS_MARKUP = {
    "setToolTip", "setStatusTip", "setWhatsThis", "showText", "showMessage", "setLabelText", "setHtml", "setMarkdown",
    "setDetailedText",
}  # fmt: skip
MESSAGES = {"QMessageBox": "setTextFormat"}
WRITES_KEYS = {"addMenu", "addAction", "addTab", "setTabText", "setTitle", "setText", "QPushButton", "QToolButton"}


def as_markup(path: Path) -> Iterator[str]:
    """Yield where a file passes Qt a text that it may read as markup, or a name that may contain a mnemonic."""
    if path.name == THE_WAY:
        return
    tree, allowed = parse(path), ESCAPES.get(path.name, "")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    called = {_name(call.func) for call in calls}
    bases = [(_name(base), base) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for base in node.bases]
    for name, node in [*((_name(call.func), call) for call in calls), *bases]:
        if name in READS_MARKUP | SAYS_MARKUP and name != allowed:
            yield f"{place(path)}:{node.lineno}: {name} may read markup; use {THE_WAY}"
        if name in MESSAGES and MESSAGES[name] not in called:
            yield f"{place(path)}:{node.lineno}: {name} without a plain text format"
        if isinstance(node, ast.Call) and name in WRITES_KEYS and any(map(_doubles, node.args)):
            yield f"{place(path)}:{node.lineno}: & is doubled by hand; use on_button"
    tips = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    if "ToolTipRole" in tips and "plain_tip" not in called:
        yield f"{place(path)}: a tool tip that is not plain_tip"


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return _name(node.value) if node.attr in {"warning", "critical", "information", "question"} else node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _doubles(argument: ast.expr) -> bool:
    return any(isinstance(one, ast.Constant) and one.value == "&&" for one in ast.walk(argument))


def test_text_is_text() -> None:
    faults = [fault for path in python_files("offercalc/desktop") for fault in as_markup(path)]
    assert faults == []


def test_what_may_show_markup_is_there() -> None:
    names = {path.name for path in (PACKAGE / "desktop").rglob("*.py")}
    assert names >= {THE_WAY, *ESCAPES}


@pytest.mark.parametrize(
    "code",
    [
        "label = QLabel(self)",
        "label = QtWidgets.QLabel(offer.company, self)",
        "class Head(QLabel):\n    pass",
        "button.setToolTip(offer.company)",
        "QToolTip.showText(place, words)",
        "self.statusBar().showMessage(sentence)",
        "dialog.setLabelText(path.name)",
        "QMessageBox(self).setText(sentence)",
        "QMessageBox.warning(self, 'OfferCalc', sentence)",
        "if role == Qt.ItemDataRole.ToolTipRole:\n    answer = entry.company",
        "menu.addAction(offer.company.replace('&', '&&'))",
        "browser.setHtml(offer.notes)",
    ],
)
def test_a_breach_is_seen(code: str, tmp_path: Path) -> None:
    (tmp_path / "sample.py").write_text(code, encoding="utf-8")
    assert list(as_markup(tmp_path / "sample.py"))


@pytest.mark.parametrize(
    "code",
    [
        "label = PlainLabel(self, offer.company)",
        "set_tip(button, offer.company)",
        "box = QMessageBox(self)\nbox.setTextFormat(Qt.TextFormat.PlainText)\nbox.setText(sentence)",
        "if role == Qt.ItemDataRole.ToolTipRole:\n    answer = plain_tip(entry.company)",
        "menu.addAction(on_button(offer.company))",
    ],
)
def test_the_way_is_left_alone(code: str, tmp_path: Path) -> None:
    (tmp_path / "sample.py").write_text(code, encoding="utf-8")
    assert list(as_markup(tmp_path / "sample.py")) == []
