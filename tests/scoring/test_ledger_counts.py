"""Counts of ledgers against a plain reckoning, row by row, and which cells follow them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.entries import Cell, Entries, LedgerRow, State
from scoring.ledger_counts import (
    by_hand,
    cell_of,
    column_of,
    count_day,
    findings,
    following,
    made_to_follow,
    tally,
)
from scoring.ledgers import Feed, Ledger
from scoring.plan import Item, Plan, Unit

STAGES = ("推荐", "采纳", "入选")
POINTS = {"推荐": Decimal("0.1"), "采纳": Decimal("0.5"), "入选": Decimal(1)}
DAY = date(2024, 12, 31)


def a_plan(feed: Feed, **ledger: object) -> Plan:
    kept = Ledger(kind=feed.kind, stages=STAGES, **ledger)  # type: ignore[arg-type]
    return Plan(
        id="p",
        title="p",
        year=2024,
        units=(Unit(code="U1", name="甲"), Unit(code="U2", name="乙")),
        items=(Item(code="fed", name="统计", feed=feed),),
        ledgers=(kept,),
    )


days = st.sampled_from(["", "2024-05-31", "2024-06-30", "2024-12-31", "2025-01-15", "五月底"])
rows = st.builds(
    LedgerRow,
    kind=st.just("cases"),
    unit=st.sampled_from(["U1", "U2"]),
    matter=st.sampled_from(["", "甲案", "甲 案", "乙案", "丙案"]),
    due=days,
    done=days,
    stage=st.sampled_from(["", *STAGES, "别的"]),
    count=st.sampled_from([Decimal(1), Decimal("0.5"), Decimal(8)]),
)


def plainly(feed: Feed, own: list[LedgerRow]) -> str | None:
    """The same by the words of the format, without the code of `ledger_counts`; None: not applicable."""
    limit = "2024-12-31"
    texts = [
        {"due": row.due if row.due[:2] == "20" else "", "done": row.done if row.done[:2] == "20" else ""} for row in own
    ]
    counts = [Fraction(row.count) for row in own]
    done = [bool(t["done"]) and t["done"] <= limit for t in texts]
    late = [d and bool(t["due"]) and t["done"] > t["due"] for d, t in zip(done, texts, strict=True)]
    over = [not d and bool(t["due"]) and t["due"] <= limit for d, t in zip(done, texts, strict=True)]

    def total(chosen: list[bool]) -> Fraction:
        return sum((count for count, take in zip(counts, chosen, strict=True) if take), Fraction(0))

    on_time = total(done) - total(late)
    due = total(done) + total(over)
    if feed.count in ("reached", "points", "points_each"):
        given_by = []
        for row in own:
            if feed.count == "reached":
                reached = row.stage in STAGES and STAGES.index(row.stage) >= STAGES.index(feed.stage)
                given_by.append(Fraction(row.count) * reached)
            else:
                given_by.append(Fraction(POINTS.get(row.stage, 0)) * Fraction(row.count))
        groups: dict[object, list[Fraction]] = {}
        for at, (row, worth) in enumerate(zip(own, given_by, strict=True)):
            name = row.matter.replace(" ", "")
            groups.setdefault(at if feed.count == "points_each" or not name else name, []).append(worth)
        found = sum((max(group) for group in groups.values()), Fraction(0))
    elif feed.count == "share_on_time":
        if not due:
            return None
        found = Fraction(int(on_time * 100 / due * 10**4 + Fraction(1, 2)), 10**4)
    else:
        found = {
            "rows": sum(counts, Fraction(0)),
            "due": due,
            "done": total(done),
            "on_time": on_time,
            "late": total(late),
            "overdue": total(over),
        }[feed.count]
    return str(Decimal(found.numerator) / Decimal(found.denominator))


COUNTS = ["rows", "due", "done", "on_time", "late", "overdue", "share_on_time", "reached", "points", "points_each"]


@given(st.lists(rows, max_size=8), st.sampled_from(COUNTS), st.sampled_from(STAGES))
def test_every_count_is_what_a_plain_reckoning_says(found: list[LedgerRow], count: str, stage: str) -> None:
    feed = Feed(kind="cases", count=count, stage=stage, points=POINTS)
    plan = a_plan(feed)
    column = column_of(plan, found, plan.items[0])
    assert set(column) == ({"U1", "U2"} if found else set())
    for unit, cell in column.items():
        wanted = plainly(feed, [row for row in found if row.unit == unit])
        if wanted is None:
            assert cell == Cell(state=State.NOT_APPLICABLE)
        else:
            assert Decimal(str(cell.value)) == Decimal(wanted)
            assert cell.state is None


@given(st.lists(rows, max_size=8))
def test_what_is_due_was_done_on_time_or_late_or_is_overdue(found: list[LedgerRow]) -> None:
    counted = tally(found, DAY)
    assert counted.due == counted.on_time + counted.late + counted.overdue
    assert counted.done == counted.on_time + counted.late
    assert counted.due <= counted.rows == sum(Fraction(row.count) for row in found)


@given(st.lists(rows, max_size=6), st.lists(rows, max_size=6), st.sampled_from(COUNTS))
def test_cells_follow_from_any_ledger_to_any_other(first: list[LedgerRow], second: list[LedgerRow], count: str) -> None:
    """However the rows got there, untouched cells say the same as if they had been counted at once."""
    plan = a_plan(Feed(kind="cases", count=count, stage="采纳", points=POINTS))
    entries = Entries()
    before: list[LedgerRow] = []
    for then in (first, second):
        entries = entries.with_cells(following((plan, before), plan, then, entries.values))
        entries, before = replace(entries, ledger_rows=tuple(then)), then
    assert dict(entries.values.get("fed", {})) == dict(column_of(plan, second, plan.items[0]))
    assert not list(by_hand(plan, entries))


def test_a_cell_changed_by_hand_stays_and_is_told_until_it_is_made_to_follow() -> None:
    plan = a_plan(Feed(kind="tasks", count="on_time"))
    done = LedgerRow(kind="tasks", unit="U1", matter="巡查", due="2024-05-31", done="2024-05-30")
    entries = Entries(
        {"fed": {"U1": Cell("7", note="见会议纪要"), "U2": Cell("0", State.PENDING)}}, ledger_rows=(done,)
    )
    more = (done, replace(done, matter="培训"), replace(done, matter="抽检", unit="U2"))
    edits = following((plan, entries.ledger_rows), plan, more, entries.values)
    assert edits == {("fed", "U2"): Cell("1", State.PENDING)}
    entries = replace(entries.with_cells(edits), ledger_rows=more)
    (told,) = findings(plan, entries)
    assert (told.code, told.where) == ("ledger.by_hand", ("values", "fed", "U1"))
    assert (told.facts["found"], told.facts["wanted"]) == ("7", "2")
    assert made_to_follow(plan, entries) == {("fed", "U1"): Cell("2", note="见会议纪要")}


def test_a_feed_that_is_declared_fills_what_is_blank_and_leaves_what_was_entered() -> None:
    plan = a_plan(Feed(kind="tasks", count="rows"))
    without = replace(plan, items=(replace(plan.items[0], feed=None),))
    row = LedgerRow(kind="tasks", unit="U1", matter="巡查")
    edits = following((without, (row,)), plan, (row,), {"fed": {"U1": Cell("5")}})
    assert edits == {("fed", "U2"): Cell("0")}


@pytest.mark.parametrize(
    ("period", "number", "until", "day"),
    [
        ("annual", None, "", date(2024, 12, 31)),
        ("half", 1, "", date(2024, 6, 30)),
        ("quarter", 1, "", date(2024, 3, 31)),
        ("quarter", 4, "", date(2024, 12, 31)),
        ("annual", None, "2024-12-20", date(2024, 12, 20)),
        ("annual", None, "年底", date(2024, 12, 31)),
    ],
)
def test_counts_are_taken_of_the_last_day_of_the_period_unless_the_plan_says(
    period: str, number: int | None, until: str, day: date
) -> None:
    plan = replace(a_plan(Feed(kind="tasks", count="due"), until=until), period=period, number=number)
    assert count_day(plan, "tasks") == day


def test_forty_two_measures_and_their_duties_are_counted_and_what_is_missing_is_said() -> None:
    plan = a_plan(Feed(kind="tasks", count="share_on_time"), headings=42, rows=108)
    duties = [
        LedgerRow(
            kind="tasks",
            unit="U1" if number % 3 else "U2",
            matter=f"分工{number}",
            heading=f"举措{number % 42}",
            due="2024-06-30",
            done="2024-06-30" if number % 9 else "2024-07-01",
        )
        for number in range(108)
    ]
    assert not list(findings(plan, Entries(column(plan, duties), ledger_rows=tuple(duties))))
    assert cell_of(plan, Feed(kind="tasks", count="on_time"), duties).value == "96"
    assert cell_of(plan, Feed(kind="tasks", count="share_on_time"), duties).value == "88.8889"
    short = tuple(duties[:41])
    told = {
        problem.code: problem.facts for problem in findings(plan, Entries(column(plan, duties[:41]), ledger_rows=short))
    }
    assert told == {
        "ledger.headings": {"found": "41", "wanted": "42"},
        "ledger.rows": {"found": "41", "wanted": "108"},
    }


def column(plan: Plan, found: list[LedgerRow]) -> dict[str, dict[str, Cell]]:
    return {"fed": dict(column_of(plan, found, plan.items[0]))}


def test_stages_that_no_ledger_has_are_told_once_and_twins_by_the_number_in_their_ledger() -> None:
    plan = replace(a_plan(Feed(kind="tasks", count="rows")), ledgers=())
    row = LedgerRow(kind="honours", unit="U1", matter="先进集体", stage="省级")
    other = LedgerRow(kind="tasks", unit="U1", matter="先进集体")
    found = list(findings(plan, Entries(ledger_rows=(other, row, replace(row, unit="U2", stage="市级"), row))))
    told = {problem.code: problem for problem in found if problem.where[0] != "values"}
    assert told.keys() == {"ledger.no_stages", "ledger.twice"}
    assert told["ledger.no_stages"].facts == {"stages": "省级、市级"}
    assert told["ledger.no_stages"].where == ("ledgers", "honours", "stages")
    assert (told["ledger.twice"].where[1], told["ledger.twice"].facts["first"]) == ("3", "1")


def test_what_is_doubtful_about_a_row_is_told_at_its_field() -> None:
    plan = a_plan(Feed(kind="cases", count="reached", stage="省级"))
    row = LedgerRow(kind="cases", unit="U1", matter="甲案", stage="推荐")
    doubtful = (
        row,
        replace(row, matter="甲 案"),
        replace(row, unit="U2", issued="2024-06-01", due="2024-05-01", stage="参评"),
        replace(row, unit="U2", matter=" ", done="月底"),
    )
    found = {(problem.code, *problem.where[1:]) for problem in findings(plan, Entries(ledger_rows=doubtful))}
    assert found == {
        ("ledger.twice", "1", "matter"),
        ("ledger.order", "2", "issued"),
        ("ledger.stage", "2", "stage"),
        ("ledger.no_matter", "3", "matter"),
        ("ledger.no_date", "3", "done"),
        ("ledger.feed_stage", "fed", "ledger"),
        ("ledger.not_filled", "fed", "U1"),
        ("ledger.not_filled", "fed", "U2"),
    }
