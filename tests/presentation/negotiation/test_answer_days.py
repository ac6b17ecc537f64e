from datetime import date

from msgspec.structs import replace

from offercalc.application.translations.readers import localizer_for
from offercalc.presentation.negotiation.answer_days import AnswerDays, MarkKind, answer_days
from tests.builders import offer

TODAY = date(2026, 11, 29)
ENGLISH = localizer_for("en_US")


def line(*deadlines: date | None) -> AnswerDays:
    names = ("OpenAI", "Globex", "Nusantara")
    offers = tuple(
        replace(offer("100k USD/year"), company=name, expiry_date=day)
        for name, day in zip(names, deadlines, strict=False)
    )
    return answer_days(offers, 0, TODAY, ENGLISH)


def test_today_the_day_to_send_and_the_deadlines_stand_in_their_order() -> None:
    found = line(None, date(2026, 12, 11), date(2026, 12, 18))
    assert [(mark.kind, mark.title, mark.caption, mark.offer) for mark in found.marks] == [
        (MarkKind.TODAY, "Today", "Nov 29, 2026", -1),
        (MarkKind.SEND, "Send your counter-offer", "Dec 4, 2026", -1),
        (MarkKind.ANSWER, "Answer Globex", "Dec 11, 2026 · 12 days left", 1),
        (MarkKind.ANSWER, "Answer Nusantara", "Dec 18, 2026 · 19 days left", 2),
    ]
    assert found.days == 21  # 19 days and an eighth of them
    assert [round(mark.place * found.days) for mark in found.marks] == [0, 5, 12, 19]
    assert found.sentences == (
        "OpenAI has stated no deadline.",
        "5 working days for its reply leave until December 4, 2026 to send your counter-offer.",
        "Globex must be answered 7 days before Nusantara.",
    )


def test_with_two_days_to_decide_it_is_to_be_sent_today() -> None:
    found = line(None, date(2026, 12, 1))
    assert [mark.kind for mark in found.marks] == [MarkKind.TODAY, MarkKind.ANSWER]
    assert "Fewer than 5 working days are left until Globex must be answered: send it today." in found.sentences


def test_an_answer_by_yesterday_is_said_and_has_no_mark() -> None:
    found = line(date(2026, 11, 28))
    assert [mark.kind for mark in found.marks] == [MarkKind.TODAY]
    assert found.sentences[0].startswith("OpenAI wanted an answer by November 28, 2026, which has passed")
