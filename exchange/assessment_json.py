"""The assessment format, version 1: one assessment as JSON, and the result of its evaluation.

Reading takes everything or nothing: it raises Refused with every finding, each with its place. What is wrong in
the figures alone (weights that do not add up, a text that is no number) is no reason to refuse a file: it is read,
and is a problem of the assessment. Writing gives back what was read, key for key.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from exchange.assessment_json_out import FORMAT, write_assessment, write_result
from exchange.json_object import Finder, Taker
from exchange.json_text import Unreadable, read_json
from scoring.cells import STATES, members
from scoring.checks import structure
from scoring.entries import Assessment, Cell, Decision, Entries, Event, State
from scoring.plan import (
    Adjustment,
    Composition,
    Condition,
    Grades,
    Indicator,
    Item,
    ItemList,
    Plan,
    Quota,
    Ranking,
    Rounding,
    Unit,
    UnitClass,
    Veto,
)
from scoring.problems import Place, Problem, Refused
from scoring.rules import CHOICES, read_rules

__all__ = ["read_assessment", "write_assessment", "write_result"]

KINDS: Final = ("number", "grade", "series", "tasks", "ballots")
MOST_PLACES: Final = 12


def read_assessment(data: bytes | str) -> Assessment:
    """The assessment that a file says. Raises Refused with every finding and its place."""
    content, problems = read_json(data)
    if not isinstance(content, Mapping):
        raise Refused(*problems, Problem("format.not_object", (), {"place": "/"}))
    if content.get("format") != FORMAT:
        value = content.get("format")
        text = value if isinstance(value, str) else "–"
        raise Refused(*problems, Problem("format.unknown", ("format",), {"value": text[:60], "wanted": FORMAT}))
    found = Finder(problems)
    assessment = _assessment(Taker(found, (), content))
    if not found.structural:
        problems += [p for p in structure(assessment.plan, assessment.entries) if p.code not in _NO_REASON_TO_REFUSE]
        read_rules(assessment.plan, problems)
    if problems:
        raise Refused(*_once(problems))
    return assessment


_NO_REASON_TO_REFUSE: Final = frozenset({"tree.empty_group"})


def _once(problems: Sequence[Problem]) -> list[Problem]:
    return list({(problem.code, problem.where): problem for problem in problems}.values())


def _assessment(top: Taker) -> Assessment:
    top.take("format")
    about = top.child("assessment", required=True)
    adjustments = top.child("adjustments")
    number = _number_of_period(about)
    plan = Plan(
        id=about.code("id"),
        title=about.text("title", required=True),
        year=about.whole("year", 2000, 1, 9999, required=True),
        period=about.choice("period", ("annual", "half", "quarter")),
        number=number,
        unit_label=about.text("unit_label"),
        full_score=about.decimal("full_score", "100", required=True),
        rounding=_rounding(about.child("rounding")),
        composition=_composition(about.child("composition")),
        ranking=_ranking(about.child("ranking")),
        grades=_grades(about.maybe_child("grades")),
        classes=top.list_of("classes", _class),
        units=top.list_of("units", _unit, required=True),
        lists=top.list_of("lists", _list),
        items=top.list_of("items", _item, required=True),
        indicators=top.list_of("indicators", _indicator, required=True),
        bonus=adjustments.list_of("bonus", _adjustment),
        deduction=adjustments.list_of("deduction", _adjustment),
        veto=adjustments.list_of("veto", _veto),
    )
    about.done()
    adjustments.done()
    entries = Entries(
        values=_values(top.child("values", required=True), plan),
        events=top.list_of("events", _event),
        decisions=top.list_of("decisions", _decision),
    )
    top.done()
    return Assessment(plan, entries)


def _number_of_period(about: Taker) -> int | None:
    return about.maybe_whole("number", None, 1, 4)


def _rounding(o: Taker) -> Rounding:
    found = Rounding(
        leaf_places=o.maybe_whole("leaf_places", 2, 0, MOST_PLACES),
        total_places=o.whole("total_places", 2, 0, MOST_PLACES),
        measure_places=o.maybe_whole("measure_places", None, 0, MOST_PLACES),
    )
    o.done()
    return found


def _composition(o: Taker) -> Composition:
    found = Composition(
        bonus_cap=o.maybe_decimal("bonus_cap"),
        deduction_cap=o.maybe_decimal("deduction_cap"),
        coefficient=o.choice("coefficient", ("base", "none", "all")),
    )
    o.done()
    return found


def _ranking(o: Taker) -> Ranking:
    found = Ranking(
        ties=o.choice("ties", ("competition", "dense", "average")),
        tie_breakers=o.texts("tie_breakers"),
        top_n=o.whole("top_n", 3, 0, 1_000_000),
    )
    o.done()
    return found


def _grades(o: Taker | None) -> Grades | None:
    if o is None:
        return None
    bands = []
    value = o.take("bands", [], required=True)
    if not isinstance(value, list):
        o.finder.report("format.not_list", o.at("bands"))
        value = []
    for index, row in enumerate(value):
        place = (*o.at("bands"), str(index))
        if not isinstance(row, list) or len(row) != 2 or not isinstance(row[0], str) or not row[0]:
            o.finder.report("format.band", place)
            o.finder.structural = True
        else:
            holder = Taker(o.finder, place, {row[0]: row[1]})
            bands.append((row[0], holder.decimal(row[0])))
    quota = o.maybe_child("quota")
    found = Grades(
        bands=tuple(bands),
        quota=None if quota is None else _quota(quota),
        conditions=o.list_of("conditions", _condition),
    )
    o.done()
    return found


def _quota(o: Taker) -> Quota:
    found = Quota(
        grade=o.text("grade", required=True),
        percent=o.decimal("percent", required=True),
        scope=o.choice("scope", ("all", "class")),
        at_least_one=o.flag("at_least_one"),
        ties=o.choice("ties", ("include", "exclude")),
    )
    if not 0 <= found.percent <= 100:
        o.finder.report("format.range", o.at("percent"), value=f"{found.percent:f}", low="0", high="100")
    o.done()
    return found


def _condition(o: Taker) -> Condition:
    return Condition(
        grade=o.text("grade", required=True),
        node=o.text("node", required=True),
        min_rate=o.decimal("min_rate", required=True),
    )


def _class(o: Taker) -> UnitClass:
    return UnitClass(code=o.code(), name=o.text("name", required=True), coefficient=o.decimal("coefficient", "1"))


def _unit(o: Taker) -> Unit:
    return Unit(
        code=o.code(),
        name=o.text("name", required=True),
        class_code=o.maybe_text("class"),
        ranked=o.flag("ranked", default=True),
    )


def _list(o: Taker) -> ItemList:
    return ItemList(
        code=o.code(),
        name=o.text("name", required=True),
        year=o.maybe_whole("year", None, 1, 9999),
        members=o.texts("members"),
    )


def _item(o: Taker) -> Item:
    return Item(
        code=o.code(),
        name=o.text("name", required=True),
        kind=o.choice("kind", KINDS, required=True),
        unit=o.text("unit"),
        list_code=o.maybe_text("list"),
        department=o.text("department"),
        source=_source(o),
        minimum=o.maybe_decimal("minimum"),
        maximum=o.maybe_decimal("maximum"),
        note=o.text("note"),
    )


def _source(o: Taker) -> tuple[str, ...]:
    """Sources are a list; one alone may stand without it."""
    return (o.text("source"),) if o.is_text("source") else o.texts("source")


def _indicator(o: Taker) -> Indicator:
    params = o.take("params", {})
    if not isinstance(params, Mapping):
        o.finder.report("format.not_object", o.at("params"))
        params = {}
    return Indicator(
        code=o.code(),
        parent=o.maybe_text("parent"),
        name=o.text("name", required=True),
        weight=o.decimal("weight", required=True),
        aggregate=o.choice("aggregate", CHOICES["aggregate"]),
        method=o.maybe_text("method"),
        params=_plain(params),
        measure=o.maybe_text("measure"),
        direction=o.choice("direction", CHOICES["direction"]),
        peers=o.choice("peers", CHOICES["peers"]),
        min_peers=o.decimal("min_peers", "4"),
        missing=o.choice("missing", CHOICES["missing"]),
        not_applicable=o.choice("not_applicable", CHOICES["not_applicable"]),
        zero_denominator=_zero_denominator(o),
        reference_only=o.flag("reference_only"),
        unit=o.text("unit"),
        department=o.text("department"),
        source=_source(o),
        basis=o.text("basis"),
        tags=o.texts("tags"),
        note=o.text("note"),
    )


def _zero_denominator(o: Taker) -> str:
    return o.choice("zero_denominator", CHOICES["zero_denominator"]) if o.has("zero_denominator") else "missing"


def _plain(value: Any) -> Any:
    """A JSON value in plain dicts and lists."""
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value.text if isinstance(value, Unreadable) else value


def _adjustment(o: Taker) -> Adjustment:
    per_level = o.child("per_level")
    levels = {level: per_level.decimal(level) for level in per_level.names()}
    return Adjustment(
        code=o.code(),
        name=o.text("name", required=True),
        points=o.maybe_decimal("points"),
        per_level=levels,
        cap=o.maybe_decimal("cap"),
        dedupe=o.choice("dedupe", ("none", "highest")),
        department=o.text("department"),
    )


def _veto(o: Taker) -> Veto:
    return Veto(code=o.code(), name=o.text("name", required=True), actions=o.texts("actions"))


def _event(o: Taker) -> Event:
    return Event(
        unit=o.text("unit", required=True),
        rule=o.text("rule", required=True),
        level=o.maybe_text("level"),
        subject=o.maybe_text("subject"),
        count=o.decimal("count", "1"),
        factor=o.decimal("factor", "1"),
        points=o.maybe_decimal("points"),
        date=o.text("date"),
        document=o.text("document"),
        note=o.text("note"),
    )


def _decision(o: Taker) -> Decision:
    return Decision(
        unit=o.text("unit", required=True),
        rule=o.text("rule", required=True),
        date=o.text("date"),
        document=o.text("document"),
        note=o.text("note"),
    )


# Values. What they say is judged by scoring; here only whether they have the shape of their item's kind.


def _values(o: Taker, plan: Plan) -> Mapping[str, Mapping[str, Cell]]:
    found = {}
    for code in o.names():
        column = o.child(code)
        item = plan.item.get(code, Item(code=code, name=code, kind=""))
        cells = _Cells(o.finder, item, members(plan, item))
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
            return Cell(_plain(value))
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
        return Cell(_plain(content), None if state is None else State(state), note)

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
