"""Last year's weights of single classes: a column of weights, or a sheet, for each class beside the one that is read.

Each of them is read by the same reader as the first; only where the names are the same do they count as its twins.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from exchange.reading.workbook import WorkbookSheet
from exchange.weights.choices import CLASS_OPTIONS, Assumption, Choices, choose, chosen
from exchange.weights.table import ClassWeights, WeightTable
from exchange.weights.words import clean
from scoring.plan import UnitClass
from scoring.problems import Refused

Reader = Callable[[WorkbookSheet, Choices], WeightTable]
_CLASS: Final = re.compile(r"[一二三四五六七八九十甲乙丙丁0-9A-Za-z]类|类(区|县|市|局)|城区|郊|县市|县（|开发区|组$")
_FIGURE: Final = re.compile(r"[（(]?(分值|权重|分数|标准分|得分|满分|分)[）)]?")


def label_of(heading: str) -> str:
    """The class that a heading or the name of a sheet names (一类区县 of 分值/一类区县, or of 一类区县分值), or ""."""
    last = clean(heading).rpartition("/")[2]
    label = _FIGURE.sub("", last).strip(" ：:（）()-—")
    return label if _CLASS.search(label) else ""


def with_columns(table: WeightTable, sheet: WorkbookSheet, choices: Choices, read: Reader) -> WeightTable:
    """The table with the weights of the classes whose columns were left aside."""
    spare = [one for one in table.assumptions if one.code == "weights.other_weights"]
    mains = [one for one in table.assumptions if one.code.startswith("weights.weight_column")]
    first = next((label for one in mains if (label := label_of(one.facts.get("heading", "")))), "")
    if not spare or not first:
        return table
    found: list[tuple[str, WeightTable]] = []
    for one in spare:
        label = label_of(one.facts["heading"])
        if label and label != first and (other := _read(read, sheet, choose(choices, one.key, "points"))) is not None:
            found.append((label, other))
    joined = _joined(table, first, found, choices)
    taken = {one.label for one in joined.of_classes}

    def told(one: Assumption) -> Assumption:
        label = label_of(one.facts["heading"]) if one.code == "weights.other_weights" else ""
        return replace(one, code="weights.class_column", facts={**one.facts, "label": label}) if label in taken else one

    return replace(joined, assumptions=tuple(told(one) for one in joined.assumptions)) if taken else joined


def with_sheets(table: WeightTable, others: Sequence[WeightTable], choices: Choices) -> WeightTable:
    """The table with the weights of the classes that have sheets of their own, with the same indicators."""
    first = label_of(table.name)
    found = [(label, other) for other in others if (label := label_of(other.name)) and label != first]
    return _joined(table, first, found, choices) if first else table


def _read(read: Reader, sheet: WorkbookSheet, choices: Choices) -> WeightTable | None:
    try:
        return read(sheet, choices)
    except Refused:
        return None


def _joined(table: WeightTable, first: str, found: Sequence[tuple[str, WeightTable]], choices: Choices) -> WeightTable:
    twins = [(label, other) for label, other in found if other.paths == table.paths]
    if not twins or table.of_classes:
        return table
    taken = chosen(choices, CLASS_OPTIONS, "classes", "classes")
    names = "、".join((first, *(label for label, _ in twins)))
    told = Assumption("weights.classes", (), {"classes": names}, "warning", "classes", CLASS_OPTIONS, taken)
    table = replace(table, assumptions=(*table.assumptions, told))
    if taken != "classes":
        return table
    own = tuple(ClassWeights(label, tuple(node.weight for node in other.nodes)) for label, other in twins)
    sums = [replace(one, name=f"{label} {one.name}".strip()) for label, other in twins for one in other.checks]
    return replace(table, first_class=first, of_classes=own, checks=(*table.checks, *sums))


def classes_of(table: WeightTable, classes: Sequence[UnitClass]) -> dict[str, str]:
    """The class of a plan that each label names, by its code; what names none, or more than one, is not there."""
    labels = [one.label for one in table.of_classes]
    if not classes:
        return {label: label for label in labels}
    exact = {label: [one.code for one in classes if label in (one.code, clean(one.name))] for label in labels}
    found = {label: exact[label] or [one.code for one in classes if _names(label, one)] for label in labels}
    return {label: codes[0] for label, codes in found.items() if len(codes) == 1}


def new_classes(table: WeightTable) -> Iterator[UnitClass]:
    """The classes of a table, for a plan that has none yet."""
    for label in (table.first_class, *(one.label for one in table.of_classes)):
        if label:
            yield UnitClass(code=label, name=label)


def _names(label: str, one: UnitClass) -> bool:
    name = clean(one.name)
    return one.code == label or one.code in label or name in label or (len(label) > 1 and label in name)
