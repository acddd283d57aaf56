"""Questions that are asked again at every key: only the newest one is answered, and only one is worked on at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gui.tasks import Done, Failed, Runner, Task


@dataclass(frozen=True, slots=True)
class _Question:
    function: Callable[..., object]
    values: tuple[object, ...]
    done: Done
    failed: Failed


class Newest:
    """`ask` takes the place of what waits to be asked; what is under way is finished, and its answer dropped."""

    def __init__(self, tasks: Runner) -> None:
        self._tasks = tasks
        self._next: _Question | None = None
        self._task: Task | None = None
        self.waiting = False

    def ask(self, function: Callable[..., object], *values: object, done: Done, failed: Failed) -> None:
        self._next = _Question(function, values, done, failed)
        if not self.waiting:
            self._start()

    def stop(self) -> None:
        """Nothing that was asked is answered any more."""
        self._next = None
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.waiting = False

    def _start(self) -> None:
        question, self._next = self._next, None
        if question is None:
            return
        self.waiting = True
        task = self._tasks.run(
            question.function,
            *question.values,
            done=lambda answer: self._end(question.done, answer),
            failed=lambda error: self._end(question.failed, error),
        )
        if self.waiting:
            self._task = task

    def _end(self, pass_on: Callable[[Any], None], answer: Any) -> None:
        self.waiting, self._task = False, None
        if self._next is not None:
            self._start()
        else:
            pass_on(answer)
