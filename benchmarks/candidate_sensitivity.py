"""Monte-Carlo weights for a comparison with the peers: how often each unit takes each place."""

import numpy as np
from numpy.typing import NDArray

from scoring.robustness.draws import Uniform
from scoring.robustness.rates import flat_rates
from scoring.robustness.simulate import simulate


def sensitivity(
    values: NDArray[np.float64], direction: NDArray[np.int64], weights: NDArray[np.float64], draws: int, seed: int
) -> NDArray[np.int32]:
    """Counts (units × places) over `draws` sets of weights, each ±20 %.

    `values`: units × indicators, NaN = missing, whose weight the other indicators of the unit take; `direction`: 1 or
    -1; the rates are those of min-max.
    """
    lowest, highest = np.nanmin(values, axis=0), np.nanmax(values, axis=0)
    rates = (values - lowest) / (highest - lowest)
    rates = np.where(direction < 0, 1 - rates, rates)
    return simulate(flat_rates(rates, weights), Uniform(20), draws, seed).counts
