"""The units of a plan as arrays: who has a rank, who belongs to which class, and who is compared with whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import numpy as np

from scoring.exact import Array, Mask
from scoring.plan import Unit


@dataclass(frozen=True)
class Frame:
    """The units in the order of the plan. `class_at`: the number of each unit's class, -1 for none."""

    units: tuple[Unit, ...]

    def __len__(self) -> int:
        return len(self.units)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(unit.code for unit in self.units)

    @cached_property
    def at(self) -> Mapping[str, int]:
        return {code: index for index, code in enumerate(self.codes)}

    @cached_property
    def ranked(self) -> Mask:
        return np.array([unit.ranked for unit in self.units], bool)

    @cached_property
    def classes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(unit.class_code for unit in self.units if unit.class_code is not None))

    @cached_property
    def class_at(self) -> Array:
        number = {code: index for index, code in enumerate(self.classes)}
        return np.array([number.get(unit.class_code or "", -1) for unit in self.units], np.int64)

    @cached_property
    def members(self) -> tuple[Array, ...]:
        """Where the units of each class stand; last those without a class."""
        return tuple(np.flatnonzero(self.class_at == index) for index in (*range(len(self.classes)), -1))

    @cached_property
    def everyone(self) -> Array:
        return np.arange(len(self.units))


@dataclass(frozen=True, slots=True)
class Ring:
    """Units that share their peers: where both stand."""

    rows: Array
    peers: Array


@dataclass(frozen=True, slots=True)
class Circle:
    """The rule by which peers are found: among all units, or in the class unless there are too few."""

    frame: Frame
    by_class: bool
    min_peers: Decimal | Fraction

    def rings(self, present: Mask) -> Sequence[Ring]:
        """All units with their peers among the ranked units that are present (perhaps none)."""
        frame = self.frame
        among = frame.ranked & present
        everyone = np.flatnonzero(among)
        if not self.by_class:
            return (Ring(frame.everyone, everyone),)
        own = [rows[among[rows]] for rows in frame.members]
        enough = [len(peers) >= self.min_peers for peers in own[:-1]] + [False]
        found = [Ring(rows, peers) for rows, peers, alone in zip(frame.members, own, enough, strict=True) if alone]
        rest = [rows for rows, alone in zip(frame.members, enough, strict=True) if not alone and len(rows)]
        return (*found, Ring(np.concatenate(rest), everyone)) if rest else tuple(found)
