"""The smallest step on a grid that does it, with few questions: `does(k)` scores the whole assessment.

A step is a whole number; 0 is what stands now, and does not do it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

NEAR: Final = 12
"""So many steps up and down are all tried."""
PROVABLE: Final = 100
"""What is found so near is held against every nearer step."""
MOST: Final = 120
"""Questions asked before the first that does it; what is not found by then is given up, and said to be."""


@dataclass(frozen=True, slots=True)
class Found:
    """`step` None: nothing does it. `proven`: no smaller step does it; where there is none, no step at all does."""

    step: int | None
    proven: bool


def smallest_monotone(does: Callable[[int], bool], reach: int) -> Found:
    """For what never gets worse on the way from 0 to `reach` (below 0: downwards): double the step until it does it,
    then halve."""
    if reach == 0 or not does(reach):
        return Found(None, True)
    sign = 1 if reach > 0 else -1
    fails, size = 0, 1
    while size < abs(reach) and not does(sign * size):
        fails, size = size, size * 2
    return Found(sign * _halve(lambda k: does(sign * k), fails, min(size, abs(reach))), True)


def _halve(does: Callable[[int], bool], fails: int, holds: int) -> int:
    """The step that does it while the one before does not, between one that does not and one that does."""
    while holds - fails > 1:
        middle = (fails + holds) // 2
        if does(middle):
            holds = middle
        else:
            fails = middle
    return holds


def smallest_found(does: Callable[[int], bool], down: int, up: int, marks: Iterable[int]) -> Found:
    """For what may go up and down between `down` and `up`: every near step, then steps that double and the marks
    (with their neighbours), nearest first. The first that does it is moved as near as it still does, and where few
    steps are nearer they are tried as well."""
    asked: dict[int, bool] = {}

    def ask(k: int) -> bool:
        if k not in asked:
            asked[k] = does(k)
        return asked[k]

    near = sorted((k for k in range(-NEAR, NEAR + 1) if k and down <= k <= up), key=_nearness)
    for k in near:
        if ask(k):
            return Found(k, True)
    if down >= -NEAR and up <= NEAR:
        return Found(None, True)
    for k in sorted(_marks(down, up, marks), key=_nearness):
        if len(asked) >= MOST:
            break
        if ask(k):
            return _nearest(ask, _moved_near(ask, asked, k, max(0, down - 1, -up - 1)), down, up)
    return Found(None, False)


def _moved_near(ask: Callable[[int], bool], asked: Mapping[int, bool], k: int, outside: int) -> int:
    """From a step that does it towards 0, as far as it still does. `outside`: the steps that lie beyond the bounds."""
    sign = 1 if k > 0 else -1
    fails = max((abs(j) for j in asked if j * sign > 0 and abs(j) < abs(k)), default=outside)
    return sign * _halve(lambda size: ask(sign * size), fails, abs(k))


def _nearest(ask: Callable[[int], bool], found: int, down: int, up: int) -> Found:
    """Of the steps nearer than the one that was found the first that does it, where they are few enough to try all."""
    if abs(found) > PROVABLE:
        return Found(found, False)
    nearer = sorted((k for k in range(1 - abs(found), abs(found)) if k and down <= k <= up), key=_nearness)
    return Found(next((k for k in nearer if ask(k)), found), True)


def _nearness(k: int) -> tuple[int, int]:
    return abs(k), -k


def _marks(down: int, up: int, marks: Iterable[int]) -> set[int]:
    wanted = {down, up}
    size = NEAR
    while size < max(-down, up):
        size *= 2
        wanted |= {size, -size}
    for mark in marks:
        wanted |= {mark - 1, mark, mark + 1}
    return {k for k in wanted if k and down <= k <= up and abs(k) > NEAR}
