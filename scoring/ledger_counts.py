"""Between the rows of ledgers and the cells that they fill: counts by unit, the cells that follow, and what is
doubtful about rows. What is scored are the cells; a cell that was changed by hand stays, and is told."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final

from scoring.entries import Cell, Cells, Entries, LedgerRow, State
from scoring.ledgers import Feed, Ledger
from scoring.numbers import plain
from scoring.plan import Item, Plan
from scoring.problems import Problem
from scoring.rounding import half_up

SHARE_PLACES: Final = 4
BY_STAGE: Final = ("reached", "points", "points_each")
"""The counts that look at stages."""
Edits = dict[tuple[str, str], Cell | None]
Counted = tuple[Plan, Sequence[LedgerRow]]
"""A plan and the rows of its ledgers."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a unit's rows come to on a day; each row weighs its count. `due` = on time + late + overdue."""

    rows: Fraction = Fraction(0)
    due: Fraction = Fraction(0)
    done: Fraction = Fraction(0)
    on_time: Fraction = Fraction(0)
    late: Fraction = Fraction(0)
    overdue: Fraction = Fraction(0)


def ledger_of(plan: Plan, kind: str) -> Ledger:
    """The ledger of a kind as the plan declares it, or one that says nothing."""
    return next((ledger for ledger in plan.ledgers if ledger.kind == kind), Ledger(kind=kind))


def fed_items(plan: Plan, kind: str | None = None) -> tuple[Item, ...]:
    """The items that are filled from a ledger, or from any."""
    return tuple(
        item
        for item in plan.items
        if item.feed is not None and item.kind == "number" and kind in (None, item.feed.kind)
    )


@lru_cache(maxsize=4096)
def day_of(text: str) -> date | None:
    """The day that a text says, None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def count_day(plan: Plan, kind: str) -> date:
    """The day that the counts of a ledger are taken of."""
    months = {"quarter": 3, "half": 6}.get(plan.period, 12)
    month = min(12, months * (plan.number or 12))
    return day_of(ledger_of(plan, kind).until) or date(plan.year, month, monthrange(plan.year, month)[1])


def standing(row: LedgerRow, day: date) -> str:
    """How a row stands on a day: on_time, late, overdue or open (not due yet, and not done)."""
    due, done = day_of(row.due), day_of(row.done)
    if done is not None and done <= day:
        return "late" if due is not None and done > due else "on_time"
    return "overdue" if due is not None and due <= day else "open"


def tally(rows: Iterable[LedgerRow], day: date) -> Tally:
    """What rows come to on a day."""
    whole = dict.fromkeys(("on_time", "late", "overdue", "open"), 0)
    found = dict.fromkeys(whole, Fraction(0))
    for row in rows:
        if row.count == 1:  # nearly all: adding fractions takes twenty times as long
            whole[standing(row, day)] += 1
        else:
            found[standing(row, day)] += Fraction(row.count)
    found = {name: count + whole[name] for name, count in found.items()}
    done = found["on_time"] + found["late"]
    due = done + found["overdue"]
    return Tally(due + found["open"], due, done, found["on_time"], found["late"], found["overdue"])


def together(tallies: Iterable[Tally]) -> Tally:
    """What several units come to."""
    found = list(tallies)
    return Tally(*(sum((getattr(one, part.name) for one in found), Fraction(0)) for part in fields(Tally)))


@lru_cache(maxsize=16384)
def one_matter(text: str) -> str:
    """A matter without what only its writing makes different."""
    return "".join(text.split()).casefold()


def worth_of(feed: Feed, stages: Sequence[str], row: LedgerRow) -> Fraction:
    """What one row gives to a count that looks at stages."""
    if feed.count == "reached":
        known = row.stage in stages and feed.stage in stages
        return Fraction(row.count) if known and stages.index(row.stage) >= stages.index(feed.stage) else Fraction(0)
    return Fraction(feed.points.get(row.stage, 0)) * Fraction(row.count)


def counted_rows(feed: Feed, stages: Sequence[str], rows: Sequence[LedgerRow]) -> tuple[tuple[LedgerRow, bool], ...]:
    """The rows of one unit with whether they count: of one matter only the first of those that give most does."""
    if feed.count not in ("reached", "points"):
        return tuple((row, True) for row in rows)
    best: dict[str, int] = {}
    for at, row in enumerate(rows):
        if matter := one_matter(row.matter):
            before = best.setdefault(matter, at)
            if worth_of(feed, stages, row) > worth_of(feed, stages, rows[before]):
                best[matter] = at
    return tuple((row, best.get(one_matter(row.matter), at) == at) for at, row in enumerate(rows))


def cell_of(plan: Plan, feed: Feed, rows: Sequence[LedgerRow]) -> Cell:
    """The cell that the rows of one unit in a ledger make."""
    if feed.count in BY_STAGE:
        stages = ledger_of(plan, feed.kind).stages
        kept = (row for row, counts in counted_rows(feed, stages, rows) if counts)
        return Cell(plain(sum((worth_of(feed, stages, row) for row in kept), Fraction(0))))
    found = tally(rows, count_day(plan, feed.kind))
    if feed.count != "share_on_time":
        value: Fraction = getattr(found, feed.count)
        return Cell(plain(value))
    if not found.due:
        return Cell(state=State.NOT_APPLICABLE)
    return Cell(plain(half_up(100 * found.on_time / found.due, SHARE_PLACES)))


def column_of(plan: Plan, rows: Sequence[LedgerRow], item: Item) -> Mapping[str, Cell]:
    """What an item's ledger says of every unit; nothing while the ledger has no row at all."""
    assert item.feed is not None
    return _column(plan, item.feed, rows_by_unit(plan, rows, item.feed.kind))


def rows_by_unit(plan: Plan, rows: Sequence[LedgerRow], kind: str) -> Mapping[str, Sequence[LedgerRow]]:
    """The rows of a ledger by the code of their unit, for every unit of the plan."""
    of_unit: dict[str, list[LedgerRow]] = {unit.code: [] for unit in plan.units}
    for row in rows:
        if row.kind == kind and row.unit in of_unit:
            of_unit[row.unit].append(row)
    return of_unit


def _column(plan: Plan, feed: Feed, of_unit: Mapping[str, Sequence[LedgerRow]]) -> Mapping[str, Cell]:
    return {unit: cell_of(plan, feed, own) for unit, own in of_unit.items()} if any(of_unit.values()) else {}


def _columns(
    plan: Plan, rows: Sequence[LedgerRow], kind: str | None = None
) -> Iterator[tuple[Item, Mapping[str, Cell]]]:
    """What ledgers say of every item that they fill; the rows of each are put together once."""
    known: dict[str, Mapping[str, Sequence[LedgerRow]]] = {}
    for item in fed_items(plan, kind):
        assert item.feed is not None
        if item.feed.kind not in known:
            known[item.feed.kind] = rows_by_unit(plan, rows, item.feed.kind)
        yield item, _column(plan, item.feed, known[item.feed.kind])


def says(cell: Cell | None, wanted: Cell | None) -> bool:
    """Does a cell say what its ledger does? One that is still to be confirmed (待核) may."""
    if cell is None or wanted is None:
        return cell is None and wanted is None
    state = None if cell.state is State.PENDING else cell.state
    return cell.value == wanted.value and state == wanted.state


def _filled(cell: Cell | None, wanted: Cell | None) -> Cell | None:
    """A cell as its ledger says it, with what people wrote beside it."""
    if wanted is None or cell is None:
        return wanted
    pending = cell.state is State.PENDING and wanted.state is None
    return replace(wanted, note=cell.note, state=State.PENDING if pending else wanted.state)


def following(before: Counted, plan: Plan, rows: Sequence[LedgerRow], values: Cells) -> Edits:
    """The cells that follow when a plan and its ledger rows become these: those that said what the ledger said
    before, and blank ones. The others were changed by hand, and stay."""
    edits: Edits = {}
    said = {item.code: column for item, column in _columns(*before)}
    for item, wanted in _columns(plan, rows):
        was, column = said.get(item.code, {}), values.get(item.code, {})
        for unit in plan.unit:
            cell = column.get(unit)
            follows = cell is None or (unit in was and says(cell, was[unit]))
            if follows and not says(cell, wanted.get(unit)):
                edits[item.code, unit] = _filled(cell, wanted.get(unit))
    return edits


def by_hand(plan: Plan, entries: Entries, kind: str | None = None) -> Iterator[tuple[Item, str, Cell | None, Cell]]:
    """The cells that say something else than their ledger: item, unit, the cell, what the ledger says."""
    for item, column in _columns(plan, entries.ledger_rows, kind):
        for unit, wanted in column.items():
            cell = entries.cell(item.code, unit)
            if not says(cell, wanted):
                yield item, unit, cell, wanted


def following_cells(plan: Plan, entries: Entries) -> Mapping[tuple[str, str], Cell]:
    """What ledgers say of the cells that follow them: whatever else is written there is entered by hand."""
    return {
        (item.code, unit): wanted
        for item, column in _columns(plan, entries.ledger_rows)
        for unit, wanted in column.items()
        if (cell := entries.cell(item.code, unit)) is None or says(cell, wanted)
    }


def made_to_follow(plan: Plan, entries: Entries, kind: str | None = None) -> Edits:
    """The cells changed by hand, as their ledger says them."""
    return {(item.code, unit): _filled(cell, wanted) for item, unit, cell, wanted in by_hand(plan, entries, kind)}


# what is doubtful


def findings(plan: Plan, entries: Entries) -> Iterator[Problem]:
    """What is doubtful about ledgers; nothing of it changes a score."""
    yield from _of_rows(plan, entries.ledger_rows)
    yield from _of_numbers(plan, entries.ledger_rows)
    for item in plan.items:
        if item.feed is not None and item.kind != "number":
            yield Problem("ledger.feed_kind", ("items", item.code, "ledger"), {"item": item.name}, "warning")
        elif item.feed is not None:
            yield from _of_feed(plan, item, item.feed)
    for item, unit, cell, wanted in by_hand(plan, entries):
        facts = {"unit": plan.unit[unit].name, "item": item.name, "wanted": _shown(wanted)}
        if cell is None:
            yield Problem("ledger.not_filled", ("values", item.code, unit), facts, "warning")
        else:
            yield Problem("ledger.by_hand", ("values", item.code, unit), {**facts, "found": _shown(cell)}, "warning")


def _shown(cell: Cell) -> str:
    return cell.value if isinstance(cell.value, str) else "／" if cell.state is State.NOT_APPLICABLE else "—"


def _of_rows(plan: Plan, rows: Sequence[LedgerRow]) -> Iterator[Problem]:
    seen: dict[tuple[str, str, str], int] = {}
    stages = {ledger.kind: tuple(ledger.stages) for ledger in plan.ledgers}
    numbers: dict[str, int] = {}
    units = plan.unit
    for index, row in enumerate(rows):
        number = numbers[row.kind] = numbers.get(row.kind, 0) + 1  # as the ledger shows it
        if row.unit not in units:
            continue
        matter = one_matter(row.matter)
        first = seen.setdefault((row.kind, row.unit, matter), number) if matter else number
        found = _of_row(row, stages.get(row.kind, ()))
        if first != number:
            found = (("ledger.twice", "matter", {"first": str(first)}), *found)
        for code, name, more in found:
            facts = {"unit": units[row.unit].name, "matter": row.matter or row.heading or "—", **more}
            yield Problem(code, ("ledger_rows", str(index), name), facts, "warning")


@lru_cache(maxsize=16384)
def _of_row(row: LedgerRow, stages: tuple[str, ...]) -> tuple[tuple[str, str, Mapping[str, str]], ...]:
    """What is doubtful about one row by itself: code, field, facts. Nearly always nothing; rows stay what they are."""
    return tuple(_row_doubts(row, stages))


def _row_doubts(row: LedgerRow, stages: Sequence[str]) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    if not row.matter.strip():
        yield "ledger.no_matter", "matter", {}
    issued, due, done = day_of(row.issued), day_of(row.due), day_of(row.done)
    for name, text, day in (("issued", row.issued, issued), ("due", row.due, due), ("done", row.done, done)):
        if text and day is None:
            yield "ledger.no_date", name, {"date": text}
    if issued is not None and ((due is not None and due < issued) or (done is not None and done < issued)):
        yield "ledger.order", "issued", {"issued": row.issued}
    if row.stage and stages and row.stage not in stages:  # where there are none, their absence is told once
        yield "ledger.stage", "stage", {"stage": row.stage, "known": "、".join(stages) or "—"}


def _of_numbers(plan: Plan, rows: Sequence[LedgerRow]) -> Iterator[Problem]:
    """Are there as many headings and matters as there should be, and stages where rows name some?"""
    declared = {ledger.kind for ledger in plan.ledgers if ledger.stages}
    for kind in dict.fromkeys(row.kind for row in rows if row.stage and row.kind not in declared):
        stages = "、".join(dict.fromkeys(row.stage for row in rows if row.kind == kind and row.stage))
        yield Problem("ledger.no_stages", ("ledgers", kind, "stages"), {"stages": stages}, "warning")
    for ledger in plan.ledgers:
        if ledger is not ledger_of(plan, ledger.kind):
            yield Problem("ledger.two", ("ledgers", ledger.kind), {}, "warning")
            continue
        own = [row for row in rows if row.kind == ledger.kind]
        found = {"headings": len({one_matter(row.heading) for row in own if row.heading.strip()}), "rows": len(own)}
        for name in ("headings", "rows"):
            wanted = ledger.headings if name == "headings" else ledger.rows
            if own and wanted is not None and found[name] != wanted:
                facts = {"found": str(found[name]), "wanted": str(wanted)}
                code = "ledger.headings" if name == "headings" else "ledger.rows"
                yield Problem(code, ("ledgers", ledger.kind, name), facts, "warning")


def _of_feed(plan: Plan, item: Item, feed: Feed) -> Iterator[Problem]:
    named = [feed.stage] if feed.count == "reached" else list(feed.points) if feed.count in BY_STAGE else []
    unknown = [stage for stage in named if stage not in ledger_of(plan, feed.kind).stages]
    if unknown:
        facts = {"item": item.name, "stage": "、".join(stage or "—" for stage in unknown)}
        yield Problem("ledger.feed_stage", ("items", item.code, "ledger"), facts, "warning")
