"""What the counts of a simulation say: places taken, how often, and how far from those of today's weights."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scoring.problems import Problem, Refused
from scoring.robustness.draws import Variation
from scoring.robustness.places import Counts
from scoring.robustness.tree import Floats

Ranks = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Acceptability:
    """The figures of a simulation over U units, in the order of `units`. Ranks are 1 for the best, ties 1-2-2-4."""

    units: tuple[str, ...]
    variation: Variation
    seed: int
    draws: int
    asked: int
    """Draws asked for; `draws` are fewer while the simulation is under way, or where it was cancelled."""
    base: Ranks
    """The ranks (U) under the weights of the plan, reckoned as those of the draws are."""
    counts: Counts
    """U units × U places: in how many draws the unit took the place; place 1 is column 0."""
    ahead: Counts | None
    """U × U: in how many draws the unit of the row was ahead of that of the column; None for more units than `FEW`."""

    @cached_property
    def shares(self) -> Floats:
        """Rank acceptability indices (U × U, 0 to 1; Lahdelma & Salminen 2001): the share of draws for each place.
        Their standard error is √(s(1−s)/draws), at most 0.005 with 10 000 draws."""
        return self.counts / self.draws

    @cached_property
    def expected(self) -> Floats:
        """The mean rank of each unit (U, 1 to U)."""
        places = np.arange(1, len(self.units) + 1)
        expected: Floats = (self.counts @ places) / self.draws
        return expected

    @property
    def median(self) -> Ranks:
        """The central rank (U): a unit is as good or better in at least half of the draws."""
        return self.quantile(0.5)

    def quantile(self, share: float) -> Ranks:
        """The smallest rank (U) that a unit holds or betters in at least this share of the draws, 0 < share <= 1;
        0.05 and 0.95 bound the range of nine draws in ten. (Type 1 of Hyndman & Fan 1996.)"""
        least = np.ceil(share * self.draws - 1e-9)
        upto = np.cumsum(self.counts, axis=1, dtype=np.int32)
        ranks: Ranks = 1 + np.argmax(upto >= least, axis=1)
        return ranks

    def top(self, k: int) -> Floats:
        """The share of draws (U, 0 to 1) in which a unit is among the first k. Raises Refused (`robustness.top`) for k
        outside 1 to U."""
        if not 1 <= k <= len(self.units):
            raise Refused(Problem("robustness.top", (), {"value": str(k), "most": str(len(self.units))}))
        share: Floats = self.counts[:, :k].sum(axis=1) / self.draws
        return share

    @property
    def winning(self) -> Floats | None:
        """Pairwise winning indices (U × U, 0 to 1; Leskinen et al. 2006): the share of draws in which the unit of the
        row is ahead of that of the column; with its mirror it misses 1 by the share of ties."""
        return None if self.ahead is None else self.ahead / self.draws

    @cached_property
    def shift(self) -> Floats:
        """By how many places (U) a unit is off its rank under today's weights, on average. Its mean over the units is
        the average shift of Saisana, Saltelli & Tarantola (2005)."""
        places = np.arange(1, len(self.units) + 1)
        away = np.abs(places[None, :] - self.base[:, None])
        shift: Floats = np.einsum("up,up->u", self.counts, away) / self.draws
        return shift

    @cached_property
    def spearman(self) -> float | None:
        """Spearman's ρ between the ranking of a draw and today's, on average, −1 to 1; None for a single unit.
        1 − 6Σd²/(n³−n) (Spearman 1904), in which tied units hold the better place."""
        n = len(self.units)
        if n == 1:
            return None
        places = np.arange(1, n + 1)
        squares = (places[None, :] - self.base[:, None]) ** 2
        return float(1 - 6 * np.einsum("up,up->", self.counts, squares) / self.draws / (n**3 - n))

    @cached_property
    def kendall(self) -> float | None:
        """Kendall's τ against today's ranking, on average, −1 to 1: of the pairs that it puts in order, the share in
        the same order less the share in the opposite one (ties in a draw are neither). None where nothing is in order
        today, or where there are more units than `FEW`."""
        first = self.base[:, None] < self.base[None, :]
        if self.ahead is None or not first.any():
            return None
        return float((self.ahead - self.ahead.T)[first].sum() / self.draws / first.sum())
