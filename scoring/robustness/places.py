"""Places from totals, many draws at once: competition ranks (1-2-2-4), and how often each unit takes each place.

Totals are first rounded to the resolution, so that equal ones tie in floating point too. Few units are compared pair
by pair; many are sorted. NumPy sorts numbers several times as fast as it sorts indices, so the unit's number rides
along in the last bits of the number that is sorted.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.robustness.tree import HEIGHT, Floats

Counts = NDArray[np.int32]

FEW: Final = 128
"""Up to so many units every pair is compared, and counted."""
_CACHE: Final = 1 << 18
"""So many numbers stay in the processor's cache from one pass to the next."""


_WAITING: Final = 1024
"""Draws that are ranked before their places are counted."""


def batch_size(units: int, columns: int) -> int:
    """How many draws are best ranked together."""
    at_once = _CACHE // units**2 if units <= FEW else _CACHE // units
    pieces = min(at_once, _CACHE // columns) // HEIGHT + 1
    return pieces * HEIGHT


@dataclass(frozen=True, slots=True)
class Ranking:
    """One batch of draws, ranked: places U × draws (0 = the first), and of few units who is behind whom: 1 where the
    unit (first axis) is behind the other (second axis) in the draw (third)."""

    places: NDArray[np.unsignedinteger]
    behind: NDArray[np.uint8] | None


def rank(totals: Floats, resolution: float) -> Ranking:
    """Ranks draws × U totals, the highest first; overwrites them."""
    keys = _keys(totals, resolution)
    if keys.shape[1] > FEW:
        return Ranking(places_by_sorting(keys).T, None)
    keys = np.ascontiguousarray(keys.T)
    behind = (keys[None, :, :] < keys[:, None, :]).view(np.uint8)
    return Ranking(np.add.reduce(behind, axis=1, dtype=np.uint8), behind)


class Tally:
    """Counts over draws: how often each of U units takes each place (`counts`, U × U, place 0 = the first), and, where
    the units are few, how often the unit of the row is ahead of that of the column (`ahead`, U × U).

    `base`: about where each unit stands (U): what helps to count is that units that stand close stay close.
    """

    def __init__(self, base: NDArray[np.int64]) -> None:
        units = len(base)
        self.draws = 0
        self._counts: Counts = np.zeros((units, units), np.int32)
        self._ahead: Counts | None = np.zeros((units, units), np.int32) if units <= FEW else None
        self._order = np.argsort(base, kind="stable")
        self._waiting = np.empty((units, _WAITING), np.uint16)
        self._filled = 0
        self._bytes = np.zeros((units, units, batch_size(units, 1)) if units <= FEW else (0, 0, 0), np.uint8)
        self._added = 0

    def add(self, ranking: Ranking) -> None:
        """Takes note of a batch."""
        draws = ranking.places.shape[1]
        self.draws += draws
        for first in range(0, draws, _WAITING):
            part = ranking.places[:, first : first + _WAITING]
            if self._filled + part.shape[1] > _WAITING:
                self._empty_places()
            self._waiting[:, self._filled : self._filled + part.shape[1]] = part
            self._filled += part.shape[1]
        if ranking.behind is not None:
            if self._added == 255:  # a byte holds no more
                self._empty_bytes()
            self._bytes[:, :, :draws] += ranking.behind
            self._added += 1

    @property
    def counts(self) -> Counts:
        """The counts of places so far; later draws go into the same table."""
        self._empty_places()
        return self._counts

    @property
    def ahead(self) -> Counts | None:
        """How often each is ahead of each so far, likewise; None where the units are many."""
        self._empty_bytes()
        return self._ahead

    def _empty_places(self) -> None:
        """Some units at once, next to each other in the ranking, and only the places between their best and worst: so
        the table that is counted into stays small."""
        if not self._filled:
            return
        at_once = 16 if self._ahead is None else FEW
        for first in range(0, len(self._order), at_once):
            units = self._order[first : first + at_once]
            places = self._waiting[units, : self._filled]
            best, worst = int(places.min()), int(places.max())
            width = worst - best + 1
            cells = places + (np.arange(len(units)) * width - best)[:, None]
            found = np.bincount(cells.ravel(), minlength=len(units) * width)
            self._counts[units, best : worst + 1] += found.reshape(len(units), width).astype(np.int32)
        self._filled = 0

    def _empty_bytes(self) -> None:
        if self._ahead is not None:
            self._ahead += self._bytes.sum(axis=2, dtype=np.int32).T
            self._bytes[:] = 0
            self._added = 0


def places_of(totals: Floats, resolution: float) -> NDArray[np.int64]:
    """Places (draws × U; 0 = the first) of totals (draws × U), the highest first."""
    return places_by_sorting(_keys(totals.copy(), resolution)).astype(np.int64)


def places_by_sorting(keys: Floats) -> NDArray[np.uint16]:
    """Places (draws × U) of whole keys (draws × U), the lowest first; U up to 65 535."""
    draws, units = keys.shape
    bits = (units - 1).bit_length()
    packed = keys.astype(np.int64)
    packed <<= bits
    packed |= np.arange(units)
    packed.sort(axis=1)
    unit = packed & ((1 << bits) - 1)
    packed >>= bits
    order = np.arange(units, dtype=np.uint16)
    places = np.empty((draws, units), np.uint16)
    for draw in range(draws):
        places[draw][unit[draw]] = order
    tied = np.flatnonzero(packed[:, 1:] == packed[:, :-1])
    if tied.size:  # who ties with the one before takes the place on which the tie begins
        row, before = np.divmod(tied, units - 1)
        begins = np.ones(len(tied), bool)
        begins[1:] = (np.diff(tied) != 1) | (before[1:] == 0)
        start = np.maximum.accumulate(np.where(begins, tied, 0)) - row * (units - 1)
        places[row, unit[row, before + 1]] = start
    return places


def _keys(totals: Floats, resolution: float) -> Floats:
    """Whole numbers, lower for a higher total; in place of the totals."""
    totals *= -1 / resolution
    return np.rint(totals, out=totals)
