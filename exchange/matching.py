"""Names of a file against names of the plan: the same, the same but for how they are written, or only alike.

An exact or normalised match may be used at once; a similar one must be confirmed by somebody. Where a name
stands more than once, the path above it decides; where that does not decide either, nobody is matched.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from scoring.names import ALIKE, normalised

How = Literal["exact", "normalised", "similar", "none"]

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """`source`: position in the file's names; `target`: code in the plan, None where nothing fits.

    `ratio` is 1 but for similar names.
    """

    source: int
    target: str | None
    how: How
    ratio: float = 1.0

    @property
    def sure(self) -> bool:
        """Whether it may be used without asking."""
        return self.how in ("exact", "normalised")


def match_names(sources: Sequence[Path], targets: Mapping[str, Path]) -> tuple[NameMatch, ...]:
    """One match for every source, in order; no target is used twice. Paths run from the first level down.

    In turn: the same full path, the same name (once in both), the same normalised path, the same normalised
    name (once in both), and at last similar names, the most alike first.
    """
    found: dict[int, NameMatch] = {}
    free = dict(targets)

    def by(how: How, key: Callable[[Path], object], *, alone: bool = False) -> None:
        """`alone`: only names that are the only ones of their kind from the beginning; a namesake whose twin was
        matched elsewhere is not thereby the same."""
        there: dict[object, list[str]] = {}
        for code, path in free.items():
            there.setdefault(key(path), []).append(code)
        here: dict[object, list[int]] = {}
        for position, path in enumerate(sources):
            if position not in found:
                here.setdefault(key(path), []).append(position)
        for wanted, positions in here.items():
            codes = there.get(wanted, [])
            if len(positions) == 1 and len(codes) == 1 and not (alone and _often(wanted, key, sources, targets)):
                found[positions[0]] = NameMatch(positions[0], codes[0], how)
                del free[codes[0]]

    by("exact", lambda path: path)
    by("exact", lambda path: path[-1], alone=True)
    by("normalised", lambda path: tuple(map(normalised, path)))
    by("normalised", lambda path: normalised(path[-1]), alone=True)
    _similar(sources, free, found)
    return tuple(found.get(position, NameMatch(position, None, "none", 0.0)) for position in range(len(sources)))


def _often(wanted: object, key: Callable[[Path], object], sources: Sequence[Path], targets: Mapping[str, Path]) -> bool:
    return any(sum(key(path) == wanted for path in paths) > 1 for paths in (sources, targets.values()))


def _similar(sources: Sequence[Path], free: dict[str, Path], found: dict[int, NameMatch]) -> None:
    pairs = []
    for position, path in enumerate(sources):
        if position in found:
            continue
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(normalised(path[-1]))
        for code, other in free.items():
            matcher.set_seq1(normalised(other[-1]))
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                ratio = matcher.ratio()
                if ratio >= ALIKE:
                    same_parent = [normalised(name) for name in path[:-1]] == [normalised(name) for name in other[:-1]]
                    pairs.append((ratio, same_parent, -position, code))
    for ratio, _, negative, code in sorted(pairs, reverse=True):
        if -negative not in found and code in free:
            found[-negative] = NameMatch(-negative, code, "similar", ratio)
            del free[code]


def most_alike(name: str, targets: Mapping[str, Path]) -> tuple[str, ...]:
    """The codes of the targets, those whose names are most like this one first."""
    matcher = SequenceMatcher(b=normalised(name), autojunk=False)

    def likeness(code: str) -> float:
        matcher.set_seq1(normalised(targets[code][-1]))
        return -matcher.ratio()

    return tuple(sorted(targets, key=likeness))
