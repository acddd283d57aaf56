"""What became of units since the year (or the period) before, in sentences to read out and to copy."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from exchange.wording import word
from scoring.numbers import plain
from scoring.plan import Plan
from scoring.result import Rank
from scoring.rounding import half_up
from scoring.years.change import Figure, UnitChange, YearChange
from scoring.years.split import PartChange

MUCH: Final = 2
"""So many places up or down are a clear progress or decline."""
MANY: Final = 8
"""More units than these are counted, after the first of them: a note under a table is no list of a city's units."""
NAMED: Final = 3


def then_word(old: Plan, new: Plan, language: str) -> str:
    """What the assessment before is called: last year, or the period before."""
    return word("years.then.year" if old.year != new.year else "years.then.period", language)


def signed(value: Figure | None, places: int) -> str:
    """+1.50, -2.00, 0.00; a dash where there is none."""
    if value is None:
        return "—"
    number = half_up(Fraction(value), places)
    return f"{number:+f}" if number else f"{abs(number):f}"


def part_name(part: PartChange, language: str) -> str:
    """An indicator by its name, new and dropped ones marked; coefficient, bonus and so on by theirs."""
    if part.kind == "dropped":
        return word("years.part.dropped", language, name=part.name)
    if part.kind != "node":
        return word(f"years.part.{part.kind}", language)
    return word("years.part.new", language, name=part.name) if part.is_new else part.name


def unit_sentence(unit: UnitChange, parts: Sequence[PartChange], old: Plan, new: Plan, language: str) -> str:
    """One unit: its places, its totals with both halves, and in what it performed better and worse."""
    then, places = then_word(old, new, language), new.rounding.total_places
    said = [_place(unit, then, language)]
    total = unit.total
    if total.change is not None:
        change = signed(total.change, places)
        said.append(word("years.said.total", language, now=f"{total.now:f}", then=then, change=change))
    if total.performance is not None and total.rule_effect is not None:
        halves = {"performance": signed(total.performance, places), "rule": signed(total.rule_effect, places)}
        said.append(word("years.said.halves", language, **halves))
        if total.change and Fraction(total.change) * Fraction(total.performance) <= 0:
            said.append(word("years.said.by_rules", language))
        said += _best_and_worst(parts, places, language)
    if unit.without:
        said.append(word("years.said.without", language, count=str(len(unit.without)), then=then))
    return _joined(said, language)


def _place(unit: UnitChange, then: str, language: str) -> str:
    if unit.kind == "new":
        return word("years.said.new", language, unit=unit.name, then=then)
    if unit.kind == "merged":
        return word("years.said.merged", language, unit=unit.name, count=str(len(unit.former)))
    if unit.rank is None:
        return word("years.said.unranked", language, unit=unit.name)
    if unit.rank_before is None:
        return word("years.said.now", language, unit=unit.name, rank=plain(unit.rank))
    facts = {"unit": unit.name, "rank": plain(unit.rank), "then": then, "before": plain(unit.rank_before)}
    return word("years.said.place", language, moved=moved_words(unit.places_gained, language), **facts)


def moved_words(gained: Rank | None, language: str) -> str:
    """升2位，进步明显 and the like; "" where there is nothing to compare."""
    if gained is None:
        return ""
    way = "same" if not gained else "up" if gained > 0 else "down"
    size = gained if gained >= 0 else -gained
    much = ".much" if size >= MUCH else ""
    return word(f"years.moved.{way}{much}", language, places=plain(size))


def _best_and_worst(parts: Sequence[PartChange], places: int, language: str) -> list[str]:
    told = []
    named = [(one.performance, one) for one in parts if one.performance and one.kind != "rounding"]
    better = sorted((pair for pair in named if pair[0] > 0), key=lambda pair: -pair[0])[:NAMED]
    worse = sorted((pair for pair in named if pair[0] < 0), key=lambda pair: pair[0])[:NAMED]
    for key, found in (("more", better), ("less", worse)):
        if found:
            names = [
                word("years.said.part", language, name=part_name(part, language), points=signed(points, places))
                for points, part in found
            ]
            told.append(word(f"years.said.{key}", language, parts=_listed(names, language)))
    return told


def overall_sentence(change: YearChange, new: Plan, language: str) -> str:
    """Who moved clearly, and who performed better and worse most; of many the first, and how many they are."""
    places = new.rounding.total_places
    moved = [(unit.places_gained, unit) for unit in change.units if unit.places_gained is not None]
    up = sorted((pair for pair in moved if pair[0] >= MUCH), key=lambda pair: -pair[0])
    down = sorted((pair for pair in moved if pair[0] <= -MUCH), key=lambda pair: pair[0])
    said = []
    for way, found in (("up", up), ("down", down)):
        if found:
            names = [
                word("years.said.part", language, name=unit.name, points=_short(gained, language))
                for gained, unit in found
            ]
            said.append(word(f"years.said.all.{way}", language, units=_some(names, language)))
    if not said:
        said.append(word("years.said.all.none", language))
    figures = [(Fraction(one.total.performance), one.name) for one in change.units if one.total.performance is not None]
    best, worst = (choose((figure for figure, _ in figures), default=Fraction(0)) for choose in (max, min))
    for key, wanted, tells in (("best", best, best > 0), ("worst", worst, worst < 0)):
        if tells:
            names = [
                word("years.said.part", language, name=name, points=signed(figure, places))
                for figure, name in figures
                if figure == wanted
            ]
            said.append(word(f"years.said.all.{key}", language, units=_some(names, language)))
    return _joined(said, language)


def _short(gained: Rank, language: str) -> str:
    return word(
        "years.moved.up" if gained > 0 else "years.moved.down",
        language,
        places=plain(gained if gained > 0 else -gained),
    )


def _listed(names: Sequence[str], language: str) -> str:
    return ("、" if language == "zh_CN" else ", ").join(names)


def _some(names: Sequence[str], language: str) -> str:
    if len(names) <= MANY:
        return _listed(names, language)
    return word("years.said.many", language, units=_listed(names[:MANY], language), count=str(len(names)))


def _joined(said: Sequence[str], language: str) -> str:
    return ("；" if language == "zh_CN" else "; ").join(part for part in said if part) + (
        "。" if language == "zh_CN" else "."
    )
