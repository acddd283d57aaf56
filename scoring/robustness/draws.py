"""Weights drawn at random around those of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from scoring.numbers import plain
from scoring.problems import Problem, Refused
from scoring.robustness.rates import Rates
from scoring.robustness.tree import Floats, blocks

MOST_DRAWS: Final = 1_000_000
LEAST_SHARE: Final = 1e-12
"""Of the full score: no drawn weight is less, so that none is 0."""


@dataclass(frozen=True, slots=True)
class Uniform:
    """Every weight by itself anywhere from −percent % to +percent % of its own, 0 <= percent < 100."""

    percent: float = 20.0


@dataclass(frozen=True, slots=True)
class Dirichlet:
    """All weights together around those of the plan, which are their means. The higher the concentration (above 0),
    the closer: a weight of share s has the standard deviation √(s(1−s)/(concentration+1)) (Kotz et al., 2000)."""

    concentration: float = 100.0


Variation = Uniform | Dirichlet


def draws(rates: Rates, variation: Variation, seed: int, count: int, size: int) -> Iterator[Floats]:
    """`count` sets of weights in batches of at most `size` rows (rows × C), above 0, by proportion: `totals` brings
    them to the full score. PCG64; the sets depend on the seed alone, not on the size of the batches.

    Raises Refused (`robustness.percent`, `robustness.concentration`, `robustness.seed`, `robustness.draws`).
    """
    _check(variation, seed, count)
    return _batches(rates, variation, np.random.Generator(np.random.PCG64(seed)), count, size)


def _batches(
    rates: Rates, variation: Variation, source: np.random.Generator, count: int, size: int
) -> Iterator[Floats]:
    weights = rates.weights
    shapes = _shares(rates) * variation.concentration if isinstance(variation, Dirichlet) else weights
    for done in range(0, count, size):
        shape = min(size, count - done), len(weights)
        if isinstance(variation, Uniform):
            batch = source.random(shape)
            batch *= variation.percent / 50
            batch += 1 - variation.percent / 100
            batch *= weights
        else:  # gammas in proportion to their sum are a Dirichlet (Devroye 1986, ch. XI)
            batch = np.maximum(source.standard_gamma(shapes, shape), LEAST_SHARE * variation.concentration)
        yield batch


def _shares(rates: Rates) -> Floats:
    """The share of each weight among those that it is weighed against."""
    shares = rates.weights.copy()
    for block in blocks(rates.root, len(shares)):
        shares[block] /= shares[block].sum()
    return shares


def _check(variation: Variation, seed: int, count: int) -> None:
    if isinstance(variation, Uniform):
        if not 0 <= variation.percent < 100:
            raise Refused(Problem("robustness.percent", (), {"value": str(variation.percent)}))
    elif not 0 < variation.concentration < float("inf"):
        raise Refused(Problem("robustness.concentration", (), {"value": str(variation.concentration)}))
    if seed < 0:
        raise Refused(Problem("robustness.seed", (), {"value": plain(seed)}))
    if not 1 <= count <= MOST_DRAWS:
        raise Refused(Problem("robustness.draws", (), {"value": plain(count), "most": plain(MOST_DRAWS)}))
