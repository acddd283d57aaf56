"""A finding as data: what is wrong and where, without wording. `exchange/wording/` speaks to people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Place = tuple[str, ...]
"""A path into the assessment, as in its JSON form:
("indicators", "A1.1", "params", "good"), ("values", "cases", "U01")."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `facts` are the words and figures that its sentence names (always text)."""

    code: str
    where: Place = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    severity: Literal["problem", "warning"] = "problem"


class Refused(Exception):
    """Input that cannot be taken over; nothing was changed. Carries every finding, each with its place."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{problem.code} at {'/'.join(problem.where)}" for problem in problems))
        self.problems = problems
