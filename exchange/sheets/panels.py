"""评委打分汇总表: the marks of every judge, those that are dropped in brackets, the means, and how several panels are
brought to one scale; signed by the judges, who counted and who watched."""

from collections.abc import Iterator
from dataclasses import replace

from exchange.sheet import Column, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import parts
from exchange.wording import problem_text, word
from scoring.entries import Entries
from scoring.methods.panel import Panel
from scoring.numbers import plain
from scoring.panels import Mark, Marking, findings, marking, panel_items
from scoring.plan import Plan
from scoring.result import Result
from scoring.rounding import half_up
from scoring.rules import read_rule

MEAN_PLACES = 2
FEW = 5
"""With more judges than this the letters are smaller."""
SMALL = Letters(heading=9.0, body=9.0, heading_height=10.0, row_height=7.5)
NOTHING = "—"


def panel_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """A sheet for each item with marks."""
    options = options or Options()
    found = (marking(plan, entries, item) for item in panel_items(plan))
    return tuple(
        _sheet(plan, entries, result, one, language, options)
        for one in found
        if one is not None and any(mark.state == "given" for unit in one.units for mark in unit.marks)
    )


def _sheet(plan: Plan, entries: Entries, result: Result, found: Marking, language: str, options: Options) -> Sheet:
    item = printable(plan.item[found.item].name)
    leaf, judges = found.leaf, len(found.judges)
    method = next((one for one in read_rule(plan, leaf).variants.values() if isinstance(one, Panel)), None)
    scale = "" if method is None else plain(method.scale)
    weight = parts.weight_text(plan, leaf)
    sheet = Sheet(
        name=word("sheet.panels.name", language, item=item),
        title=word("sheet.panels.title", language, title=printable(plan.title)),
        left=word("sheet.panels.left", language, item=item, indicator=printable(leaf.name), weight=weight),
        right=word("sheet.panels.right", language, judges=str(judges), scale=scale),
        columns=tuple(_columns(plan, found, language)),
        rows=tuple(_rows(plan, result, found, language)),
        notes=tuple(_notes(plan, entries, found, method, language)),
        letters=SMALL if judges > FEW else Letters(),
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.UPRIGHT), parts.Lying("A4", True, parts.LYING)]
    papers += [parts.Lying("A3", True, parts.LYING)]
    signers = tuple(word(f"sheet.panels.{who}", language) for who in ("judge", "counter", "watcher"))
    own = replace(options, signers=options.signers or signers)
    return parts.framed(parts.on_paper(sheet, own, papers), plan, entries, result, own)


def _columns(plan: Plan, found: Marking, language: str) -> Iterator[Column]:
    named = parts.name_width([unit.name for unit in plan.units], 26, 50)
    yield Column(heading=(printable(plan.unit_label) or word("sheet.col.unit", language),), width=named, least=22)
    if found.balance is not None:
        yield Column(heading=(word("sheet.panels.panel", language),), width=14, least=12)
    together, judges = word("sheet.panels.marks", language), len(found.judges)
    for judge in found.judges:
        name = printable(judge) if found.named else judge
        yield Column(heading=(together, name), width=16, least=11 if judges > FEW else 15)
    yield Column(heading=(word("sheet.panels.mean", language),), width=18, least=15, places=MEAN_PLACES)
    if found.balance is not None:
        yield Column(heading=(word("sheet.panels.balanced", language),), width=18, least=15, places=MEAN_PLACES)
    places = parts.leaf_places(plan)
    yield Column(heading=(word("sheet.panels.points", language),), width=18, least=14, places=places, strong=True)


def _rows(plan: Plan, result: Result, found: Marking, language: str) -> Iterator[Row]:
    nodes = {unit.code: unit.nodes.get(found.leaf.code) for unit in result.units}
    for one in found.units:
        cells = [text(plan.unit[one.unit].name)]
        if found.balance is not None:
            cells.append(text(NOTHING if one.panel is None else plain(one.panel)))
        cells += [_mark(mark, language) for mark in one.marks]
        cells.append(SheetCell(NOTHING) if one.mean is None else figure(one.mean, MEAN_PLACES))
        if found.balance is not None:
            cells.append(SheetCell(NOTHING) if one.balanced is None else figure(one.balanced, MEAN_PLACES))
        node = nodes.get(one.unit)
        places = parts.leaf_places(plan)
        points = None if node is None else node.points
        cells.append(SheetCell(NOTHING) if points is None else figure(points, places))
        yield Row(tuple(cells))


def _mark(mark: Mark, language: str) -> SheetCell:
    if mark.state in ("absent", "missing"):
        return text(word(f"panel.{mark.state}", language))
    if mark.dropped:
        return text(word("sheet.panels.dropped", language, mark=mark.text))
    return text(mark.text or NOTHING)


def _notes(plan: Plan, entries: Entries, found: Marking, method: Panel | None, language: str) -> Iterator[str]:
    if method is not None and (method.drop_high or method.drop_low):
        facts = {"high": method.drop_high, "low": method.drop_low, "count": method.min_n_to_drop}
        yield word("sheet.panels.rule", language, **{name: str(value) for name, value in facts.items()})
    if found.balance is not None:
        mark = "；" if language == "zh_CN" else "; "
        means = mark.join(
            word("sheet.panels.of_panel", language, panel=plain(panel), mean=f"{half_up(mean, 4):f}")
            for panel, mean in found.balance.of_panel.items()
        )
        yield word("sheet.panels.balance", language, panels=means, whole=f"{half_up(found.balance.whole, 4):f}")
    for problem in findings(plan, entries):
        if problem.where[1] == found.item:
            yield printable(problem_text(problem, language))
