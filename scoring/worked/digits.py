"""How many decimals a worked line shows: as few as people like, and so many that a calculator finds the same figures.

Every step is worked again from the figures as they are shown. Where that does not give the figure on its right, the
figures on its left get a decimal more, and so on; one that decimals never settle stands as a fraction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from scoring.precise import settle_roots
from scoring.rounding import half_up, round_half_up
from scoring.worked.model import Note, Segment, Step
from scoring.worked.terms import Known, as_shown, known_of, with_texts, worth

MORE: Final = 8
"""So many decimals are tried beyond the least; then a figure is shown in full."""
LONGEST: Final = 12
"""Digits of a fraction's denominator; what is longer is a root or a mean, and shown with many digits."""
SIGNIFICANT: Final = 40
"""Digits of a root or logarithm that is shown in full; they are reckoned with ten more."""


def with_digits(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments with the text of every figure."""
    digits = _Digits()
    while True:
        found = tuple(digits.fixed(segment) for segment in segments)
        raised = [digits.more(step) for step in found if isinstance(step, Step) and not _closes(step)]
        if not any(raised):
            return found


@dataclass(slots=True)
class _Digits:
    """How many decimals beyond the least each figure gets; those that were raised."""

    beyond: dict[tuple[Fraction, int], int] = field(default_factory=dict)

    def more(self, step: Step) -> bool:
        """Raise the figures of a step that does not close; False where all are shown in full."""
        raised = False
        for known in (known for one in (step.term, *step.because) for known in known_of(one)):
            key = _key(known)
            if key is not None and self.beyond.get(key, 0) <= MORE and _is_open(known):
                self.beyond[key] = self.beyond.get(key, 0) + 1
                raised = True
        return raised

    def text(self, known: Known) -> str:
        key = _key(known)
        if key is None:
            return exact_text(known.value)
        beyond = self.beyond.get(key, 0)
        if beyond > MORE:
            return exact_text(known.value)
        places = key[1] + beyond
        whole = in_full(known.value)
        return whole if whole is not None and _places(whole) <= places else f"{half_up(known.value, places):f}"

    def fixed(self, segment: Segment) -> Segment:
        if isinstance(segment, Note):
            return self._note(segment)
        result = with_texts(segment.result, self.text)
        assert isinstance(result, Known)
        return replace(
            segment,
            term=with_texts(segment.term, self.text),
            result=result,
            because=tuple(with_texts(one, self.text) for one in segment.because),
            label=None if segment.label is None else self._note(segment.label),
        )

    def _note(self, note: Note) -> Note:
        facts = {
            name: replace(fact, text=self.text(fact)) if isinstance(fact, Known) and not fact.text else fact
            for name, fact in note.facts.items()
        }
        return replace(note, facts=facts)


def _key(known: Known) -> tuple[Fraction, int] | None:
    """One figure has the same digits everywhere in a line; None for one that is always shown in full."""
    return None if known.least is None else (known.value, known.least)


def _is_open(known: Known) -> bool:
    """Is this figure not shown in full?"""
    return as_shown(known) != known.value


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def in_full(value: Fraction) -> str | None:
    """All decimals of a number, or None where they do not end."""
    rest, places = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    return f"{half_up(value, places):f}" if rest == 1 else None


def exact_text(value: Fraction) -> str:
    """A figure in full: its decimals, a fraction where they do not end, the many digits of a root."""
    text = in_full(value)
    if text is not None and (_places(text) <= SIGNIFICANT or value.denominator == 1):
        return text
    if len(str(value.denominator)) <= LONGEST:
        return f"{value.numerator}/{value.denominator}"
    return f"{half_up(value, max(0, SIGNIFICANT - len(str(abs(int(value)))))):f}"


def _closes(step: Step) -> bool:
    """Do the figures as shown give the figure on the right, at its places?"""
    try:
        if not all(worth(one, as_shown) for one in step.because):
            return False
        found = settle_roots(worth(step.term, as_shown))
    except ZeroDivisionError:
        return False
    text = step.result.text
    if "/" not in text:
        found = round_half_up(found, _places(text))
    return found == as_shown(step.result)
