"""Points of all units: whole numbers of the last place that the plan rounds to, or exact fractions where it does not
round."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from scoring.exact import Array, Exact, Mask
from scoring.rationals import ROOM, Rationals, largest, sum_of
from scoring.rounding import round_half_up


@dataclass(slots=True)
class Points:
    """`numbers` count 10**-places; with `places` None they are Fractions. Filled by one owner, then left alone."""

    numbers: Array
    places: int | None

    @classmethod
    def zeros(cls, count: int, places: int | None) -> "Points":
        if places is None:
            return cls(np.full(count, Fraction(0), object), None)
        return cls(np.zeros(count, np.int64), places)

    @classmethod
    def total(cls, parts: Iterable["Points"], count: int, places: int | None) -> "Points":
        """The sums, unit by unit."""
        found = cls.zeros(count, places)
        for part in parts:
            a, b = found.numbers, part.numbers
            if places is not None and a.dtype != object and b.dtype != object and largest(a) + largest(b) >= ROOM:
                a = a.astype(object)
            found.numbers = a + b
        return found

    def less(self, other: "Points") -> "Points":
        """The differences, unit by unit."""
        return Points.total([self, Points(-other.numbers, other.places)], len(self.numbers), self.places)

    def at_least_zero(self) -> "Points":
        return Points(np.maximum(self.numbers, 0), self.places)

    def copy(self) -> "Points":
        return Points(self.numbers.copy(), self.places)

    def at(self, index: int) -> Fraction:
        """One unit's points, exactly."""
        number = self.numbers[index]
        return number if self.places is None else Fraction(int(number), 10**self.places)

    def all(self) -> list[Fraction]:
        """Everybody's points, exactly; equal points are one object."""
        numbers: list[Any] = self.numbers.tolist()
        if self.places is None:
            return numbers
        made = {number: Fraction(number, 10**self.places) for number in set(numbers)}
        return [made[number] for number in numbers]

    def shown(self, index: int) -> Decimal | Fraction:
        """One unit's points as they are published."""
        return self.at(index) if self.places is None else Decimal(f"{self.numbers[index]}e-{self.places}")

    def written(self) -> list[Any]:
        """Everybody's points as they are published; equal points are one object."""
        numbers: list[Any] = self.numbers.tolist()
        if self.places is None:
            return numbers
        made = {number: Decimal(f"{number}e-{self.places}") for number in set(numbers)}
        return [made[number] for number in numbers]

    def as_rationals(self) -> Rationals:
        """The points as numbers that can be reckoned on."""
        if self.places is None:
            return Rationals.of(self.numbers.tolist())
        return Rationals(self.numbers, 10**self.places, largest(self.numbers))

    # Filling in.

    def rounded(self, value: Fraction) -> "int | Fraction":
        """A number as it stands in `numbers`, half-up."""
        if self.places is None or not value:
            return value if self.places is None else 0
        return int(round_half_up(value, self.places) * 10**self.places)

    def put(self, rows: Array, numbers: Array, *, whole: bool = False) -> None:
        """Take over numbers that are rounded already; `whole`: of all units."""
        if whole:
            self.numbers = numbers.copy()  # it may be the column of the measure itself
            return
        if numbers.dtype == object and self.numbers.dtype != object:
            self.numbers = self.numbers.astype(object)
        self.numbers[rows] = numbers

    def put_one(self, index: int, value: Fraction) -> None:
        self.put_all(np.array([index]), value)

    def put_all(self, rows: Array, value: Fraction) -> None:
        """One value for all of these units."""
        number = self.rounded(value)
        if isinstance(number, int) and abs(number) >= ROOM and self.numbers.dtype != object:
            self.numbers = self.numbers.astype(object)
        self.numbers[rows] = number

    def fill(self, mask: Mask, value: Fraction) -> None:
        if mask.any():
            self.put_all(np.flatnonzero(mask), value)

    def take_over(self, rows: Array, points: Exact, *, whole: bool = False) -> None:
        """What a method gives these units; `whole`: they are all units."""
        if isinstance(points, Fraction):
            self.put_all(rows, points)
            return
        assert isinstance(points, Rationals)
        if self.places is None:
            self.numbers[rows] = [points.at(index) for index in range(len(rows))]
            return
        numbers = points.half_up(self.places)
        small = numbers.dtype == object and largest(numbers) < ROOM
        self.put(rows, numbers.astype(np.int64) if small else numbers, whole=whole)

    # Of some units together.

    def mean(self, rows: Array) -> Fraction:
        numbers = self.numbers[rows]
        if self.places is None:
            return sum(numbers.tolist(), Fraction(0)) / len(rows)
        return Fraction(sum_of(numbers, largest(numbers)), len(rows) * 10**self.places)

    def lowest(self, rows: Array) -> Fraction:
        return self.at(int(rows[int(np.argmin(self.numbers[rows]))]))
