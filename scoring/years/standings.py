"""Where each unit stood in the assessment before: its published total and place, under the code of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.plan import Plan
from scoring.result import Rank, Result
from scoring.years.previous import former


@dataclass(frozen=True, slots=True)
class Former:
    """What a unit had then. `rank` None: it was not ranked; `class_rank`: its place in `class_code`. `total` None: it
    was made of several, which had a place each."""

    total: Decimal | None
    rank: Rank | None
    class_rank: Rank | None
    class_code: str | None

    def rank_beside(self, class_code: str | None) -> Rank | None:
        """The place that one of today, overall or within a class, is compared with: none of another class."""
        if class_code is None:
            return self.rank
        return self.class_rank if class_code == self.class_code else None


def standings_before(plan: Plan, old: Result) -> Mapping[str, Former]:
    """The figures of then of the units of today; one that is new has none."""
    known = {unit.code: unit for unit in old.units}
    found: dict[str, Former] = {}
    for unit in plan.units:
        codes = former(plan, unit.code)
        units = [known[code] for code in codes if code in known]
        if len(codes) > 1 and units:
            found[unit.code] = Former(None, None, None, None)
        elif units:
            then = units[0]
            found[unit.code] = Former(then.total, then.rank, then.rank_in_class, then.class_code)
    return found
