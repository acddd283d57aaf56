"""The worked rule of every method: how its formula looks with the numbers of a unit put in.

To add one: a function `(method, at) -> Award` beside those of its kind, and one line in RULES. What it puts down must
come to exactly what the method's `award` gives; a test holds every method to that.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from scoring.method import MeasureMethod
from scoring.numbers import Gone
from scoring.worked import absolute, judged, relative
from scoring.worked.at import PART, At, Award
from scoring.worked.look import Look
from scoring.worked.measure import measure
from scoring.worked.paper import Paper
from scoring.worked.terms import Applied, Known, Term, compare, term

RULES: Final[Mapping[str, Callable[[Any, At], Award]]] = MappingProxyType(
    {
        "direct": absolute.direct,
        "pass_fail": absolute.pass_fail,
        "target_rate": absolute.target_rate,
        "target_step": absolute.target_step,
        "gap_deduct": absolute.gap_deduct,
        "efficacy": absolute.efficacy,
        "efficacy_tiers": absolute.efficacy_tiers,
        "interpolation": absolute.interpolation,
        "tiers": absolute.tiers,
        "interval": absolute.interval,
        "deduct": absolute.deduct,
        "checklist": absolute.checklist,
        "item_mean": absolute.item_mean,
        "coverage": absolute.coverage,
        "min_max": relative.min_max,
        "best_ratio": relative.best_ratio,
        "mean_ratio": relative.mean_ratio,
        "t_score": relative.t_score,
        "rank_linear": relative.rank_linear,
        "rank_step": relative.rank_step,
        "rank_bands": relative.rank_bands,
        "rank_map": relative.rank_map,
        "convert_scale": relative.convert_scale,
        "convert_grade": relative.convert_grade,
        "convert_rank": relative.convert_rank,
        "ballots": judged.ballots,
        "panel": judged.panel,
        "blend": lambda method, at: judged.blend(method, at, rate),
        "formula": judged.formula,
    }
)


def award(look: Look, paper: Paper) -> Award:
    """Put down how a unit with a measure comes to its points before bounds and rounding."""
    assert look.case is not None
    x = measure(look, paper) if look.method.reads_measure else term(0)
    assert isinstance(x, Known)
    if isinstance(look.method, MeasureMethod) and look.method.zero_gets_zero and not x.value:
        paper.policies.append("zero_gets_zero")
        return Award(term(0), (compare(x, "=", term(0)),))
    return RULES[look.method.code](look.method, At(look, paper, x))


def within_bounds(look: Look, found: Award, paper: Paper) -> Award:
    """The points clipped to the method's bounds; a limit that takes hold is a step."""
    assert look.case is not None
    value = unclipped(look)
    low, high = (Known(bound, "parameter", "bounds") for bound in look.method.bounds(look.case.weight))
    if value is None or low.value <= value <= high.value:
        return found
    known = paper.step("score", found.term, *found.because, label=found.label, value=value)
    if value < low.value <= high.value:
        paper.policies.append("floor")
        return Award(low, (compare(known, "<", low),))
    paper.policies.append("cap")
    return Award(high, (compare(known, ">", high),) if value > high.value else (compare(low, ">", high),))


def unclipped(look: Look) -> Fraction | None:
    """The points before bounds; None where the method does not ask its formula."""
    assert look.case is not None
    if isinstance(look.method, MeasureMethod) and look.method.zero_gets_zero and not look.case.measure:
        return None
    value = look.method.award(look.case)
    return value if isinstance(value, Fraction) else None


def rate(look: Look, paper: Paper) -> Term:
    """The rate of a part, which has one: by its method, or by the policy for a division by zero."""
    if not isinstance(look.value, Fraction):
        assert isinstance(look.settled, Fraction)
        if look.method.when_missing is not None and (look.value is Gone.MISSING or look.policy == "missing"):
            paper.policies.append("missing.given")
            paper.note("missing_given")
            return Known(look.settled, "parameter", "absent")
        paper.policies.append(f"zero_denominator.{look.policy}")
        paper.note(f"zero_denominator_{look.policy}")
        return Known(look.settled, "number", "zero_denominator")
    found = within_bounds(look, award(look, paper), paper)
    plain = _without_weight(found.term)
    if not found.because and isinstance(plain, Applied) and plain.sign == "%":
        return plain
    return paper.step("part", plain, *found.because, label=found.label, value=look.value)


def _without_weight(found: Term) -> Term:
    """The weight of a part is 1, and goes without saying as a factor."""
    if not isinstance(found, Applied):
        return found
    operands = tuple(_without_weight(operand) for operand in found.operands)
    if found.sign == "*" and len(operands) == 2 and isinstance(operands[0], Known) and operands[0].of == PART:
        return operands[1]
    return Applied(found.sign, operands)
