"""docs/performance.md from what was measured: the table of ratios, and times to see what they are ratios of.

Only what stands between the two marks of the page is written; the words around it are people's.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

BEGIN: Final = "<!-- measured: written by benchmarks/compare.py -->"
END: Final = "<!-- end of what was measured -->"
CELLS: Final = {"S": 20 * 40, "M": 3000 * 120, "L": 40000 * 100}
DIGITS: Final = 3
CALC: Final = "calc.txt"
"""The file that says which LibreOffice it was."""

Row = Sequence[str]


@dataclass(slots=True)
class Measured:
    """Median seconds: ours by the benchmark's name, the peers' by (script, case, size)."""

    own: dict[str, float] = field(default_factory=dict)
    peers: dict[tuple[str, str, str], float] = field(default_factory=dict)
    scaled: set[tuple[str, str, str]] = field(default_factory=set)
    """Measured on fewer draws, and multiplied."""
    machine: dict[str, Any] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    calc: str = "no LibreOffice"
    busy: float = 0.0
    """The most that other programs used of the processors while something was timed (1 = one core)."""

    def get(self, key: str) -> float | None:
        """`own test_name[S]` or `recompute full/pymcdm M`."""
        bench, *rest = key.split(" ")
        if bench == "own":
            return self.own.get(rest[0])
        return self.peers.get((bench, rest[0], rest[1]))


def read(folder: Path) -> Measured:
    """What `compare.py` left in a folder; what failed is not there."""
    found = Measured()
    own = folder / "own.json"
    if own.is_file() and own.stat().st_size:
        for record in json.loads(own.read_text("utf-8"))["benchmarks"]:
            found.own[record["name"]] = record["stats"]["median"]
    calc = folder / CALC
    if calc.is_file() and (version := re.match(r"LibreOffice [\d.]+", calc.read_text("utf-8"))):
        found.calc = version[0]
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("{"):
                _take(found, json.loads(line))
    return found


def _take(found: Measured, record: Mapping[str, Any]) -> None:
    if record["bench"] == "env":
        found.machine = {name: record[name] for name in ("cpu", "cores", "python")}
        found.versions = record["versions"]
        return
    key = (record["bench"], record.get("case", ""), record.get("size") or "")
    if "median_s" in record:
        found.peers[key] = record["median_s"]
    for name in ("with_scores_s", "total_imputed_s", "total_reweight_s"):
        if name in record:
            found.peers[key[0], f"{key[1]}:{name}", key[2]] = record[name]
    if record.get("scaled") is True:
        found.scaled.add(key)
    if record["bench"] in ("recompute", "montecarlo"):
        found.busy = max(found.busy, record.get("other_cpu", 0.0))


# The goals.


@dataclass(frozen=True, slots=True)
class Goal:
    """One line: our work, what it is compared with, and the greatest ratio that is wanted (None: for information)."""

    work: str
    own: str
    other: str
    against: str
    most: float | None


def _goals() -> Iterator[Goal]:
    pymcdm, tuned = "recompute full/pymcdm M", "recompute full/numpy_tuned M"
    for work, own in (
        ("M, mixed methods, from the cells as typed", "own test_score_anew[M-measured]"),
        ("M, mixed methods, cells already read", "own test_score_again[M]"),
    ):
        yield Goal(work, own, "pymcdm, plain min-max", pymcdm, 0.5)
        yield Goal(work, own, "LibreOffice, calculateAll with RANK", "calc calculateAll M", 0.05)
    plain = "M, plain min-max + sum + rank, exact"
    yield Goal(plain, "recompute candidate/full_recompute M", "pymcdm", pymcdm, 0.25)
    yield Goal(plain, "recompute candidate/full_recompute M", "NumPy, tuned", tuned, 5)
    limit = "recompute candidate/full_recompute M", "limit (memory, 1 thread)"
    yield Goal(plain, *limit, "roofline bound_full_recompute_1T:with_scores_s M", None)
    for kind, calc in (("inside", "edit_cell_inside"), ("beyond", "edit_cell_newmax")):
        where = {"inside": "inside its range", "beyond": "a new maximum"}[kind]
        other = f"LibreOffice, the same edit ({where})"
        own = f"own test_one_value_to_ranking[M-{kind}]"
        yield Goal(f"M, one value, {where}, to total and rank of all", own, other, f"calc {calc} M", 0.05)
    own = "recompute candidate/edit_cell M"
    yield Goal("M, one value, plain plan", own, "LibreOffice, one value", "calc edit_cell_inside M", 0.05)
    yield Goal("M, two weights", "own test_two_weights[M]", "LibreOffice, one weight", "calc edit_weight M", None)
    for size, draws in (("S", "10 000"), ("M", "1 000")):
        own, work = f"montecarlo candidate/sensitivity {size}", f"{size}, {draws} draws of the weights"
        yield Goal(work, own, "pymcdm, loop", f"montecarlo pymcdm_loop/imputed {size}", 0.005)
        for kind, name in (("imputed", "nothing missing"), ("reweight", "weights shared out")):
            bound = f"roofline bound_montecarlo_1T:total_{kind}_s {size}"
            yield Goal(work, own, f"limit (1 thread, {name})", bound, 4 if kind == "reweight" else None)


def goal_rows(found: Measured) -> Iterator[Row]:
    for goal in _goals():
        own, other = found.get(goal.own), found.get(goal.against)
        ratio = None if own is None or not other else own / other
        yield (goal.work, seconds(own), goal.other, seconds(other), figure(ratio), *_judged(ratio, goal.most))
    for work, name in (
        ("L against M, per cell, from the cells as typed", "test_score_anew[{}]"),
        ("L against M, per cell, cells already read", "test_score_again[{}]"),
    ):
        large, medium = (
            found.own.get(name.format(f"{size}-measured" if "anew" in name else size)) for size in ("L", "M")
        )
        ratio = None
        if large is not None and medium is not None:
            ratio = (large / CELLS["L"]) / (medium / CELLS["M"])
        yield (work, seconds(large), "M", seconds(medium), figure(ratio), *_judged(ratio, 1.5))
    for name in ("one_value", "one_value_to_ranking"):
        times = {key: value for key, value in found.own.items() if key.startswith(f"test_{name}[L")}
        slowest = max(times.values(), default=None)
        work = "L, one value, the slowest of five kinds" + (", to total and rank of all" if "to" in name else "")
        ratio = None if slowest is None else slowest / 0.050
        yield (work, seconds(slowest), "50 ms", "50 ms", figure(ratio), *_judged(ratio, 1))


def _judged(ratio: float | None, most: float | None) -> tuple[str, str]:
    if most is None:
        return "", ""
    return f"≤ {most:g}", "not measured" if ratio is None else "yes" if ratio <= most else "**no**"


# Words.


def seconds(value: float | None) -> str:
    """A time in the unit that fits."""
    if value is None:
        return "–"
    for unit, scale in (("s", 1.0), ("ms", 1e-3)):
        if value >= scale:
            return f"{figure(value / scale)} {unit}"
    return f"{figure(value / 1e-6)} µs"


def figure(value: float | None) -> str:
    """Three digits, no exponent."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}".replace(",", " ")
    text = f"{value:.{DIGITS}g}"
    return text if "e" not in text else f"{value:.6f}".rstrip("0")


def table(head: Row, rows: Sequence[Row]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def by_size(found: Measured, cases: Sequence[tuple[str, Callable[[str], str]]], sizes: str) -> str:
    """Times of each case at each size; a case that was not measured at any is left out."""
    rows = []
    for name, key in cases:
        times = [found.get(key(size)) for size in sizes]
        if any(times):
            rows.append([name, *map(seconds, times)])
    return table(["", *sizes], rows)


def peer(bench: str, case: str) -> Callable[[str], str]:
    return lambda size: f"{bench} {case} {size}"


def own(name: str) -> Callable[[str], str]:
    return lambda size: f"own test_{name.format(size)}"


RECOMPUTE: Final = (
    ("this program, exact, half-up", peer("recompute", "candidate/full_recompute")),
    ("limit (memory, 1 thread)", peer("roofline", "bound_full_recompute_1T:with_scores_s")),
    ("numba, 1 thread", peer("recompute", "full/numba_1thread")),
    ("NumPy, tuned", peer("recompute", "full/numpy_tuned")),
    ("NumPy, straightforward", peer("recompute", "full/numpy_straight")),
    ("polars", peer("recompute", "full/polars")),
    ("pandas", peer("recompute", "full/pandas")),
    ("scikit-criteria", peer("recompute", "full/scikit-criteria")),
    ("pymcdm", peer("recompute", "full/pymcdm")),
    ("pymcdm, validation off", peer("recompute", "full/pymcdm_validation_off")),
    ("Decimal in Python, half-up", peer("recompute", "full/python_decimal_half_up")),
    ("LibreOffice, calculateAll with RANK", peer("calc", "calculateAll")),
    ("LibreOffice, calculateAll without RANK", peer("calc_norank", "calculateAll")),
)
EDIT: Final = (
    ("this program, plain plan", peer("recompute", "candidate/edit_cell")),
    ("NumPy, value inside its range", peer("recompute", "edit/cell_inside_numpy")),
    ("NumPy, column rescaled", peer("recompute", "edit/cell_column_rescale_numpy")),
    ("LibreOffice, value inside its range", peer("calc", "edit_cell_inside")),
    ("LibreOffice, new maximum", peer("calc", "edit_cell_newmax")),
    ("LibreOffice, weight", peer("calc", "edit_weight")),
)
DRAWS: Final = (
    ("this program", peer("montecarlo", "candidate/sensitivity")),
    ("limit (1 thread, nothing missing)", peer("roofline", "bound_montecarlo_1T:total_imputed_s")),
    ("limit (1 thread, weights shared out)", peer("roofline", "bound_montecarlo_1T:total_reweight_s")),
    ("numba, tuned, 1 thread", peer("montecarlo", "numba_tuned_1thread/reweight")),
    ("NumPy, packed sort", peer("montecarlo", "numpy_packed_sort_1thread/reweight")),
    ("NumPy, matrix product and argsort", peer("montecarlo", "numpy_matmul_argsort/reweight")),
    ("pySensMCDA", peer("montecarlo", "pysensmcda_smaa/imputed")),
    ("pymcdm, loop", peer("montecarlo", "pymcdm_loop/imputed")),
)
OWN: Final = (
    ("cells read, rules checked", own("read_and_check[{}]")),
    ("scored, from the cells as typed", own("score_anew[{}-measured]")),
    ("the same with formula, deduct and blend", own("score_anew[{}-all]")),
    ("scored again, cells already read", own("score_again[{}]")),
    ("total and rank of every unit read from a result", own("read_ranking[{}]")),
    ("one value inside a min-max leaf's range", own("one_value[{}-inside]")),
    ("one value, a new maximum", own("one_value[{}-beyond]")),
    ("one value of a leaf that looks at no other unit", own("one_value[{}-absolute]")),
    ("one value of a leaf scored by rank", own("one_value[{}-rank]")),
    ("one value that many leaves are related to", own("one_value[{}-shared]")),
    ("two weights", own("two_weights[{}]")),
)
SCALED: Final = "pymcdm and pySensMCDA at M: on 200 of the draws, multiplied."


def measured(found: Measured) -> str:
    """What stands between the marks."""
    shown = ("numpy", "pymcdm", "scikit-criteria", "pysensmcda", "numba", "pandas", "polars")
    versions = ", ".join(f"{name} {found.versions[name]}" for name in shown if name in found.versions)
    machine = found.machine
    head = (
        f"{machine.get('cpu', '?')}, {machine.get('cores', '?')} cores; Python {machine.get('python', '?')}; "
        f"{versions}; {found.calc}. "
        f"Other programs used at most {found.busy:.2f} of a core while the peers were timed."
    )
    goals = table(["work", "ours", "against", "its time", "ratio", "goal", "reached"], list(goal_rows(found)))
    parts = [
        head,
        "### Goals",
        goals,
        "### This program, mixed plan",
        by_size(found, OWN, "SML"),
        "### Plain work: min-max, weighted sum, rank",
        by_size(found, RECOMPUTE, "SML"),
        "### One edited value, plain work",
        by_size(found, EDIT, "SML"),
        "### Weights drawn at random: S 10 000 draws, M 1 000",
        by_size(found, DRAWS, "SM"),
        *([SCALED] if found.scaled else []),
    ]
    return "\n\n".join(parts)


def write_page(page: Path, folder: Path) -> None:
    """Put what was measured between the marks of the page. Raises ValueError where it has none."""
    before, begin, rest = page.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page.name} lacks its marks: {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n\n{measured(read(folder))}\n\n{END}{after}", "utf-8")
