from collections.abc import Callable

from offercalc.application.sync.executor import InlineExecutor, outcome_of


def test_at_once_means_before_anything_else() -> None:
    lane, found = InlineExecutor(), list[object]()
    lane.run(lambda: 7, found.append)
    lane.soon(lambda: found.append("soon"))
    lane.wait()
    assert found == [7, "soon"]


def test_what_ends_a_job_is_handed_over() -> None:
    job: Callable[[], int] = [].pop
    assert isinstance(outcome_of(job), IndexError)
