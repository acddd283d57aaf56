"""数据处理清单, the treated values: every measure that was filled or drawn in before it was scored, with the rule."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from exchange.sheet import Column, Letters, Options, Row, Sheet, SheetCell, figure, printable, text
from exchange.sheets import notes, parts
from exchange.wording import word
from scoring.entries import Entries
from scoring.numbers import plain
from scoring.plan import Indicator, Plan
from scoring.result import Result
from scoring.treatment import Imputed, Treated, Treatment, read_treatment

LETTERS = Letters(title=20, line=12, heading=10.5, body=10.5, note=9, heading_height=9, row_height=7)
PLACES: Final = 4
MOST_PLACES: Final = 10


def treatment_sheets(
    plan: Plan, entries: Entries, result: Result, *, language: str, options: Options | None = None
) -> tuple[Sheet, ...]:
    """One sheet where the plan treats data of a scored leaf, else none."""
    rules = _rules(plan)
    if not rules:
        return ()
    options = options or Options()
    rows = [row for code in rules for row in _rows(plan, plan.indicator[code], result.treated.get(code), language)]
    numbered = (Row((figure(Decimal(number), 0), *cells)) for number, cells in enumerate(rows, start=1))
    sheet = Sheet(
        name=word("sheet.treatment", language),
        title=word("sheet.treatment.title", language, title=printable(plan.title)),
        left="",
        right="",
        columns=_columns(plan, language),
        rows=tuple(numbered),
        notes=(*(() if rows else (word("sheet.treated.none", language),)), *treatment_notes(plan, language)),
        letters=LETTERS,
        language=language,
    )
    papers = [parts.Lying("A4", False, parts.WIDE), parts.Lying("A4", True, parts.WIDE)]
    return (parts.framed(parts.on_paper(sheet, options, papers), plan, entries, result, options),)


def treatment_in_words(rule: Treatment, language: str) -> str:
    """What a leaf's treatment does, as it stands in a rule."""
    said = [] if rule.impute == "none" else [word(f"sheet.treated.rule.{rule.impute}", language)]
    if rule.winsorise is not None:
        limits = {name: plain(getattr(rule.winsorise, name)) for name in ("skew", "kurtosis", "most")}
        said.append(word("sheet.treated.rule.winsorise", language, **limits))
    return ("；" if language == "zh_CN" else "; ").join(said)


def treatment_notes(plan: Plan, language: str) -> tuple[str, ...]:
    """Each rule of treatment once, with the indicators that it is for."""
    said: dict[str, list[str]] = {}
    for code, rule in _rules(plan).items():
        said.setdefault(treatment_in_words(rule, language), []).append(printable(plan.indicator[code].name))
    return tuple(
        word("sheet.treated.rule", language, indicators=notes.listed(names, language), rule=rule_text)
        for rule_text, names in said.items()
        if rule_text
    )


def _rules(plan: Plan) -> dict[str, Treatment]:
    """The treatment of the scored leaves that have one."""
    found = {leaf.code: read_treatment(leaf, []) for leaf in plan.leaves if not leaf.reference_only}
    return {code: rule for code, rule in found.items() if rule is not None}


def _columns(plan: Plan, language: str) -> tuple[Column, ...]:
    unit = printable(plan.unit_label) or word("sheet.col.unit", language)
    names = [one.name for one in plan.units]
    return (
        Column(heading=(word("sheet.col.number", language),), width=9, places=0, kept=True),
        Column(heading=(word("sheet.col.indicator", language),), width=44, least=30, align="left", merged=True),
        Column(heading=(unit,), width=parts.name_width(names, 26, 50), least=22),
        Column(heading=(word("sheet.col.before", language),), width=22, least=18, align="right"),
        Column(heading=(word("sheet.col.after", language),), width=22, least=18, align="right"),
        Column(heading=(word("sheet.col.treated", language),), width=46, least=34, align="left"),
    )


def _rows(plan: Plan, leaf: Indicator, treated: Treated | None, language: str) -> Iterator[tuple[SheetCell, ...]]:
    """Indicator, unit, before, after, how: gaps first."""
    if treated is None:
        return
    names = {unit.code: unit.name for unit in plan.units}
    places = _places(plan, treated)
    missing = SheetCell(word("sheet.mark.missing", language))
    for step in treated.imputed:
        how = text(_how_filled(plan, step, language))
        yield text(leaf.name), text(names[step.unit]), missing, figure(step.after, places), how
    for code in treated.unfilled:
        yield text(leaf.name), text(names[code]), missing, missing, text(word("sheet.treated.unfilled", language))
    for moved in treated.drawn:
        how = text(word(f"sheet.treated.{moved.side}", language, round=str(moved.round)))
        yield text(leaf.name), text(names[moved.unit]), figure(moved.before, places), figure(moved.after, places), how


def _how_filled(plan: Plan, step: Imputed, language: str) -> str:
    count = str(step.count)
    if step.how != "group_mean":
        return word(f"sheet.treated.{step.how}", language, count=count)
    if step.class_code is None:
        return word("sheet.treated.fallen_back", language, count=count)
    name = next((c.name for c in plan.classes if c.code == step.class_code), step.class_code)
    return word("sheet.treated.group_mean", language, count=count, name=printable(name))


def _places(plan: Plan, treated: Treated) -> int:
    """Decimals at which every change shows and nothing but 0 looks like 0."""
    if plan.rounding.measure_places is not None:
        return plan.rounding.measure_places
    shown = [step.after for step in treated.imputed] + [value for d in treated.drawn for value in (d.before, d.after)]
    least = min((abs(value) for value in shown if value), default=Fraction(1))
    gap = min((abs(d.before - d.after) for d in treated.drawn), default=Fraction(1))
    needed = min(least, gap)
    return next((n for n in range(PLACES, MOST_PLACES) if needed * 10**n >= 1), MOST_PLACES)
