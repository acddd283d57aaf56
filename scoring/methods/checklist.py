"""要素达标: the points of the elements that are met (1), half met (0.5) or not (0)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Final

from scoring.method import Case, Group, Method
from scoring.numbers import Gone, Value, plain
from scoring.parameters import item_code, point_list

STATES: Final = (Fraction(0), Fraction(1, 2), Fraction(1))


def checklist(weight: Fraction, earned: Fraction, applicable: Fraction, whole: Fraction) -> Fraction:
    """Σ points·state; where elements do not apply, the weight in proportion to what the others could earn."""
    return earned if applicable == whole else weight * earned / applicable


@dataclass(frozen=True, kw_only=True)
class Checklist(Method):
    code: ClassVar[str] = "checklist"
    group: ClassVar[Group] = "absolute"
    by_itself: ClassVar[bool] = True
    item: str = item_code("series")
    elements: tuple[tuple[str, Fraction], ...] = point_list()

    def award(self, case: Case) -> Value:
        series = case.sight.series(self.item)
        if isinstance(series, Gone):
            return series
        applying = [(name, worth) for name, worth in self.elements if series.get(name) is not Gone.NOT_APPLICABLE]
        earned = Fraction(0)
        for name, worth in applying:
            state = series.get(name)
            if isinstance(state, Fraction):
                if state not in STATES:
                    case.sight.problem("checklist.state", member=name, value=plain(state))
                    return Gone.MISSING
                earned += worth * state
            elif state is None:
                case.sight.blank_member()
        applicable = sum((worth for _, worth in applying), Fraction(0))
        if not applicable:
            return Gone.NOT_APPLICABLE
        return checklist(case.weight, earned, applicable, sum((worth for _, worth in self.elements), Fraction(0)))
