"""Work beside the window: answers come back on its thread, cancelled ones never."""

import threading

from pytestqt.qtbot import QtBot

from gui.tasks import Cancelled, ImmediateTasks, Tasks


def test_an_answer_arrives_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    tasks = Tasks()
    answers: list[tuple[bool, bool]] = []

    def work(value: int) -> bool:
        assert value == 7
        return threading.current_thread() is threading.main_thread()

    tasks.run(
        work, 7, done=lambda worked: answers.append((worked, threading.current_thread() is threading.main_thread()))
    )
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(False, True)]
    tasks.close()
    tasks.deleteLater()


def test_a_failure_is_delivered_to_whoever_asked(qtbot: QtBot) -> None:
    tasks = Tasks()
    failures: list[Exception] = []

    def work() -> None:
        raise ValueError("so")

    tasks.run(work, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0]) == "so"
    tasks.close()
    tasks.deleteLater()


def test_a_failure_that_nobody_asked_for_reaches_the_crash_hook(qtbot: QtBot) -> None:
    tasks = Tasks()

    def work() -> None:
        raise ValueError("lost")

    with qtbot.captureExceptions() as caught:
        task = tasks.run(work)
        qtbot.waitSignal(task.ended).wait()
    assert [str(error) for _, error, _ in caught] == ["lost"]
    tasks.close()
    tasks.deleteLater()


def test_a_cancelled_task_leaves_at_its_next_report_and_answers_nobody(qtbot: QtBot) -> None:
    tasks = Tasks()
    answers: list[object] = []
    steps: list[tuple[int, int]] = []
    left = threading.Event()
    cancelled = threading.Event()

    def work(report: object) -> str:
        assert callable(report)
        report(1, 3)
        assert cancelled.wait(10)
        try:
            report(2, 3)
        except Cancelled:
            left.set()
            raise
        return "never"

    task = tasks.run(work, done=answers.append, failed=answers.append, progress=lambda *step: steps.append(step))
    qtbot.waitUntil(lambda: steps == [(1, 3)])
    task.cancel()
    cancelled.set()
    qtbot.waitSignal(task.ended).wait()
    assert left.is_set()
    assert answers == []
    assert steps == [(1, 3)]
    tasks.close()
    tasks.deleteLater()


def test_closing_waits_for_what_is_under_way(qtbot: QtBot) -> None:
    tasks = Tasks()
    gate, finished = threading.Event(), threading.Event()

    def work() -> None:
        assert gate.wait(10)
        finished.set()

    tasks.run(work)
    gate.set()
    tasks.close()
    assert finished.is_set()
    tasks.deleteLater()


def test_the_twin_for_tests_has_done_everything_when_it_returns(qtbot: QtBot) -> None:
    answers: list[object] = []
    ImmediateTasks().run(lambda value: value + 1, 1, done=answers.append)
    assert answers == [2]
    with qtbot.captureExceptions() as caught:
        ImmediateTasks().run(int, "so")
    assert [kind for kind, _, _ in caught] == [ValueError]
