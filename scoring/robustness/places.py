"""Places from totals, many draws at once: competition ranks (1-2-2-4), and how often each unit takes each place.

Totals are first rounded to the resolution, so that equal ones tie in floating point too. Few units are compared pair
by pair; many are sorted. NumPy sorts numbers several times as fast as it sorts indices, so the unit's number rides
along in the last bits of the number that is sorted.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from scoring.robustness.tree import Floats

Counts = NDArray[np.int32]

FEW: Final = 128
"""Up to so many units every pair is compared, and counted."""
_CACHE: Final = 1 << 17
"""So many numbers stay in the processor's cache from one pass to the next."""


def batch_size(units: int, columns: int) -> int:
    """How many draws are best ranked together."""
    at_once = _CACHE // units**2 if units <= FEW else _CACHE // units
    return max(16, min(at_once, _CACHE // columns))


class Tally:
    """Counts over draws: how often each of U units takes each place (U × U, place 0 = the first), and, where the units
    are few, how often it is ahead of each other (U × U)."""

    def __init__(self, units: int, resolution: float) -> None:
        self.draws = 0
        self._units = units
        self._resolution = resolution
        self._counts: Counts = np.zeros((units, units), np.int32)
        self._pairs = _Pairs(units) if units <= FEW else None
        self._waiting = np.empty((units, 1024 if self._pairs is None else 0), np.uint16)
        self._filled = 0

    def add(self, totals: Floats) -> None:
        """Takes note of draws × U totals; overwrites them."""
        keys = _keys(totals, self._resolution)
        self.draws += len(keys)
        if self._pairs is not None:
            self._count(self._pairs.places(np.ascontiguousarray(keys.T)), 0)
            return
        # Unit by unit, a thousand draws at once: the counts of some units stay in the cache, those of all would not.
        for part in np.array_split(keys, -(-len(keys) // self._waiting.shape[1])):
            if self._filled + len(part) > self._waiting.shape[1]:
                self._empty()
            self._waiting[:, self._filled : self._filled + len(part)] = places_by_sorting(part).T
            self._filled += len(part)

    def counts(self) -> Counts:
        """The counts of places so far, a copy."""
        self._empty()
        return self._counts.copy()

    def ahead(self) -> Counts | None:
        """How often the unit of the row was ahead of that of the column, a copy; None where the units are many."""
        return None if self._pairs is None else self._pairs.ahead()

    def _empty(self) -> None:
        for first in range(0, self._units, 16):
            self._count(self._waiting[first : first + 16, : self._filled], first)
        self._filled = 0

    def _count(self, places: NDArray[np.unsignedinteger], first: int) -> None:
        """`places`: some units from `first` on × draws."""
        units = len(places)
        cells = places + (np.arange(units) * self._units)[:, None]
        found = np.bincount(cells.ravel(), minlength=units * self._units)
        self._counts[first : first + units] += found.reshape(units, self._units).astype(np.int32)


class _Pairs:
    """Every pair compared, and how often each was ahead. The comparisons are added up in bytes, which hold 255."""

    def __init__(self, units: int) -> None:
        self._ahead = np.zeros((units, units), np.int32)
        self._bytes = np.zeros((units, units, batch_size(units, 1)), np.uint8)
        self._added = 0

    def places(self, keys: Floats) -> NDArray[np.uint8]:
        """Places (U × draws) of keys (U × draws), the lowest first."""
        behind = (keys[None, :, :] < keys[:, None, :]).view(np.uint8)
        if self._added == 255:
            self._empty()
        self._bytes[:, :, : keys.shape[1]] += behind
        self._added += 1
        places: NDArray[np.uint8] = np.add.reduce(behind, axis=1, dtype=np.uint8)
        return places

    def ahead(self) -> Counts:
        self._empty()
        return self._ahead.copy()

    def _empty(self) -> None:
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
