"""From shares to the decimal points of a plan, which add up to the full score to the last digit."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from scoring.problems import Problem, Refused
from scoring.weights.shares import Weights, exact, shown


def as_points(weights: Weights, full_score: Decimal, places: int) -> tuple[Decimal, ...]:
    """The points of each indicator with `places` decimals, adding up to exactly `full_score` (≥ 0).

    By the largest remainder (Hamilton 1792): everybody gets the share rounded down; what is left goes, one unit of
    the last place each, to the largest remainders; of equal remainders to the larger weight, then to the one that
    stands first. Nobody is further than one unit from the exact share. For a group of siblings the full score is
    their parent's weight. Raises Refused where the full score is no number, negative, or has more decimals than
    `places` (0 or more).
    """
    score = exact(full_score)
    steps = Fraction(-1) if score is None or places < 0 else score * 10**places
    if steps < 0 or steps.denominator != 1:
        facts = {"full": shown(full_score), "places": str(places)}
        raise Refused(Problem("weighting.full_score", ("full_score",), facts))
    return tuple(Decimal(f"{whole}e-{places}") for whole in _whole_steps(weights.values, int(steps)))


def _whole_steps(shares: Sequence[Fraction], steps: int) -> list[int]:
    parts = [share * steps for share in shares]
    whole = [int(part) for part in parts]
    order = sorted(range(len(shares)), key=lambda i: (whole[i] - parts[i], -shares[i], i))
    for index in order[: steps - sum(whole)]:
        whole[index] += 1
    return whole
