"""Our own functions for the scripts that time the peers: `python bench_recompute.py --size M --candidate THIS_FILE`.

Those scripts load this file anew for each function; what must outlive that stands in modules that are imported.
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import plain
from benchmarks.candidate_sensitivity import sensitivity
from scoring.result import Result

__all__ = ["edit_cell", "full_recompute", "sensitivity"]

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


def full_recompute(values: Floats, directions: Whole, weights: Floats) -> Result:
    """Points of all cells, totals and ranks. The matrix becomes a plan and its entries when it is first seen."""
    return plain.prepared(values, directions, weights).score()


def edit_cell(unit: int, indicator: int, value: float) -> Result:
    """One value of the matrix that `full_recompute` saw last is set; new totals and ranks."""
    return plain.newest().edit(unit, indicator, value)
