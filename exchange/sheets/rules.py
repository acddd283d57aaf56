"""计分办法表, the rules and weights: what each indicator weighs and how it is scored, as it is set in the plan."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from exchange.sheet import Align, Column, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import notes, parts
from exchange.sheets.summary import tree_cells, tree_columns
from exchange.wording import PHRASES, word
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Adjustment, Indicator, Json, Plan
from scoring.result import Result

LETTERS = Letters(title=20, line=12, heading=10.5, body=9, note=9, heading_height=9, row_height=7)

EMPTY_PARAMETERS: Final = {"floor": "0", "floor_pct": "0", "threshold_pct": "0", "below": "0", "min": "0"}
"""Parameters that say nothing when they are zero."""

PLAIN: Final = Indicator(code="", parent=None, name="", weight=Decimal(0))
"""An indicator with the usual policies."""

SIGNS: Final = {"*": "×", "/": "÷", "-": "－", "+": "＋", ">=": "≥", "<=": "≤", "!=": "≠", "==": "＝"}


def rules_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet: the tree with weights and rules, then bonus, deduction and veto rules."""
    options = options or Options()
    leaves = list(_leaves(plan))
    depth = max((len(path) for path in leaves), default=1)
    sheet = Sheet(
        name=word("sheet.rules", language),
        title=word("sheet.rules.title", language, title=printable(plan.title)),
        left=word("sheet.full_score", language, full=plain(plan.full_score)),
        right=word("sheet.points_unit", language),
        columns=_columns(plan, depth, language),
        rows=(*_indicator_rows(plan, leaves, depth, language), *_adjustment_rows(plan, depth, language)),
        notes=(
            word(
                "sheet.rule.policies", language, policies=_joined(_said_policies(PLAIN, language), language, "；", "; ")
            ),
            *notes.grade_notes(plan.grades, plan, language),
            notes.tie_note(plan, language),
            *notes.group_notes(plan.indicators, language),
        ),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", True, parts.WIDE), parts.Lying("A3", True, parts.WIDE)]
    return (parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options),)


def _columns(plan: Plan, depth: int, language: str) -> tuple[Column, ...]:
    def column(key: str, width: float, least: float, align: Align = "left") -> Column:
        return Column(heading=(word(f"sheet.col.{key}", language),), width=width, least=least, align=align)

    number = Column(heading=(word("sheet.col.number", language),), width=9, places=0, kept=True)
    weight = Column(
        heading=(word("sheet.col.weight", language),), width=13, places=parts.weight_places(plan), kept=True
    )
    return (
        number,
        *tree_columns(depth, 70, language),
        weight,
        column("rule", 67, 40),
        column("measure", 38, 24),
        *([column("policies", 20, 18, "center")] if has_policies(plan) else []),
        column("department", 20, 16, "center"),
        column("source", 20, 18),
    )


def _leaves(plan: Plan) -> Iterator[tuple[Indicator, ...]]:
    """Every leaf with the groups above it, those for reference too."""

    def walk(parent: str | None, above: tuple[Indicator, ...]) -> Iterator[tuple[Indicator, ...]]:
        for node in plan.children.get(parent, ()):
            if node.is_group:
                yield from walk(node.code, (*above, node))
            else:
                yield (*above, node)

    return walk(None, ())


def _indicator_rows(plan: Plan, leaves: Sequence[tuple[Indicator, ...]], depth: int, language: str) -> Iterator[Row]:
    places = parts.weight_places(plan)
    own_policies = has_policies(plan)
    for number, path in enumerate(leaves, start=1):
        leaf = path[-1]
        yield Row(
            (
                figure(Decimal(number), 0),
                *_named_with_weight(path, depth, language),
                figure(leaf.weight, places),
                text(rule_text(plan, leaf, language)),
                text(measure_text(plan, leaf.measure, language)),
                *([text(_policies(leaf, language))] if own_policies else []),
                text(leaf.department),
                text(notes.listed([printable(source) for source in leaf.source], language)),
            )
        )
    first = plan.children.get(None, ())
    label = SheetCell(word("sheet.row.sum", language), across=depth + 1)
    total = figure(sum((node.weight for node in first), Decimal(0)), places)
    yield Row((label, *[SheetCell()] * depth, total, *[SheetCell()] * (4 + own_policies)), "total")


def _named_with_weight(path: Sequence[Indicator], depth: int, language: str) -> list[SheetCell]:
    cells = tree_cells(path, depth)
    for level, node in enumerate(path[:-1]):
        weight = plain(node.weight)
        cells[level] = text(word("sheet.col.weighted", language, name=printable(node.name), weight=weight))
    return cells


# one rule in words


def rule_text(plan: Plan, leaf: Indicator, language: str) -> str:
    """The method and its parameters: 功效系数：满意值30，不允许值12，基础分60%."""
    if leaf.reference_only:
        return word("sheet.rule.reference", language)
    assert leaf.method is not None
    said = _method_text(plan, leaf.method, leaf.params, language)
    more = []
    if leaf.direction == "down":
        more.append(word("sheet.rule.down", language))
    if leaf.peers == "class":
        more.append(word("sheet.rule.in_class", language))
    return _joined([said, *more], language, "；", "; ")


def _method_text(plan: Plan, method: str, params: Mapping[str, Json], language: str) -> str:
    name = word(f"method.{method}", language)
    common = {key: value for key, value in params.items() if key not in ("by_class", "by_unit", "parts")}
    pieces = [_parameters(plan, common, language)]
    classes, units = {kind.code: kind.name for kind in plan.classes}, {unit.code: unit.name for unit in plan.units}
    for overrides, names in ((params.get("by_class"), classes), (params.get("by_unit"), units)):
        if isinstance(overrides, Mapping):
            for code, values in overrides.items():
                if isinstance(values, Mapping):
                    rule = _parameters(plan, values, language)
                    pieces.append(word("sheet.rule.by_class", language, name=names.get(code, code), rule=rule))
    blend = params.get("parts")
    if isinstance(blend, Sequence):
        pieces += [_part_text(plan, part, language) for part in blend if isinstance(part, Mapping)]
    said = _joined([piece for piece in pieces if piece], language, "；", "; ")
    return word("sheet.rule.by_class", language, name=name, rule=said) if said else name


def _part_text(plan: Plan, part: Mapping[str, Json], language: str) -> str:
    params = part.get("params")
    measure = part.get("measure")
    return word(
        "sheet.rule.part",
        language,
        share=plain(Decimal(str(part.get("share", "1"))) * 100),
        measure=measure_text(plan, measure if isinstance(measure, str) else None, language),
        rule=_method_text(plan, str(part.get("method")), params if isinstance(params, Mapping) else {}, language),
    )


def _parameters(plan: Plan, params: Mapping[str, Json], language: str) -> str:
    said = [
        _parameter(plan, key, value, language) for key, value in params.items() if EMPTY_PARAMETERS.get(key) != value
    ]
    return _joined([words for words in said if words], language, "，", ", ")


def _parameter(plan: Plan, key: str, value: Json, language: str) -> str:
    """One parameter with its name; a name that the wording does not know stands as it is in the plan."""
    if value is None or value is False:
        return ""
    name = word(f"sheet.param.{key}", language) if f"sheet.param.{key}" in PHRASES else key
    if value is True:
        return name
    percent = "%" if key.endswith("_pct") else ""
    if isinstance(value, str):
        known = f"sheet.value.{key}.{value}"
        if known in PHRASES:
            return word(known, language)
        if key == "expression":
            value = measure_text(plan, value, language)
        elif key == "item":
            value = plan.item[value].name if value in plan.item else value
        return f"{name}{'' if language == 'zh_CN' else ' '}{value}{percent}"
    return f"{name}{'' if language == 'zh_CN' else ' '}{_structure(plan, value, language)}{percent}"


def _structure(plan: Plan, value: Json, language: str) -> str:
    """A list or table of figures: 20→2、10→1.8."""
    if isinstance(value, Mapping):
        pairs = [f"{key} {_structure(plan, inner, language)}" for key, inner in value.items()]
        return notes.listed(pairs, language)
    if isinstance(value, Sequence) and not isinstance(value, str):
        if value and all(isinstance(inner, str) for inner in value):
            return notes.listed([str(inner) for inner in value], language)
        rows = []
        for inner in value:
            if isinstance(inner, Sequence) and not isinstance(inner, str) and inner:
                first, *rest = (str(cell) for cell in inner)
                rows.append(f"{measure_text(plan, first, language)}→{'/'.join(rest)}")
            else:
                rows.append(_structure(plan, inner, language))
        return notes.listed(rows, language)
    return str(value)


def measure_text(plan: Plan, measure: str | None, language: str) -> str:
    """An expression with the names of its items and the signs of arithmetic: 办案数÷在编人数×100."""
    if not measure:
        return ""

    def named(match: "re.Match[str]") -> str:
        token = match.group()
        if token in plan.item:
            return printable(plan.item[token].name)
        function = f"sheet.function.{token}"
        if function in PHRASES:
            return word(function, language)
        return SIGNS.get(token, token) if language == "zh_CN" else {"*": "×", "/": "÷"}.get(token, token)

    said = re.sub(r"[^\W\d]\w*|>=|<=|==|!=|[*/+-]", named, measure)
    if language == "zh_CN":
        said = re.sub(r"(?<![\d.])－(?=[\d.])", "-", said.replace("(", "（").replace(")", "）"))
        said = re.sub(r"\s+", "", said).replace(",", "，")
    return said


def _policies(leaf: Indicator, language: str) -> str:
    """What is done with missing and not assessed values, where it is not the usual."""
    if leaf.reference_only:
        return ""
    usual = _said_policies(PLAIN, language)
    return _joined([said for said in _said_policies(leaf, language) if said not in usual], language, "；", "; ")


def _said_policies(leaf: Indicator, language: str) -> list[str]:
    missing = word(f"sheet.missing.{leaf.missing}", language)
    return [missing, word(f"sheet.not_applicable.{leaf.not_applicable}", language)]


def has_policies(plan: Plan) -> bool:
    """Is there a leaf with other policies than the usual ones?"""
    usual = (PLAIN.missing, PLAIN.not_applicable)
    return any((leaf.missing, leaf.not_applicable) != usual for leaf in plan.leaves if not leaf.reference_only)


def _joined(pieces: Sequence[str], language: str, chinese: str, english: str) -> str:
    return (chinese if language == "zh_CN" else english).join(pieces)


# bonus, deduction, veto


def _adjustment_rows(plan: Plan, depth: int, language: str) -> Iterator[Row]:
    columns = depth + 6 + has_policies(plan)
    for key, rules, cap in (
        ("bonus", plan.bonus, plan.composition.bonus_cap),
        ("deduction", plan.deduction, plan.composition.deduction_cap),
    ):
        if rules:
            limit = word("sheet.rule.cap", language, cap=plain(cap)) if cap is not None else ""
            yield _section(word(f"sheet.rule.{key}", language), limit, columns, language)
            for number, rule in enumerate(rules, start=1):
                yield _wide_row(number, rule.name, _adjustment_text(rule, language), rule.department, depth, columns)
    if plan.veto:
        yield _section(word("sheet.rule.veto", language), "", columns, language)
        for number, veto in enumerate(plan.veto, start=1):
            actions = [notes.action_text(plan, action, language) for action in veto.actions]
            yield _wide_row(number, veto.name, notes.listed(actions, language), "", depth, columns)


def _section(name: str, limit: str, columns: int, language: str) -> Row:
    said = word("sheet.col.weighted", language, name=name, weight=limit) if limit else name
    return Row((SheetCell(said, across=columns), *[SheetCell()] * (columns - 1)), "section")


def _wide_row(number: int, name: str, rule: str, department: str, depth: int, columns: int) -> Row:
    """Number; the name over the tree and the weight; the rule up to the department; the source stays empty."""
    across = columns - depth - 4
    named, said = SheetCell(printable(name), across=depth + 1), SheetCell(printable(rule), across=across)
    blank = SheetCell()
    covered = [blank] * (across - 1)
    return Row((figure(Decimal(number), 0), named, *[blank] * depth, said, *covered, text(department), blank))


def _adjustment_text(rule: Adjustment, language: str) -> str:
    said = []
    if rule.points is not None:
        said.append(word("sheet.rule.each", language, points=plain(rule.points)))
    said += [
        word("sheet.rule.level", language, level=printable(level), points=plain(points))
        for level, points in rule.per_level.items()
    ]
    if not said:
        said.append(word("sheet.rule.own", language))
    cap = word("sheet.rule.cap", language, cap=plain(rule.cap)) if rule.cap is not None else None
    said.append(cap or word("sheet.rule.no_cap", language))
    if rule.dedupe == "highest":
        said.append(word("sheet.rule.highest", language))
    return _joined(said, language, "，", ", ")
