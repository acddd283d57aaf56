"""分是从哪来的: every total as a bar of its parts, first-level indicators in the order of the plan."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, Literal

from exchange.charts import parts
from exchange.charts.chart import Chart, Source, Stack, StackRow
from exchange.charts.picture import SERIES
from exchange.sheet import printable
from exchange.wording import word
from scoring.insight.parts import Parts, parts_of
from scoring.plan import Indicator
from scoring.result import UnitResult

ZERO: Final = Fraction(0)


def contribution_charts(source: Source) -> tuple[Chart, ...]:
    """Parts left and right of 0 that add up to the printed total: what coefficient, rounding and the floor at 0 add is
    a part of its own."""
    units, language = parts.ranked(source), source.language
    if not units:
        return parts.empty("parts", source, "chart.nobody")
    apart = [parts_of(source.plan, unit) for unit in units]
    named, rest = _chosen(source)
    found = [_pieces(one, named, rest) for one in apart]
    kinds: list[tuple[str, Literal["plus", "minus", "other"]]] = [
        ("chart.parts.bonus", "plus"),
        ("chart.parts.deduction", "minus"),
        ("chart.parts.coefficient", "other"),
        ("chart.parts.rounding", "other"),
    ]
    first = len(named) + bool(rest)
    used = [number for number in range(len(kinds)) if any(row[first + number] for row in found)]
    legend = [printable(node.name) for node in named] + ([word("chart.parts.rest", language)] if rest else [])
    legend += [word(kinds[number][0], language) for number in used]
    kept = [*range(first), *(first + number for number in used)]
    rows = [_row(unit, [pieces[at] for at in kept], legend, source) for unit, pieces in zip(units, found, strict=True)]
    extra = tuple(kinds[number][1] for number in used)
    title = _title(source, units, named, [pieces[: len(named)] for pieces in found])
    notes = [word("chart.parts.note", language)]
    if rest:
        names = parts.listed([printable(node.name) for node in rest], language, "nodes")
        notes.append(word("chart.parts.rest_note", language, names=names))
    whole = parts.chart("parts", source, title, None, notes)
    return parts.paged(whole, rows, lambda some: Stack(tuple(legend), extra, some))


def _chosen(source: Source) -> tuple[list[Indicator], list[Indicator]]:
    """The first-level indicators that have a colour of their own, and those that go together as the rest."""
    nodes = [node for node in source.plan.children.get(None, ()) if not node.reference_only]
    if len(nodes) <= SERIES:
        return nodes, []
    heaviest = sorted(nodes, key=lambda node: node.weight, reverse=True)[: SERIES - 1]
    own = {node.code for node in heaviest}
    return [node for node in nodes if node.code in own], [node for node in nodes if node.code not in own]


def _pieces(apart: Parts, named: Sequence[Indicator], rest: Sequence[Indicator]) -> list[Fraction]:
    """What each named node gives, the rest, bonus, deduction (below 0), coefficient, and the roundings with the floor:
    together the total."""
    given = [apart.given.get(node.code, ZERO) for node in named]
    if rest:
        given.append(sum((apart.given.get(node.code, ZERO) for node in rest), ZERO))
    own = [*given, apart.bonus, -apart.deduction, apart.coefficient]
    return [*own, apart.total - sum(own, ZERO)]


def _row(unit: UnitResult, pieces: Sequence[Fraction], legend: Sequence[str], source: Source) -> StackRow:
    places, language = source.plan.rounding.total_places, source.language
    name = printable(unit.name)
    return StackRow(
        label=name,
        place=parts.place_of(unit, source),
        parts=tuple(pieces),
        texts=tuple(parts.figure(piece, places) if piece else "" for piece in pieces),
        tips=tuple(
            word("chart.parts.tip", language, unit=name, part=part, points=parts.figure(piece, places))
            for part, piece in zip(legend, pieces, strict=True)
        ),
        total=Fraction(unit.total),
        text=parts.figure(unit.total, places),
    )


def _title(
    source: Source, units: Sequence[UnitResult], named: Sequence[Indicator], given: Sequence[Sequence[Fraction]]
) -> str:
    """Under which first-level indicator the units lie furthest apart; of one unit, which gives it most."""
    language, places = source.language, source.plan.rounding.total_places
    columns = [[row[number] for row in given] for number in range(len(named))]
    if not columns:
        return word("chart.nothing", language)
    if len(units) == 1:
        most = max(column[0] for column in columns)
        names = [printable(node.name) for node, column in zip(named, columns, strict=True) if column[0] == most]
        facts = {"unit": printable(units[0].name), "points": parts.figure(most, places)}
        return word("chart.parts.single", language, nodes=parts.listed(names, language, "nodes"), **facts)
    spreads = [max(column) - min(column) for column in columns]
    widest = max(spreads)
    if not widest:
        return word("chart.parts.alike", language)
    names = [printable(node.name) for node, spread in zip(named, spreads, strict=True) if spread == widest]
    if len(names) > 1:
        spread = parts.figure(widest, places)
        return word("chart.parts.several", language, nodes=parts.listed(names, language, "nodes"), spread=spread)
    column = columns[spreads.index(widest)]
    return word(
        "chart.parts.title",
        language,
        node=names[0],
        highest=parts.figure(max(column), places),
        lowest=parts.figure(min(column), places),
    )
