"""Ledgers as a plan declares them: which stages their matters go through, and which items they fill.

The rows themselves are `scoring.entries.LedgerRow`, what they come to is `scoring.ledger_counts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

KINDS: Final = ("tasks", "tickets", "leads", "honours", "cases")
"""任务, 督办, 线索, 荣誉, 典型案例"""

COUNTS: Final = (
    "rows",
    "due",
    "done",
    "on_time",
    "late",
    "overdue",
    "share_on_time",
    "reached",
    "points",
    "points_each",
)
"""What of a unit's rows an item can be; the meaning of each stands in `scoring.ledger_counts`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One ledger of a plan. There is at most one of each kind."""

    kind: str
    stages: tuple[str, ...] = ()
    """What a matter goes through, the lowest first (推荐, 采纳, 入选)."""
    until: str = ""
    """The day that counts are taken of, as ISO text; empty: the last day of the period."""
    headings: int | None = None
    """How many headings (举措) there should be,"""
    rows: int | None = None
    """and how many matters (责任分工); None: nobody has said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Where the cells of an item come from: a count of the unit's rows in a ledger."""

    kind: str
    count: str
    stage: str = ""
    """The stage that must be reached; only for `reached`."""
    points: Mapping[str, Decimal] = field(default_factory=dict)
    """What each stage is worth; only for `points` and `points_each`."""
