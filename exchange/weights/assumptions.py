"""The list of what was assumed about a table of weights, each line with its cells, its options and what was chosen."""

from collections.abc import Sequence
from typing import Final

from exchange.reading.workbook import place_name
from exchange.weights.choices import (
    COLUMN_OPTIONS,
    FILL_OPTIONS,
    FRACTION_OPTIONS,
    PERCENT_OPTIONS,
    READINGS,
    ROW_OPTIONS,
    SUMMED_OPTIONS,
    TOTAL_OPTIONS,
    TWO_OPTIONS,
    Assumption,
    chosen,
)
from exchange.weights.readings import Reading
from exchange.weights.rows import Found, RowRole, Walk

_NAMED: Final = 8
"""So many cells or names are said in a sentence; `where` has all of them."""


def assumptions(
    walk: Walk, reading: Reading, total: str, two: Sequence[Found], summed: Sequence[Found]
) -> list[Assumption]:
    """What was assumed about header, columns, rows and figures. `total`: what was done to the full score; `two`: nodes
    whose weights in name and column differ; `summed`: nodes with several weights."""
    return [
        _header(walk),
        *_columns(walk, reading),
        *_readings_without_columns(walk, reading),
        *_rows(walk),
        *_fills(walk),
        *_figures(walk, reading),
        *_several(walk, two, summed),
        *_total(reading, total),
    ]


def letters(column: int) -> str:
    return place_name(1, column)[:-1]


def _assume(code: str, where: Sequence[str] = (), **facts: str) -> Assumption:
    return Assumption(f"weights.{code}", tuple(where), facts, "warning")


def _switch(
    code: str,
    where: Sequence[str],
    key: str,
    options: tuple[str, ...],
    said: str,
    *,
    part_of: str = "",
    **facts: str,
) -> Assumption:
    return Assumption(f"weights.{code}", tuple(where), facts, "warning", key, options, said, part_of)


def _header(walk: Walk) -> Assumption:
    columns = walk.columns
    rows = f"{columns.top}-{columns.bottom}"
    taller = [
        (columns.top, bottom)
        for bottom in range(columns.top, min(columns.top + 3, walk.sheet.rows))
        if bottom != columns.bottom
    ]
    options = (rows, *(f"{top}-{bottom}" for top, bottom in dict.fromkeys([*columns.others, *taller])))
    where = [place_name(columns.top, column) for column in sorted(columns.headings) if columns.headings[column]]
    shown = str(columns.top) if columns.top == columns.bottom else f"{columns.top}—{columns.bottom}"
    return _switch("header", where, "header", options, rows, rows=shown)


def _columns(walk: Walk, reading: Reading) -> list[Assumption]:
    columns, found = walk.columns, []
    levels = tuple(str(level + 1) for level in range(len(columns.names)))
    for column in sorted(columns.roles):
        role = columns.roles[column]
        facts = {"column": letters(column), "heading": columns.headings.get(column, "")}
        where = [place_name(columns.bottom, column)]
        key = f"column.{letters(column)}"
        if column in columns.weights:
            level = columns.weights[column]
            said = _said_of(reading, range(10) if walk.outline else (level,))
            code = "weight_column" if said != "percent_of_parent" else "weight_column_of_parent"
            found.append(_switch(code, where, key, COLUMN_OPTIONS, said, level=str(level + 1), **facts))
            if len(levels) > 1:
                weighs = f"weighs.{letters(column)}"
                found.append(
                    _switch("weighs", where, weighs, levels, str(level + 1), part_of=key, level=str(level + 1), **facts)
                )
        elif column in columns.spare_weights:
            found.append(_switch("other_weights", where, key, COLUMN_OPTIONS, "ignore", **facts))
        elif column in columns.names:
            level = columns.names.index(column)
            found.append(_switch("name_column", where, key, COLUMN_OPTIONS, "name", level=str(level + 1), **facts))
        else:
            taken = role if columns.texts.get(role) == column else "ignore"
            code = f"{taken}_column" if taken != "ignore" else "unused_column"
            found.append(_switch(code, where, key, COLUMN_OPTIONS, taken, **facts))
    if not columns.weights:
        found.append(_assume("weights_in_names"))
    if walk.outline:
        found.append(_assume(f"outline_by_{walk.levels_by}", column=letters(columns.names[0])))
    hidden = sorted(walk.sheet.hidden_columns & {*columns.names, *columns.weights})
    if hidden:
        found.append(_assume("hidden_columns", columns="、".join(map(letters, hidden))))
    return found


def _said_of(reading: Reading, levels: Sequence[int]) -> str:
    modes = [reading.modes[level] for level in levels if level in reading.modes]
    return next((mode for mode in reversed(READINGS) if mode in modes and mode != "points"), "points")


def _readings_without_columns(walk: Walk, reading: Reading) -> list[Assumption]:
    """Levels whose weights stand in the names or in an outline: no column of their own says how they are read."""
    own = set() if walk.outline else set(walk.columns.weights.values())
    found = []
    for level, said in reading.modes.items():
        if level not in own and (said != "points" or level):
            found.append(_switch(f"level_{said}", (), f"level.{level + 1}", READINGS, said, level=str(level + 1)))
    shares = [str(level + 1) for level, said in reading.modes.items() if said == "percent_of_parent"]
    if shares:
        found.append(_assume("percent_of_parent", levels="、".join(shares)))
    elif "percent_of_total" in reading.modes.values():
        found.append(_assume("percent_of_total"))
    return found


def _rows(walk: Walk) -> list[Assumption]:
    """One line for the rows of each kind, and one for each of them."""
    kinds: dict[str, list[RowRole]] = {}
    for one in walk.roles:
        kinds.setdefault(one.natural or "switched", []).append(one)
    found = []
    for kind, rows in kinds.items():
        where = [place_name(one.row, one.column) for one in rows]
        facts = {"rows": "、".join(str(one.row) for one in rows), "count": str(len(rows))}
        code = "hidden_rows" if kind == "hidden" else f"rows.{kind}"
        key = f"rows.{kind}"
        if kind == "switched":
            found.append(_assume(code, where, **facts))
        else:
            default = kind if kind in ("total", "subtotal") else "indicator" if kind == "hidden" else "ignore"
            said = chosen(walk.choices, ROW_OPTIONS, default, key)
            found.append(_switch(code if said == default else f"rows.{said}", where, key, ROW_OPTIONS, said, **facts))
        for one in rows:
            taken = "indicator" if not one.taken else one.taken if one.taken in ROW_OPTIONS else "ignore"
            place = place_name(one.row, one.column)
            found.append(
                _switch(f"row.{taken}", (place,), f"row.{one.row}", ROW_OPTIONS, taken, part_of=key, row=str(one.row))
            )
    return found


def _fills(walk: Walk) -> list[Assumption]:
    if not walk.fills:
        return []
    cells = [place_name(*place) for said, places in walk.fills.values() if said == "fill" for place in places]
    blank = [place_name(*place) for said, places in walk.fills.values() if said == "blank" for place in places]
    said = "fill" if cells else "blank"
    where = cells or blank
    code = "filled_down" if cells else "left_blank"
    facts = {"cells": "、".join(where[:_NAMED]), "count": str(len(where))}
    found = [_switch(code, where, "fill", FILL_OPTIONS, said, **facts)]
    for opened, (each, places) in walk.fills.items():
        name, below = place_name(*opened), [place_name(*place) for place in places]
        facts = {"cell": name, "cells": "、".join(below[:_NAMED])}
        found.append(_switch(f"fill.{each}", below, f"fill.{name}", FILL_OPTIONS, each, part_of="fill", **facts))
    return found


def _figures(walk: Walk, reading: Reading) -> list[Assumption]:
    found = []
    weights = [
        (place_name(*place), weight) for node in walk.nodes for place, weight in node.weights if weight.said == "weight"
    ]
    text = [place for place, weight in weights if weight.was_text]
    if text:
        found.append(_assume("text_numbers", text, count=str(len(text)), cells="、".join(text[:_NAMED])))
    percent = [place for place, weight in weights if weight.percent]
    if percent and len(percent) < len(weights):
        said = chosen(walk.choices, PERCENT_OPTIONS, "hundredths", "percent")
        code = "mixed_percent" if said == "hundredths" else "percent_as_stored"
        found.append(_switch(code, percent, "percent", PERCENT_OPTIONS, said, cells="、".join(percent[:_NAMED])))
    asked = walk.choices.get("fractions") in FRACTION_OPTIONS
    if reading.is_fraction or asked:
        said = "percent" if reading.is_fraction else "points"
        code = "fractions" if reading.is_fraction else "no_fractions"
        found.append(_switch(code, (), "fractions", FRACTION_OPTIONS, said))
    cells = walk.sheet.cells
    computed = [place_name(*p) for node in walk.nodes for p, _ in node.weights if p in cells and cells[p].recomputed]
    if computed:
        found.append(_assume("recomputed", computed, count=str(len(computed)), cells="、".join(computed[:_NAMED])))
    if any(one.weight.said == "uncached" or _is_recomputed(walk, one.row) for one in walk.totals):
        found.append(_assume("total_recomputed"))
    return found


def _is_recomputed(walk: Walk, row: int) -> bool:
    return any(cell.recomputed for (at, _), cell in walk.sheet.cells.items() if at == row)


def _several(walk: Walk, two: Sequence[Found], summed: Sequence[Found]) -> list[Assumption]:
    found = []
    if two:
        said = chosen(walk.choices, TWO_OPTIONS, "column", "two_weights")
        where = [place_name(*place) for node in two for place, _ in node.weights]
        facts = {"name": "、".join(node.name for node in two[:_NAMED]), "cells": "、".join(where[:_NAMED])}
        code = "two_weights" if said == "column" else "two_weights_name"
        found.append(_switch(code, where, "two_weights", TWO_OPTIONS, said, **facts))
    if summed:
        said = chosen(walk.choices, SUMMED_OPTIONS, "sum", "summed")
        where = [place_name(*place) for node in summed for place, _ in node.weights]
        facts = {"names": "、".join(node.name for node in summed[:_NAMED]), "count": str(len(summed))}
        code = "summed" if said == "sum" else f"summed_{said}"
        found.append(_switch(code, where, "summed", SUMMED_OPTIONS, said, **facts))
    return found


def _total(reading: Reading, said: str) -> list[Assumption]:
    full, total = reading.full_score, reading.total
    options = tuple(
        option
        for option in TOTAL_OPTIONS
        if option == "keep"
        or (option == "to_100" and full != 100 and full > 0)
        or (option == "normalise" and not total.closes)
    )
    if len(options) == 1 and said == "keep":
        return []
    facts = {"full": format(full, "f"), "found": format(total.found, "f"), "difference": format(total.difference, "+f")}
    code = f"total_{said}" if said != "keep" else "full_score" if full != 100 else "total_open"
    return [_switch(code, (total.place,) if total.place else (), "total", options, said, **facts)]
