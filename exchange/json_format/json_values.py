"""The values of the format: cells of every kind, with their states and notes.

What a cell says is judged by scoring; here only whether it has the shape of its item's kind.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from exchange.json_format.json_object import Finder, Taker
from exchange.json_format.json_text import Unreadable
from scoring.cells import STATES, members
from scoring.entries import Cell, State
from scoring.plan import Item, Plan
from scoring.problems import Place


def plain(value: Any) -> Any:
    """A JSON value in plain dicts and lists."""
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value.text if isinstance(value, Unreadable) else value


def read_values(o: Taker, plan: Plan, *, earlier: bool = False) -> Mapping[str, Mapping[str, Cell]]:
    """item code → unit code → cell, as they stand in the file; `earlier`: of an assessment before, whose lists may
    have had other members."""
    found = {}
    for code in o.names():
        column = o.child(code)
        item = plan.item.get(code, Item(code=code, name=code, kind=""))
        cells = _Cells(o.finder, item, None if earlier else members(plan, item))
        found[code] = {unit: cells.read(column.take(unit), column.at(unit)) for unit in column.names()}
    return found


class _Cells:
    """Reads the cells of one item."""

    def __init__(self, finder: Finder, item: Item, listed: Sequence[str] | None) -> None:
        self._finder = finder
        self._kind = item.kind
        self._listed = listed
        shapes = {"grade": self._text, "series": self._series, "tasks": self._tasks, "ballots": self._ballots}
        self._shape = shapes.get(item.kind, self._text) if item.kind else self._anything

    def read(self, value: Any, where: Place) -> Cell:
        if not self._has_state(value):
            self._shape(value, where)
            return Cell(plain(value))
        return self._with_state(value, where, self._shape)

    def _has_state(self, value: Any) -> bool:
        """Whether an object is not the value itself but carries it with a state or a note."""
        if not isinstance(value, Mapping):
            return False
        if self._kind not in ("series", "tasks") or value.get("state") in STATES:
            return True
        return value.keys() == {"value", "note"} and not isinstance(value["value"], str)

    def _with_state(self, value: Mapping[str, Any], where: Place, shape: Callable[[Any, Place], None]) -> Cell:
        o = Taker(self._finder, where, value)
        state = (
            o.choice("state", sorted(STATES), required="note" not in value)
            if "state" in value or "note" not in value
            else None
        )
        content, note = o.take("value"), o.text("note")
        o.done()
        if content is not None:
            shape(content, o.at("value"))
        return Cell(plain(content), None if state is None else State(state), note)

    def _anything(self, value: Any, where: Place) -> None:
        """The item is unknown, which is reported elsewhere."""

    def _text(self, value: Any, where: Place) -> None:
        if isinstance(value, int) and not isinstance(value, bool):
            self._finder.report("format.decimal_string", where)
        elif not isinstance(value, (str, Unreadable)):
            self._wrong(where, "text", value)

    def _wrong(self, where: Place, wanted: str, value: Any) -> None:
        if not isinstance(value, Unreadable):
            self._finder.report(f"format.not_{wanted}", where)

    def _member(self, name: str, where: Place) -> None:
        if self._listed is not None and name not in self._listed:
            self._finder.report("reference.member", where, member=name)

    def _entry(self, value: Any, where: Place, shape: Callable[[Any, Place], None]) -> None:
        """One member's value, or an object with a state."""
        if isinstance(value, Mapping) and "state" in value:
            self._with_state(value, where, shape)
        else:
            shape(value, where)

    def _series(self, value: Any, where: Place) -> None:
        if isinstance(value, list) and self._listed is None:
            for index, entry in enumerate(value):
                self._entry(entry, (*where, str(index)), self._text)
        elif isinstance(value, Mapping):
            for name, entry in value.items():
                self._member(name, (*where, name))
                self._entry(entry, (*where, name), self._text)
        else:
            self._wrong(where, "object", value)

    def _tasks(self, value: Any, where: Place) -> None:
        if not isinstance(value, Mapping):
            self._wrong(where, "object", value)
            return
        for name, entry in value.items():
            self._member(name, (*where, name))
            self._entry(entry, (*where, name), self._task)

    def _task(self, value: Any, where: Place) -> None:
        o = Taker(self._finder, where, value)
        if isinstance(value, Mapping):
            for key in ("target", "done"):
                part = o.take(key, "", required=True)
                self._text(part, o.at(key))
            o.done()

    def _ballots(self, value: Any, where: Place) -> None:
        if not isinstance(value, list):
            self._wrong(where, "list", value)
            return
        for index, groups in enumerate(value):
            by_group = Taker(self._finder, (*where, str(index)), groups)
            for name in by_group.names():
                votes = by_group.child(name)
                for grade in votes.names():
                    self._text(votes.take(grade), votes.at(grade))
