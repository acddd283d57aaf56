"""Through what somebody looks at the entries: all items, those of a department, those of one indicator, one unit, the
parts of entries as a matrix, or what is typed a second time."""

from dataclasses import dataclass
from typing import Final

ALL: Final = "all"
DEPARTMENT: Final = "department"
INDICATOR: Final = "indicator"
UNIT: Final = "unit"
PARTS: Final = "parts"
SECOND: Final = "second"
KINDS: Final = (ALL, DEPARTMENT, INDICATOR, UNIT, PARTS)
"""Those that can be chosen; a second pass is begun."""


@dataclass(frozen=True, slots=True)
class Lens:
    """`which`: the department, the code of the indicator, of the unit, or of the list or item whose parts are seen."""

    kind: str = ALL
    which: str = ""
