"""Run a function beside the window: it gets frozen values and gives a frozen value back.

`run(function, *values, done=…, failed=…, progress=…)` returns a `Task` that can be cancelled. Answers arrive
on the thread of the window; those of a cancelled task never arrive. Where `progress` is given the function gets
`report=`, a callable that it calls as `report(step, steps)` now and then: it passes the figures on, and raises
`Cancelled` once the task was cancelled, so that the function leaves by its usual way out.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, QThreadPool, Signal

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """Raised out of `report` in a task that nobody waits for any longer."""


class Runner(Protocol):
    """What `Tasks` and its synchronous twin have in common."""

    def run(
        self,
        function: Callable[..., object],
        *values: object,
        done: Done | None = None,
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> "Task": ...

    def close(self) -> None: ...


class Task(QObject):
    """One function that is under way. It lives on the window's thread; the worker only emits its signals."""

    _answered = Signal(object)
    _broke = Signal(object)
    _progressed = Signal(int, int)
    ended = Signal()

    def __init__(
        self, done: Done | None, failed: Failed | None, progress: Progress | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._done, self._failed, self._progress = done, failed, progress
        self.cancelled = False
        self._answered.connect(self._answer)
        self._broke.connect(self._break)
        self._progressed.connect(self._pass_on)

    def cancel(self) -> None:
        self.cancelled = True

    def work(self, function: Callable[..., object], values: tuple[object, ...]) -> None:
        """On the worker: call the function and send what comes of it."""
        try:
            answer = function(*values) if self._progress is None else function(*values, report=self._report)
        except Exception as error:  # whatever it is belongs to whoever asked, not to the pool
            self._broke.emit(error)
        else:
            self._answered.emit(answer)

    def _report(self, step: int, steps: int) -> None:
        if self.cancelled:
            raise Cancelled
        self._progressed.emit(step, steps)

    def _answer(self, answer: object) -> None:
        try:
            if self._done is not None and not self.cancelled:
                self._done(answer)
        finally:
            self._end()

    def _break(self, error: Exception) -> None:
        try:
            if self.cancelled or isinstance(error, Cancelled):
                return
            if self._failed is None:
                raise error
            self._failed(error)
        finally:
            self._end()

    def _pass_on(self, step: int, steps: int) -> None:
        if self._progress is not None and not self.cancelled:
            self._progress(step, steps)

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()


class Tasks(QObject):
    """Tasks on a thread pool of their own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Task] = set()

    def run(
        self,
        function: Callable[..., object],
        *values: object,
        done: Done | None = None,
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Task:
        """Start `function(*values)` on a worker. Without `failed` an exception goes to the crash hook."""
        task = Task(done, failed, progress, self)
        self._running.add(task)
        task.ended.connect(self._forget)
        self._pool.start(partial(task.work, function, values))
        return task

    def close(self) -> None:
        """Cancel what is under way and wait until no worker runs any more."""
        for task in self._running:
            task.cancel()
        self._pool.waitForDone()

    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.discard(task)


class ImmediateTasks:
    """The synchronous twin, for tests: everything has happened when `run` returns."""

    def run(
        self,
        function: Callable[..., object],
        *values: object,
        done: Done | None = None,
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Task:
        task = Task(done, failed, progress)
        task.work(function, values)
        return task

    def close(self) -> None:
        """Nothing is ever under way."""
