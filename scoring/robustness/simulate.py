"""Monte-Carlo weights: draw weights around those of the plan, rank all units, count who takes which place.

Stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen & Salminen 1998; Lahdelma & Salminen 2001), with
the weights around those that are in force.
"""

from collections.abc import Callable
from time import monotonic
from typing import Final

from scoring.robustness.acceptability import Acceptability
from scoring.robustness.draws import Uniform, Variation, draws
from scoring.robustness.places import Tally, batch_size, places_of
from scoring.robustness.rates import Rates, totals

USUAL: Final = Uniform()
EVERY: Final = 0.2
"""Seconds between one report of progress and the next."""


def simulate(
    rates: Rates,
    variation: Variation = USUAL,
    count: int = 10_000,
    seed: int = 1,
    *,
    rounded: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[Acceptability], None] | None = None,
) -> Acceptability:
    """Rank the units under `count` sets of weights drawn with a seed (PCG64): the same seed, the same figures.

    `rounded`: totals are compared as they are published, rounded to the plan's `total_places`; else as they are, and
    tie where they differ by less than a ten-thousand-millionth of the full score. The plan's tie-breakers and its
    dense or average ranks do not enter: places are those of 1-2-2-4.
    `cancelled` is asked between batches; True ends the simulation with what there is by then. `progress` gets the
    figures so far, after the first batch and then a few times a second.

    Raises Refused for a variation, a seed or a count out of range (see `draws`).
    """
    batches = draws(rates, variation, seed, count, batch_size(len(rates.units), len(rates.columns)))
    resolution = rates.resolution
    tally = Tally(len(rates.units), resolution)
    base = places_of(totals(rates, rates.weights[None, :], rounded=rounded), resolution)[0] + 1

    def so_far() -> Acceptability:
        return Acceptability(rates.units, variation, seed, tally.draws, count, base, tally.counts(), tally.ahead())

    told = 0.0
    for weights in batches:
        tally.add(totals(rates, weights, rounded=rounded))
        if cancelled():
            break
        if progress is not None and monotonic() - told >= EVERY and tally.draws < count:
            progress(so_far())
            told = monotonic()
    return so_far()
