"""What the charts have in common: who is shown, how a place is said, how rows go on pages, the frame of a chart."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, TypeVar

from exchange.charts.chart import MOST_ROWS, Body, Chart, Source
from exchange.sheet import fixed, printable
from exchange.sheets import notes
from exchange.wording import word
from scoring.numbers import plain
from scoring.plan import Plan
from scoring.result import Rank, UnitResult, in_order, rank_of

ORDINALS: Final = "〇一二三四五六七八九十"
MANY: Final = 4
"""More names than these are counted, after the first of them."""

Row = TypeVar("Row")


def ranked(source: Source) -> tuple[UnitResult, ...]:
    """The ranked units of the class that is shown, or of all, from the first to the last."""
    units = in_order(source.result.units, source.class_code)
    return tuple(unit for unit in units if rank_of(unit, source.class_code) is not None)


def place_of(unit: UnitResult, source: Source) -> str:
    rank = rank_of(unit, source.class_code)
    return "" if rank is None else plain(rank)


def unit_name(plan: Plan, code: str) -> str:
    return printable(plan.unit[code].name)


def node_name(plan: Plan, code: str) -> str:
    return printable(plan.indicator[code].name)


def figure(value: Decimal | Fraction, places: int) -> str:
    return f"{fixed(value, places):f}"


def signed(value: Decimal | Fraction, places: int) -> str:
    """With its sign, but without one where it is nothing: +1.50, -2.00, 0.00."""
    number = fixed(value, places)
    return f"{number:+f}" if number else f"{number:f}"


def percent(share: Fraction | float, places: int = 0) -> str:
    """A share as a per cent figure: 0.972 → 97."""
    return figure(Fraction(share) * 100, places)


def listed(names: Sequence[str], language: str, of: Literal["units", "nodes"] = "units") -> str:
    """甲区、乙县; of many the first few and how many they are."""
    if len(names) > MANY:
        shown = notes.listed(names[: MANY - 1], language)
        return word(f"chart.many.{of}", language, names=shown, count=str(len(names)))
    return notes.listed(names, language)


def ordinal(place: Rank, language: str) -> str:
    """第一, 第十二; 1st, 12th."""
    number = int(place)
    if language == "zh_CN":
        return f"第{ORDINALS[number]}" if number <= 10 else f"第{number}"
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def tied_groups(units: Sequence[UnitResult], source: Source) -> list[tuple[Rank, list[UnitResult]]]:
    """The units by place. Where ties share the mean of their places, they are counted from the best of these:
    nobody is "2.5th" in a sentence."""
    groups: dict[Rank, list[UnitResult]] = {}
    for unit in units:
        rank = rank_of(unit, source.class_code)
        if rank is not None:
            groups.setdefault(rank, []).append(unit)
    dense, before, found = source.plan.ranking.ties == "dense", 0, []
    for rank, members in groups.items():
        found.append((rank if dense else before + 1, members))
        before += len(members)
    return found


def standing_words(units: Sequence[UnitResult], source: Source, places: int = 3) -> str:
    """甲区第一，乙县、丙市并列第二: the first places with everybody who ties."""
    language = source.language
    said = []
    for place, members in tied_groups(units, source):
        if place > places:
            break
        names = [printable(unit.name) for unit in members]
        key = "chart.stands.tied" if len(members) > 1 else "chart.stands"
        said.append(word(key, language, units=listed(names, language), place=ordinal(place, language)))
    return ("，" if language == "zh_CN" else ", ").join(said)


def ties_of(units: Sequence[UnitResult], source: Source) -> dict[str, int]:
    """Unit → a number that those on the same place share; 0 for who is alone there."""
    counts = Counter(rank_of(unit, source.class_code) for unit in units)
    numbers = {rank: number for number, rank in enumerate(counts, 1)}
    ranks = {unit.code: rank_of(unit, source.class_code) for unit in units}
    return {code: numbers[rank] if counts[rank] > 1 else 0 for code, rank in ranks.items()}


def chart(
    key: str,
    source: Source,
    title: str,
    body: Body | None,
    notes: Sequence[str] = (),
    *,
    trial: bool = False,
    sentences: Sequence[str] = (),
) -> Chart:
    """One chart in the frame that all have: the assessment it is of, and whether it is final."""
    language, plan = source.language, source.plan
    own_class = next((one for one in plan.classes if one.code == source.class_code), None)
    parts = [printable(plan.title), *([printable(own_class.name)] if own_class else []), name_of(key, language)]
    tried = trial or source.result.trial
    mark = word("chart.trial", language) if tried else ""
    if not tried and source.result.status != "complete":
        mark = word("chart.provisional", language)
    return Chart(
        key=key,
        title=title,
        line=word("chart.line", language).join(parts),
        body=body,
        notes=tuple(notes),
        sentences=tuple(sentences),
        mark=mark,
        language=language,
    )


def name_of(key: str, language: str) -> str:
    return word(f"chart.{key}.name", language)


def empty(key: str, source: Source, reason: str, *, trial: bool = False) -> tuple[Chart, ...]:
    """A chart of which there is nothing to draw: the reason stands in its place."""
    return (chart(key, source, word(reason, source.language), None, trial=trial),)


def paged(whole: Chart, rows: Sequence[Row], body: Callable[[tuple[Row, ...]], Body]) -> tuple[Chart, ...]:
    """The chart on as many pages as its rows need, about as many on each."""
    count = max(1, -(-len(rows) // MOST_ROWS))
    each = -(-len(rows) // count) if rows else 0
    parts = [tuple(rows[number * each : (number + 1) * each]) for number in range(count)]
    return tuple(replace(whole, body=body(part), page=number, pages=count) for number, part in enumerate(parts, 1))


def mean(values: Sequence[Fraction]) -> Fraction:
    """The mean of at least one value."""
    return sum(values, Fraction(0)) / len(values)
