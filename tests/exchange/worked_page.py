"""Makes `docs/worked-lines.md`: one worked line of each method, of each policy and of the way to the grade.

python -m tests.exchange.worked_page
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exchange.wording import word
from exchange.wording.worked import heading, line, sources
from scoring.evaluate import evaluate
from scoring.methods import METHODS
from scoring.worked import Worked, worked
from scoring.worked.model import WAY
from tests.scoring.build import Json, document, leaf, read

PAGE = Path(__file__).parents[2] / "docs" / "worked-lines.md"
UNITS = ("甲区局", "乙区局", "丙区局", "丁区局", "戊区局")
FIELDS = ["食品", "药品", "特种设备", "价格", "广告"]


@dataclass(frozen=True)
class Example:
    """One leaf of 4 points (or `weight`). The lines are those of the first unit."""

    name: str
    params: Json
    items: dict[str, tuple[str, Any]]
    """code → (name, the first unit's entry, or those of all)"""
    measure: str | None = "x"
    weight: str = "4"
    kind: str = "number"
    more: Json = field(default_factory=dict)


PER_HEAD = {"cases": ("办结案件数", "10320"), "begin": ("年初在岗人数", "352"), "end": ("年末在岗人数", "360")}
RATE = {"x": ("按期归档率", "85.5")}
RANKED = {"x": ("移送案件数", ["9", "12", "7", "9", "4"])}
NOWHERE = {"state": "not_applicable"}
VOTES = [
    {
        "局领导": {"A": "5", "B": "2", "C": "1"},
        "处室": {"A": "12", "B": "8", "C": "3", "abstain": "1"},
    }
]


def task(target: str, done: str) -> Json:
    return {"target": target, "done": done}


EXAMPLES: dict[str, Example] = {
    "direct": Example("机制创新评审分", {}, {"x": ("评审分", "3.255")}),
    "pass_fail": Example("按期归档率", {"target": "85", "op": ">="}, RATE),
    "target_rate": Example("抽检任务完成率", {"target": "120", "cap_pct": "110"}, {"x": ("抽检批次", "102")}),
    "target_step": Example(
        "立案率",
        {"target": "90", "base": "3", "up_step": "2", "up_points": "0.3", "down_step": "1", "down_points": "0.5"},
        {"x": ("立案率", "93")},
    ),
    "gap_deduct": Example("投诉按时办结率", {"target": "98", "per": "1", "points": "0.3"}, {"x": ("办结率", "94.9")}),
    "efficacy": Example("人均办案数", {"good": "30", "bad": "12"}, PER_HEAD, "cases / ((begin + end) / 2)"),
    "efficacy_tiers": Example(
        "行政复议纠错率",
        {"standards": ["2", "5", "8", "12"], "coefs": ["1", "0.8", "0.6", "0.4"]},
        {"wrong": ("纠错数", "4"), "all": ("审结数", "62")},
        "wrong / all * 100",
        more={"direction": "down"},
    ),
    "interpolation": Example(
        "线上办理率", {"anchors": [["60", "0"], ["80", "2"], ["95", "3.5"], ["100", "4"]]}, {"x": ("办理率", "90.5")}
    ),
    "tiers": Example("大要案数", {"tiers": [["9", "4"], ["6", "3"], ["3", "1.5"]]}, {"x": ("大要案数", "7")}),
    "interval": Example(
        "免罚案件占比",
        {"low": "8", "high": "25", "low_limit": "0", "high_limit": "50"},
        {"free": ("免罚案件数", "214"), "all": ("全部案件数", "3600")},
        "free / all * 100",
    ),
    "deduct": Example(
        "数据报送质量",
        {"rules": [["late", "0.1"], ["wrong", "0.3", "1"]]},
        {"late": ("迟报次数", "2"), "wrong": ("差错次数", "5")},
        None,
    ),
    "checklist": Example(
        "五项行动要素",
        {"item": "x", "elements": [["食品", "1"], ["药品", "1"], ["特种设备", "1"], ["价格", "1"]]},
        {"x": ("要素核查", {"食品": "1", "药品": "0.5", "特种设备": NOWHERE, "价格": "1"})},
        None,
        kind="series",
    ),
    "item_mean": Example(
        "专项任务完成率",
        {"item": "x"},
        {"x": ("专项任务", {"食品": task("10", "9"), "药品": task("8", "12"), "广告": task("3", "2")})},
        None,
        kind="tasks",
    ),
    "coverage": Example(
        "重点领域覆盖率",
        {"item": "x"},
        {
            "x": (
                "办案矩阵",
                {"食品": "3", "药品": "1", "特种设备": "0", "价格": "2", "广告": {"state": "not_applicable"}},
            )
        },
        None,
        kind="series",
    ),
    "min_max": Example("移送案件数", {"base_pct": "60"}, RANKED),
    "best_ratio": Example("移送案件数", {}, RANKED),
    "mean_ratio": Example("移送案件数", {"pct_at_mean": "80"}, RANKED),
    "t_score": Example("移送案件数", {"t_min": "20", "t_max": "80"}, RANKED),
    "rank_linear": Example("移送案件数", {"base_pct": "60"}, RANKED),
    "rank_step": Example("移送案件数", {"step_points": "0.3", "ties": "average"}, RANKED),
    "rank_bands": Example("移送案件数", {"bands": [["30", "100"], ["80", "80"], ["100", "60"]]}, RANKED),
    "rank_map": Example("比武名次", {"map": {"1": "4", "2": "3", "3": "2"}}, {"x": ("名次", "2")}),
    "convert_scale": Example("食品安全评议", {"full": "100"}, {"x": ("评议得分", "94.2")}),
    "convert_grade": Example(
        "双打考核等次",
        {"item": "x", "map": {"A": "100", "B": "85", "C": "60"}},
        {"x": ("等次", "B")},
        None,
        kind="grade",
    ),
    "convert_rank": Example("上级考核位次", {"of": "10", "base_pct": "60"}, {"x": ("位次", "3")}),
    "ballots": Example(
        "民主测评",
        {"item": "x", "values": {"A": "100", "B": "80", "C": "60"}, "groups": {"局领导": "0.6", "处室": "0.4"}},
        {"x": ("测评票", VOTES)},
        None,
        kind="ballots",
    ),
    "panel": Example(
        "案卷评查", {"item": "x"}, {"x": ("评委打分", ["95", "92", "90", "88.5", "85", "70"])}, None, kind="series"
    ),
    "blend": Example(
        "人均办案（存量+增量）",
        {
            "parts": [
                {"share": "0.4", "measure": "now", "method": "efficacy", "params": {"good": "30", "bad": "12"}},
                {
                    "share": "0.6",
                    "measure": "growth(now, last)",
                    "method": "interpolation",
                    "params": {"scale": "percent", "anchors": [["0", "60"], ["20", "100"]]},
                },
            ]
        },
        {"now": ("今年人均", "26.4"), "last": ("上年人均", "24.6")},
        None,
    ),
    "formula": Example(
        "责任分工完成率",
        {"expression": "W * (done + 0.5 * late) / all"},
        {"done": ("按期完成", "62"), "late": ("逾期完成", "2"), "all": ("应完成", "64")},
        None,
    ),
}


def assessment(code: str, **more: Any) -> Json:
    """The example of a method as a document of five units."""
    example = EXAMPLES[code]
    values: Json = {}
    items: list[Json] = []
    for item, (name, entry) in example.items.items():
        items.append({"code": item, "name": name, "kind": example.kind})
        if example.kind in ("tasks", "series") and isinstance(entry, dict):
            items[-1]["list"] = "fields"
        each = entry if isinstance(entry, list) and example.kind == "number" else [entry] * len(UNITS)
        values[item] = {f"U{number}": one for number, one in enumerate(each, 1)}
    node = leaf(code, example.params, weight=example.weight, measure=example.measure, name=example.name, **example.more)
    units: Sequence[Json] = [{"code": f"U{number}", "name": name} for number, name in enumerate(UNITS, 1)]
    lists = [{"code": "fields", "name": "领域", "year": 2024, "members": FIELDS}]
    return document([node | more], values, units=units, items=items, lists=lists)


def lines_of(doc: Json, *codes: str, unit: str = "U1") -> list[Worked]:
    found = read(doc)
    result = evaluate(found.plan, found.entries)
    return [worked(found.plan, found.entries, result, unit, code) for code in codes]


def policies() -> Iterator[Worked]:
    """What is said where there is no value, in groups and on the way to the grade."""
    for policy in ("zero", "lowest", "mean", "exclude"):
        yield from lines_of(without(assessment("min_max", missing=policy)), "L")
    for policy in ("redistribute", "full", "zero", "mean"):
        doc = assessment("min_max", not_applicable=policy)
        doc["values"]["x"]["U1"] = NOWHERE
        yield from lines_of(doc, "L")
    doc = assessment("efficacy", zero_denominator="full")
    doc["values"] |= {"begin": {"U1": "0"}, "end": {"U1": "0"}}
    yield from lines_of(doc, "L")
    yield from lines_of(tree("sum"), "G1", "G1.1", "G1.2")
    for aggregate in ("geometric", "harmonic", "min"):
        yield from lines_of(tree(aggregate), "G1")
    yield from lines_of(tree("sum"), *WAY)


def without(doc: Json) -> Json:
    del doc["values"]["x"]["U1"]
    return doc


def tree(aggregate: str) -> Json:
    """Two groups, a class with a coefficient, events, a veto that has a say about the grade."""
    indicators: list[Json] = [
        {"code": "G1", "name": "执法办案", "weight": "60", "aggregate": aggregate},
        *(
            {"code": f"G1.{i}", "parent": "G1", "name": name, "weight": weight, "method": "direct", "params": {}}
            for i, name, weight in ((1, "办案数量", "30"), (2, "案件质量", "20"), (3, "移送案件", "10"))
        ),
        {"code": "G2", "name": "民主测评", "weight": "40", "method": "convert_scale", "params": {"full": "100"}},
    ]
    values: Json = {
        "G1.1": {"U1": "27.4", "U2": "26"},
        "G1.2": {"U1": "18.35", "U2": "17"},
        "G1.3": {"U1": NOWHERE, "U2": "9"},
        "G2": {"U1": "93.5", "U2": "90"},
    }
    bonus = {
        "code": "P",
        "name": "典型案例",
        "per_level": {"国家级": "1", "省级": "0.5"},
        "dedupe": "highest",
        "cap": "2",
    }
    return document(
        indicators,
        values,
        units=[{"code": f"U{i}", "name": name, "class": "甲"} for i, name in enumerate(UNITS[:2], 1)],
        classes=[{"code": "甲", "name": "中心城区", "coefficient": "1.02"}],
        adjustments={
            "bonus": [bonus],
            "deduction": [{"code": "N", "name": "通报批评", "points": "0.3"}],
            "veto": [{"code": "V", "name": "重大舆情", "actions": ["grade_down:1"]}],
        },
        events=[
            {"unit": "U1", "rule": "P", "level": "国家级", "subject": "案一"},
            {"unit": "U1", "rule": "P", "level": "省级", "subject": "案一"},
            {"unit": "U1", "rule": "P", "level": "省级", "subject": "案二", "count": "2"},
            {"unit": "U1", "rule": "N"},
        ],
        decisions=[{"unit": "U1", "rule": "V"}],
        about={"grades": {"bands": [["优秀", "90"], ["良好", "80"], ["合格", "0"]]}},
    )


def page() -> str:
    """The whole page."""
    parts = [
        "# Worked lines",
        "How each figure of a score card is worked out, in both languages. Made by "
        "`python -m tests.exchange.worked_page`; a test holds it to the program, and another works every line again "
        "with a calculator. `main.py explain FILE --unit U01` prints these lines for any assessment.",
        "Intermediate figures are shown with as few decimals as give, on a calculator, exactly what is printed at the "
        "end; where no number of decimals does, a fraction such as 175/3 stands.",
        "## Methods",
    ]
    for kind in METHODS:
        (found,) = lines_of(assessment(kind.code), "L")
        title = f"### {word(f'method.{kind.code}', 'zh_CN')} · {word(f'method.{kind.code}', 'en')} (`{kind.code}`)"
        parts += [title, *(block(found, language) for language in ("zh_CN", "en"))]
    parts.append("## Policies, groups and the total")
    for found in policies():
        parts += [block(found, language) for language in ("zh_CN", "en")]
    return "\n\n".join(parts) + "\n"


def block(found: Worked, language: str) -> str:
    """Name, entries and line of a figure."""
    title = heading(found, language).removeprefix("L ")
    used = sources(found, language)
    return f"{title}{f' — {used}' if used else ''}\n\n    {line(found, language)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
