from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from offercalc.desktop.system.theme import load_fonts
from offercalc.desktop.widgets.comparison.head_view import COMPACT, FULL, HeadView
from offercalc.presentation.pages.side_by_side import side_by_side
from tests.tools import ENGLISH, SAMPLES, comparison_of, sample
from tests.windows import light


def test_a_head_needs_room_for_its_total_and_its_difference(qtbot: QtBot) -> None:
    load_fonts()
    theme = light()
    heads = HeadView(theme)
    qtbot.addWidget(heads)
    assert heads.needed(0) == 0
    heads.sides = side_by_side(comparison_of(*map(sample, SAMPLES)), ENGLISH)
    difference = QFontMetrics(theme.font(12)).horizontalAdvance("at least $1,576,937 (71%) less")
    assert heads.needed(2) > difference
    rank, name = (
        QFontMetrics(theme.font(12, QFont.Weight.Medium)),
        QFontMetrics(theme.font(14.5, QFont.Weight.DemiBold)),
    )
    head = heads.sides.heads[0]
    both = name.horizontalAdvance(head.name) + rank.horizontalAdvance(head.rank) + 28
    assert [heads.has_rank_below(0, room) for room in (both - 1, both)] == [True, False]
    total = QFontMetrics(theme.font(20, QFont.Weight.DemiBold)).horizontalAdvance(head.total)
    line = total + rank.horizontalAdvance(head.rank) + 28
    assert [heads.has_rank_beside_total(0, room) for room in (line - 1, line)] == [False, True]


def test_it_is_lower_once_it_is_compact(qtbot: QtBot) -> None:
    heads = HeadView(light())
    qtbot.addWidget(heads)
    assert heads.sizeHint().height() == FULL
    heads.is_compact = True
    assert heads.sizeHint().height() == COMPACT
