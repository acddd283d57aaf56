"""Who gained or lost places since last year, by the published ranks of both years."""

from dataclasses import dataclass
from typing import Literal

from scoring.plan import Plan
from scoring.result import Rank, Result
from scoring.years.previous import former


@dataclass(frozen=True, slots=True)
class Movement:
    """One ranked unit of today that was one ranked unit then. `gained`: places, below 0 where it lost some."""

    unit: str
    before: Rank
    now: Rank

    @property
    def gained(self) -> Rank:
        return self.before - self.now


def movements(plan: Plan, result: Result, last: Result, *, in_class: bool = False) -> tuple[Movement, ...]:
    """The movement of every unit that has a rank in both years, in the order of the plan. A unit that was made of
    several, or is new, has none; within classes neither has one that is in another class now."""
    kind: Literal["rank", "rank_in_class"] = "rank_in_class" if in_class else "rank"
    then = {unit.code: unit for unit in last.units}
    found = []
    for unit in result.units:
        codes = former(plan, unit.code)
        before = then.get(codes[0]) if len(codes) == 1 else None
        if before is None or (in_class and before.class_code != unit.class_code):
            continue
        old, now = getattr(before, kind), getattr(unit, kind)
        if old is not None and now is not None:
            found.append(Movement(unit.code, old, now))
    return tuple(found)
