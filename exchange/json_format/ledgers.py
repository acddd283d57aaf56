"""Ledgers in the JSON format: what a plan declares of them, their rows, and the items that they fill; also the rows
of ledgers and registers that are not finished."""

from typing import Any

from exchange.json_format.json_object import Taker
from scoring.entries import Draft, LedgerRow
from scoring.ledgers import COUNTS, KINDS, Feed, Ledger

MOST_ROWS = 1_000_000
DRAFTS = ("bonus", "deduction", "veto", *KINDS)


def read_ledger(o: Taker) -> Ledger:
    return Ledger(
        kind=o.choice("kind", KINDS, required=True),
        stages=o.texts("stages"),
        until=o.text("until"),
        headings=o.maybe_whole("headings", None, 0, MOST_ROWS),
        rows=o.maybe_whole("rows", None, 0, MOST_ROWS),
    )


def read_feed(o: Taker | None) -> Feed | None:
    if o is None:
        return None
    points = o.child("points")
    found = Feed(
        kind=o.choice("kind", KINDS, required=True),
        count=o.choice("count", COUNTS, required=True),
        stage=o.text("stage"),
        points={stage: points.decimal(stage) for stage in points.names()},
    )
    points.done()
    o.done()
    return found


def read_row(o: Taker) -> LedgerRow:
    return LedgerRow(
        kind=o.choice("kind", KINDS, required=True),
        unit=o.text("unit", required=True),
        matter=o.text("matter"),
        heading=o.text("heading"),
        issued=o.text("issued"),
        due=o.text("due"),
        done=o.text("done"),
        stage=o.text("stage"),
        document=o.text("document"),
        count=o.decimal("count", "1"),
        note=o.text("note"),
        entered_by=o.text("entered_by"),
    )


def read_draft(o: Taker) -> Draft:
    texts = o.child("texts")
    found = Draft(
        kind=o.choice("kind", DRAFTS, required=True),
        texts={name: text for name in texts.names() if (text := texts.text(name))},
    )
    texts.done()
    return found


def write_draft(draft: Draft) -> dict[str, Any]:
    return {"kind": draft.kind, "texts": dict(draft.texts)}


def _said(content: dict[str, Any]) -> dict[str, Any]:
    """Without what says nothing."""
    return {key: value for key, value in content.items() if value not in ("", None, [], {})}


def write_ledger(ledger: Ledger) -> dict[str, Any]:
    return _said(
        {
            "kind": ledger.kind,
            "stages": list(ledger.stages),
            "until": ledger.until,
            "headings": ledger.headings,
            "rows": ledger.rows,
        }
    )


def write_feed(feed: Feed) -> dict[str, Any]:
    points = {stage: f"{worth:f}" for stage, worth in feed.points.items()}
    return _said({"kind": feed.kind, "count": feed.count, "stage": feed.stage, "points": points})


def write_row(row: LedgerRow) -> dict[str, Any]:
    content = {
        "kind": row.kind,
        "unit": row.unit,
        "matter": row.matter,
        "heading": row.heading,
        "issued": row.issued,
        "due": row.due,
        "done": row.done,
        "stage": row.stage,
        "document": row.document,
        "count": "" if row.count == 1 else f"{row.count:f}",
        "note": row.note,
        "entered_by": row.entered_by,
    }
    return _said(content)
