"""Monte-Carlo weights: draw weights around those of the plan, rank all units, count who takes which place.

Stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen & Salminen 1998; Lahdelma & Salminen 2001), with
the weights around those that are in force.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic
from typing import Final

from scoring.robustness.acceptability import Acceptability
from scoring.robustness.draws import Uniform, Variation, draws
from scoring.robustness.places import FEW, Ranking, Tally, batch_size, places_of, rank
from scoring.robustness.rates import Rates, totals
from scoring.robustness.tree import Floats

USUAL: Final = Uniform()
EVERY: Final = 0.2
"""Seconds between one report of progress and the next."""

WORKERS: Final = 2
"""Threads at work on batches of many units; few units are done before a thread would have begun."""


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
    base = places_of(totals(rates, rates.weights[None, :], rounded=rounded), rates.resolution)[0]
    tally = Tally(base)

    def ranked(weights: Floats) -> Ranking:
        return rank(totals(rates, weights, rounded=rounded), rates.resolution)

    def figures(*, final: bool) -> Acceptability:
        counts, ahead = tally.counts, tally.ahead
        if not final:
            counts, ahead = counts.copy(), None if ahead is None else ahead.copy()
        return Acceptability(
            units=rates.units,
            variation=variation,
            seed=seed,
            draws=tally.draws,
            asked=count,
            base=base + 1,
            counts=counts,
            ahead=ahead,
        )

    told = 0.0
    for ranking in map(ranked, batches) if len(rates.units) <= FEW else _side_by_side(ranked, batches):
        tally.add(ranking)
        if cancelled():
            break
        if progress is not None and monotonic() - told >= EVERY and tally.draws < count:
            progress(figures(final=False))
            told = monotonic()
    return figures(final=True)


def _side_by_side(function: Callable[[Floats], Ranking], batches: Iterator[Floats]) -> Iterator[Ranking]:
    """The function of each batch, in order, by several workers: NumPy lets others run while it reckons."""
    under_way: deque[Future[Ranking]] = deque()
    with ThreadPoolExecutor(WORKERS) as pool:
        for batch in batches:
            under_way.append(pool.submit(function, batch))
            if len(under_way) > WORKERS:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
