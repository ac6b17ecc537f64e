from offercalc.application.files.cancellation import CancellationToken


def test_what_is_going_on_is_passed_on() -> None:
    told: list[tuple[str, int]] = []
    CancellationToken(lambda what, received: told.append((what, received))).report("ECB", 7)
    CancellationToken().report("ECB", 7)
    assert told == [("ECB", 7)]


def test_stopping_does_what_was_to_be_done_once() -> None:
    done: list[str] = []
    watch = CancellationToken()
    watch.on_stop(lambda: done.append("first"))
    assert (watch.is_stopped, done) == (False, [])
    watch.stop()
    watch.stop()
    assert (watch.is_stopped, done) == (True, ["first"])


def test_what_comes_after_the_stop_is_done_at_once() -> None:
    done: list[str] = []
    watch = CancellationToken()
    watch.stop()
    watch.on_stop(lambda: done.append("late"))
    assert done == ["late"]
