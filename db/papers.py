"""The papers of ballots as rows, one for each, and back; also of a log that was written when a batch held them all."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from db.changes import Change, Key, Row, Rows, difference
from db.codecs import FLAG, WORDS
from scoring.batches import Batch, Paper

READINGS: Final = ("papers", "second")
"""The fields of a batch that hold papers; its columns, as the log has them from when it held them all."""


def paper_rows(batches: Sequence[Batch]) -> dict[Key, Row]:
    """The rows of all papers."""
    return {
        key: row
        for batch in batches
        for reading, name in enumerate(READINGS, 1)
        for key, row in _rows(batch.uid, reading, getattr(batch, name))
    }


def _rows(batch: str, reading: int, papers: Iterable[Paper]) -> Iterator[tuple[Key, Row]]:
    for number, paper in enumerate(papers, 1):
        row: Row = {"void": FLAG.encode(paper.void), "marks": WORDS.encode(paper.marks)}
        yield (batch, f"{reading}-{number}"), row


def with_papers(batches: Sequence[Batch], rows: Rows) -> tuple[Batch, ...]:
    """The batches with the papers that rows hold."""
    found: dict[tuple[str, int], dict[int, Paper]] = {}
    for (batch, place), row in rows.items():
        reading, number = map(int, place.split("-"))
        paper = Paper(WORDS.decode(row["marks"]), FLAG.decode(row["void"]))
        found.setdefault((batch, reading), {})[number] = paper

    def papers(batch: Batch, reading: int) -> tuple[Paper, ...]:
        return tuple(paper for _, paper in sorted(found.get((batch.uid, reading), {}).items()))

    return tuple(replace(batch, papers=papers(batch, 1), second=papers(batch, 2)) for batch in batches)


def papers_after(batches: Sequence[Batch], changes: Sequence[Change]) -> tuple[Batch, ...]:
    """The batches after changes to some of their papers; the others are the same objects."""
    touched = {change.key[0] for change in changes}

    def after(batch: Batch) -> Batch:
        rows = paper_rows([batch])
        for change in changes:
            if change.after is None:
                rows.pop(change.key, None)
            elif change.key[0] == batch.uid:
                rows[change.key] = {**rows.get(change.key, {}), **change.after}
        return with_papers([batch], rows)[0]

    return tuple(after(batch) if batch.uid in touched else batch for batch in batches)


def from_log(change: Change) -> Iterator[Change]:
    """A change of a batch as the tables have it now, and those of its papers."""
    before, papers_before = _apart(change.key[0], change.before)
    after, papers_after = _apart(change.key[0], change.after)
    if before or after:
        yield Change(change.table, change.key, before, after)
    yield from difference("ballot_paper", papers_before, papers_after)


def _apart(uid: str, row: Row | None) -> tuple[Row | None, Rows]:
    """The row of a batch without its papers, and theirs."""
    if row is None:
        return None, {}
    rows: dict[Key, Row] = {}
    for reading, name in enumerate(READINGS, 1):
        stored = json.loads(str(row.get(name, "[]")))
        rows |= _rows(uid, reading, (Paper(tuple(marks), void) for void, *marks in stored))
    return {name: value for name, value in row.items() if name not in READINGS}, rows
