"""The notes under a table: how the total is made, ties, what was not assessed, grades, vetoes, why provisional."""

import re
from collections.abc import Iterator, Mapping, Sequence

from exchange.sheet import printable
from exchange.sheets import parts
from exchange.wording import word
from scoring.entries import Decision, Entries, State
from scoring.numbers import plain
from scoring.plan import Grades, Indicator, Json, Plan
from scoring.result import Result, UnitResult


def of_ranking(
    plan: Plan, entries: Entries, result: Result, units: Sequence[UnitResult], language: str
) -> tuple[str, ...]:
    """Everything that a reader of the ranking needs to follow and dispute it."""
    first = plan.children.get(None, ())
    return (
        sum_note(plan, units, language),
        *coefficient_note(plan, units, language),
        tie_note(plan, language),
        *unranked_note(units, language),
        *left_out_note(units, [node.code for node in first], language),
        *group_notes(first, language),
        *floor_note(units, language),
        *grade_notes(plan.grades, plan, language),
        *(veto_note(plan, decision, language) for decision in _of_units(entries.decisions, units)),
        *open_reasons(plan, entries, result, language),
    )


def _of_units(decisions: Sequence[Decision], units: Sequence[UnitResult]) -> list[Decision]:
    shown = {unit.code for unit in units}
    return [decision for decision in decisions if decision.unit in shown]


def coefficient_note(plan: Plan, units: Sequence[UnitResult], language: str) -> tuple[str, ...]:
    if not parts.uses_coefficients(plan, units):
        return ()
    shown = {unit.class_code for unit in units}
    classes = [
        f"{printable(kind.name)}{'' if language == 'zh_CN' else ' '}{parts.coefficient_cell(kind.coefficient).text}"
        for kind in plan.classes
        if kind.code in shown
    ]
    return (word("sheet.note.coefficients", language, classes=listed(classes, language)),)


def tie_note(plan: Plan, language: str) -> str:
    """The rule for equal totals in words, with the indicators that separate them."""
    ties = word(f"sheet.ties.{plan.ranking.ties}", language)
    base = word("sheet.col.base", language)
    nodes = [
        base if code == "base" else printable(plan.indicator[code].name)
        for code in plan.ranking.tie_breakers
        if code == "base" or code in plan.indicator
    ]
    if not nodes:
        return word("sheet.ties.plain", language, ties=ties[:1].upper() + ties[1:])
    return word("sheet.ties.breakers", language, nodes=listed(nodes, language), ties=ties.removeprefix("总分相同的"))


def unranked_note(units: Sequence[UnitResult], language: str) -> tuple[str, ...]:
    return (word("sheet.note.unranked", language),) if any(unit.rank is None for unit in units) else ()


def left_out_note(units: Sequence[UnitResult], codes: Sequence[str], language: str) -> tuple[str, ...]:
    """Shown where one of these nodes is printed as left out."""
    left_out = any(
        unit.nodes[code].points is None and unit.nodes[code].state != "reference"
        for unit in units
        for code in codes
        if code in unit.nodes
    )
    return (word("sheet.note.left_out", language),) if left_out else ()


def floor_note(units: Sequence[UnitResult], language: str) -> tuple[str, ...]:
    """Where deductions took more than there was, the parts do not give the printed 0."""
    below = any(unit.adjusted_base + unit.bonus < unit.deduction for unit in units)
    return (word("sheet.note.floor", language),) if below else ()


def grade_notes(grades: Grades | None, plan: Plan, language: str) -> tuple[str, ...]:
    """Bands, quota and conditions, in words."""
    if grades is None or not grades.bands:
        return ()
    bands = [
        word("sheet.note.band", language, grade=printable(name), bound=plain(bound))
        for name, bound in grades.bands[:-1]
    ]
    bands.append(word("sheet.note.band_last", language, grade=printable(grades.bands[-1][0])))
    found = [word("sheet.note.grades", language, bands=listed(bands, language))]
    for condition in grades.conditions:
        node = plan.indicator.get(condition.node)
        name = condition.node if node is None else printable(node.name)
        rate = plain(condition.min_rate * 100)
        found.append(word("sheet.note.condition", language, grade=printable(condition.grade), node=name, rate=rate))
    if grades.quota is not None:
        key, percent = f"sheet.note.quota.{grades.quota.scope}", plain(grades.quota.percent)
        found.append(word(key, language, grade=printable(grades.quota.grade), percent=percent))
    return ("".join(found) if language == "zh_CN" else " ".join(found),)


def veto_note(plan: Plan, decision: Decision, language: str) -> str:
    """Who was vetoed, for what, by which document, and what follows from it."""
    veto = next((veto for veto in plan.veto if veto.code == decision.rule), None)
    reference = [printable(part) for part in (decision.date, decision.document) if part]
    document = word("sheet.note.document", language, document=listed(reference, language)) if reference else ""
    unit = plan.unit.get(decision.unit)
    return word(
        "sheet.note.veto",
        language,
        unit=decision.unit if unit is None else printable(unit.name),
        veto=decision.rule if veto is None else printable(veto.name),
        document=document,
        actions=listed([action_text(plan, action, language) for action in (veto.actions if veto else ())], language),
    )


def action_text(plan: Plan, action: str, language: str) -> str:
    """One action of a veto, such as `grade_max:合格`, in words."""
    kind, _, value = action.partition(":")
    if kind == "node_zero" and value in plan.indicator:
        value = plan.indicator[value].name
    return word(f"sheet.action.{kind}", language, value=printable(value))


def listed(items: Sequence[str], language: str) -> str:
    return ("、" if language == "zh_CN" else ", ").join(items)


def used_items(plan: Plan) -> set[str]:
    """The items that a scored leaf looks at."""
    found: set[str] = set()
    for leaf in plan.leaves:
        if not leaf.reference_only:
            for words in (leaf.code, leaf.measure or "", *_strings(leaf.params)):
                found.update(re.findall(r"[^\W\d]\w*", words), [words])
    return found & set(plan.item)


def _strings(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _strings(inner)


def open_reasons(plan: Plan, entries: Entries, result: Result, language: str) -> tuple[str, ...]:
    """Why the result is not final yet, as one note, or no note."""
    if result.status == "complete":
        return ()
    pending = blank = 0
    for item in used_items(plan):
        entered = entries.values.get(item, {})
        cells = [entered[unit.code] for unit in plan.units if unit.code in entered]
        opened = [cell for cell in cells if cell.state is State.PENDING]
        unknown = sum(cell.value is None for cell in opened)
        pending += len(opened) - unknown
        blank += len(plan.units) - len(cells) + unknown
    problems = sum(problem.severity == "problem" for problem in result.problems)
    counts = {"blank": blank, "pending": pending, "problems": problems}
    reasons = [word(f"sheet.note.{kind}", language, count=str(count)) for kind, count in counts.items() if count]
    return (word("sheet.note.provisional", language, reasons=listed(reasons, language)),) if reasons else ()


def sum_note(plan: Plan, units: Sequence[UnitResult], language: str) -> str:
    """How the printed parts make the total, and how they are rounded."""
    if parts.uses_coefficients(plan, units):
        kind = plan.composition.coefficient
    else:
        kind = "none" if parts.uses_bonus(plan, units) or parts.uses_deduction(plan, units) else "plain"
    formula = word(f"sheet.sum.{kind}", language)
    leaf, total = plan.rounding.leaf_places, plan.rounding.total_places
    rounding = "once" if leaf is None else "rounded" if leaf <= total else "rounded_twice"
    places = {"places": str(parts.leaf_places(plan)), "total": str(total)}
    return word(f"sheet.sum.{rounding}", language, formula=formula, **places)


def group_notes(groups: Sequence[Indicator], language: str) -> tuple[str, ...]:
    """Groups whose points are not the sum of what stands under them."""
    found: dict[str, list[str]] = {}
    for node in groups:
        if node.is_group and node.aggregate != "sum":
            found.setdefault(node.aggregate, []).append(printable(node.name))
    return tuple(
        word(
            "sheet.note.groups",
            language,
            nodes=listed(names, language),
            aggregate=word(f"sheet.aggregate.{aggregate}", language),
        )
        for aggregate, names in found.items()
    )
