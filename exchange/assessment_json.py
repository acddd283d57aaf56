"""The assessment format, version 1: one assessment as JSON, and the result of its evaluation.

Reading takes everything or nothing: it raises Refused with every finding, each with its place. What is wrong in
the figures alone (weights that do not add up, a text that is no number) is no reason to refuse a file: it is read,
and is a problem of the assessment. Writing gives back what was read, key for key.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from exchange.assessment_json_out import FORMAT, write_assessment, write_result
from exchange.json_format.json_object import Finder, Taker
from exchange.json_format.json_text import read_json
from exchange.json_format.json_values import plain, read_values
from exchange.json_format.ledgers import read_draft, read_feed, read_ledger, read_row
from scoring.batches import Batch, Paper
from scoring.checks import structure
from scoring.collection import Returned, Sending
from scoring.double_entry import Pass
from scoring.entries import Assessment, Decision, Entries, Event
from scoring.materials import MOST_COPIES, Material
from scoring.parameter_reading import CHOICES
from scoring.plan import (
    Adjustment,
    Composition,
    Condition,
    Grades,
    Indicator,
    Item,
    ItemList,
    Json,
    Plan,
    Previous,
    PreviousIndicator,
    Quota,
    Ranking,
    Rounding,
    Signer,
    TagSet,
    Unit,
    UnitClass,
    UpperItem,
    Veto,
    WeightSet,
)
from scoring.problems import Problem, Refused
from scoring.rules import read_rules
from scoring.sealing import Version

__all__ = ["read_assessment", "write_assessment", "write_result"]

KINDS: Final = ("number", "grade", "series", "tasks", "ballots")
MOST_PLACES: Final = 20
MOST_ROUNDS: Final = 99
MOST_VERSIONS: Final = 1_000_000
MOST_BALLOTS: Final = 1_000_000


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
        doubts = [*structure(assessment.plan, assessment.entries)]
        doubts += (problem for rule in read_rules(assessment.plan) for problem in rule.problems)
        problems += [problem for problem in doubts if problem.code not in _NO_REASON_TO_REFUSE]
    if problems:
        raise Refused(*_once(problems))
    return assessment


_NO_REASON_TO_REFUSE: Final = frozenset({"tree.empty_group", "measure.none"})
"""What a plan has while it is being made: groups without parts yet, and leaves that nobody has said the measure of."""


def _once(problems: Sequence[Problem]) -> list[Problem]:
    return list({(problem.code, problem.where): problem for problem in problems}.values())


def _assessment(top: Taker) -> Assessment:
    top.take("format")
    about = top.child("assessment", required=True)
    adjustments = top.child("adjustments")
    plan = Plan(
        id=about.code("id"),
        title=about.text("title", required=True),
        year=about.whole("year", 2000, 1, 9999, required=True),
        period=about.choice("period", ("annual", "half", "quarter")),
        number=about.maybe_whole("number", None, 1, 4),
        unit_label=about.text("unit_label"),
        previous=_previous(about.maybe_child("previous")),
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
        previous_indicators=top.list_of("previous_indicators", _previous_indicator),
        weight_sets=top.list_of("weight_sets", _weight_set),
        tag_sets=top.list_of("tag_sets", _tag_set),
        upper_items=top.list_of("upper_items", _upper_item),
        signers=about.list_of("signers", _signer),
        layouts=_rule(about, "layouts"),
        sendings=top.list_of("sendings", _sending),
        versions=top.list_of("versions", _version),
        ledgers=top.list_of("ledgers", read_ledger),
    )
    about.done()
    adjustments.done()
    entries = Entries(
        values=read_values(top.child("values", required=True), plan),
        previous=read_values(top.child("previous_values"), plan, earlier=True),
        events=top.list_of("events", _event),
        decisions=top.list_of("decisions", _decision),
        batches=top.list_of("ballot_batches", _batch),
        materials=top.list_of("materials", _material),
        passes=top.list_of("second_passes", _pass),
        second=read_values(top.child("second_values"), plan),
        ledger_rows=top.list_of("ledger_rows", read_row),
        drafts=top.list_of("drafts", read_draft),
    )
    top.done()
    return Assessment(plan, entries)


def _previous(o: Taker | None) -> Previous | None:
    if o is None:
        return None
    units = o.child("units")
    found = Previous(id=o.code("id"), units={unit: units.texts(unit) for unit in units.names()})
    o.done()
    return found


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
        integer=o.flag("integer", default=False),
        part_of=o.maybe_text("part_of"),
        total=o.maybe_decimal("total"),
        merge=o.choice("merge", ("none", "sum", "mean")),
        feed=read_feed(o.maybe_child("ledger")),
        note=o.text("note"),
    )


def _source(o: Taker) -> tuple[str, ...]:
    """Sources are a list; one alone may stand without it."""
    return (o.text("source"),) if o.is_text("source") else o.texts("source")


def _rule(o: Taker, key: str) -> Mapping[str, Json]:
    """An object whose content is read where it is used."""
    value = o.take(key, {})
    if not isinstance(value, Mapping):
        o.finder.report("format.not_object", o.at(key))
        return {}
    found: Mapping[str, Json] = plain(value)
    return found


def _indicator(o: Taker) -> Indicator:
    return Indicator(
        code=o.code(),
        parent=o.maybe_text("parent"),
        name=o.text("name", required=True),
        weight=o.decimal("weight", required=True),
        weight_by_class=_figures(o.child("weight_by_class")),
        aggregate=o.choice("aggregate", CHOICES["aggregate"]),
        method=o.maybe_text("method"),
        params=_rule(o, "params"),
        measure=o.maybe_text("measure"),
        direction=o.choice("direction", CHOICES["direction"]),
        peers=o.choice("peers", CHOICES["peers"]),
        min_peers=o.decimal("min_peers", "4"),
        missing=o.choice("missing", CHOICES["missing"]),
        not_applicable=o.choice("not_applicable", CHOICES["not_applicable"]),
        zero_denominator=_zero_denominator(o),
        treatment=_rule(o, "treatment"),
        reference_only=o.flag("reference_only"),
        unit=o.text("unit"),
        department=o.text("department"),
        source=_source(o),
        basis=o.text("basis"),
        tags=o.texts("tags"),
        upper=o.texts("upper"),
        locked=o.flag("locked"),
        reason=o.text("reason"),
        needs_evidence=o.flag("needs_evidence"),
        note=o.text("note"),
    )


def _figures(o: Taker) -> dict[str, Decimal]:
    found = {name: o.decimal(name) for name in o.names()}
    o.done()
    return found


def _previous_indicator(o: Taker) -> PreviousIndicator:
    return PreviousIndicator(
        code=o.code(),
        parent=o.maybe_text("parent"),
        name=o.text("name", required=True),
        weight=o.decimal("weight", required=True),
        weight_by_class=_figures(o.child("weight_by_class")),
    )


def _weight_set(o: Taker) -> WeightSet:
    said, own = o.has("weight_by_class"), o.child("weight_by_class")
    of_classes = {code: _figures(own.child(code)) for code in own.names()}
    own.done()
    return WeightSet(
        name=o.text("name", required=True),
        weights=_figures(o.child("weights", required=True)),
        weight_by_class=of_classes if said else None,
        note=o.text("note"),
        derivation=_rule(o, "derivation"),
    )


def _tag_set(o: Taker) -> TagSet:
    return TagSet(name=o.text("name", required=True), tags=o.texts("tags"))


def _upper_item(o: Taker) -> UpperItem:
    return UpperItem(
        code=o.code(),
        name=o.text("name", required=True),
        source=o.text("source"),
        weight=o.maybe_decimal("weight"),
        note=o.text("note"),
    )


def _signer(o: Taker) -> Signer:
    return Signer(role=o.text("role", required=True), name=o.text("name"))


def _sending(o: Taker) -> Sending:
    return Sending(
        template=o.text("template", required=True),
        kind=o.choice("kind", ("department", "unit", "self", "packet")),
        recipient=o.text("recipient", required=True),
        deadline=o.text("deadline"),
        at=o.text("at"),
        file=o.text("file"),
        sha256=o.text("sha256"),
        items=o.texts("items"),
        units=o.texts("units"),
        returned=o.list_of("returned", _returned),
    )


def _returned(o: Taker) -> Returned:
    return Returned(file=o.text("file", required=True), sha256=o.text("sha256", required=True), at=o.text("at"))


def _version(o: Taker) -> Version:
    return Version(
        number=o.whole("number", 1, 1, MOST_VERSIONS, required=True),
        sha256=o.text("sha256", required=True),
        at=o.text("at", required=True),
        by=o.text("by"),
        withdrawn_at=o.text("withdrawn_at"),
        withdrawn_by=o.text("withdrawn_by"),
        reason=o.text("reason"),
    )


def _zero_denominator(o: Taker) -> str:
    return o.choice("zero_denominator", CHOICES["zero_denominator"]) if o.has("zero_denominator") else "missing"


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
        needs_evidence=o.flag("needs_evidence"),
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
        department=o.text("department"),
        entered_by=o.text("entered_by"),
        evidence=o.texts("evidence"),
    )


def _decision(o: Taker) -> Decision:
    return Decision(
        unit=o.text("unit", required=True),
        rule=o.text("rule", required=True),
        date=o.text("date"),
        document=o.text("document"),
        note=o.text("note"),
        department=o.text("department"),
        entered_by=o.text("entered_by"),
        evidence=o.texts("evidence"),
    )


def _batch(o: Taker) -> Batch:
    return Batch(
        item=o.text("item", required=True),
        round=o.whole("round", 1, 1, MOST_ROUNDS),
        label=o.text("label"),
        voters=o.text("voters", required=True),
        issued=o.maybe_whole("issued", None, 0, MOST_BALLOTS),
        returned=o.maybe_whole("returned", None, 0, MOST_BALLOTS),
        void=o.maybe_whole("void", None, 0, MOST_BALLOTS),
        units=o.texts("units"),
        own=o.texts("own"),
        void_all_equal=o.flag("void_all_equal"),
        most_best=o.maybe_whole("most_best", None, 0, MOST_BALLOTS),
        papers=o.list_of("papers", _paper),
        second=o.list_of("second", _paper),
        closed=o.flag("closed"),
    )


def _material(o: Taker) -> Material:
    cells = o.list_of("cells", _material_cell)
    return Material(
        code=o.code(),
        file=o.text("file", required=True),
        sha256=o.text("sha256"),
        size=o.whole("size", 0, 0, 2**53),
        title=o.text("title"),
        document=o.text("document"),
        pages=o.text("pages"),
        copies=o.whole("copies", 1, 0, MOST_COPIES),
        note=o.text("note"),
        at=o.text("at"),
        entered_by=o.text("entered_by"),
        items=tuple(item for item, _ in cells),
        units=tuple(unit for _, unit in cells),
    )


def _material_cell(o: Taker) -> tuple[str, str]:
    return o.text("item", required=True), o.text("unit", required=True)


def _pass(o: Taker) -> Pass:
    return Pass(
        items=o.texts("items"),
        by=o.text("by"),
        begun=o.text("begun"),
        compared=o.text("compared"),
        closed=o.text("closed"),
    )


def _paper(o: Taker) -> Paper:
    return Paper(o.texts("marks"), o.flag("void"))
