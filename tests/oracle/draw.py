"""Whole assessments drawn at random, as parsed JSON: every method, policy, state and rule of the format.

Values come from small pools and whole units are copied, so that ties are common; figures lie on halves on purpose.
"""

from collections.abc import Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.oracle.draw_expressions import Chooser, expression
from tests.oracle.draw_rules import RULES, Rule

Json = dict[str, Any]

MEASURED = sorted(code for code, rule in RULES.items() if rule.values != "entry")
ENTERED = sorted(code for code, rule in RULES.items() if rule.values == "entry")
METHODS = (*MEASURED, *ENTERED, "formula", "formula", "deduct", "deduct", "blend", "blend", "blend")
PARTS = (*MEASURED, *ENTERED, "formula", "deduct")
GRADES = ("优秀", "良好", "合格", "不合格")


@st.composite
def assessments(draw: st.DrawFn, *, years: bool = False) -> Json:
    """An assessment that keeps to the format, in all its optional parts; a failing one is made small.

    `years`: with an assessment before it, whose values are read."""
    return Office(Chooser(lambda low, high: draw(st.integers(low, high)), years=years)).assessment()


def assessment_of(seed: int, *, years: bool = False, units: tuple[int, int] = (1, 9)) -> Json:
    """The assessment of a seed: more varied than Hypothesis's own draws and cheaper, but never made small.

    `units`: at least and at most so many; among many units there are more values, and still ties."""
    values = 4 if units[1] < 10 else 60
    return Office(Chooser(Random(seed).randint, years=years, values=values), units).assessment()


class Office:
    """Draws the parts of one assessment in an order in which each can refer to the earlier ones."""

    def __init__(self, choose: Chooser, units: tuple[int, int] = (1, 9)) -> None:
        self.choose = choose
        self.items: list[Json] = []
        self.lists: list[Json] = []
        self.values: dict[str, dict[str, Any]] = {}
        self.indicators: list[Json] = []
        self.classes = [
            {"code": code, "name": f"class {code}"}
            | self.choose.some(coefficient=choose.one("1", "1.02", "0.985", "1.1"))
            for code in ("一类", "二类", "三类")[: choose.whole(0, 3)]
        ]
        self.units = [self.unit(f"U{number}") for number in range(1, choose.whole(*units) + 1)]
        self.unit_codes = [unit["code"] for unit in self.units]
        self.class_codes = [one["code"] for one in self.classes]

    def unit(self, code: str) -> Json:
        unit: Json = {"code": code, "name": f"unit {code}"}
        if self.classes and self.choose.chance(88):
            unit["class"] = self.choose.one(*(one["code"] for one in self.classes))
        if self.choose.chance(12):
            unit["ranked"] = False
        return unit

    # ---- items and entries

    def item(self, kind: str, pool: Sequence[Any], code: str = "", members: Sequence[str] = ()) -> str:
        """A new item whose units take their entries from a pool, with every state now and then; its code."""
        code = code or f"x{len(self.items) + 1}"
        item: Json = {"code": code, "name": f"item {code}", "kind": kind}
        if members:
            name = f"list_{code}"
            self.lists.append({"code": name, "name": name, "year": 2024, "members": list(members)})
            item["list"] = name
        self.items.append(item)
        if kind == "number" and self.choose.chance(10):
            item |= self.choose.some(minimum=self.choose.one("0", "3", "50"), maximum=self.choose.one("2", "60", "100"))
        untidy = self.choose.chance(60)
        if kind == "number" and self.choose.chance(3):
            pool = [*pool, "约50"]
        cells = {unit: self.cell(pool, untidy) for unit in self.unit_codes}
        self.values[code] = {unit: cell for unit, cell in cells.items() if cell is not None}
        return code

    def cell(self, pool: Sequence[Any], untidy: bool) -> Any:
        value = self.choose.one(*pool)
        if not untidy or self.choose.chance(75):
            return value
        state = self.choose.one("blank", "missing", "not_applicable", "pending", "pending", "void", "not_applicable")
        if state == "blank":
            return None
        keeps = state == "pending" and self.choose.chance(85)
        return {"state": state} | ({"value": value} if keeps else {})

    def number_item(self, pool: Sequence[str] = (), code: str = "") -> str:
        """An item of numbers, sometimes one that is already there."""
        known = [item["code"] for item in self.items if item["kind"] == "number"]
        if known and not code and not pool and self.choose.chance(50):
            return str(self.choose.one(*known))
        return self.item("number", pool or self.choose.pool(), code)

    def members(self) -> list[str]:
        return [f"m{number}" for number in range(1, self.choose.whole(1, 5) + 1)]

    def series_item(self, marks: Sequence[str], code: str = "") -> str:
        """A series with a list (members may be blank or not applicable) or a panel's marks without one."""
        if self.choose.chance(50):
            members = self.members()
            return self.item("series", [self.member_values(members, marks) for _ in range(2)], code, members)
        return self.item(
            "series", [[self.choose.one(*marks) for _ in range(self.choose.whole(1, 8))] for _ in "ab"], code
        )

    def member_values(self, members: Sequence[str], marks: Sequence[str]) -> Json:
        entry: Json = {}
        given = self.choose.one(80, 80, 80, 80, 10)
        for member in members:
            if self.choose.chance(given):
                entry[member] = self.choose.one(*marks)
            elif self.choose.chance(60):
                entry[member] = {"state": "not_applicable"}
        return entry

    # ---- the tree

    def grow(self, parent: str | None, code: str, weight: int, depth: int) -> None:
        """A node (weights in hundredths) with everything below it."""
        node: Json = {"code": code, "parent": parent, "name": f"node {code}", "weight": hundredths(weight)}
        if depth == 0 or self.choose.chance(35):
            self.indicators.append(node | self.leaf(code, weight))
            return
        aggregate = self.choose.one("sum", "sum", "sum", "sum", "geometric", "harmonic", "min")
        self.indicators.append(
            node | ({} if aggregate == "sum" and self.choose.chance(70) else {"aggregate": aggregate})
        )
        shares = self.shares(weight, aggregate != "sum")
        for number, share in enumerate(shares, 1):
            self.grow(code, f"{code}.{number}", share, depth - 1)
        if self.choose.chance(8):
            shown = self.leaf(f"{code}.R", 100) | {"reference_only": True}
            self.indicators.append({"code": f"{code}.R", "parent": code, "name": "shown", "weight": "0"} | shown)
        if self.choose.chance(3):
            free = {"code": f"{code}.0", "parent": code, "name": "weighs nothing", "weight": "0"}
            self.indicators.append(free | self.leaf(f"{code}.0", 0))

    def shares(self, weight: int, relative: bool, most: int = 3) -> list[int]:
        """Weights for the children: they add up to the weight, but for now and then and under relative aggregates."""
        count = self.choose.whole(1, most)
        if relative:
            return [self.choose.one(50, 100, 100, 125, 200, 300, 333) for _ in range(count)]
        grain = self.choose.one(100, 50, 25, 1)
        shares = []
        for left in range(count - 1, 0, -1):
            grains = max(1, (weight - left) // grain // left)
            shares.append(min(max(1, weight - left), grain * self.choose.whole(1, grains)))
            weight = max(1, weight - shares[-1])
        return [*shares, weight + (self.choose.one(100, 37) if self.choose.chance(3) else 0)]

    def leaf(self, code: str, weight: int) -> Json:
        """Method, parameters, measure and policies of a leaf."""
        choose = self.choose
        leaf = self.rule(code, weight / 100, choose.one(*METHODS), f"leaf_{len(self.indicators)}")
        leaf |= choose.some(missing=choose.one("zero", "lowest", "mean", "exclude"))
        leaf |= choose.some(not_applicable=choose.one("redistribute", "full", "zero", "mean"))
        leaf |= choose.some(zero_denominator=choose.one("not_applicable", "full", "zero", "missing"))
        leaf |= self.among()
        if leaf["method"] in MEASURED and choose.chance(30):
            leaf["treatment"] = self.treatment()
        return leaf

    def treatment(self) -> Json:
        """How gaps are filled and outliers drawn in; limits that a few units can reach."""
        choose = self.choose
        drawn = choose.some(impute=choose.one("none", "mean", "median", "group_mean"))
        if choose.chance(60):
            drawn["winsorise"] = (
                choose.some(skew=choose.one("2", "1", "0.5", "0"))
                | choose.some(kurtosis=choose.one("3.5", "1", "0", "-1.2"))
                | choose.some(most=choose.one("0", "1", "2", "3"))
            )
        return drawn or {"impute": "group_mean"}

    def among(self) -> Json:
        """Direction and peers."""
        choose = self.choose
        drawn = choose.some(direction=choose.one("up", "down")) | choose.some(peers=choose.one("all", "class", "class"))
        return drawn | choose.some(min_peers=choose.one("1", "2", "2", "3", "4", str(len(self.units) // 3)))

    def rule(self, code: str, weight: float, method: str, own: str, nested: int = 0) -> Json:
        """A method with its parameters and what it needs to be entered; `own` is a code free for an item; it stands
        in so many blends."""
        if method == "blend":
            params = self.overridden(lambda: {"parts": self.parts(own, nested)})
            parts = params["parts"]
            shared = [part["measure"] for part in parts if "measure" in part]
            if nested or not shared or not self.choose.chance(20):
                return {"method": method, "params": params}
            del next(part for part in parts if "measure" in part)["measure"]
            return {"method": method, "measure": shared[0], "params": params}
        if method == "formula":
            params = self.overridden(lambda: self.formula(weight), keys=("max",))
            return {"method": method, "params": params}
        if method == "deduct":
            params = self.overridden(lambda: self.deduct(weight), keys=("start", "floor"))
            shown = params["rules"][0][0]
            return {"method": method, "params": params} | (self.choose.some(measure=shown) if "(" not in shown else {})
        rule = RULES[method]
        method = rule.method or method
        params = self.overridden(lambda: rule.params(self.choose, weight), ("abstain",) if method == "ballots" else ())
        if rule.values == "entry":
            return {"method": method, "params": params | {"item": self.entry_item(method, params)}}
        if self.choose.chance(20):
            params["zero_gets_zero"] = True
        return {"method": method, "params": params} | self.measure(code, weight, rule, thresholds(params))

    def overridden(self, params: Any, keys: Sequence[str] = ()) -> Json:
        """Plain parameters, now and then with others for a class or a unit (all of them, or those keys)."""

        def other() -> Json:
            drawn: Json = params()
            return {key: drawn[key] for key in keys if key in drawn} if keys else drawn

        drawn: Json = params()
        if self.class_codes and self.choose.chance(15):
            drawn["by_class"] = {code: other() for code in self.class_codes if self.choose.chance(60)}
        if self.choose.chance(12):
            drawn["by_unit"] = {self.choose.one(*self.unit_codes): other()}
        return drawn

    def measure(self, code: str, weight: float, rule: Rule, edges: Sequence[str]) -> Json:
        """A measure: the item of the same code (nothing is said), one item, or an expression.

        Values often lie exactly on the edges of the rule.
        """
        pool = rule.pool(self.choose, weight) if rule.pool else []
        if edges and self.choose.chance(50):
            pool = [*self.choose.pool(), self.choose.one(*edges), self.choose.one(*edges)]
        if (pool and self.choose.chance(85)) or self.choose.chance(25):
            if code and self.choose.chance(50):
                self.number_item(pool or self.choose.pool(), code)
                return {}
            return {"measure": self.number_item(pool)}
        return {"measure": self.expression()}

    def expression(self, depth: int = 2, constants: Sequence[str] = ()) -> str:
        names = [self.number_item() for _ in range(self.choose.whole(1, 3))]
        series = []
        if self.choose.chance(30):
            series.append(self.series_item(self.choose.pool()))
        return expression(self.choose, [*names, *constants], series, depth)

    def formula(self, weight: float) -> Json:
        choose = self.choose
        item = self.number_item()
        text = choose.one(
            f"W * {item} / 100",
            f"W * ({item} + 0.5 * {self.number_item()}) / {self.number_item()}",
            f"if({item} > {choose.number(0, 50)}, W, W / 2)",
            f"W * {item} / peer_max({item})",
            self.expression(constants=["W"]),
        )
        return {"expression": text} | choose.some(min=choose.number(-2, 0)) | choose.some(max=decimal(weight * 1.1))

    def deduct(self, weight: float) -> Json:
        choose = self.choose
        rules = []
        for _ in range(choose.whole(1, 3)):
            text = self.number_item() if choose.chance(70) else self.expression(1)
            rules.append([text, choose.one("0.1", "0.3", "0.05", "1", "0.125")])
            if choose.chance(30):
                rules[-1].append(choose.one("0.5", "1", "1.005"))
        drawn: Json = {"rules": rules}
        return (
            drawn
            | choose.some(start=choose.one(decimal(weight), decimal(weight * 0.8)))
            | choose.some(floor=decimal(weight / 10))
        )

    def parts(self, own: str, nested: int) -> list[Json]:
        choose = self.choose
        shares = choose.one(["1"], ["0.4", "0.6"], ["0.7", "0.3"], ["0.5", "0.3", "0.2"])
        parts = []
        for share in shares:
            method = "blend" if nested < 2 and choose.chance(8) else choose.one(*PARTS)
            part = {"share": share} | self.rule("", 1, method, own, nested + 1)
            if choose.chance(30):
                part |= self.among()
            parts.append(part | choose.some(zero_denominator=choose.one("not_applicable", "full", "zero", "missing")))
        return parts

    def entry_item(self, method: str, params: Json) -> str:
        choose = self.choose
        match method:
            case "checklist":
                members = sorted({member for shown in variants(params) for member, _ in shown.get("elements", [])})
                pool = [self.member_values(members, ["0", "0.5", "1", "1"]) for _ in range(3)]
                return self.item("series", pool, members=members)
            case "coverage":
                members = self.members()
                pool = [self.member_values(members, ["0", "1", "2", "10", "0.5"]) for _ in range(3)]
                return self.item("series", pool, members=members)
            case "item_mean":
                tasks = [{m: choose.task() for m in self.members()} for _ in range(3)]
                return self.item("tasks", tasks)
            case "panel":
                return self.series_item([choose.number(*choose.one((60, 100, 1), (0, 5, 0))) for _ in range(4)])
            case "convert_grade":
                return self.item("grade", ["A", "B", "C", "D"] if choose.chance(80) else ["A", "B", "E"])
        groups = sorted({group for shown in variants(params) for group in shown.get("groups", {})}) or ["all"]
        return self.item("ballots", [[choose.votes(groups) for _ in range(choose.whole(1, 2))] for _ in range(3)])

    # ---- what comes after the leaves

    def adjustments(self) -> Json:
        choose = self.choose
        rules: Json = {}
        for kind, letter in (("bonus", "P"), ("deduction", "N")):
            rules[kind] = [self.adjustment(f"{letter}{number}") for number in range(1, choose.whole(0, 3) + 1)]
        rules["veto"] = [
            {"code": f"V{number}", "name": f"veto {number}", "actions": self.actions()}
            for number in range(1, choose.whole(0, 3) + 1)
        ]
        return rules

    def adjustment(self, code: str) -> Json:
        choose = self.choose
        rule: Json = {"code": code, "name": f"rule {code}"}
        if choose.chance(50):
            rule["per_level"] = {"high": choose.one("1", "0.8", "0.335"), "low": choose.one("0.2", "0.105")}
        else:
            rule["points"] = choose.one("2", "0.5", "0.125")
        return (
            rule
            | choose.some(cap=choose.one("2", "1", "0.805"))
            | choose.some(dedupe=choose.one("highest", "highest", "none"))
        )

    def actions(self) -> list[str]:
        choose = self.choose
        nodes = [node["code"] for node in self.indicators]
        options = [
            f"node_zero:{choose.one(*nodes)}",
            "exclude_from_rank",
            "exclude_from_rank",
            f"grade_max:{choose.one(*GRADES[:3])}",
            f"grade_set:{choose.one(*GRADES[:3])}",
            f"grade_down:{choose.whole(1, 2)}",
            "no_award",
        ]
        return [choose.one(*options) for _ in range(choose.whole(1, 2))]

    def events(self, adjustments: Json) -> list[Json]:
        choose = self.choose
        rules = [*adjustments["bonus"], *adjustments["deduction"]]
        drawn = []
        for _ in range(choose.whole(0, 12) if rules else 0):
            rule = choose.one(*rules)
            event: Json = {"unit": choose.one(*self.unit_codes), "rule": rule["code"]}
            if "per_level" in rule:
                event["level"] = choose.one(*rule["per_level"])
            event |= choose.some(subject="case 1")
            event |= choose.some(count=choose.one("2", "3", "0.5"))
            event |= choose.some(factor=choose.one("0.5", "0.25", "1"))
            if choose.chance(15):
                event["points"] = choose.one("0.7", "1.115", "3")
            drawn.append(event)
        return drawn

    def grades(self) -> Json:
        choose = self.choose
        bands = choose.one(
            [["优秀", "90"], ["良好", "80"], ["合格", "60"], ["不合格", "0"]],
            [["优秀", "60"], ["良好", "45"], ["合格", "30"]],
            [["优秀", "50"], ["良好", "20"], ["合格", "0"]],
            [["优秀", "15"], ["良好", "10"], ["合格", "5"], ["不合格", "0"]],
        )
        grades: Json = {"bands": bands}
        if choose.chance(60):
            grades["quota"] = {
                "grade": choose.one("优秀", "优秀", "良好"),
                "percent": choose.one("10", "30", "33.4", "50", "70"),
                "scope": choose.one("all", "class"),
                "at_least_one": choose.chance(50),
                "ties": choose.one("include", "exclude"),
            }
        if choose.chance(50):
            nodes = [node["code"] for node in self.indicators if not node.get("reference_only")]
            grades["conditions"] = [
                {
                    "grade": choose.one("优秀", "良好"),
                    "node": choose.one(*nodes),
                    "min_rate": choose.one("0.3", "0.6", "0.8"),
                }
                for _ in range(choose.whole(1, 2) if nodes else 0)
            ]
        return grades

    def about(self) -> Json:
        choose = self.choose
        about: Json = {"id": "drawn", "title": "drawn", "year": 2024, "period": "annual", "unit_label": "区市局"}
        about["full_score"] = self.full_score
        about["rounding"] = {
            "leaf_places": choose.one(2, 2, 2, 2, 1, 0, 3, 6, None),
            "total_places": choose.one(2, 2, 2, 1, 0, 3, 6),
            "measure_places": choose.one(None, None, None, 0, 2, 4),
        }
        about["composition"] = (
            choose.some(bonus_cap=choose.one("5", "1", "1.005", None))
            | choose.some(deduction_cap=choose.one("10", "0.7"))
            | {"coefficient": choose.one("base", "base", "none", "all")}
        )
        nodes = [node["code"] for node in self.indicators if not node.get("reference_only")]
        about["ranking"] = {
            "ties": choose.one("competition", "dense", "average"),
            "tie_breakers": choose.one([], ["base"], nodes[-1:], ["base", *nodes[:1]]),
            "top_n": 3,
        }
        if choose.chance(85):
            about["grades"] = self.grades()
        return about

    def assessment(self) -> Json:
        choose = self.choose
        full = choose.one(10_000, 10_000, 10_000, 100_000, 8_750)
        self.full_score = hundredths(full)
        for number, share in enumerate(self.shares(full, relative=False, most=4), 1):
            self.grow(None, "ABCD"[number - 1], share, choose.whole(0, 3))
        if choose.chance(35) and len(self.units) > 1:
            self.make_twins()
        adjustments = self.adjustments()
        about = self.about()
        if "grades" not in about:
            for veto in adjustments["veto"]:
                veto["actions"] = [a for a in veto["actions"] if "grade" not in a] or ["exclude_from_rank"]
        vetoes = [veto["code"] for veto in adjustments["veto"]]
        decisions = [
            {"unit": choose.one(*self.unit_codes), "rule": choose.one(*vetoes)}
            for _ in range(choose.whole(0, 5) if vetoes else 0)
        ]
        drawn = {
            "format": "quanheng-assessment/1",
            "assessment": about,
            "classes": self.classes,
            "units": self.units,
            "lists": self.lists,
            "items": self.items,
            "indicators": self.indicators,
            "adjustments": adjustments,
            "values": self.values,
            "events": self.events(adjustments),
            "decisions": decisions,
        }
        return drawn | self.before(about) if choose.years else drawn

    def before(self, about: Json) -> Json:
        """The assessment before: units that kept their code, were renamed, merged or are new; and its values."""
        choose = self.choose
        former = [*self.unit_codes, "V1", "V2", "V3"]
        named = [[choose.one(*former)], ["V1", "V2"], ["V3", "V1", choose.one(*self.unit_codes)], []]
        about["previous"] = {"id": "before"} | choose.some(
            units={code: choose.one(*named) for code in self.unit_codes if choose.chance(50)}
        )
        values: Json = {}
        for item in self.items:
            if item["kind"] == "number" and choose.chance(90):
                item |= choose.some(merge=choose.one("none", "sum", "mean", "mean"))
                pool = choose.pool()
                cells = {code: self.cell([*pool, "约50"] if choose.chance(2) else pool, True) for code in former}
                values[item["code"]] = {code: cell for code, cell in cells.items() if cell is not None}
        return {"previous_values": values} if values else {}

    def make_twins(self) -> None:
        """Give the last unit what the first one has entered."""
        first, last = self.unit_codes[0], self.unit_codes[-1]
        for column in self.values.values():
            column.pop(last, None)
            if first in column:
                column[last] = column[first]


def thresholds(params: Json) -> list[str]:
    """The measures at which a rule changes its mind."""
    found = [
        params[key] for key in ("target", "good", "bad", "low", "high", "low_limit", "high_limit") if key in params
    ]
    if "target" in params and "threshold_pct" in params:
        found.append(decimal(float(params["target"]) * float(params["threshold_pct"]) / 100))
    pairs = [*params.get("anchors", []), *params.get("tiers", [])]
    return [*found, *params.get("standards", []), *(x for x, _ in pairs)]


def variants(params: Json) -> list[Json]:
    """The plain parameters and every override."""
    return [params, *params.get("by_class", {}).values(), *params.get("by_unit", {}).values()]


def hundredths(value: int) -> str:
    return decimal(value / 100)


def decimal(value: float) -> str:
    """A decimal string of at most four places."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
