"""What is still open in a plan: what is wrong, what is doubtful, and what nobody has filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from scoring.checks import plan_findings
from scoring.entries import Assessment, Cell, Entries
from scoring.plan import Indicator, Plan
from scoring.preview.doubts import doubts, unanswered
from scoring.preview.last_year import last_year
from scoring.preview.stage import on_stage
from scoring.problems import Problem
from scoring.rules import read_rules


@dataclass(frozen=True, slots=True)
class Doubted:
    """The doubts about one leaf, and what they were found from: where these are the same objects, so are the doubts."""

    node: Indicator
    columns: tuple[Mapping[str, Cell] | None, ...]
    found: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """`wrong`: keeps something from being scored, or from adding up; `doubtful`; `unanswered`: who answers for a leaf,
    where its figures come from, what it rests on. `known`: for the next time."""

    wrong: tuple[Problem, ...] = ()
    doubtful: tuple[Problem, ...] = ()
    unanswered: tuple[Problem, ...] = ()
    known: Mapping[str, Doubted] = field(default_factory=dict)
    surroundings: tuple[object, ...] = ()

    @property
    def all(self) -> tuple[Problem, ...]:
        return (*self.wrong, *self.doubtful, *self.unanswered)


def open_points(
    plan: Plan,
    entries: Entries,
    old: Assessment | None = None,
    after: OpenPoints | None = None,
    cancelled: Callable[[], bool] = bool,
) -> OpenPoints:
    """The open points, each in the order of the plan. `old`: the assessment before; `after`: those of before an edit,
    of which what does not depend on the edit is taken over. With `cancelled` it ends early, incomplete."""
    rules = read_rules(plan)
    found = plan_findings(plan, rules)
    surroundings = (plan.units, plan.classes, plan.lists, plan.items, plan.rounding, old)
    same = after is not None and all(a is b for a, b in zip(after.surroundings, surroundings, strict=False))
    before = after.known if after is not None and same else {}
    known: dict[str, Doubted] = {}
    open_: list[Problem] = []
    for rule in rules:
        if cancelled():
            break
        node = rule.node
        codes = sorted(rule.items)
        columns = tuple(cells.get(code) for cells in (entries.values, entries.previous) for code in codes)
        doubted = before.get(node.uid)
        if doubted is None or doubted.node != node or not _same(doubted.columns, columns):
            stage = on_stage(plan, entries, node)
            own = () if stage is None else doubts(stage, None if old is None else last_year(stage, old))
            doubted = Doubted(node, columns, own)
        known[node.uid] = doubted
        open_ += unanswered(node, plan)
    return OpenPoints(
        tuple(problem for problem in found if problem.severity == "problem"),
        (
            *(problem for problem in found if problem.severity == "warning"),
            *(problem for doubted in known.values() for problem in doubted.found),
        ),
        tuple(open_),
        known,
        surroundings,
    )


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))
