"""What was assumed about a table of weights, as data that can be switched.

An `Assumption` is a finding with a key, the options there are and the one that was chosen. `Choices` (key → option)
are what somebody chose otherwise; `understand(sheet, choices)` reads the sheet with them, and the same choices always
give the same table. The keys:

    header                the header rows, as "3-4"
    column.D              what column D holds: one of COLUMN_OPTIONS
    weighs.D              which level the weights of column D weigh: "1", "2", …
    level.2               how the weights of level 2 are read, where no column of their own says it
    rows.subtotal, row.7  what rows of one kind, or one row, are: one of ROW_OPTIONS
    fill, fill.A4         whether blank cells under a name (under A4) go on with it: one of FILL_OPTIONS
    shared.D4             what becomes of one weight for several indicators: one of SHARED_OPTIONS
    repeated.A9           whether the weight of a group whose heading is repeated counts once: one of REPEATED_OPTIONS
    percent, fractions, total, two_weights, summed: see their options
    classes               whether weights of single classes are taken over: one of CLASS_OPTIONS
    sheet                 which sheet is read (`understand_best`)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from scoring.problems import Problem

Choices = Mapping[str, str]

READINGS: Final = ("points", "percent_of_parent", "percent_of_total")
TEXT_ROLES: Final = ("name", "method", "department", "source", "note", "number")
COLUMN_OPTIONS: Final = (*READINGS, *TEXT_ROLES, "ignore")
ROW_OPTIONS: Final = ("indicator", "ignore", "subtotal", "total")
FILL_OPTIONS: Final = ("fill", "blank")
SHARED_OPTIONS: Final = ("ask", "divide", "group")
REPEATED_OPTIONS: Final = ("once", "sum")
PERCENT_OPTIONS: Final = ("hundredths", "stored")
FRACTION_OPTIONS: Final = ("percent", "points")
TOTAL_OPTIONS: Final = ("keep", "to_100", "normalise")
TWO_OPTIONS: Final = ("column", "in_name")
SUMMED_OPTIONS: Final = ("sum", "first", "last")
CLASS_OPTIONS: Final = ("classes", "one")


@dataclass(frozen=True, slots=True)
class Assumption(Problem):
    """A finding (`code`, `facts`, and `where`: cells such as "D4") that can be switched to another of `options`.

    No options: it is only told. `part_of`: the key of the assumption that decides for several at once; a choice for
    the single one goes before a choice for all.
    """

    key: str = ""
    options: tuple[str, ...] = ()
    chosen: str = ""
    part_of: str = ""


def choose(choices: Choices, key: str, option: str) -> dict[str, str]:
    """The choices with one more. It stands last: where two contradict each other, the last one holds."""
    return {**{other: said for other, said in choices.items() if other != key}, key: option}


def chosen(choices: Choices, options: tuple[str, ...], default: str, *keys: str) -> str:
    """What was chosen under the first of `keys` that says one of the options, else the default."""
    return next((choices[key] for key in keys if choices.get(key) in options), default)
