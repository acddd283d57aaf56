"""Positions that keep the order of parts with few changed rows."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

_STEP: Final = 1 << 20


def positions(order: Sequence[str], stored: Mapping[str, int]) -> dict[str, int]:
    """A rising number for each uid. Those stored stay as far as they can: a moved part is one changed row."""
    kept = _longest_rising([stored.get(uid) for uid in order])
    result: dict[str, int] = {}
    start = 0
    for end in (*kept, len(order)):
        low = stored[order[start - 1]] if start else None
        high = stored[order[end]] if end < len(order) else None
        count = end - start
        if low is None and high is None:
            low, high = 0, _STEP * (count + 1)
        elif low is None:
            assert high is not None
            low = high - _STEP * (count + 1)
        elif high is None:
            high = low + _STEP * (count + 1)
        assert high is not None
        if high - low <= count:  # no room left between two neighbours: everything is numbered anew
            return {uid: _STEP * (place + 1) for place, uid in enumerate(order)}
        for place in range(count):
            result[order[start + place]] = low + (high - low) * (place + 1) // (count + 1)
        if end < len(order):
            result[order[end]] = high
        start = end + 1
    return result


def _longest_rising(numbers: Sequence[int | None]) -> list[int]:
    """The places of a longest rising run among the numbers that are there."""
    tops: list[int] = []  # the smallest number that ends a run of each length
    ends: list[int] = []  # and its place
    earlier: dict[int, int | None] = {}
    for place, number in enumerate(numbers):
        if number is None:
            continue
        length = bisect_left(tops, number)
        tops[length : length + 1] = [number]
        ends[length : length + 1] = [place]
        earlier[place] = ends[length - 1] if length else None
    run: list[int] = []
    place_now = ends[-1] if ends else None
    while place_now is not None:
        run.append(place_now)
        place_now = earlier[place_now]
    return run[::-1]
