"""What stands on paper adds up: every document with parts and totals is read back from its PDF file, and added.

One file holds all documents of an assessment; where printed parts do not give the printed whole, a note on the same
sheet says why.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from exchange.assessment_json import read_assessment
from exchange.sheet import Kind, Options, Row
from exchange.sheets import make_sheets
from exchange.sheets.catalogue import Listed, catalogue_sheet
from gui.sample import sample_city
from scoring.checks import weight_sums
from scoring.entries import Assessment
from scoring.evaluate import evaluate
from scoring.plan import Composition, Indicator, Plan, PreviousIndicator, Rounding
from scoring.result import Result
from scoring.rounding import half_up
from scoring.years.new_year import as_previous
from tests.exchange.sheet_cases import assessment
from tests.oracle.draw import assessment_of
from tests.printed import Printed, number, print_all
from tests.scoring.test_class_weights import two_classes

pytestmark = pytest.mark.usefixtures("qapp")


def with_low_caps(case: Assessment) -> Assessment:
    """The case where every limit bites, and one coefficient is of everything."""
    rules = tuple(replace(rule, cap=Decimal("0.3")) for rule in case.plan.bonus)
    limits = Composition(bonus_cap=Decimal("0.55"), deduction_cap=Decimal("0.7"), coefficient="all")
    return replace(case, plan=replace(case.plan, bonus=rules, composition=limits))


def coarse(case: Assessment) -> Assessment:
    """Leaves at three places, totals at one: what is printed does not add up by itself."""
    return replace(case, plan=replace(case.plan, rounding=Rounding(leaf_places=3, total_places=1)))


def bare(case: Assessment) -> Assessment:
    return replace(case, plan=replace(case.plan, composition=Composition()))


def drawn(seed: int) -> Assessment:
    """An assessment at random, with every method, policy and way of joining groups."""
    return read_assessment(json.dumps(assessment_of(seed, units=(2, 6)), ensure_ascii=False))


CASES: Final[dict[str, Callable[[], Assessment]]] = {
    "city": lambda: sample_city()[0],
    "low caps": lambda: with_low_caps(sample_city()[0]),
    "open cells": lambda: assessment(12, open_cells=True),
    "one unit": lambda: assessment(1),
    "units as rows": lambda: assessment(24, first_level=2, open_cells=True),
    "exact points": lambda: bare(assessment(6, leaf_places=None)),
    "coarse totals": lambda: coarse(assessment(5)),
    "weights of classes": two_classes,
    **{f"drawn {seed}": lambda seed=seed: drawn(seed) for seed in (3, 5, 8)},  # type: ignore[misc]
}


@cache
def scored(name: str) -> tuple[Assessment, Result]:
    case = CASES[name]()
    if not case.plan.previous_indicators:
        case = replace(case, plan=replace(case.plan, previous_indicators=last_weights(case.plan)))
    return case, evaluate(case.plan, case.entries)


def last_weights(plan: Plan) -> tuple[PreviousIndicator, ...]:
    """Last year every indicator weighed half a point more."""
    return tuple(replace(one, weight=one.weight + Decimal("0.5")) for one in as_previous(plan))


def printed(name: str, folder: Path) -> tuple[Printed, ...]:
    """The documents of a case read back from paper; of cards and forms those of the first unit."""
    case, result = scored(name)
    last = sample_city()[1] if name in ("city", "low caps") else a_year_before(case)
    units = (case.plan.units[0].code,)
    sheets = make_sheets(
        case.plan,
        case.entries,
        result,
        language="zh_CN",
        keys=[key for key in SUMS if name != "low caps" or key in LIMITED],
        options=Options(last=last, units=units),
    )
    return print_all(sheets, folder / "all.pdf")


def a_year_before(case: Assessment) -> Assessment:
    """The same with a leaf fewer points for the first unit, and other weights."""
    leaf = case.plan.leaves[0]
    plan = replace(case.plan.with_indicator(replace(leaf, weight=leaf.weight / 2)), id="before", year=2020)
    return replace(case, plan=plan)


# what must add up, kind by kind

Figure = Callable[[str], Decimal]
"""A figure of one unit by the word that stands for it; 0 where the sheet does not have it."""
ALL: Final = "（基础分＋加分－扣分）×系数"


def rows_of(sheet: Printed, *kinds: Kind) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Rows of these kinds, or all, with their cells as printed."""
    for row, cells in zip(sheet.sheet.rows, sheet.cells, strict=True):
        if not kinds or row.kind in kinds:
            yield row, cells


def under(sheet: Printed, place: int) -> list[Decimal]:
    """The figures of a column, the last one being their total."""
    return [number(cells[place]) for cells in sheet.cells]


def parts_give(plan: Plan, sheet: Printed, texts: Sequence[str], whole: Decimal) -> None:
    """They give it as they stand, or once they are rounded as a note says; a note says, too, of what is left out that
    the others have its weight."""
    parts = sum(map(number, texts), Decimal(0))
    if parts != whole and not is_shared(sheet, texts):
        places = plan.rounding.total_places
        assert half_up(Fraction(parts), places) == whole
        assert f"合计四舍五入到{places}位小数" in sheet.beside


def leads_to_the_total(plan: Plan, sheet: Printed, base: Decimal, figure: Figure) -> None:
    """By the formula that stands under the table."""
    places = plan.rounding.total_places
    if figure("折算分"):
        assert half_up(Fraction(base * figure("系数")), places) == figure("折算分")
        base = figure("折算分")
    whole = base + figure("加分") - figure("扣分")
    if whole < 0:
        assert "总分不足0分的按0分计" in sheet.beside
    if figure("系数") and ALL in sheet.beside:
        whole = half_up(Fraction(whole * figure("系数")), places)
    assert max(whole, Decimal(0)) == figure("总分")


def is_joined(plan: Plan, sheet: Printed, name: str) -> bool:
    """Does the sheet say that this group, or one below it, is no sum?"""
    names, found, _ = sheet.beside.rpartition("不是下级得分之和")
    return bool(found) and any(without_blanks(one.name) in names for one in with_groups_below(plan, name))


def without_blanks(text: str) -> str:
    return "".join(text.split())


def with_groups_below(plan: Plan, name: str) -> Iterator[Indicator]:
    for node in plan.indicators:
        if node.name == name and node.is_group:
            yield node
            for child in plan.children[node.code]:
                yield from with_groups_below(plan, child.name)


def is_shared(sheet: Printed, texts: Sequence[str]) -> bool:
    """Is one of them left out, and do others have its weight, as the sheet says?"""
    return "／" in texts and "该单位各项直接相加与合计不等" in sheet.beside


def gives(plan: Plan, sheet: Printed, group: str, texts: Sequence[str], whole: str) -> bool:
    """Do the leaves of a group give its points, or is said why not?"""
    parts = sum(map(number, texts), Decimal(0))
    return parts == number(whole) or is_joined(plan, sheet, group) or is_shared(sheet, texts)


def figure_in(sheet: Printed, cells: Sequence[str]) -> Figure:
    """The figures of a row by the headings of their columns."""
    return lambda heading: number(cells[sheet.column(heading)]) if sheet.has(heading) else Decimal(0)


def ranking(plan: Plan, sheet: Printed) -> None:
    places = [index for index, column in enumerate(sheet.sheet.columns) if column.heading[0] == "一级指标得分"]
    for cells in sheet.cells:
        figure, parts = figure_in(sheet, cells), [cells[place] for place in places]
        base = figure("基础分") if sheet.has("基础分") else figure("总分")
        parts_give(plan, sheet, parts, base)
        leads_to_the_total(plan, sheet, base, figure)


def summary(plan: Plan, sheet: Printed) -> None:
    if len(sheet.cells) == len(plan.units):
        summary_by_unit(plan, sheet)
        return
    open_ = any(one.difference for view in (plan, *plan.by_class.values()) for one in weight_sums(view))
    for place, heading in enumerate(column.heading for column in sheet.sheet.columns):
        weighs, scores = heading[0] == "分值", heading[-1] in {unit.name for unit in plan.units}
        if not scores and (open_ or not weighs):
            continue
        column = [(row, row.cells[0].text, cells[place]) for row, cells in rows_of(sheet)]
        tree = [(row, label, said) for row, label, said in column if label.isdigit() or row.kind == "subtotal"]
        base = groups_and_leaves_alone(plan, sheet, tree)
        if weighs:
            assert sum(map(number, base)) == plan.full_score
            continue
        closing = {label: number(said) for _, label, said in column[len(tree) :] if label not in ("位次", "等次")}
        goes_on(plan, sheet, base, closing)


def groups_and_leaves_alone(plan: Plan, sheet: Printed, tree: Sequence[tuple[Row, str, str]]) -> list[str]:
    """The first level of a tree in which each group follows what is under it."""
    alone = {node.name for node in plan.children[None] if not node.is_group}
    found: list[str] = []
    under: list[str] = []
    for row, label, said in tree:
        if row.kind == "subtotal":
            assert gives(plan, sheet, label.removesuffix("小计").strip(), under, said)
            found, under = [*found, said], []
        elif row.cells[1].text in alone:
            found.append(said)
        else:
            under.append(said)
    assert not under
    return found


def goes_on(plan: Plan, sheet: Printed, first_level: Sequence[str], closing: Mapping[str, Decimal]) -> None:
    """From the first level over what follows it to the total."""
    base = closing["基础分"] if "基础分" in closing else closing["总分"]
    parts_give(plan, sheet, first_level, base)
    leads_to_the_total(plan, sheet, base, lambda name: closing.get(name, Decimal(0)))


def summary_by_unit(plan: Plan, sheet: Printed) -> None:
    columns = sheet.sheet.columns
    for cells in sheet.cells:
        base = []
        for node in plan.children[None]:
            *leaves, last = (text for text, one in zip(cells, columns, strict=True) if one.group == node.code)
            assert not node.is_group or gives(plan, sheet, node.name, leaves, last)
            base.append(last)
        figure = figure_in(sheet, cells)
        parts_give(plan, sheet, base, figure("基础分"))
        leads_to_the_total(plan, sheet, figure("基础分"), figure)


def events(plan: Plan, sheet: Printed) -> None:
    """Of each unit, with what limits take away, and of all."""
    place = next(index for index, column in enumerate(sheet.sheet.columns) if column.heading[0] in ("计加分", "计扣分"))
    whole = running = Decimal(0)
    for row, cells in rows_of(sheet):
        if row.kind == "subtotal":
            assert running == number(cells[place])
            whole, running = whole + running, Decimal(0)
        elif row.kind == "total":
            assert whole == number(cells[place])
        elif cells[place]:
            running += number(cells[place])
    assert not running


def cards(plan: Plan, sheet: Printed) -> None:
    """Leaves give their group, the first level gives the base, and that the total; on forms of appeal likewise."""
    points = next(sheet.column(name) for name in ("得分", "原得分") if sheet.has(name))
    tops = [node for node in plan.children[None] if not node.reference_only]
    under: dict[str, list[str]] = {node.code: [] for node in tops}
    closing: dict[str, Decimal] = {}
    first_level: list[str] = []
    for row, cells in rows_of(sheet):
        name = row.cells[0].text
        label = name.partition("：")[0]
        if label in CLOSING:
            closing[label] = number(cells[points])
            if found := re.search(r"×系数([\d.]+)=折算分(-?[\d.]+)", " ".join(cells)):
                closing["系数"], closing["折算分"] = Decimal(found[1]), Decimal(found[2])
        elif len(first_level) < len(tops) and name == tops[len(first_level)].name and not row.cells[0].indent:
            first_level.append(cells[points])
        elif name in {leaf.name for leaf in plan.leaves if not leaf.reference_only}:
            under[tops[len(first_level) - 1].code].append(cells[points])
    for node, said in zip(tops, first_level, strict=True):
        assert not node.is_group or gives(plan, sheet, node.name, under[node.code], said)
    goes_on(plan, sheet, first_level, closing)


CLOSING: Final = ("基础分", "系数", "折算分", "加分", "扣分", "总分")


def weights(plan: Plan, sheet: Printed) -> None:
    """Of the leaves under every class; a plan whose weights do not close says so."""
    places = [index for index, column in enumerate(sheet.sheet.columns) if column.heading[0] == "分值"]
    for place in places:
        leaves = [number(cells[place]) for _, cells in rows_of(sheet, "plain") if cells[0].isdigit() and cells[place]]
        (total,) = (cells for _, cells in rows_of(sheet, "total"))
        open_ = any(one.difference for view in (plan, *plan.by_class.values()) for one in weight_sums(view))
        assert sum(leaves) == number(total[place]) or open_ or "不是下级得分之和" in sheet.beside
        assert not open_ or sheet.sheet.draft is not None


def weights_change(plan: Plan, sheet: Printed) -> None:
    """The first level of either year gives its sum, and each change is this year's less last year's."""
    columns = [sheet.column(name) for name in ("上年", "今年", "增减")]
    sums = [Decimal(0)] * 3
    for row, cells in rows_of(sheet):
        then, now, change = (number(cells[place]) for place in columns)
        assert now - then == change
        if row.kind == "total":
            assert sums == [then, now, change]
        elif row.cells[0].indent == 0:
            sums = [one + more for one, more in zip(sums, (then, now, change), strict=True)]


def comparison(plan: Plan, sheet: Printed) -> None:
    """Performance and rules give the change, and that is now less then; places likewise."""
    for cells in sheet.cells:
        place_then, place_now, moved, then, now, change, performance, rules = cells[1:]
        if then != "—":
            assert number(now) - number(then) == number(change)
        if performance != "—":
            assert number(performance) + number(rules) == number(change)
        if moved not in ("—", "新增"):
            gained = Decimal(moved[1:]) * (1 if moved[0] == "▲" else -1)
            assert number(place_then) - number(place_now) == gained


def gaps(plan: Plan, sheet: Printed) -> None:
    """The highest by the lowest as printed, as near as their digits allow."""
    for cells in sheet.cells:
        if cells[6] == "—":
            continue
        highest, lowest = (Decimal(cells[place].partition("（")[0]) for place in (3, 4))
        times, more = number(cells[6]), number(cells[7])
        half = Decimal("0.00005")
        least, most = (highest - half) / (lowest + half), (highest + half) / max(lowest - half, half / 100)
        assert least - Decimal("0.005") <= times <= most + Decimal("0.005")
        assert times - more == 1


def zero(plan: Plan, sheet: Printed) -> None:
    """Noughts are counted for each unit, each field and in all."""
    *units, total = sheet.cells
    for cells in units:
        assert cells[3:].count("0") == number(cells[2])
    for place in range(3, len(total)):
        assert sum(cells[place] == "0" for cells in units) == number(total[place])
    assert sum(number(text) for text in total[3:]) == number(total[2])


def ballots(plan: Plan, sheet: Printed) -> None:
    """Votes give their sum, and their mean by what each is worth; papers those that came back."""
    for cells in sheet.cells:
        *votes, whole, mean = cells[1 : sheet.column("平均分") + 1]
        assert sum(map(number, votes)) == number(whole)
        worth = re.findall(r"[：、][^：、；]+?(\d+(?:\.\d+)?)(?=[、；])", sheet.beside.partition("分值")[2])
        values = list(map(Decimal, worth))
        counted = list(map(number, votes[:-1]))
        weighed = sum(vote * value for vote, value in zip(counted, values, strict=True))
        divisor = number(whole) if "弃权按0分计入" in sheet.beside else sum(counted)
        assert mean == "—" or half_up(Fraction(weighed) / Fraction(divisor), 2) == number(mean)
    returned, valid, void = (re.search(rf"{word}(\d+)张", sheet.beside) for word in ("收回", "有效", "作废"))
    if returned and valid and void:
        assert int(valid[1]) + int(void[1]) == int(returned[1])


def panels(plan: Plan, sheet: Printed) -> None:
    """The mean is that of the marks that are not in brackets."""
    marks = [index for index, column in enumerate(sheet.sheet.columns) if len(column.heading) > 1]
    for cells in sheet.cells:
        kept = [Fraction(cells[place]) for place in marks if re.fullmatch(r"-?\d+(\.\d+)?", cells[place])]
        mean = cells[marks[-1] + 1]
        assert mean == "—" or half_up(sum(kept, Fraction(0)) / len(kept), 2) == number(mean)


def ledgers(plan: Plan, sheet: Printed) -> None:
    """Matters are counted for each unit that has several, and in all."""
    named = [column.heading[-1] for column in sheet.sheet.columns].index(plan.unit_label)
    count = sheet.column("件数") if sheet.has("件数") else None
    whole = Counter[str]()
    for row, cells in rows_of(sheet):
        if row.kind == "plain":
            whole[cells[named]] += 1 if count is None else int(number(cells[count]))
            continue
        said = re.search(r"^(.*)：(\d+)项", "".join(cells))
        assert said is not None
        assert int(said[2]) == (whole.total() if row.kind == "total" else whole[said[1]])


SUMS: Final[dict[str, Callable[[Plan, Printed], None]]] = {
    "ranking": ranking,
    "summary": summary,
    "bonus": events,
    "deductions": events,
    "comparison": comparison,
    "gaps": gaps,
    "zero": zero,
    "indicators": weights,
    "rules": weights,
    "weights-change": weights_change,
    "ballots": ballots,
    "panels": panels,
    "ledgers": ledgers,
    "appeals": cards,
    "cards": cards,
}
"""What is added on each kind of document that has parts and totals."""
LIMITED: Final = {"ranking", "summary", "bonus", "deductions", "appeals", "cards"}
"""Where limits show; the rest is as without them."""


def test_the_pages_of_the_archive_list_give_their_sum(tmp_path: Path) -> None:
    case, result = scored("one unit")
    listed = [Listed(f"文件{pages}", None, pages or None) for pages in (3, 0, 11, 25)]
    sheet = catalogue_sheet(case.plan, case.entries, result, listed, language="zh_CN")
    (read,) = print_all([sheet], tmp_path / "a.pdf")
    *pages, whole = [number(cells[read.column("页数")]) for cells in read.cells]
    assert sum(pages) == whole == 39


@pytest.mark.parametrize("name", CASES)
def test_printed_parts_give_the_printed_total_on_every_sheet(name: str, tmp_path: Path) -> None:
    plan = scored(name)[0].plan
    for sheet in printed(name, tmp_path):
        SUMS[sheet.sheet.key](plan, sheet)
