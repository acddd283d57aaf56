"""A new year begins with the plan of the one before, and with nothing entered yet."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from scoring.entries import Assessment, Cell, Cells, Entries, State
from scoring.plan import Plan, Previous, PreviousIndicator


@dataclass(frozen=True, slots=True)
class Carried:
    """What came along from the year before, and how much of it did not.

    `indicators` and `not_applicable` are leaves and cells. Left behind: `values` are cells that hold a value or another
    state, ballots among them; `reasons` and `locks`: of weights; `weight_sets`: put aside.
    """

    year: int
    indicators: int
    units: int
    not_applicable: int
    values: int
    events: int
    decisions: int
    reasons: int
    locks: int
    weight_sets: int
    ledger_rows: int
    materials: int


def for_year(earlier: Assessment, year: int, *, title: str = "", taken: Collection[str] = ()) -> Assessment:
    """The plan of an earlier assessment for another year, with what is not assessed, and nothing else entered.

    Units, classes, tree, rules, departments, lists, tags, upper-level items, signers and layouts come along, and every
    cell that was not applicable, with its note. Values, events, decisions, rows of ledgers, evidence, the reasons and
    locks of weights, weights put aside and the forms that were sent out do not. The tree as it was becomes
    `previous_indicators`; the new assessment looks back to the earlier one. An earlier year than that of `earlier`
    looks back to nothing.

    The year in title and id follows; an id among `taken` gets a number behind it. The parts keep their identity: see
    `db.rows.with_new_uids` before both go into one store.
    """
    plan = earlier.plan
    name = plan.id.replace(str(plan.year), str(year))
    wanted, count = name, 2
    while wanted in taken:
        wanted, count = f"{name}-{count}", count + 1
    later = year >= plan.year
    new = replace(
        plan,
        id=wanted,
        title=title or title_for(plan, year),
        year=year,
        previous=Previous(id=plan.id) if later else None,
        previous_indicators=as_previous(plan) if later else (),
        indicators=tuple(replace(node, reason="", locked=False) for node in plan.indicators),
        weight_sets=(),
        sendings=(),
        versions=(),
        ledgers=tuple(replace(ledger, until="") for ledger in plan.ledgers),
    )
    return Assessment(new, Entries(values=_not_applicable(plan, earlier.entries.values)))


def title_for(plan: Plan, year: int) -> str:
    """The title of a plan with another year in it."""
    return plan.title.replace(str(plan.year), str(year))


def as_previous(plan: Plan) -> tuple[PreviousIndicator, ...]:
    """A plan's tree and weights as last year's of another, each parent before its children."""

    def walk(parent: str | None) -> Iterator[PreviousIndicator]:
        for node in plan.children.get(parent, ()):
            yield PreviousIndicator(
                code=node.code,
                parent=node.parent,
                name=node.name,
                weight=node.weight,
                weight_by_class=node.weight_by_class,
            )
            yield from walk(node.code)

    return tuple(walk(None))


def carried(earlier: Assessment, new: Assessment) -> Carried:
    """What came along from `earlier` when `new` was made of it, and what did not."""
    plan, entries = earlier.plan, earlier.entries
    kept = sum(len(column) for column in new.entries.values.values())
    return Carried(
        year=plan.year,
        indicators=len(new.plan.leaves),
        units=len(new.plan.units),
        not_applicable=kept,
        values=sum(len(column) for column in entries.values.values()) - kept,
        events=len(entries.events),
        decisions=len(entries.decisions),
        reasons=sum(bool(node.reason) for node in plan.indicators),
        locks=sum(node.locked for node in plan.indicators),
        weight_sets=len(plan.weight_sets),
        ledger_rows=len(entries.ledger_rows),
        materials=len(entries.materials),
    )


def _not_applicable(plan: Plan, values: Cells) -> Cells:
    """What a ledger has filled in is for the ledger of the new year to say."""
    fed = {item.code for item in plan.items if item.feed is not None}
    kept = {
        item: {
            unit: Cell(state=State.NOT_APPLICABLE, note=cell.note)
            for unit, cell in column.items()
            if cell.state is State.NOT_APPLICABLE
        }
        for item, column in values.items()
        if item not in fed
    }
    return {item: column for item, column in kept.items() if column}
