"""An entry to be tried, as a small table of text, and back: series, tasks, ballots, grades, numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from exchange.numbers import Number, parse_number
from exchange.wording import word
from scoring.cells import members
from scoring.entries import Cell, State
from scoring.plan import Item, Json, Plan

Rows = tuple[tuple[str, ...], ...]
STATES = {
    "缺报": State.MISSING,
    "不适用": State.NOT_APPLICABLE,
    "不考核": State.NOT_APPLICABLE,
    "/": State.NOT_APPLICABLE,
}


def headings(item: Item | None, rows: Rows, language: str, grades: Sequence[str] = ()) -> tuple[str, ...]:
    """The columns of the table of one item; of None, of all number items together."""
    match item.kind if item else "number":
        case "tasks":
            return tuple(word(f"trial.{name}", language) for name in ("member", "target", "done"))
        case "ballots":
            return (word("trial.group", language), *grades, word("trial.abstain", language))
        case "series" if item and not item.list_code and all(len(row) == 1 for row in rows):
            return (word("trial.mark", language),)
        case _:
            return (
                word("trial.member" if item and item.kind == "series" else "trial.item", language),
                word("trial.value", language),
            )


def rows_of(plan: Plan, item: Item, cell: Cell | None, grades: Sequence[str] = ()) -> Rows:
    """A cell as rows; of a list all its members, though they may be blank."""
    value: Any = None if cell is None else cell.value
    match item.kind:
        case "series":
            if isinstance(value, Mapping) or members(plan, item):
                known = value if isinstance(value, Mapping) else {}
                names = members(plan, item) or tuple(known)
                return tuple((name, _text(known.get(name))) for name in names)
            return tuple((_text(mark),) for mark in value or ())
        case "tasks":
            known = value if isinstance(value, Mapping) else {}
            names = members(plan, item) or tuple(known)
            return tuple(
                (name, _text((known.get(name) or {}).get("target")), _text((known.get(name) or {}).get("done")))
                for name in names
            )
        case "ballots":
            last = value[-1] if isinstance(value, Sequence) and value else {}
            return tuple(
                (name, *(_text(votes.get(grade, "0")) for grade in (*grades, "abstain")))
                for name, votes in last.items()
            )
        case _:
            return ((item.name, _text(value)),)


def _text(value: Json) -> str:
    if isinstance(value, Mapping):
        return {"not_applicable": "/", "missing": "缺报"}.get(str(value.get("state")), _text(value.get("value")))
    return value if isinstance(value, str) else ""


def cell_of(item: Item, rows: Sequence[Sequence[str]], grades: Sequence[str] = ()) -> Cell | None:
    """The cell that rows say; None where they say nothing."""
    filled = [[cell.strip() for cell in row] for row in rows]
    match item.kind:
        case "series":
            marks = [_entry(row[0]) for row in filled if row[0]]
            if filled and len(filled[0]) > 1:
                return Cell({row[0]: _entry(row[1]) for row in filled if row[0] and row[1]})
            return Cell(marks) if marks else None
        case "tasks":
            return Cell({row[0]: {"target": _number(row[1]), "done": _number(row[2])} for row in filled if row[1]})
        case "ballots":
            names = (*grades, "abstain")
            votes = {
                row[0]: {name: _number(text) or "0" for name, text in zip(names, row[1:], strict=False)}
                for row in filled
                if row[0]
            }
            return Cell([votes]) if votes else None
        case _:
            text = filled[0][-1] if filled else ""
            if text in STATES:
                return Cell(state=STATES[text])
            return Cell(text if item.kind == "grade" else _number(text)) if text else None


def _entry(text: str) -> Json:
    return {"state": STATES[text].value} if text in STATES else _number(text)


def _number(text: str) -> str:
    found = parse_number(text)
    return found.text if isinstance(found, Number) else text
