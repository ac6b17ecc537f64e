from offercalc.desktop.dialogs.batch.wanted_papers import LETTERS, SHEETS, WORD, kinds_of_papers, wanted_paper
from tests.tools import INDONESIAN
from tests.windows import workspace_of


def test_every_kind_of_paper_is_printed_as_the_settings_say() -> None:
    workspace = workspace_of()
    found = {kind: wanted_paper(kind, workspace).letters for kind, _words in kinds_of_papers(INDONESIAN)}
    assert found[SHEETS] is None
    letters, word = found[LETTERS], found[WORD]
    assert letters is not None
    assert word is not None
    assert (letters.is_word, word.is_word, letters.place, bool(letters.clauses)) == (False, True, None, True)
